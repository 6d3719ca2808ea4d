/**
 * One row of a consent CSV → the facts it tells. What cannot be proven is rejected: a consent without a date, a purpose
 * or a source (Art. 7 (1) GDPR: the controller must be able to demonstrate it). A stop is never read as a fact that then
 * reaches nothing: a scope that cannot be told is widened to everything, or the row is rejected and told as a lost stop.
 */
import type { EventKind, LegalBasis } from './consent.ts';
import { EVENT_KINDS, LEGAL_BASES } from './consent.ts';
import { RESTRICTIVE_KINDS, readChannels, readPurposes, termOf } from './consent-scope.ts';
import { localToInstant, parseInstant } from './instant.ts';
import type { NewEvent } from './ports.ts';

/** Columns of a consent CSV, as formats.md names them. */
export const CONSENT_COLUMNS = [
  'phone',
  'event',
  'basis',
  'purpose',
  'channel',
  'occurred_at',
  'source',
  'method',
  'wording',
  'confirmed_at',
  'confirmed_by',
  'evidence',
  'sale_ref',
  'sale_date',
  'product_group',
  'notice',
  'contract_ref',
  'contract_until',
  'user_id',
  'language',
  'ip',
  'actor',
  'note',
] as const;

/** A column of a consent CSV. */
export type ConsentColumn = (typeof CONSENT_COLUMNS)[number];
/** A row's cells by column; a column that the file lacks is absent or filled by a default. */
export type ConsentCells = Readonly<Partial<Record<ConsentColumn, string>>>;

/** Why a row is rejected. Phone problems have codes of their own (`phone.*`). */
export const CONSENT_PROBLEM_CODES = [
  'consent.event-unknown',
  'consent.basis-unknown',
  'consent.basis-needed',
  'consent.date-missing',
  'consent.date-invalid',
  'consent.date-future',
  'consent.purpose-missing',
  'consent.purpose-unknown',
  'consent.channel-unknown',
  'consent.source-missing',
] as const;

/** Code of a problem with a consent row's content. */
export type ConsentProblemCode = (typeof CONSENT_PROBLEM_CODES)[number];

/** What reading a row's content needs to know. */
export interface ConsentRowContext {
  /** Purposes of the workspace. */
  readonly purposes: ReadonlySet<string>;
  /** IANA zone for dates without one. */
  readonly zone: string;
  /** Now, epoch milliseconds: nothing can have happened later. */
  readonly now: number;
}

/** A row's facts (one, or two where it was confirmed), or what is wrong with it. */
export type ConsentRowResult =
  | { readonly ok: true; readonly events: readonly NewEvent[] }
  | {
      readonly ok: false;
      readonly code: ConsentProblemCode;
      readonly column: ConsentColumn;
      readonly value: string;
    };

/** Kinds that need a basis named to say what they assert or end. */
const NEEDS_BASIS: ReadonlySet<EventKind> = new Set(['basis-asserted', 'basis-ended']);
/** What people write where no notice was given. */
const NO_NOTICE = /^(?:no|n|nein|0|false|falsch|none|keine?|n\/a|[-–—])$/i;
const DAY_ALONE = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;
/** Slack for clocks that run ahead of ours, milliseconds. */
const FUTURE_SLACK_MS = 5 * 60_000;

function fail(code: ConsentProblemCode, column: ConsentColumn, value = ''): ConsentRowResult {
  return { ok: false, code, column, value };
}

function readBasis(cells: ConsentCells): LegalBasis | undefined {
  const text = termOf(cells.basis);
  return (LEGAL_BASES as readonly string[]).includes(text) ? (text as LegalBasis) : undefined;
}

/** Ends of days by day and zone: dates repeat in every import. */
const dayEnds = new Map<string, number>();

/** The last millisecond of a day (YYYY-MM-DD, existing) in a zone. */
function endOfDay(day: string, zone: string): number {
  const key = `${day} ${zone}`;
  let end = dayEnds.get(key);
  if (end === undefined) {
    end = localToInstant(Date.parse(`${day}T00:00:00Z`) + DAY_MS, zone) - 1;
    if (dayEnds.size < 40_000) dayEnds.set(key, end);
  }
  return end;
}

/** An instant, or why there is none. */
type When = { readonly at: number } | { readonly code: 'consent.date-invalid' | 'consent.date-future' };

/**
 * When a fact occurred, epoch milliseconds. A date alone is noon in the zone (formats.md); for a stop it is the end of
 * that day, so that a date-only opening of the same day does not outlive it. Today is not the future because noon is
 * still to come; the instant is not moved to now, or importing again would make another fact of it. A consent of today
 * is in force from noon on, a stop of today at once (`standing` holds stops against nothing but later consents).
 */
function readWhen(text: string, kind: EventKind, { zone, now }: ConsentRowContext): When {
  const at = parseInstant(text, zone);
  if (at === undefined) return { code: 'consent.date-invalid' };
  if (!DAY_ALONE.test(text)) return at > now + FUTURE_SLACK_MS ? { code: 'consent.date-future' } : { at };
  const counted = RESTRICTIVE_KINDS.has(kind) ? endOfDay(text, zone) : at;
  const start = localToInstant(Date.parse(`${text}T00:00:00Z`), zone);
  return start > now + FUTURE_SLACK_MS ? { code: 'consent.date-future' } : { at: counted };
}

type Optional = Partial<
  Omit<NewEvent, 'kind' | 'purposes' | 'channels' | 'occurredAt' | 'source' | 'identifiers'>
>;

