/** How a run waits for what comes back of its canary. */
import type { Clock } from '../core/ports.ts';
import type { CanaryWait } from '../pipeline/canary.ts';
import type { StopReason } from '../pipeline/send.ts';
import type { RunWaits } from './run-waits.ts';
import type { SendingParts } from './sending-parts.ts';

/** So often it looks what has come back. */
const LOOK_MS = 5000;

/**
 * Waits until waiting on would show nothing new, at most as long as the canary takes. Gives what was said of the campaign
 * meanwhile, or that the run's own time was over before; undefined as well at Ctrl-C.
 */
export async function canaryWait(
  clock: Clock,
  parts: Pick<SendingParts, 'limits' | 'signal'> & { readonly waits: RunWaits },
  { ms, isOver }: CanaryWait,
): Promise<StopReason | undefined> {
  const { limits, signal, waits } = parts;
  const begun = clock.now();
  for (let now = begun; now < begun + ms; now = clock.now()) {
    if (signal.aborted || (await isOver(now - begun))) return undefined;
    // What has come back in half the time shows nothing: the next run waits again, and judges then.
    if (limits.until !== undefined && now >= limits.until) return { reason: 'until', resumeAt: undefined };
    const said = await waits.until(Math.min(now + LOOK_MS, begun + ms, limits.until ?? begun + ms));
    if (said) return said;
  }
  return undefined;
}
