/** How a run waits: for an instant, or for the end of a pause; what is said of the campaign meanwhile ends the wait. */
import { CANCELLED } from '../core/sending/limits.ts';
import type { StopReason } from '../pipeline/send.ts';
import type { SendingParts } from './sending-parts.ts';
import type { OpenWorkspace } from './workspace.ts';

const SLICE_MS = 3_600_000;
/** A run that sleeps looks so often whether its campaign was paused or cancelled. */
const LOOK_MS = 1000;

/** The waits of one run. */
export interface RunWaits {
  /** Paused or cancelled, as somebody said from another terminal. */
  told(): Promise<StopReason | undefined>;
  /** Sleeps until an instant. Gives what was said of the campaign meanwhile; undefined as well at Ctrl-C. */
  until(instant: number): Promise<StopReason | undefined>;
  /** Waits for the end of a pause; gives why the run ends where its own time or the user's patience ends before, or it is cancelled. */
  resumed(): Promise<StopReason | undefined>;
}

/** Opens the waits of a run. What it entered after its campaign was cancelled is left out as soon as that is seen. */
export function runWaits(open: OpenWorkspace, parts: SendingParts): RunWaits {
  const { clock } = open.session;
  const { limits, signal, control, campaign } = parts;
  const told = async (): Promise<StopReason | undefined> => {
    const said = await control?.();
    if (said === 'cancelled') await open.store.journal.lapse(campaign.id, CANCELLED);
    return said === undefined ? undefined : { reason: said, resumeAt: undefined };
  };
  return {
    told,
    // In slices: timers count no further than some weeks, and a clock may be set.
    async until(instant) {
      const slice = control === undefined ? SLICE_MS : LOOK_MS;
      while (!signal.aborted && clock.now() < instant) {
        await clock.sleep(Math.min(slice, instant - clock.now()), signal);
        const said = await told();
        if (said) return said;
      }
      return undefined;
    },
    async resumed() {
      for (;;) {
        const said = await told();
        const isOver = signal.aborted || (limits.until !== undefined && clock.now() >= limits.until);
        if (said === undefined || said.reason === 'cancelled' || isOver) return said;
        await clock.sleep(LOOK_MS, signal);
      }
    },
  };
}
