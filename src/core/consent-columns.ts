/** What a consent CSV may hold: its columns, its cells, and the reasons for which a row is rejected. */

/** Columns of a consent CSV, as formats.md names them; those after `note` are what an export needs beyond it. */
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
  /** `day`: of `occurred_at` only the day is known. */
  'precision',
  'wording_digest',
  /** Identifier from which a confirmation came, and the message that brought it. */
  'confirmed_identifier',
  'message_id',
  'evidence_digest',
  'jurisdiction',
  /** Identifiers beyond number and user id, and those that an `identifier-changed` takes away; blanks between them. */
  'other_identifiers',
  'released',
  /** Keyed hashes of somebody erased, who has no other identifier any more; blanks between them. */
  'suppression_hash',
] as const;

/** A column of a consent CSV. */
export type ConsentColumn = (typeof CONSENT_COLUMNS)[number];
/** A row's cells by column; a column that the file lacks is absent or filled by a default. */
export type ConsentCells = Readonly<Partial<Record<ConsentColumn, string>>>;

/** Columns with dates: one notation holds for all of them. */
export const DATE_COLUMNS = [
  'occurred_at',
  'confirmed_at',
  'sale_date',
  'contract_until',
] as const satisfies readonly ConsentColumn[];

/** What can be wrong with a date. */
export const DATE_PROBLEM_CODES = [
  'consent.date-invalid',
  'consent.date-no-such-day',
  'consent.date-no-such-time',
  'consent.date-two-digit-year',
  'consent.date-other-notation',
  'consent.date-excel-serial',
  'consent.date-epoch',
] as const;

/** Code of a problem with a date as it is written. */
export type DateProblemCode = (typeof DATE_PROBLEM_CODES)[number];

/** Why a row is rejected. Phone problems have codes of their own (`phone.*`). */
export const CONSENT_PROBLEM_CODES = [
  'consent.event-unknown',
  'consent.event-reserved',
  'consent.basis-unknown',
  'consent.basis-needed',
  'consent.date-missing',
  ...DATE_PROBLEM_CODES,
  'consent.date-future',
  'consent.confirmed-too-early',
  'consent.purpose-missing',
  'consent.purpose-unknown',
  'consent.channel-unknown',
  'consent.source-missing',
  'consent.wording-differs',
  'consent.wording-changed',
  'consent.hash-invalid',
  'consent.hash-foreign',
] as const;

/** Code of a problem with a consent row's content. */
export type ConsentProblemCode = (typeof CONSENT_PROBLEM_CODES)[number];

/** What is wrong with a row's content. */
export interface ConsentRowProblem {
  readonly code: ConsentProblemCode;
  readonly column: ConsentColumn;
  readonly value: string;
  /** The known name that was probably meant. */
  readonly suggestion?: string | undefined;
}
