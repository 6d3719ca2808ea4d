/** Other occurrences of a campaign that still have messages waiting: nobody would come back to them by itself. */
import { type Campaign, hasPeriod, isOccurrenceOf } from '../adapters/config/index.ts';
import { formatNumber } from '../i18n/format.ts';
import { commandTarget, planOption } from './campaign-file.ts';
import type { OpenWorkspace } from './workspace.ts';

/** So many are told one by one. */
const TOLD = 3;

interface Unfinished {
  readonly campaign: string;
  readonly waiting: number;
  readonly isPaused: boolean;
}

/** Newest first. What is cancelled is finished; who goes back to an earlier one knows what is open. */
async function unfinishedOf(
  { store }: OpenWorkspace,
  { id, config, occurrence }: Campaign,
): Promise<Unfinished[]> {
  if (!hasPeriod(config.id) || occurrence !== undefined) return [];
  const found: Unfinished[] = [];
  for (const { campaign } of await store.runs.list()) {
    if (campaign === id || !isOccurrenceOf(config.id, campaign)) continue;
    const control = await store.runs.control(campaign);
    const { planned, held, sending } = await store.journal.counts(campaign);
    const waiting = planned + held + sending;
    if (waiting > 0 && control !== 'cancelled')
      found.push({ campaign, waiting, isPaused: control === 'paused' });
  }
  return found;
}

/** Warns of other occurrences that are not finished, each with the command that finishes it. */
export async function tellUnfinished(open: OpenWorkspace, campaign: Campaign, file: string): Promise<void> {
  const { session } = open;
  const { control } = session.messages;
  const number = (count: number): string => formatNumber(session.globals.language, count);
  const found = await unfinishedOf(open, campaign);
  for (const { campaign: id, waiting, isPaused } of found.slice(0, TOLD)) {
    const target = commandTarget(file, { occurrence: id });
    const send = `consend send ${target}${await planOption(open, id)}`;
    const words = { campaign: id, waiting: number(waiting), send };
    const said = isPaused ? control.unfinishedPaused(words) : control.unfinished(words);
    session.warn(`${said}\n${control.giveUp(id)}`, 'run.unfinished');
  }
  if (found.length > TOLD)
    session.warn(control.unfinishedMore(number(found.length - TOLD)), 'run.unfinished');
}
