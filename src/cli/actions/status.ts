import { ConsendError } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';
import type { RunRecord } from '../../core/ports.ts';
import { type CampaignStatus, runJson, statusJson, terminalStatus } from '../../report/index.ts';
import { wrap } from '../../report/terminal/layout.ts';
import { sendCommand } from '../campaign-file.ts';
import { honest } from '../cut-off.ts';
import { EXIT } from '../exit-codes.ts';
import { interruptSignal } from '../interrupt.ts';
import { campaignStatus } from '../models/outcome-model.ts';
import { openCampaign } from '../plan-inputs.ts';
import type { Session } from '../session.ts';
import { terminalOptions } from '../terminal-options.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

const WATCH_MS = 1000;
/** Where lines only follow each other, a picture comes so often. */
const LINE_MS = 30_000;

/** The occurrence's id that a campaign id or file stands for. */
export async function campaignId(open: OpenWorkspace, named: string): Promise<string> {
  if (!/\.ya?ml$/i.test(named)) return named;
  return (await openCampaign(open, named, open.session.clock.now())).id;
}

/** The newest run of a named campaign. Throws `campaign.unknown` with those that are known. */
export async function namedRun(open: OpenWorkspace, named: string): Promise<RunRecord> {
  const id = await campaignId(open, named);
  const run = await open.store.runs.latest(id);
  if (run) return run;
  const known = (await open.store.runs.list()).map((each) => each.campaign);
  throw new ConsendError('campaign.unknown', {
    params: { campaign: id, known, suggestion: nearest(id, known) },
  });
}

/** Names the command that goes on with a run that was cut off, unless somebody said that it must not. */
async function withNext(
  open: OpenWorkspace,
  named: string | undefined,
  status: CampaignStatus,
): Promise<CampaignStatus> {
  if (status.run.stoppedBy !== 'cut-off' || status.control !== undefined) return status;
  return { ...status, goesOnWith: await sendCommand(open, named ?? status.campaign, status.campaign) };
}

/** Where campaigns stand, as it is shown. */
interface Picture {
  readonly text: string;
  /** A process is at one of them. */
  readonly isRunning: boolean;
  /** Something still waits in one of them. */
  readonly isUnfinished: boolean;
}

async function picture(open: OpenWorkspace, named: string | undefined): Promise<Picture> {
  const { session, workspace, store } = open;
  const zone = workspace.config.defaults.timeZone;
  const recorded = named === undefined ? await store.runs.list() : [await namedRun(open, named)];
  const runs: RunRecord[] = [];
  for (const run of recorded) runs.push(await honest(open, run));
  const statuses = [];
  for (const run of runs) statuses.push(await campaignStatus(store, run, session.clock.now()));
  const [only] = statuses;
  const isRunning = runs.some((run) => run.state === 'running');
  const isUnfinished = statuses.some(({ counts }) => counts.planned + counts.held > 0);
  if (session.globals.json) {
    const document = named !== undefined && only ? runJson(only, zone) : statusJson(statuses, zone);
    return { text: JSON.stringify(document), isRunning, isUnfinished };
  }
  if (statuses.length === 0) return { text: session.messages.cli.said.statusNone, isRunning, isUnfinished };
  const shown: CampaignStatus[] = [];
  for (const status of statuses) shown.push(await withNext(open, named, status));
  return { text: terminalStatus(shown, { ...terminalOptions(session), zone }), isRunning, isUnfinished };
}

/** That nobody sends what still waits. */
function goneText({ messages, globals, io }: Session): string {
  const text = messages.sending.progress.gone;
  return globals.json ? text : wrap(text, io.columns).join('\n');
}

/**
 * Pictures until the last run has ended or somebody has seen enough. On a terminal each replaces the last; as JSON there is
 * a document a change; elsewhere one every half minute, and the last.
 */
async function watch(open: OpenWorkspace, named: string | undefined, signal: AbortSignal): Promise<void> {
  const { session } = open;
  const { io, globals, clock } = session;
  const isDrawn = io.isOutTty && !globals.json;
  let shown: { readonly text: string; readonly at: number } | undefined;
  for (;;) {
    const { text, isRunning, isUnfinished } = await picture(open, named);
    const now = clock.now();
    const isTime = isDrawn || globals.json || shown === undefined || now - shown.at >= LINE_MS || !isRunning;
    if (isTime && text !== shown?.text) {
      await io.out(isDrawn ? `\u001B[2J\u001B[H${text}\n` : `${text}\n`);
      shown = { text, at: now };
    }
    if (!isRunning && isUnfinished) session.note(goneText(session));
    if (!isRunning || signal.aborted) return;
    await clock.sleep(WATCH_MS, signal);
    if (signal.aborted) return;
  }
}

/** `consend status`: where campaigns stand; with `--watch` until the last run has ended or Ctrl-C. */
export async function runStatus(
  session: Session,
  named: string | undefined,
  options: { watch?: boolean },
): Promise<number> {
  return await withWorkspace(
    session,
    async (open) => {
      if (!options.watch) {
        await session.io.out(`${(await picture(open, named)).text}\n`);
        return EXIT.ok;
      }
      const { signal, stop } = interruptSignal(session);
      try {
        await watch(open, named, signal);
        return EXIT.ok;
      } finally {
        stop();
      }
    },
    { needsNoKeys: true },
  );
}
