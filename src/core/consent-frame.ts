/** Reading what rows of a consent file have in common: kind, scope, basis, wording and so on. */

import type { EventKind, LegalBasis } from './consent.ts';
import { EVENT_KINDS, LEGAL_BASES } from './consent.ts';
import type { ConsentCells, ConsentColumn, ConsentRowProblem } from './consent-columns.ts';
import {
  nearestChannel,
  RESTRICTIVE_KINDS,
  readChannels,
  readPurposes,
  stopMeant,
  termOf,
} from './consent-scope.ts';
import type { DateReading } from './date-text.ts';
import type { NewEvent } from './ledger-ports.ts';
import { nearest } from './nearest.ts';
import type { FactFrame } from './row-fact.ts';

/** Columns whose cells make a frame. */
export const FRAME_COLUMNS = [
  'event',
  'basis',
  'purpose',
  'channel',
  'source',
  'method',
  'wording',
  'wording_digest',
  'confirmed_by',
  'confirmed_identifier',
  'evidence_digest',
  'sale_date',
  'product_group',
  'notice',
  'contract_until',
  'released',
  'suppression_hash',
  'language',
  'actor',
  'jurisdiction',
] as const satisfies readonly ConsentColumn[];

/** In place of a digest: the text in consend.yaml is not the one that people agreed to under this name. */
export const TEXT_CHANGED = 'changed';

/** What reading a frame needs to know. */
export interface FrameContext {
  /** Purposes of the workspace. */
  readonly purposes: ReadonlySet<string>;
  /** Digests of the texts in consend.yaml by `id@version`; empty where the text is not there, `TEXT_CHANGED` where it changed. */
  readonly wordings: ReadonlyMap<string, string>;
  /** Ids of the suppression keys that this workspace holds. */
  readonly keyIds: ReadonlySet<string>;
  readonly dateOf: (text: string) => DateReading;
}

/** A frame, or why rows of its kind are rejected. */
export type FrameResult =
  | { readonly ok: true; readonly frame: FactFrame; readonly badDate: ConsentRowProblem | undefined }
  | ({ readonly ok: false } & ConsentRowProblem);

/** Kinds that need a basis named to say what they assert or end. */
const NEEDS_BASIS: ReadonlySet<EventKind> = new Set(['basis-asserted', 'basis-ended']);
/** Kinds that consend alone writes: an import that says it happened, an erasure that is done. */
const RESERVED: ReadonlySet<EventKind> = new Set(['imported', 'erased']);
/** Kinds that name no confirmation of their own: it comes with `confirmed_at` as an event of its own, or proves nothing. */
export const CONFIRMED_APART: ReadonlySet<EventKind> = new Set([
  'requested',
  'given',
  'reaffirmed',
  'basis-asserted',
]);
const KINDS: readonly EventKind[] = EVENT_KINDS.filter((kind) => !RESERVED.has(kind));
/** What an export writes where an event names no basis. An empty cell is read as consent. */
export const NAMES_NO_BASIS = '(none)';
/** What people write where no notice was given. */
const NO_NOTICE = /^(?:no|n|nein|0|false|falsch|none|keine?|n\/a|[-–—])$/i;
const KEYED_HASH = /^hmac:([0-9a-f]{16}):[0-9a-f]{64}$/;

function fail(
  code: ConsentRowProblem['code'],
  column: ConsentColumn,
  value = '',
  suggestion?: string,
): { readonly ok: false } & ConsentRowProblem {
  return { ok: false, code, column, value, ...(suggestion === undefined ? {} : { suggestion }) };
}

type Failure = ReturnType<typeof fail>;
const isFailure = (value: object): value is Failure => 'ok' in value && value.ok === false;

/** Kind and basis; the kind is told by the basis where the row names none. */
function readKind(
  cells: ConsentCells,
): { readonly kind: EventKind; readonly basis: LegalBasis | undefined } | Failure {
  const term = termOf(cells.basis);
  const isUnnamed = term === NAMES_NO_BASIS && Boolean(cells.event);
  const basis = LEGAL_BASES.find((known) => known === term);
  if (cells.basis && basis === undefined && !isUnnamed)
    return fail('consent.basis-unknown', 'basis', cells.basis, nearest(term, LEGAL_BASES));
  const text =
    termOf(cells.event) || (basis !== undefined && basis !== 'consent' ? 'basis-asserted' : 'given');
  const kind = EVENT_KINDS.find((known) => known === text);
  if (kind === undefined)
    return fail('consent.event-unknown', 'event', cells.event ?? '', stopMeant(text) ?? nearest(text, KINDS));
  if (RESERVED.has(kind)) return fail('consent.event-reserved', 'event', cells.event ?? '');
  if (NEEDS_BASIS.has(kind) && basis === undefined) return fail('consent.basis-needed', 'basis');
  return { kind, basis: isUnnamed ? undefined : (basis ?? 'consent') };
}

function readScope(
  cells: ConsentCells,
  kind: EventKind,
  known: ReadonlySet<string>,
): { readonly purposes: readonly string[]; readonly channels: readonly string[] } | Failure {
  const purposes = readPurposes(cells.purpose, kind, known);
  if ('unknown' in purposes) {
    const { unknown } = purposes;
    return fail('consent.purpose-unknown', 'purpose', unknown, nearest(unknown, known));
  }
  if ('isMissing' in purposes) return fail('consent.purpose-missing', 'purpose');
  const channels = readChannels(cells.channel, kind);
  if ('unknown' in channels) {
    const { unknown } = channels;
    return fail('consent.channel-unknown', 'channel', unknown, nearestChannel(unknown));
  }
  return { purposes: purposes.names, channels: 'isMissing' in channels ? [] : channels.names };
}

