import { ConsendError } from '../../core/errors.ts';
import type { CampaignControl, RunRecord } from '../../core/ports.ts';
import { formatNumber } from '../../i18n/format.ts';
import { runJson, unbegunJson } from '../../report/index.ts';
import { sendCommand } from '../campaign-file.ts';
import { confirms } from '../confirm.ts';
import { type Cancelling, cancelCampaign, honest } from '../cut-off.ts';
import { EXIT } from '../exit-codes.ts';
import { campaignStatus } from '../models/outcome-model.ts';
import { type CampaignName, steeredCampaign } from '../named-campaign.ts';
import type { Session } from '../session.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

/** Options of the three commands. */
export interface ControlOptions {
  readonly occurrence?: string;
}

/** A campaign as a command finds it. */
interface Found {
  readonly open: OpenWorkspace;
  readonly named: string;
  /** The occurrence's id. */
  readonly id: string;
  /** Its newest run, `running` only where a process is at it; undefined: it has not begun. */
  readonly run: RunRecord | undefined;
  readonly before: CampaignControl | undefined;
}

async function steer(
  session: Session,
  name: CampaignName,
  work: (found: Found) => Promise<number>,
): Promise<number> {
  return await withWorkspace(
    session,
    async (open) => {
      const { id, run, control } = await steeredCampaign(open, name);
      const { named } = name;
      return await work({ open, named, id, run: run && (await honest(open, run)), before: control });
    },
    { needsNoKeys: true },
  );
}

/** The document with --json, else sentences. */
async function tell(
  { open, id }: Found,
  run: RunRecord | undefined,
  sentences: readonly string[],
): Promise<number> {
  const { session, store, workspace } = open;
  const { io, globals } = session;
  const { defaults, limits } = workspace.config;
  if (globals.json) {
    const document =
      run === undefined
        ? unbegunJson({
            campaign: id,
            control: await store.runs.control(id),
            perSecondLimit: limits.messagesPerSecond,
          })
        : runJson(await campaignStatus(store, run), defaults.timeZone);
    await io.out(`${JSON.stringify(document)}\n`);
  } else if (!globals.quiet) await io.out(`${sentences.join('\n')}\n`);
  return EXIT.ok;
}

function refuseCancelled({ id, before }: Found): void {
  if (before === 'cancelled') throw new ConsendError('campaign.cancelled', { params: { campaign: id } });
}

/** `consend pause`: nothing more of the campaign is sent until it is resumed, also before its first run. */
export async function runPause(session: Session, named: string, options: ControlOptions): Promise<number> {
  return await steer(session, { named, ...options }, async (found) => {
    refuseCancelled(found);
    const { open, id, run } = found;
    const text = session.messages.control;
    await open.store.runs.setControl(id, 'paused');
    const more = run === undefined ? [text.notBegun] : run.state === 'running' ? [text.drains] : [];
    return await tell(found, run, [text.paused(id), ...more]);
  });
}

/** `consend resume`: takes a pause back. */
export async function runResume(session: Session, named: string, options: ControlOptions): Promise<number> {
  return await steer(session, { named, ...options }, async (found) => {
    refuseCancelled(found);
    const { open, id, run, before } = found;
    const text = session.messages.control;
    const isPaused = before === 'paused';
    if (isPaused) await open.store.runs.setControl(id, undefined);
    const said = isPaused ? text.resumed(id) : text.notPaused(id);
    const next = run?.state === 'running' ? text.goesOn : text.sendAgain(await sendCommand(open, named, id));
    const isToldMore = isPaused || run?.state === 'stopped';
    return await tell(found, run, isToldMore ? [said, next] : [said]);
  });
}

/** Cancels what has not begun: there is nothing to leave out, and nothing will be sent. */
async function cancelUnbegun({ store }: OpenWorkspace, id: string): Promise<Partial<Cancelling>> {
  return { skipped: await store.runs.setControl(id, 'cancelled') };
}

async function questionOf({ open, id, run }: Found): Promise<{ question: string; action: string }> {
  const { session, store } = open;
  const text = session.messages.control;
  if (run === undefined) return { question: text.questionUnbegun(id), action: text.actionUnbegun(id) };
  const counts = await store.journal.counts(id);
  const waiting = formatNumber(session.globals.language, counts.planned + counts.held);
  return { question: text.question(id, waiting), action: text.action(id, waiting) };
}

/** `consend cancel`: ends a campaign for good. Asks with the number of messages that will be left out. */
export async function runCancel(
  session: Session,
  named: string,
  { yes, ...options }: ControlOptions & { readonly yes?: boolean },
): Promise<number> {
  return await steer(session, { named, ...options }, async (found) => {
    const { open, id, run, before } = found;
    const text = session.messages.control;
    if (before === 'cancelled') {
      // Its run may have been cut off before it could end itself.
      const ended = run && (await cancelCampaign(open, run)).run;
      return await tell(found, ended, [text.cancelledBefore(id)]);
    }
    if (!(await confirms(session, { ...(await questionOf(found)), yes }))) {
      session.note(session.messages.care.ask.declined);
      return EXIT.ok;
    }
    const done = run === undefined ? await cancelUnbegun(open, id) : await cancelCampaign(open, run);
    return await tell(found, done.run, cancelledTexts(found, done));
  });
}

function cancelledTexts(
  { open, id }: Found,
  { run, skipped = 0, unknown = 0 }: Partial<Cancelling>,
): string[] {
  const { messages, globals } = open.session;
  const text = messages.control;
  if (run === undefined) return [text.cancelledUnbegun(id)];
  const number = (count: number): string => formatNumber(globals.language, count);
  return [
    text.cancelled(id, number(skipped)),
    ...(run.state === 'running' ? [text.drains] : []),
    ...(unknown > 0 ? [text.cutOff(number(unknown))] : []),
  ];
}
