import type { CancelTimer, SandboxClock } from './clock.ts';
import { createDueHeap, type Due } from './due-heap.ts';

/** Changes of the account that are due later: a review that ends, a template that may be sent again. */
export interface Calendar {
  /** Has something happen at a virtual time; what is already due happens with the next look. */
  at(timeMs: number, act: () => void): void;
  /** Lets everything happen that is due by now, in the order of its time. */
  catchUp(): void;
  /** Forgets what is still to come. */
  stop(): void;
}

interface Appointment extends Due {
  readonly act: () => void;
}

/**
 * A calendar of its own, beside the queue of webhooks: a flush of webhooks must not end a pause of three hours.
 * Requests look at it first, so that the state they meet is that of the virtual clock, timer or not.
 */
export function createCalendar(clock: SandboxClock): Calendar {
  const appointments = createDueHeap<Appointment>();
  let order = 0;
  let wakeAt = Number.POSITIVE_INFINITY;
  let isStopped = false;
  let cancel: CancelTimer = () => undefined;
  const catchUp = (): void => {
    const nowMs = clock.now();
    for (let first = appointments.peek(); first && first.dueAt <= nowMs; first = appointments.peek()) {
      appointments.pop();
      first.act();
    }
  };
  const arm = (): void => {
    const first = appointments.peek();
    if (isStopped || first === undefined || first.dueAt >= wakeAt) return;
    cancel();
    wakeAt = first.dueAt;
    cancel = clock.after(first.dueAt - clock.now(), () => {
      wakeAt = Number.POSITIVE_INFINITY;
      catchUp();
      arm();
    });
  };
  return {
    at(timeMs, act) {
      order += 1;
      appointments.push({ dueAt: timeMs, order, act });
      arm();
    },
    catchUp,
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
