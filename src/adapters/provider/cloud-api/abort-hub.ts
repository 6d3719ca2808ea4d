/**
 * Many requests on one AbortSignal. A signal keeps its listeners in a list: taking one of a thousand out of it is slow, and
 * more than ten make Node warn. So each signal gets one listener, and the requests stand in an array in no order, where
 * the last one takes the place of one that leaves (a Set measured 40 % slower per message).
 */

/** What can be aborted; `slot` is its place in the array, -1 while it has none. */
export interface Abortable {
  slot: number;
  abort(): void;
}

const waitingOn = new WeakMap<AbortSignal, Abortable[]>();

function follow(signal: AbortSignal): Abortable[] {
  const waiting: Abortable[] = [];
  waitingOn.set(signal, waiting);
  const abortAll = (): void => {
    // Each one takes itself out of the array while it aborts.
    for (const one of [...waiting]) one.abort();
  };
  signal.addEventListener('abort', abortAll, { once: true });
  return waiting;
}

/** Aborts `one` when the signal does, unless `leave` comes first. */
export function join(signal: AbortSignal, one: Abortable): void {
  const waiting = waitingOn.get(signal) ?? follow(signal);
  one.slot = waiting.length;
  waiting.push(one);
}

/** Takes `one` back. */
export function leave(signal: AbortSignal, one: Abortable): void {
  const waiting = waitingOn.get(signal);
  const last = waiting?.pop();
  if (waiting === undefined || last === undefined) return;
  if (last !== one) {
    last.slot = one.slot;
    waiting[one.slot] = last;
  }
  one.slot = -1;
}
