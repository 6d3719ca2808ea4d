/** What became of an event recorded by hand, and what it changed. */
import type { SlotEntry } from './consent.ts';
import { type ConsentEvent, type EventKind, earliestOf, factText } from './consent.ts';
import type { PersonExplanation, PurposeExplanation } from './explanation.ts';
import type { LedgerEntry, NewEvent } from './ledger-ports.ts';

/** An event recorded by hand. */
export interface Recorded {
  readonly result: 'added' | 'known';
  /** The event as the ledger has it; undefined where it stands with somebody whom no identifier leads to any more. */
  readonly entry: LedgerEntry | undefined;
  readonly kind: EventKind;
  /** When it occurred, epoch milliseconds. */
  readonly at: number;
  readonly isDay: boolean;
  /** The evidence as the ledger has it. */
  readonly evidence: ConsentEvent['evidence'];
  /** The person afterwards, for the purposes that the event is about. */
  readonly person: PersonExplanation;
}

/** Kinds that open a gate: where somebody stopped later, they change nothing. */
const OPENING: ReadonlySet<EventKind> = new Set([
  'given',
  'confirmed',
  'reaffirmed',
  'basis-asserted',
  'platform-optin',
]);

/** The newest event that tells a fact. */
export function entryOfFact(entries: readonly LedgerEntry[], fact: NewEvent): LedgerEntry | undefined {
  const text = factText(fact as Omit<ConsentEvent, 'id' | 'person' | 'recordedAt'>);
  return entries.filter(({ event }) => factText(event) === text).at(-1);
}

/** The stop that came after an opening and so keeps it from changing anything; undefined: there is none. */
export function overtakenBy(
  { kind, at, isDay }: Pick<Recorded, 'kind' | 'at' | 'isDay'>,
  purpose: PurposeExplanation,
): SlotEntry | undefined {
  if (!OPENING.has(kind) || purpose.mayBeMessaged) return undefined;
  const stops: readonly PurposeExplanation['state'][] = ['withdrawn', 'objected', 'suppressed'];
  const { deciding, state } = purpose;
  if (deciding === undefined || !stops.includes(state)) return undefined;
  return deciding.at >= earliestOf({ at, day: isDay ? true : undefined }) ? deciding : undefined;
}
