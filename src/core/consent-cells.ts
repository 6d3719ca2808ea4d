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

type Cells = { -readonly [K in ConsentColumn]?: ConsentCells[K] | undefined };

/** Identifiers by column, in the order in which reading puts them together again. */
function identifierCells(identifiers: readonly string[], isNumber: (text: string) => boolean): Cells {
  const rest = [...identifiers];
  const cells: Cells = {};
  if (rest[0] !== undefined && isNumber(rest[0])) cells.phone = rest.shift();
  if (rest[0] !== undefined && !rest[0].startsWith('+')) cells.user_id = rest.shift();
  if (rest.length > 0) cells.other_identifiers = rest.join(' ');
  return cells;
}

const namesCell = (names: readonly string[]): string =>
  names.length === 0 ? NAMES_NOTHING : names.join(BETWEEN_NAMES);

function confirmationCells({ kind, confirmation }: ConsentEvent): Cells {
  if (confirmation === undefined || CONFIRMED_APART.has(kind)) return {};
  const { channel, identifier, messageId } = confirmation;
  return { confirmed_by: channel, confirmed_identifier: identifier, message_id: messageId };
}

/** Columns of what an event rests on. */
function groundCells({ wording, evidence, sale, contract }: ConsentEvent): Cells {
  return {
    wording: wording && `${wording.id}@${wording.version}`,
    wording_digest: wording?.digest,
    evidence: evidence?.reference,
    evidence_digest: evidence?.digest,
    sale_ref: sale?.reference,
    sale_date: sale?.date,
    product_group: sale?.productGroup,
    notice: sale?.notice,
    contract_ref: contract?.reference,
    contract_until: contract?.until,
  };
}

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
  const cells: Cells = {
    ...identifierCells(identifiers, isNumber),
    event: event.kind,
    basis: event.basis ?? NAMES_NO_BASIS,
    purpose: namesCell(event.purposes),
    channel: namesCell(event.channels),
    occurred_at: new Date(Date.parse(event.occurredAt)).toISOString(),
    precision: event.precision,
    source: event.source,
    method: event.method,
    ...groundCells(event),
    ...confirmationCells(event),
    language: event.language,
    ip: event.ip,
    actor: event.actor,
    note: event.note,
    jurisdiction: event.jurisdiction,
    released: event.released?.join(' '),
    suppression_hash: event.hashes?.join(' '),
  };
  return cells as ConsentCells;
}
