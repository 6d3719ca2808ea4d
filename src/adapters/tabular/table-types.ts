/** What the rooms of tabular reading share. */
import type { RecipientsHead, RowProblemCode } from '../../core/recipient.ts';

/** Encoding of a file. */
export type Encoding = RecipientsHead['encoding'];

/** What separates the cells of a row. */
export type Delimiter = RecipientsHead['delimiter'];

/** What was found out about a file before its first row. Plain data: it may travel to a worker thread. */
export interface TableHead {
  /** Path of the file. */
  readonly path: string;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** The header row's cells as they stand in the file, in order, without empty ones at the end. */
  readonly headers: readonly string[];
  /** Size of the file, in bytes. */
  readonly bytes: number;
  /** Where the first row after the header begins, in bytes of the text as UTF-8 without a byte order mark. */
  readonly bodyStart: number;
  /** Physical line, 1-based, of that place. */
  readonly bodyLine: number;
}

/** What can be wrong with a row as such. */
export type TableProblemCode = Extract<
  RowProblemCode,
  'row.too-few-columns' | 'row.too-many-columns' | 'row.stray-quote'
>;

/** A row with as many cells as the table has headers. */
export interface TableRow {
  /** Physical line, 1-based, where the row starts, as an editor shows it. */
  readonly row: number;
  readonly cells: readonly string[];
  readonly problem?: undefined;
}

/** A row that does not fit the table. */
export interface BrokenRow {
  /** Physical line, 1-based, where the row starts, as an editor shows it. */
  readonly row: number;
  /** The cells as far as they can be told; a line with a stray quote is cut at every delimiter. */
  readonly cells: readonly string[];
  readonly problem: TableProblemCode;
}

/** A row of a table, in file order. */
export type TableRecord = TableRow | BrokenRow;

/** A stretch of the text that ends at a line end. */
export interface Block {
  /** UTF-8; valid until the next block is asked for. */
  readonly bytes: Buffer;
  /** Physical line, 1-based, where the stretch starts. */
  readonly line: number;
  /** Number of physical lines in it. */
  readonly lines: number;
  /** `stray`: one line whose quote is not closed within the bounds of a record. */
  readonly kind: 'rows' | 'stray';
  /** A quote stands in it somewhere. */
  readonly isQuoted: boolean;
  /** Nothing follows. */
  readonly isLast: boolean;
}

/** How far a record may reach over lines. Beyond it, an open quote is taken for a stray one. */
export const RECORD_BOUNDS = { lines: 1000, bytes: 256 * 1024 } as const;

/** Records of a block. `givenBack`: bytes and lines at its end that can only be read with what follows. */
export interface BlockRecords {
  readonly records: readonly TableRecord[];
  readonly givenBack?: { readonly bytes: number; readonly lines: number } | undefined;
}
