/**
 * One row of a consent CSV → the facts it tells. What cannot be proven is rejected: a consent without a date, a purpose
 * or a source (Art. 7 (1) GDPR: the controller must be able to demonstrate it).
 */
import type { EventKind, LegalBasis } from './consent.ts';
import { ALL_CHANNELS, ALL_MARKETING, ALL_PURPOSES, EVENT_KINDS, LEGAL_BASES, WHATSAPP } from './consent.ts';
import { parseInstant } from './instant.ts';
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
/** Kinds that hold for the person as a whole: no purpose needs to be named. */
const WITHOUT_PURPOSE: ReadonlySet<EventKind> = new Set([
  'platform-optin',
  'platform-stopped',
  'platform-resumed',
  'suppressed',
  'unsuppressed',
  'restricted',
  'unrestricted',
  'withdrawn',
  'objected',
]);
/** Slack for clocks that run ahead of ours, milliseconds. */
const FUTURE_SLACK_MS = 5 * 60_000;

function fail(code: ConsentProblemCode, column: ConsentColumn, value = ''): ConsentRowResult {
  return { ok: false, code, column, value };
}

const split = (text: string): string[] => text.split(/[,;|\s]+/).filter((part) => part !== '');

function readBasis(cells: ConsentCells): LegalBasis | undefined {
  const text = (cells.basis ?? '').toLowerCase().replace(/[\s_]+/g, '-');
  return (LEGAL_BASES as readonly string[]).includes(text) ? (text as LegalBasis) : undefined;
}

/** Purposes of a row: named ones, or all marketing for a stop that names none. */
function readPurposes(cells: ConsentCells, kind: EventKind): string[] {
  const named = split(cells.purpose ?? '');
  if (named.length > 0) return named;
  if (kind === 'withdrawn' || kind === 'objected') return [ALL_MARKETING];
  return WITHOUT_PURPOSE.has(kind) ? [ALL_PURPOSES] : [];
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
    ...(cells.notice ? { notice: cells.notice } : {}),
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

/**
 * Reads one row's content. The default event is `given`, or `basis-asserted` where the row names a basis other than
 * consent; the default channel is WhatsApp, or every channel for a stop.
 */
export function readConsentRow(
  cells: ConsentCells,
  phone: string,
  context: ConsentRowContext,
): ConsentRowResult {
  const basis = readBasis(cells);
  if (cells.basis && !basis) return fail('consent.basis-unknown', 'basis', cells.basis);
  const fallback = basis !== undefined && basis !== 'consent' ? 'basis-asserted' : 'given';
  const kindText = (cells.event ?? '').toLowerCase().replace(/[\s_]+/g, '-') || fallback;
  if (!(EVENT_KINDS as readonly string[]).includes(kindText))
    return fail('consent.event-unknown', 'event', cells.event ?? '');
  const kind = kindText as EventKind;
  if (NEEDS_BASIS.has(kind) && basis === undefined) return fail('consent.basis-needed', 'basis');

  const purposes = readPurposes(cells, kind);
  if (purposes.length === 0) return fail('consent.purpose-missing', 'purpose');
  const unknown = purposes.find((purpose) => !purpose.startsWith('*') && !context.purposes.has(purpose));
  if (unknown !== undefined) return fail('consent.purpose-unknown', 'purpose', unknown);
  if (!cells.source) return fail('consent.source-missing', 'source');
  if (!cells.occurred_at) return fail('consent.date-missing', 'occurred_at');
  const at = parseInstant(cells.occurred_at, context.zone);
  if (at === undefined) return fail('consent.date-invalid', 'occurred_at', cells.occurred_at);
  if (at > context.now + FUTURE_SLACK_MS)
    return fail('consent.date-future', 'occurred_at', cells.occurred_at);

  const stops = kind === 'withdrawn' || kind === 'objected' || kind === 'suppressed';
  const channels = cells.channel ? split(cells.channel.toLowerCase()) : [stops ? ALL_CHANNELS : WHATSAPP];
  const event: NewEvent = {
    kind,
    purposes,
    channels,
    basis: basis ?? 'consent',
    occurredAt: new Date(at).toISOString(),
    source: cells.source,
    identifiers: cells.user_id ? [phone, cells.user_id] : [phone],
    ...optionalParts(cells),
  };
  if (!cells.confirmed_at) return { ok: true, events: [event] };
  const confirmedAt = parseInstant(cells.confirmed_at, context.zone);
  if (confirmedAt === undefined) return fail('consent.date-invalid', 'confirmed_at', cells.confirmed_at);
  if (confirmedAt > context.now + FUTURE_SLACK_MS)
    return fail('consent.date-future', 'confirmed_at', cells.confirmed_at);
  const confirmed: NewEvent = {
    ...event,
    kind: 'confirmed',
    occurredAt: new Date(confirmedAt).toISOString(),
    confirmation: { channel: cells.confirmed_by || 'unknown', identifier: phone },
  };
  return { ok: true, events: [event, confirmed] };
}
