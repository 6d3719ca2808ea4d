/** A person's events in time: which had happened, or been recorded, by a moment, and what is known from them. */
import { type ConsentEvent, type ConsentState, EMPTY_STATE, earliestOf, foldEvent } from './consent.ts';
import { RESTRICTIVE_KINDS } from './consent-scope.ts';
import { zoneOffsetMs } from './instant.ts';
import type { LedgerEntry } from './ledger-ports.ts';
import type { Sha256 } from './ports.ts';
import { factKey } from './sealed-event.ts';

const DAY_MS = 86_400_000;

/** Whether an instant is the last millisecond of a day in a zone: so a stop is kept of which only the day is known. */
export function isEndOfDay(at: number, zone: string): boolean {
  return (at + 1 + zoneOffsetMs(at, zone)) % DAY_MS === 0;
}

/**
 * The earliest instant (epoch milliseconds) at which an event can have happened. Of which only the day is known may have
 * happened at its beginning: an opening counts from its own time on all the same, a stop from then on.
 */
function earliestInstant(event: ConsentEvent, zone: string): number {
  const at = Date.parse(event.occurredAt);
  const isDayOfStop = RESTRICTIVE_KINDS.has(event.kind) && isEndOfDay(at, zone);
  return isDayOfStop ? at + 1 - DAY_MS : at;
}

/** Events that had happened by an instant; those of a stop's day are among them whatever the time. */
export function occurredBy(entries: readonly LedgerEntry[], at: number, zone: string): LedgerEntry[] {
  return entries.filter(({ event }) => earliestInstant(event, zone) <= at);
}

/** Events that the ledger held by an instant. */
export function recordedBy(entries: readonly LedgerEntry[], at: number): LedgerEntry[] {
  return entries.filter(({ event }) => Date.parse(event.recordedAt) <= at);
}

/** Events by the time they occurred; of the same instant by their place in the log. */
export function inTime(entries: readonly LedgerEntry[]): LedgerEntry[] {
  const timeOf = ({ event }: LedgerEntry): number => {
    const at = Date.parse(event.occurredAt);
    return earliestOf({ at, day: event.precision === 'day' ? true : undefined });
  };
  return [...entries].sort((one, other) => timeOf(one) - timeOf(other) || one.seq - other.seq);
}

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** What is known from events: the fold that the ledger keeps of all of them. */
export function stateOf(entries: readonly LedgerEntry[], sha256: Sha256): ConsentState {
  let state = EMPTY_STATE;
  for (const { seq, event } of entries)
    state = foldEvent(state, { event, seq, fact: hexOf(factKey(sha256, event)) });
  return state;
}
