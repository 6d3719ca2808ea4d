/** A row of the input, read, normalised and validated: what the plan decides about. */

/** What kind of line a number is, as far as its numbering plan tells. `unknown`: valid, kind not told by the plan. */
export type LineType = 'mobile' | 'fixed' | 'fixed-or-mobile' | 'voip' | 'unknown';

/**
 * What is wrong with a row. `phone.*`: the number; `row.*`: the row itself. Warnings (`phone.not-mobile`) leave the row valid.
 */
export const ROW_PROBLEM_CODES = [
  'phone.missing',
  'phone.invalid',
  'phone.too-short',
  'phone.too-long',
  'phone.country-unknown',
  'phone.excel-scientific',
  'phone.excel-lost-zero',
  'phone.premium-rate',
  'phone.toll-free',
  'phone.shared-cost',
  'phone.special-service',
  'phone.not-mobile',
  'row.too-few-columns',
  'row.too-many-columns',
  'row.stray-quote',
  'row.duplicate',
] as const;

/** Code of a problem with one row. */
export type RowProblemCode = (typeof ROW_PROBLEM_CODES)[number];

/** A problem with one row of an input file. */
export interface RowProblem {
  /** Physical line, 1-based, where the row starts, as an editor shows it. */
  readonly row: number;
  /** Header of the column at fault; absent where the whole row is. */
  readonly column?: string | undefined;
  readonly code: RowProblemCode;
  /** The value at fault as it stands in the file (at most 80 characters). */
  readonly value: string;
  /** Index into the recipients files, where several are read. */
  readonly file: number;
  /** For `row.duplicate`: the line that this one repeats, in its number or, where a campaign is sent once for it, its key. */
  readonly firstRow?: number | undefined;
  /** The row's own cells, as one CSV record in the input's delimiter (no newline at its end); a short row is filled up. */
  readonly original: string;
}

/** A valid row. */
export interface Recipient {
  /** Physical line, 1-based, where the row starts. */
  readonly row: number;
  /** Index into the recipients files. */
  readonly file: number;
  /** The number in E.164 with `+`, in the one spelling that stands for its person (see `canonicalPhone`). */
  readonly phone: string;
  readonly lineType: LineType;
  /** ISO 3166-1 alpha-2 country of the number; empty where the numbering plan names none. */
  readonly country: string;
  /** Values of the columns asked for with `values`, in that order. */
  readonly values: readonly string[];
  /** The row's own cells, as one CSV record in the input's delimiter (no newline at its end), cells a spreadsheet would run neutralised. */
  readonly original: string;
}

/** A batch of rows in file order: the valid ones and the problems of the others (and warnings). */
export interface RecipientBatch {
  readonly recipients: readonly Recipient[];
  readonly problems: readonly RowProblem[];
  /** The recipients' numbers in their order, where they can be told without making the recipients. */
  readonly phones?: readonly string[] | undefined;
}

/** What was found out about the recipients files before the first row. */
export interface RecipientsHead {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly delimiter: ',' | ';' | '\t' | '|';
  /** The header row's cells as they stand in the file, in order. */
  readonly headers: readonly string[];
  /** Which header serves for what: `phone` always; `country`, `timeZone`, `language`, `userId` where found. */
  readonly columns: Readonly<Record<string, string>>;
  /** SHA-256 over the bytes of all files in order, `sha256:` + hex. */
  readonly digest: string;
  /** Size of all files, in bytes. */
  readonly bytes: number;
}

/** Counts over a whole reading; `read = valid + invalid`, duplicates are among the valid. */
export interface RowCounts {
  readonly read: number;
  readonly valid: number;
  readonly invalid: number;
  readonly duplicate: number;
}
