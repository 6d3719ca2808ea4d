import { ConsendError } from '../../core/errors.ts';
import type { CampaignControl, RunRecord } from '../../core/ports.ts';
import { formatNumber } from '../../i18n/format.ts';
import { runJson } from '../../report/index.ts';
import { sendCommand } from '../campaign-file.ts';
import { confirms } from '../confirm.ts';
import { cancelCampaign, honest } from '../cut-off.ts';
import { EXIT } from '../exit-codes.ts';
import { campaignStatus } from '../models/outcome-model.ts';
import type { Session } from '../session.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';
import { namedRun } from './status.ts';

/** A campaign as a command finds it. */
interface Found {
  readonly open: OpenWorkspace;
  readonly named: string;
  /** Its newest run; `running` only where a process is at it. */
  readonly run: RunRecord;
  readonly before: CampaignControl | undefined;
}

async function steer(
  session: Session,
  named: string,
  work: (found: Found) => Promise<number>,
): Promise<number> {
  return await withWorkspace(
    session,
    async (open) => {
      const run = await honest(open, await namedRun(open, named));
      return await work({ open, named, run, before: await open.store.runs.control(run.campaign) });
    },
    { needsNoKeys: true },
  );
}

/** The document with --json, else sentences. */
async function tell({ open }: Found, run: RunRecord, sentences: readonly string[]): Promise<number> {
  const { session, store, workspace } = open;
  const { io, globals } = session;
  if (globals.json) {
    const document = runJson(await campaignStatus(store, run), workspace.config.defaults.timeZone);
    await io.out(`${JSON.stringify(document)}\n`);
  } else if (!globals.quiet) await io.out(`${sentences.join('\n')}\n`);
  return EXIT.ok;
}

function refuseCancelled({ run, before }: Found): void {
  if (before === 'cancelled')
    throw new ConsendError('campaign.cancelled', { params: { campaign: run.campaign } });
}

/** `consend pause`: nothing more of the campaign is sent until it is resumed. */
export async function runPause(session: Session, named: string): Promise<number> {
  return await steer(session, named, async (found) => {
    refuseCancelled(found);
    const { open, run } = found;
    const text = session.messages.control;
    await open.store.runs.setControl(run.campaign, 'paused');
    const drains = run.state === 'running' ? [text.drains] : [];
    return await tell(found, run, [text.paused(run.campaign), ...drains]);
  });
}

/** `consend resume`: takes a pause back. */
export async function runResume(session: Session, named: string): Promise<number> {
  return await steer(session, named, async (found) => {
    refuseCancelled(found);
    const { open, run, before } = found;
    const text = session.messages.control;
    await open.store.runs.setControl(run.campaign, undefined);
    const said = before === 'paused' ? text.resumed(run.campaign) : text.notPaused(run.campaign);
    const next =
      run.state === 'running' ? text.goesOn : text.sendAgain(await sendCommand(open, named, run.campaign));
    const isToldMore = before === 'paused' || run.state === 'stopped';
    return await tell(found, run, isToldMore ? [said, next] : [said]);
  });
}

/** `consend cancel`: ends a campaign for good. Asks with the number of messages that will be left out. */
export async function runCancel(
  session: Session,
  named: string,
  { yes }: { readonly yes?: boolean },
): Promise<number> {
  return await steer(session, named, async (found) => {
    const { open, run, before } = found;
    const text = session.messages.control;
    if (before === 'cancelled') {
      // Its run may have been cut off before it could end itself.
      const { run: ended } = await cancelCampaign(open, run);
      return await tell(found, ended, [text.cancelledBefore(run.campaign)]);
    }
    const counts = await open.store.journal.counts(run.campaign);
    const number = (count: number): string => formatNumber(session.globals.language, count);
    const waiting = number(counts.planned + counts.held);
    const question = text.question(run.campaign, waiting);
    if (!(await confirms(session, { question, action: text.action(run.campaign, waiting), yes }))) {
      session.note(session.messages.care.ask.declined);
      return EXIT.ok;
    }
    const { run: ended, skipped, unknown } = await cancelCampaign(open, run);
    const drains = ended.state === 'running' ? [text.drains] : [];
    const doubts = unknown > 0 ? [text.cutOff(number(unknown))] : [];
    return await tell(found, ended, [text.cancelled(run.campaign, number(skipped)), ...drains, ...doubts]);
  });
}
