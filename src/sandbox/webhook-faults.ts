import type { SandboxFaults } from './fault-rules.ts';
import type { RandomStream } from './random.ts';
import type { PlannedEvent } from './webhook-queue.ts';

const DUPLICATE_WITHIN_MS = 2_000;

/**
 * Has the updates of one message dropped, doubled, late or in another order. Only their delivery changes: timestamps inside stay as
 * planned, and so do effects on the sandbox, which happen whether or not the receiver hears of them.
 */
export function disturbEvents(
  events: readonly PlannedEvent[],
  faults: SandboxFaults['webhooks'],
  random: RandomStream,
): readonly PlannedEvent[] {
  if (!faults.duplicate && !faults.late && !faults.reorder && !faults.drop) return events;
  const isReordered = random.next() < faults.reorder;
  const times = events.map((event) => event.at);
  if (isReordered) times.reverse();
  return events.flatMap((event, index) =>
    disturbOne({ ...event, at: times[index] ?? event.at }, faults, random),
  );
}

function disturbOne(
  event: PlannedEvent,
  faults: SandboxFaults['webhooks'],
  random: RandomStream,
): PlannedEvent[] {
  const [dropDraw, lateDraw, duplicateDraw, gapDraw] = [
    random.next(),
    random.next(),
    random.next(),
    random.next(),
  ];
  if (event.update === null) return [event];
  if (dropDraw < faults.drop) return event.effect === undefined ? [] : [{ ...event, update: null }];
  const arriving = lateDraw < faults.late ? { ...event, at: event.at + faults.lateMs } : event;
  if (duplicateDraw >= faults.duplicate) return [arriving];
  return [arriving, { at: arriving.at + gapDraw * DUPLICATE_WITHIN_MS, update: event.update }];
}