/** The wording with the digest of its text: the row's own, else that of the text in consend.yaml. */
function readWording(
  cells: ConsentCells,
  kind: EventKind,
  known: ReadonlyMap<string, string>,
): NewEvent['wording'] | Failure {
  if (!cells.wording) return undefined;
  const at = cells.wording.lastIndexOf('@');
  const id = at < 0 ? cells.wording : cells.wording.slice(0, at);
  const version = at < 0 ? '' : cells.wording.slice(at + 1);
  const text = known.get(`${id}@${version}`);
  const isChanged = text === TEXT_CHANGED;
  // What people said no to needs no text.
  if (isChanged && !cells.wording_digest && !RESTRICTIVE_KINDS.has(kind))
    return fail('consent.wording-changed', 'wording', cells.wording);
  const digest = isChanged ? undefined : text;
  if (cells.wording_digest && digest && digest !== cells.wording_digest)
    return fail('consent.wording-differs', 'wording_digest', cells.wording);
  const kept = cells.wording_digest || digest;
  return { ...(kept ? { digest: kept } : {}), id, version };
}

const listOf = (text: string | undefined): string[] | undefined => {
  const parts = (text ?? '').split(/\s+/).filter((part) => part !== '');
  return parts.length > 0 ? parts : undefined;
};

/** Keyed hashes of this workspace: with another key's, nobody could be recognised. */
function readHashes(
  cells: ConsentCells,
  keyIds: ReadonlySet<string>,
): readonly string[] | undefined | Failure {
  const hashes = listOf(cells.suppression_hash);
  for (const hash of hashes ?? []) {
    const key = KEYED_HASH.exec(hash)?.[1];
    if (key === undefined) return fail('consent.hash-invalid', 'suppression_hash', hash);
    if (!keyIds.has(key)) return fail('consent.hash-foreign', 'suppression_hash', key);
  }
  return hashes;
}

/** A date of a sale or a contract: a day stays a day, a time becomes an instant. On a stop a bad one is left out. */
function readFactDate(
  cells: ConsentCells,
  column: 'sale_date' | 'contract_until',
  { kind, dateOf }: { readonly kind: EventKind; readonly dateOf: FrameContext['dateOf'] },
): string | undefined | Failure {
  const text = cells[column];
  if (!text) return undefined;
  const read = dateOf(text);
  if (!('code' in read)) return read.day ?? new Date(read.at).toISOString();
  // No stop is lost over the date of a sale.
  return RESTRICTIVE_KINDS.has(kind) ? undefined : fail(read.code, column, text);
}

function saleOf(cells: ConsentCells, date: string | undefined): FactFrame['sale'] {
  const sale = {
    ...(date ? { date } : {}),
    ...(cells.notice && !NO_NOTICE.test(cells.notice) ? { notice: cells.notice } : {}),
    ...(cells.product_group ? { productGroup: cells.product_group } : {}),
  };
  return Object.keys(sale).length > 0 ? sale : undefined;
}

function confirmationOf(cells: ConsentCells, kind: EventKind): FactFrame['confirmation'] {
  if (CONFIRMED_APART.has(kind) || !(cells.confirmed_by || cells.confirmed_identifier)) return undefined;
  return { channel: cells.confirmed_by || 'unknown', identifier: cells.confirmed_identifier, isOwn: false };
}

/**
 * Reads what a row has in common with others. The default event is `given`, or `basis-asserted` where the row names a
 * basis other than consent; the default channel is WhatsApp, or every channel for a stop. `badDate`: a date of a sale or
 * contract is none, which is told only of a row that has nothing else wrong.
 */
export function readFrame(cells: ConsentCells, context: FrameContext): FrameResult {
  const what = readKind(cells);
  if (isFailure(what)) return what;
  const { kind } = what;
  const scope = readScope(cells, kind, context.purposes);
  if (isFailure(scope)) return scope;
  if (!cells.source) return fail('consent.source-missing', 'source');
  const wording = readWording(cells, kind, context.wordings);
  if (wording !== undefined && isFailure(wording)) return wording;
  const hashes = readHashes(cells, context.keyIds);
  if (hashes !== undefined && isFailure(hashes)) return hashes;
  const dates = { kind, dateOf: context.dateOf };
  const saleDate = readFactDate(cells, 'sale_date', dates);
  const until = readFactDate(cells, 'contract_until', dates);
  const bad = [saleDate, until].find((date) => typeof date === 'object');
  const frame: FactFrame = {
    kind,
    ...scope,
    basis: what.basis,
    source: cells.source,
    precision: undefined,
    method: cells.method,
    wording,
    confirmation: confirmationOf(cells, kind),
    evidenceDigest: cells.evidence_digest,
    sale: saleOf(cells, typeof saleDate === 'string' ? saleDate : undefined),
    contractUntil: typeof until === 'string' ? until : undefined,
    released: kind === 'identifier-changed' ? listOf(cells.released) : undefined,
    hashes,
    language: cells.language,
    actor: cells.actor,
    jurisdiction: cells.jurisdiction,
  };
  return { ok: true, frame, badDate: bad };
}

/** The frame of the confirmation that a row tells beside its own event. */
export function confirmedFrame(frame: FactFrame, cells: ConsentCells): FactFrame {
  return {
    ...frame,
    kind: 'confirmed',
    confirmation: {
      channel: cells.confirmed_by || 'unknown',
      identifier: cells.confirmed_identifier,
      isOwn: !cells.confirmed_identifier,
    },
  };
}
