/**
 * An event of the ledger → a row of a consent CSV that reads back as the same fact: the mirror of `consent-row.ts`. What
 * the ledger itself gave the event (id, person, when it was recorded) stays out: another ledger gives its own.
 */
import type { ConsentEvent } from './consent.ts';
import { ALL_CHANNELS, ALL_PURPOSES } from './consent.ts';
import type { ConsentCells, ConsentColumn } from './consent-columns.ts';
import { CONSENT_COLUMNS } from './consent-columns.ts';
import { CONFIRMED_APART, NAMES_NO_BASIS } from './consent-frame.ts';
import { NAMES_NOTHING } from './consent-scope.ts';

/** Columns of an export: each event is a row, so that none is confirmed in another's. */
export const EXPORT_COLUMNS: readonly ConsentColumn[] = CONSENT_COLUMNS.filter(
  (column) => column !== 'confirmed_at',
);

/** Source of an entry that an erasure left. */
const FROM_ERASURE = 'erasure';
/** Between names in one cell; blanks would part a channel's name, too. */
const BETWEEN_NAMES = ';';

/** Identifiers by column. */
interface IdentifierCells {
  readonly phone: string | undefined;
  readonly user_id: string | undefined;
  readonly other_identifiers: string | undefined;
}

/** Identifiers by column, in the order in which reading puts them together again. */
function identifierCells(
  identifiers: readonly string[],
  isNumber: (text: string) => boolean,
): IdentifierCells {
  const [first] = identifiers;
  const phone = first !== undefined && isNumber(first) ? first : undefined;
  let next = phone === undefined ? 0 : 1;
  const second = identifiers[next];
  const userId = second !== undefined && !second.startsWith('+') ? second : undefined;
  if (userId !== undefined) next += 1;
  const others = next < identifiers.length ? identifiers.slice(next).join(' ') : undefined;
  return { phone, user_id: userId, other_identifiers: others };
}

const namesCell = (names: readonly string[]): string =>
  names.length === 0 ? NAMES_NOTHING : names.join(BETWEEN_NAMES);

/** What an erasure left: that somebody known by these hashes is not to be contacted. Nothing where not even that was to stay. */
function erasureCells(event: ConsentEvent): ConsentCells | undefined {
  if (event.hashes === undefined || event.hashes.length === 0) return undefined;
  return {
    event: event.erasure?.suppressedSince === undefined ? 'objected' : 'suppressed',
    basis: NAMES_NO_BASIS,
    purpose: ALL_PURPOSES,
    channel: ALL_CHANNELS,
    occurred_at: new Date(Date.parse(event.occurredAt)).toISOString(),
    source: FROM_ERASURE,
    suppression_hash: event.hashes.join(' '),
  };
}

/** What an event is about, told beside it where the event itself does not say it. */
export interface CellOptions {
  /** The identifiers to tell, the one that finds the person first. */
  readonly identifiers: readonly string[];
  /** Whether reading finds a number in this very text. What it would not, is told in another column, as it is. */
  readonly isNumber: (text: string) => boolean;
}

/** The cells of an event; undefined for one that tells nothing of people: the note of an import. */
export function cellsOfEvent(
  event: ConsentEvent,
  { identifiers, isNumber }: CellOptions,
): ConsentCells | undefined {
  if (event.kind === 'imported') return undefined;
  if (event.kind === 'erased') return erasureCells(event);
  const { wording, evidence, sale, contract } = event;
  const who = identifierCells(identifiers, isNumber);
  const confirmation = CONFIRMED_APART.has(event.kind) ? undefined : event.confirmation;
  // One literal, always of the same shape: they are made by the million.
  const cells: { readonly [K in ConsentColumn]: string | undefined } = {
    phone: who.phone,
    event: event.kind,
    basis: event.basis ?? NAMES_NO_BASIS,
    purpose: namesCell(event.purposes),
    channel: namesCell(event.channels),
    occurred_at: new Date(Date.parse(event.occurredAt)).toISOString(),
    source: event.source,
    method: event.method,
    wording: wording && `${wording.id}@${wording.version}`,
    confirmed_at: undefined,
    confirmed_by: confirmation?.channel,
    evidence: evidence?.reference,
    sale_ref: sale?.reference,
    sale_date: sale?.date,
    product_group: sale?.productGroup,
    notice: sale?.notice,
    contract_ref: contract?.reference,
    contract_until: contract?.until,
    user_id: who.user_id,
    language: event.language,
    ip: event.ip,
    actor: event.actor,
    note: event.note,
    precision: event.precision,
    wording_digest: wording?.digest,
    confirmed_identifier: confirmation?.identifier,
    message_id: confirmation?.messageId,
    evidence_digest: evidence?.digest,
    jurisdiction: event.jurisdiction,
    other_identifiers: who.other_identifiers,
    released: event.released?.join(' '),
    suppression_hash: event.hashes?.join(' '),
  };
  return cells as ConsentCells;
}