/** The optional parts of an event, each only where the row has it. */
function optionalParts(cells: ConsentCells): Optional {
  const [wording, version] = (cells.wording ?? '').split('@');
  const sale = {
    ...(cells.sale_ref ? { reference: cells.sale_ref } : {}),
    ...(cells.sale_date ? { date: cells.sale_date } : {}),
    ...(cells.product_group ? { productGroup: cells.product_group } : {}),
    ...(cells.notice && !NO_NOTICE.test(cells.notice) ? { notice: cells.notice } : {}),
  };
  return {
    ...(cells.method ? { method: cells.method } : {}),
    ...(wording ? { wording: { id: wording, version: version ?? '' } } : {}),
    ...(cells.evidence ? { evidence: { reference: cells.evidence } } : {}),
    ...(Object.keys(sale).length > 0 ? { sale } : {}),
    ...(cells.contract_ref
      ? {
          contract: {
            reference: cells.contract_ref,
            ...(cells.contract_until ? { until: cells.contract_until } : {}),
          },
        }
      : {}),
    ...(cells.language ? { language: cells.language } : {}),
    ...(cells.ip ? { ip: cells.ip } : {}),
    ...(cells.actor ? { actor: cells.actor } : {}),
    ...(cells.note ? { note: cells.note } : {}),
  };
}

/** Columns whose dates belong to a sale or a contract. */
const FACT_DATES = ['sale_date', 'contract_until'] as const;

/**
 * The cells with dates of sales and contracts as any reader takes them: a day stays a day, a time becomes an instant. One
 * that is no date is told; on a stop it is left out instead, for no stop is lost over it.
 */
function readFactDates(
  cells: ConsentCells,
  kind: EventKind,
  zone: string,
): { readonly cells: ConsentCells } | { readonly bad: (typeof FACT_DATES)[number] } {
  const read: Partial<Record<ConsentColumn, string>> = { ...cells };
  for (const column of FACT_DATES) {
    const text = cells[column];
    if (!text) continue;
    const at = parseInstant(text, zone);
    if (at !== undefined) read[column] = DAY_ALONE.test(text) ? text : new Date(at).toISOString();
    else if (RESTRICTIVE_KINDS.has(kind)) delete read[column];
    else return { bad: column };
  }
  return { cells: read };
}

/**
 * Reads one row's content. The default event is `given`, or `basis-asserted` where the row names a basis other than
 * consent; the default channel is WhatsApp, or every channel for a stop.
 *
 * One row cannot tell what happened before it on its own day: an opening with a date alone counts at noon, as formats.md
 * fixes it, and so comes after a stop of that morning that has a time. Only a time in the opening's row settles it.
 */
export function readConsentRow(
  cells: ConsentCells,
  phone: string,
  context: ConsentRowContext,
): ConsentRowResult {
  const basis = readBasis(cells);
  if (cells.basis && !basis) return fail('consent.basis-unknown', 'basis', cells.basis);
  const fallback = basis !== undefined && basis !== 'consent' ? 'basis-asserted' : 'given';
  const kindText = termOf(cells.event) || fallback;
  if (!(EVENT_KINDS as readonly string[]).includes(kindText))
    return fail('consent.event-unknown', 'event', cells.event ?? '');
  const kind = kindText as EventKind;
  if (NEEDS_BASIS.has(kind) && basis === undefined) return fail('consent.basis-needed', 'basis');

  const purposes = readPurposes(cells.purpose, kind, context.purposes);
  if ('unknown' in purposes) return fail('consent.purpose-unknown', 'purpose', purposes.unknown);
  if (purposes.names.length === 0) return fail('consent.purpose-missing', 'purpose');
  const channels = readChannels(cells.channel, kind);
  if ('unknown' in channels) return fail('consent.channel-unknown', 'channel', channels.unknown);
  if (!cells.source) return fail('consent.source-missing', 'source');
  if (!cells.occurred_at) return fail('consent.date-missing', 'occurred_at');
  const when = readWhen(cells.occurred_at, kind, context);
  if ('code' in when) return fail(when.code, 'occurred_at', cells.occurred_at);
  const dated = readFactDates(cells, kind, context.zone);
  if ('bad' in dated) return fail('consent.date-invalid', dated.bad, cells[dated.bad]);

  const event: NewEvent = {
    kind,
    purposes: [...purposes.names],
    channels: [...channels.names],
    basis: basis ?? 'consent',
    occurredAt: new Date(when.at).toISOString(),
    source: cells.source,
    identifiers: cells.user_id ? [phone, cells.user_id] : [phone],
    ...optionalParts(dated.cells),
  };
  if (!cells.confirmed_at) return { ok: true, events: [event] };
  return withConfirmation(event, cells, context);
}

/** A row's event together with its confirmation, at that one's own time. */
function withConfirmation(
  event: NewEvent,
  cells: ConsentCells,
  context: ConsentRowContext,
): ConsentRowResult {
  // The confirmation of a consent that was stopped since adds nothing, and must not cost the stop.
  if (RESTRICTIVE_KINDS.has(event.kind)) return { ok: true, events: [event] };
  const text = cells.confirmed_at ?? '';
  const when = readWhen(text, 'confirmed', context);
  if ('code' in when) return fail(when.code, 'confirmed_at', text);
  const confirmed: NewEvent = {
    ...event,
    kind: 'confirmed',
    occurredAt: new Date(when.at).toISOString(),
    confirmation: { channel: cells.confirmed_by || 'unknown', identifier: event.identifiers[0] },
  };
  return { ok: true, events: [event, confirmed] };
}
