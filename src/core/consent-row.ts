/**
 * One row of a consent CSV → the facts it tells. What cannot be proven is rejected: a consent without a date, a purpose
 * or a source (Art. 7 (1) GDPR: the controller must be able to demonstrate it). A stop is never read as a fact that then
 * reaches nothing: a scope that cannot be told is widened to everything, or the row is rejected and told as a lost stop.
 */
import type { EventKind } from './consent.ts';
import { earliestOf } from './consent.ts';
import type { ConsentCells, ConsentColumn, ConsentRowProblem } from './consent-columns.ts';
import type { FactFrame, FrameResult, RowFact } from './consent-frame.ts';
import { confirmedFrame, eventOf, FRAME_COLUMNS, readFrame } from './consent-frame.ts';
import { RESTRICTIVE_KINDS } from './consent-scope.ts';
import { readDateFormat } from './date-format.ts';
import { type DateReading, readDate } from './date-text.ts';
import { localToInstant } from './instant.ts';
import type { NewEvent } from './ledger-ports.ts';

/** What reading a row's content needs to know. Plain data: it may travel to another thread. */
export interface ConsentRowContext {
  /** Purposes of the workspace. */
  readonly purposes: ReadonlySet<string>;
  /** IANA zone for dates without one. */
  readonly zone: string;
  /** Now, epoch milliseconds: nothing can have happened later. */
  readonly now: number;
  /** Notation of dates beside ISO 8601 (see `readDateFormat`), for all columns with dates. */
  readonly dateFormat?: string | undefined;
  /** Digests of the texts in consend.yaml by `id@version`; empty where the text is not there. Undefined: nothing is known of them. */
  readonly wordings?: ReadonlyMap<string, string> | undefined;
  /** Ids of the suppression keys that this workspace holds. */
  readonly keyIds?: ReadonlySet<string> | undefined;
}

/** A row's facts (one, or two where it was confirmed), or what is wrong with it. */
export type ConsentFacts =
  | { readonly ok: true; readonly facts: readonly RowFact[] }
  | ({ readonly ok: false } & ConsentRowProblem);

/** A row's events, or what is wrong with it. */
export type ConsentRowResult =
  | { readonly ok: true; readonly events: readonly NewEvent[] }
  | ({ readonly ok: false } & ConsentRowProblem);

/** Reads the rows of one file. `phone`: the row's number in E.164; undefined where it has none and names other identifiers. */
export type ConsentRowReader = (cells: ConsentCells, phone: string | undefined) => ConsentFacts;

const DAY_MS = 86_400_000;
/** Slack for clocks that run ahead of ours, milliseconds. */
const FUTURE_SLACK_MS = 5 * 60_000;
/** Bounds of what is kept from row to row: the days of a century, and more kinds of rows than a file has. */
const MAX_DATES = 40_000;
const MAX_FRAMES = 5000;
/** Every zone's days end on a quarter of an hour of UTC, but for some before 1972. */
const QUARTER_MS = 900_000;
/** Kinds that a keyed hash alone can tell: all that is left of somebody erased is that they stopped. */
const BY_HASH: ReadonlySet<EventKind> = new Set(['suppressed', 'objected', 'unsuppressed']);

/** A frame with its variants: of a day alone, and of the confirmation. */
interface Kept {
  readonly result: FrameResult;
  readonly variants: Map<string, FactFrame>;
}

function fail(code: ConsentRowProblem['code'], column: ConsentColumn, value = '') {
  return { ok: false, code, column, value } as const;
}

/** Keeps what a function gave, up to a bound; beyond it, it begins anew. */
function kept<T>(read: (key: string) => T, bound: number): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = read(key);
      if (known.size >= bound) known.clear();
      known.set(key, value);
    }
    return value;
  };
}

/** The last millisecond of a day (YYYY-MM-DD, existing) in a zone. */
function endOfDay(day: string, zone: string): number {
  return localToInstant(Date.parse(`${day}T00:00:00Z`) + DAY_MS, zone) - 1;
}

/** An instant, or why there is none. */
type When = { readonly at: number; readonly isDay: boolean } | { readonly code: ConsentRowProblem['code'] };

/**
 * When a fact occurred, epoch milliseconds. A date alone is noon in the zone (formats.md), and marked as a day, so that a
 * stop of that day wins whatever its time; for a stop it is the end of that day, so that no consent of the same day
 * outlives it. Today is not the future because noon is still to come; the instant is not moved to now, or importing
 * again would make another fact of it. A consent of today is in force from noon on, a stop of today at once (`standing`
 * holds stops against nothing but later consents).
 */
