/** The locks of a run. */
import { ConsendError } from '../core/errors.ts';
import type { LockHandle } from '../core/ports.ts';
import type { OpenWorkspace } from './workspace.ts';

const LOCK_AGAIN_MS = 150;

/**
 * Takes the locks of campaign and phone number: two runs of either cannot overlap. Throws `run.locked` where another
 * process holds one; with `wait` it tries again every second, until the signal aborts or
 * the instant `until` has come.
 */
export async function lockRun(
  open: OpenWorkspace,
  campaign: string,
  options: {
    readonly wait: boolean;
    readonly signal: AbortSignal;
    readonly until?: number | undefined;
  },
): Promise<LockHandle> {
  const { phoneNumberId } = open.workspace.config.provider;
  const text = open.session.messages.control.locked;
  const names = [
    { name: `campaign:${campaign}`, what: text.campaign(campaign) },
    { name: `phone:${phoneNumberId}`, what: text.phoneNumber(phoneNumberId) },
  ];
  const held: LockHandle[] = [];
  const release = async (): Promise<void> => {
    for (const lock of held.reverse()) await lock.release();
  };
  let told = false;
  for (const { name, what } of names) {
    for (let tries = 0; ; tries += 1) {
      const lock = await open.store.lock(name);
      if (lock) {
        held.push(lock);
        break;
      }
      // `consend status` holds a lock for a moment to see whether a run is alive: one more look before giving up.
      if (tries === 0) {
        await open.session.clock.sleep(LOCK_AGAIN_MS, options.signal);
        continue;
      }
      if (options.signal.aborted) {
        await release();
        throw new ConsendError('run.interrupted');
      }
      const isOver = options.until !== undefined && open.session.clock.now() >= options.until;
      if (!options.wait || isOver) {
        await release();
        throw new ConsendError('run.locked', { params: { what } });
      }
      if (!told) open.session.note(open.session.messages.cli.progress.waitingForLock);
      told = true;
      await open.session.clock.sleep(1000, options.signal);
    }
  }
  return { release };
}
