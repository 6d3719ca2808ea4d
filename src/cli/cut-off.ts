/** Runs whose process ended before they did: told by their lock, which dies with its holder. */
import type { LockHandle, RunRecord } from '../core/ports.ts';
import type { OpenWorkspace } from './workspace.ts';

const LOOK_AGAIN_MS = 150;

function stopped(run: RunRecord): RunRecord {
  return { ...run, state: 'stopped', stoppedBy: 'cut-off', resumeAt: undefined, waitsFor: undefined };
}

/** A run that says `running` while nobody holds its lock was cut off with its process: it is stopped, and can go on. */
export async function honest(open: OpenWorkspace, run: RunRecord): Promise<RunRecord> {
  if (run.state !== 'running') return run;
  const lock = await open.store.lock(`campaign:${run.campaign}`);
  if (!lock) return run;
  await lock.release();
  return stopped(run);
}

/** The campaign's lock; undefined: a process is at it. `consend status` holds it for a moment: one more look. */
async function freeLock(
  { store, session }: OpenWorkspace,
  campaign: string,
): Promise<LockHandle | undefined> {
  const name = `campaign:${campaign}`;
  const lock = await store.lock(name);
  if (lock) return lock;
  await session.clock.sleep(LOOK_AGAIN_MS);
  return await store.lock(name);
}

/** What cancelling a campaign did. */
export interface Cancelling {
  /** Its newest run, as it stands now. */
  readonly run: RunRecord;
  /** Messages that waited and are left out. */
  readonly skipped: number;
  /** Messages whose request was under way when the process died: whether they arrived is not known. */
  readonly unknown: number;
}

/** A run that was stopped will not go on: its end is the cancelling. */
async function closed({ store, session }: OpenWorkspace, run: RunRecord): Promise<RunRecord> {
  if (run.state !== 'stopped') return run;
  const finishedAt = run.finishedAt ?? session.clock.now();
  const ended: RunRecord = { ...run, stoppedBy: 'cancelled', resumeAt: undefined, finishedAt };
  await store.runs.save(ended);
  return ended;
}

/**
 * Cancels a campaign. Where no process is at it, what a crash left open is settled under the campaign's lock, so that
 * nothing is left to do; a run that is under way sees the cancelling and ends itself.
 * @param seen the campaign's newest run
 */
export async function cancelCampaign(open: OpenWorkspace, seen: RunRecord): Promise<Cancelling> {
  const { campaign } = seen;
  const { runs, journal } = open.store;
  const lock = await freeLock(open, campaign);
  if (!lock) {
    const skipped = await runs.setControl(campaign, 'cancelled');
    return { run: await closed(open, seen), skipped, unknown: 0 };
  }
  try {
    const unknown = await journal.recover(campaign, open.session.clock.now());
    const skipped = await runs.setControl(campaign, 'cancelled');
    // The run may have ended by itself since it was looked at.
    const latest = (await runs.latest(campaign)) ?? seen;
    const run = await closed(open, latest.state === 'running' ? stopped(latest) : latest);
    return { run, skipped, unknown };
  } finally {
    await lock.release();
  }
}