function whenReader({ zone, now }: ConsentRowContext, dateOf: (text: string) => DateReading) {
  const starts = kept((day) => localToInstant(Date.parse(`${day}T00:00:00Z`), zone), MAX_DATES);
  const ends = kept((day) => endOfDay(day, zone), MAX_DATES);
  const latest = now + FUTURE_SLACK_MS;
  /** An export tells the end of today, or its noon, as an instant. */
  const isToday = (at: number, isRestrictive: boolean): boolean =>
    isRestrictive && at - now < DAY_MS && (at + 1) % QUARTER_MS === 0;
  return (text: string, kind: EventKind, precision: string | undefined): When => {
    const read = dateOf(text);
    if ('code' in read) return read;
    const isRestrictive = RESTRICTIVE_KINDS.has(kind);
    if (read.day === undefined) {
      const isDay = precision === 'day';
      const earliest = earliestOf({ at: read.at, day: isDay ? true : undefined });
      if (earliest > latest && !isToday(read.at, isRestrictive)) return { code: 'consent.date-future' };
      return { at: read.at, isDay };
    }
    if (starts(read.day) > latest) return { code: 'consent.date-future' };
    return isRestrictive ? { at: ends(read.day), isDay: false } : { at: read.at, isDay: true };
  };
}

const idsOf = (text: string): string[] => text.split(/\s+/).filter((part) => part !== '');

function identifiersOf(cells: ConsentCells, phone: string | undefined): readonly string[] {
  if (phone !== undefined && !cells.user_id && !cells.other_identifiers) return [phone];
  return [
    ...(phone === undefined ? [] : [phone]),
    ...(cells.user_id ? [cells.user_id] : []),
    ...idsOf(cells.other_identifiers ?? ''),
  ];
}

/** A frame's variant, made once. */
function variant(from: Kept, name: string, make: () => FactFrame): FactFrame {
  let frame = from.variants.get(name);
  if (frame === undefined) {
    frame = make();
    from.variants.set(name, frame);
  }
  return frame;
}

const asDay = (frame: FactFrame): FactFrame => ({ ...frame, precision: 'day' });

/** A reader for the rows of one file that can have these columns. What rows have in common is read once. */
export function consentRowReader(
  context: ConsentRowContext,
  columns: readonly ConsentColumn[] = FRAME_COLUMNS,
): ConsentRowReader {
  const framing = FRAME_COLUMNS.filter((column) => columns.includes(column));
  const format = context.dateFormat === undefined ? undefined : readDateFormat(context.dateFormat);
  const dateOf = kept((text) => readDate(text, context.zone, format), MAX_DATES);
  const whenOf = whenReader(context, dateOf);
  const frames = new Map<string, Kept>();
  const frameContext = {
    purposes: context.purposes,
    wordings: context.wordings ?? new Map<string, string>(),
    keyIds: context.keyIds ?? new Set<string>(),
    dateOf,
  };
  const frameFor = (cells: ConsentCells): Kept => {
    let key = '';
    for (const column of framing) key += `${cells[column] ?? ''}\u0000`;
    let found = frames.get(key);
    if (found === undefined) {
      found = { result: readFrame(cells, frameContext), variants: new Map() };
      if (frames.size >= MAX_FRAMES) frames.clear();
      frames.set(key, found);
    }
    return found;
  };

  /** The confirmation that a row tells beside its event; none of a consent that was stopped since: it must not cost the stop. */
  const confirmationOf = (
    cells: ConsentCells,
    fact: RowFact,
    from: Kept,
  ): RowFact | ConsentFacts | undefined => {
    const text = cells.confirmed_at;
    if (!text || RESTRICTIVE_KINDS.has(fact.frame.kind)) return undefined;
    const when = whenOf(text, 'confirmed', undefined);
    if ('code' in when) return fail(when.code, 'confirmed_at', text);
    const name = `confirmed${when.isDay ? ' day' : ''}`;
    const frame = variant(from, name, () => {
      const plain = confirmedFrame({ ...fact.frame, precision: undefined }, cells);
      return when.isDay ? asDay(plain) : plain;
    });
    return { ...fact, frame, at: when.at };
  };

  return (cells, phone) => {
    const from = frameFor(cells);
    const { result } = from;
    if (!result.ok) return result;
    const { frame: plain, badDate } = result;
    const identifiers = identifiersOf(cells, phone);
    if (identifiers.length === 0 && plain.kind !== 'override' && !(plain.hashes && BY_HASH.has(plain.kind)))
      return fail('consent.hash-invalid', 'suppression_hash', cells.suppression_hash);
    if (!cells.occurred_at) return fail('consent.date-missing', 'occurred_at');
    const when = whenOf(cells.occurred_at, plain.kind, cells.precision);
    if ('code' in when) return fail(when.code, 'occurred_at', cells.occurred_at);
    if (badDate !== undefined) return { ok: false, ...badDate };
    const fact: RowFact = {
      frame: when.isDay ? variant(from, 'day', () => asDay(plain)) : plain,
      at: when.at,
      identifiers,
      evidence: cells.evidence,
      saleRef: cells.sale_ref,
      contractRef: cells.contract_ref,
      messageId: cells.message_id,
      ip: cells.ip,
      note: cells.note,
    };
    const confirmed = confirmationOf(cells, fact, from);
    if (confirmed === undefined) return { ok: true, facts: [fact] };
    return 'ok' in confirmed ? confirmed : { ok: true, facts: [fact, confirmed] };
  };
}

/** Reads one row's content by itself. */
export function readConsentRow(
  cells: ConsentCells,
  phone: string | undefined,
  context: ConsentRowContext,
): ConsentRowResult {
  const result = consentRowReader(context)(cells, phone);
  return result.ok ? { ok: true, events: result.facts.map(eventOf) } : result;
}
