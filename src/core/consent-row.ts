/**
 * One row of a consent CSV → the facts it tells. What cannot be proven is rejected: a consent without a date, a purpose
 * or a source (Art. 7 (1) GDPR: the controller must be able to demonstrate it). A stop is never read as a fact that then
 * reaches nothing: a scope that cannot be told is widened to everything, or the row is rejected and told as a lost stop.
 */
import type { EventKind } from './consent.ts';
import type { ConsentCells, ConsentColumn, ConsentRowProblem } from './consent-columns.ts';
import type { FrameResult } from './consent-frame.ts';
import { confirmedFrame, FRAME_COLUMNS, readFrame } from './consent-frame.ts';
import { RESTRICTIVE_KINDS } from './consent-scope.ts';
import { readDateFormat } from './date-format.ts';
import { readDate } from './date-text.ts';
import type { FactTimeReader } from './fact-time.ts';
import { factTimeReader } from './fact-time.ts';
import { kept } from './kept.ts';
import type { NewEvent } from './ledger-ports.ts';
import type { FactFrame, RowFact } from './row-fact.ts';
import { eventOf } from './row-fact.ts';

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

/** Bounds of what is kept from row to row: the days of a century, and more kinds of rows than a file has. */
const MAX_DATES = 40_000;
const MAX_FRAMES = 5000;
/** Kinds that a keyed hash alone can tell: all that is left of somebody erased is that they stopped. */
const BY_HASH: ReadonlySet<EventKind> = new Set(['suppressed', 'objected', 'unsuppressed']);

/** A frame with its variants: of a day alone, and of the confirmation. */
interface KeptFrame {
  readonly result: FrameResult;
  readonly variants: Map<string, FactFrame>;
}

function fail(code: ConsentRowProblem['code'], column: ConsentColumn, value = '') {
  return { ok: false, code, column, value } as const;
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
function variant(from: KeptFrame, name: string, make: () => FactFrame): FactFrame {
  let frame = from.variants.get(name);
  if (frame === undefined) {
    frame = make();
    from.variants.set(name, frame);
  }
  return frame;
}

const asDay = (frame: FactFrame): FactFrame => ({ ...frame, precision: 'day' });

/** Finds or reads the frame of a row by the cells that make it. */
function frameKeeper(
  context: ConsentRowContext,
  dateOf: Parameters<typeof factTimeReader>[0]['dateOf'],
  columns: readonly ConsentColumn[],
): (cells: ConsentCells) => KeptFrame {
  const framing = FRAME_COLUMNS.filter((column) => columns.includes(column));
  const frames = new Map<string, KeptFrame>();
  const frameContext = {
    purposes: context.purposes,
    wordings: context.wordings ?? new Map<string, string>(),
    keyIds: context.keyIds ?? new Set<string>(),
    dateOf,
  };
  return (cells) => {
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
}

/** What a row's facts are read with. */
interface RowParts {
  readonly cells: ConsentCells;
  readonly from: KeptFrame;
  readonly timeOf: FactTimeReader;
}

/** A row's own event. */
function ownFact(
  { cells, from, timeOf }: RowParts,
  phone: string | undefined,
): RowFact | Extract<ConsentFacts, { readonly ok: false }> {
  const { result } = from;
  if (!result.ok) return result;
  const { frame, badDate } = result;
  const identifiers = identifiersOf(cells, phone);
  const isAboutNobody = frame.kind === 'override' || (frame.hashes !== undefined && BY_HASH.has(frame.kind));
  if (identifiers.length === 0 && !isAboutNobody)
    return fail('consent.hash-invalid', 'suppression_hash', cells.suppression_hash);
  if (!cells.occurred_at) return fail('consent.date-missing', 'occurred_at');
  const time = timeOf(cells.occurred_at, frame.kind, cells.precision);
  if ('code' in time) return fail(time.code, 'occurred_at', cells.occurred_at);
  if (badDate !== undefined) return { ok: false, ...badDate };
  return {
    frame: time.isDay ? variant(from, 'day', () => asDay(frame)) : frame,
    at: time.at,
    identifiers,
    evidence: cells.evidence,
    saleRef: cells.sale_ref,
    contractRef: cells.contract_ref,
    messageId: cells.message_id,
    ip: cells.ip,
    note: cells.note,
  };
}

/** A day alone reaches half a day and an hour (clocks are put back) to both sides of its noon. */
const AROUND_NOON_MS = 13 * 3_600_000;

/** Whether a confirmation lies before what it confirms, however much the day of either leaves open. */
function isTooEarly(
  confirmed: { readonly at: number; readonly isDay: boolean },
  { at, frame }: RowFact,
): boolean {
  const isDay = frame.precision === 'day';
  if (confirmed.isDay && isDay) return confirmed.at < at;
  return confirmed.at + (confirmed.isDay ? AROUND_NOON_MS : 0) < at - (isDay ? AROUND_NOON_MS : 0);
}

/**
 * The confirmation that a row tells beside its event. None of a consent that was stopped since: it adds nothing, and must
 * not cost the stop.
 */
function confirmedFact(
  { cells, from, timeOf }: RowParts,
  fact: RowFact,
): RowFact | Extract<ConsentFacts, { readonly ok: false }> | undefined {
  const text = cells.confirmed_at;
  if (!text || RESTRICTIVE_KINDS.has(fact.frame.kind)) return undefined;
  const time = timeOf(text, 'confirmed', undefined);
  if ('code' in time) return fail(time.code, 'confirmed_at', text);
  if (isTooEarly(time, fact)) return fail('consent.confirmed-too-early', 'confirmed_at', text);
  const frame = variant(from, time.isDay ? 'confirmed day' : 'confirmed', () => {
    const plain = confirmedFrame({ ...fact.frame, precision: undefined }, cells);
    return time.isDay ? asDay(plain) : plain;
  });
  return { ...fact, frame, at: time.at };
}

/** A reader for the rows of one file that can have these columns. What rows have in common is read once. */
export function consentRowReader(
  context: ConsentRowContext,
  columns: readonly ConsentColumn[] = FRAME_COLUMNS,
): ConsentRowReader {
  const { now, zone } = context;
  const format = context.dateFormat === undefined ? undefined : readDateFormat(context.dateFormat);
  const dateOf = kept((text) => readDate(text, zone, format), MAX_DATES);
  const timeOf = factTimeReader({ zone, now, dateOf });
  const frameFor = frameKeeper(context, dateOf, columns);
  return (cells, phone) => {
    const parts = { cells, from: frameFor(cells), timeOf };
    const own = ownFact(parts, phone);
    if ('ok' in own) return own;
    const confirmed = confirmedFact(parts, own);
    if (confirmed === undefined) return { ok: true, facts: [own] };
    return 'ok' in confirmed ? confirmed : { ok: true, facts: [own, confirmed] };
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
