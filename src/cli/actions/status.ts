import { ConsendError } from '../../core/errors.ts';
import type { RunRecord, TestTally, UnbegunCampaign } from '../../core/ports.ts';
import {
  type CampaignStatus,
  runJson,
  statusJson,
  terminalStatus,
  testsJson,
  type UnbegunStatus,
  unbegunJson,
} from '../../report/index.ts';
import { wrap } from '../../report/terminal/layout.ts';
import { terminalTests } from '../../report/terminal/tests.ts';
import { sendCommand } from '../campaign-file.ts';
import { honest } from '../cut-off.ts';
import { EXIT } from '../exit-codes.ts';
import { interruptSignal } from '../interrupt.ts';
import { campaignStatus } from '../models/outcome-model.ts';
import { type CampaignName, namedCampaign } from '../named-campaign.ts';
import type { Session } from '../session.ts';
import { terminalOptions } from '../terminal-options.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

const WATCH_MS = 1000;
/** Where lines only follow each other, a picture comes so often. */
const LINE_MS = 30_000;

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

/** The campaigns to show: the one that is named, or all that are known. */
async function wantedCampaigns(
  open: OpenWorkspace,
  name: CampaignName | undefined,
): Promise<{ readonly runs: readonly RunRecord[]; readonly unbegun: readonly UnbegunCampaign[] }> {
  const { runs } = open.store;
  if (name === undefined) return { runs: await runs.list(), unbegun: await runs.unbegun() };
  const { id, run, control } = await namedCampaign(open, name);
  if (run !== undefined) return { runs: [run], unbegun: [] };
  return { runs: [], unbegun: control === undefined ? [] : [{ campaign: id, control }] };
}

/** As the JSON document; of one campaign its run alone. */
function documentOf(
  open: OpenWorkspace,
  name: CampaignName | undefined,
  statuses: readonly (CampaignStatus | UnbegunStatus)[],
): object {
  const zone = open.workspace.config.defaults.timeZone;
  const [only] = statuses;
  if (name === undefined || only === undefined) return statusJson(statuses, zone);
  return 'run' in only ? runJson(only, zone) : unbegunJson(only);
}

/** Test messages of the campaigns that are shown; all of them where none is named. */
async function testsOf(
  { store }: OpenWorkspace,
  name: CampaignName | undefined,
  campaigns: readonly string[],
): Promise<readonly TestTally[]> {
  const tests = await store.tests.tally();
  return name === undefined ? tests : tests.filter(({ campaign }) => campaigns.includes(campaign));
}

async function picture(open: OpenWorkspace, name: CampaignName | undefined): Promise<Picture> {
  const { session, workspace, store } = open;
  const wanted = await wantedCampaigns(open, name);
  const begun: CampaignStatus[] = [];
  for (const run of wanted.runs)
    begun.push(await campaignStatus(store, await honest(open, run), session.clock.now()));
  const { defaults, limits } = workspace.config;
  const perSecondLimit = limits.messagesPerSecond;
  const unbegun = wanted.unbegun.map((one): UnbegunStatus => ({ ...one, perSecondLimit }));
  const isRunning = begun.some(({ run }) => run.state === 'running');
  const isUnfinished = begun.some(({ counts }) => counts.planned + counts.held > 0);
  const seen = { isRunning, isUnfinished };
  const { timeZone: zone } = defaults;
  const ids = [...begun, ...unbegun].map(({ campaign }) => campaign);
  const tests = await testsOf(open, name, ids);
  if (session.globals.json) {
    const document = { ...documentOf(open, name, [...begun, ...unbegun]), ...testsJson(tests, zone) };
    return { text: JSON.stringify(document), ...seen };
  }
  const shown: CampaignStatus[] = [];
  for (const status of begun) shown.push(await withNext(open, name?.named, status));
  const all = [...shown, ...unbegun];
  const { cli, fate } = session.messages;
  const options = { ...terminalOptions(session), zone };
  const status = all.length === 0 ? cli.said.statusNone : terminalStatus(all, options);
  const tested = terminalTests(tests, { ...options, fate });
  return { text: tested === '' ? status : `${status}\n${tested}`, ...seen };
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
async function watch(
  open: OpenWorkspace,
  name: CampaignName | undefined,
  signal: AbortSignal,
): Promise<void> {
  const { session } = open;
  const { io, globals, clock } = session;
  const isDrawn = io.isOutTty && !globals.json;
  let shown: { readonly text: string; readonly at: number } | undefined;
  for (;;) {
    const { text, isRunning, isUnfinished } = await picture(open, name);
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
  { watch: isWatched, occurrence }: { watch?: boolean; occurrence?: string },
): Promise<number> {
  if (named === undefined && occurrence !== undefined) {
    const detail = session.messages.control.occurrenceNeedsCampaign;
    throw new ConsendError('usage.invalid', { params: { detail, command: 'status' } });
  }
  const name = named === undefined ? undefined : { named, occurrence };
  return await withWorkspace(
    session,
    async (open) => {
      if (!isWatched) {
        await session.io.out(`${(await picture(open, name)).text}\n`);
        return EXIT.ok;
      }
      const { signal, stop } = interruptSignal(session);
      try {
        await watch(open, name, signal);
        return EXIT.ok;
      } finally {
        stop();
      }
    },
    { needsNoKeys: true },
  );
}
