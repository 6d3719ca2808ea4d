import { ConsendError } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';
import type { RunRecord } from '../../core/ports.ts';
import { runJson, statusJson, terminalStatus } from '../../report/index.ts';
import { EXIT } from '../exit-codes.ts';
import { interruptSignal } from '../interrupt.ts';
import { campaignStatus } from '../models/outcome-model.ts';
import { openCampaign } from '../plan-inputs.ts';
import type { Session } from '../session.ts';
import { terminalOptions } from '../terminal-options.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

const WATCH_MS = 2000;

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

/** A run that says `running` while nobody holds its lock was cut off with its process: it is stopped, and can go on. */
export async function honest(open: OpenWorkspace, run: RunRecord): Promise<RunRecord> {
  if (run.state !== 'running') return run;
  const lock = await open.store.lock(`campaign:${run.campaign}`);
  if (!lock) return run;
  await lock.release();
  return { ...run, state: 'stopped', stoppedBy: 'interrupted' };
}

async function show(open: OpenWorkspace, named: string | undefined): Promise<boolean> {
  const { session, workspace, store } = open;
  const zone = workspace.config.defaults.timeZone;
  const recorded = named === undefined ? await store.runs.list() : [await namedRun(open, named)];
  const runs: RunRecord[] = [];
  for (const run of recorded) runs.push(await honest(open, run));
  const statuses = [];
  for (const run of runs) statuses.push(await campaignStatus(store, run));
  const [only] = statuses;
  if (session.globals.json) {
    const document = named !== undefined && only ? runJson(only, zone) : statusJson(statuses, zone);
    await session.io.out(`${JSON.stringify(document)}\n`);
  } else if (statuses.length === 0) {
    await session.io.out(`${session.messages.cli.said.statusNone}\n`);
  } else {
    const text = terminalStatus(statuses, { ...terminalOptions(session), zone });
    await session.io.out(`${text}\n`);
  }
  return runs.some((run) => run.state === 'running');
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
        await show(open, named);
        return EXIT.ok;
      }
      const { signal, stop } = interruptSignal(session);
      try {
        for (;;) {
          // On a terminal each picture replaces the last; in a pipe they follow each other.
          if (session.io.isOutTty && !session.globals.json) await session.io.out('\u001B[2J\u001B[H');
          const isRunning = await show(open, named);
          if (!isRunning || signal.aborted) return EXIT.ok;
          await session.clock.sleep(WATCH_MS, signal);
          if (signal.aborted) return EXIT.ok;
        }
      } finally {
        stop();
      }
    },
    { needsNoKeys: true },
  );
}
