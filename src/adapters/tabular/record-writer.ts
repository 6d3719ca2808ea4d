/** A table's rows written again, for files in which consend's own columns follow them. */
import { headerKey } from './header-key.ts';
import { recordText } from './record-text.ts';
import type { TableHead, TableProblemCode } from './table-types.ts';

/** Writes the rows of one table. */
export interface RecordWriter {
  /** The header cells as one CSV record. */
  readonly header: string;
  /** A row's cells as one CSV record. */
  record(cells: readonly string[]): string;
  /**
   * Whether a row of a rejects file is as short as it was: it was filled up there, and its last own cell is still empty.
   * Taken as whole, a withdrawal that lost its last cell could come back as a consent.
   */
  isStillShort(cells: readonly string[]): boolean;
}

/** Columns that consend puts behind the input's own, in rejects and decisions. */
const OWN_COLUMNS: ReadonlySet<string> = new Set(
  [
    'consend_row',
    'consend_problem',
    'consend_explanation',
    'consend_phone',
    'consend_decision',
    'consend_reasons',
    'consend_basis',
    'consend_ledger_event',
    'consend_detail',
  ].map(headerKey),
);

const PROBLEM_COLUMN = headerKey('consend_problem');
/** What stands in that column. */
const PROBLEM = /^(?:row|phone|consent)\.[a-z-]+$/;
const TOO_SHORT: TableProblemCode = 'row.too-few-columns';

/**
 * A writer for a table's rows. Short rows are filled up, so that what follows stands in its own column; columns that
 * consend had put there before are left out, or a file would hold them twice.
 */
export function recordWriter(head: Pick<TableHead, 'headers' | 'delimiter'>): RecordWriter {
  const { delimiter, headers } = head;
  const own = new Set(
    headers.flatMap((header, index) => (OWN_COLUMNS.has(headerKey(header)) ? [index] : [])),
  );
  const problemAt = headers.findIndex((header) => headerKey(header) === PROBLEM_COLUMN);
  // In a row with too many cells consend's own stand further back than the header says: where the problem stands.
  const shiftOf = (cells: readonly string[]): number => {
    if (problemAt < 0 || cells.length <= headers.length) return 0;
    return Math.max(cells.findLastIndex((cell) => PROBLEM.test(cell)) - problemAt, 0);
  };
  const without = (cells: readonly string[]): readonly string[] => {
    if (own.size === 0) return cells;
    const shift = shiftOf(cells);
    return cells.filter((_, index) => !own.has(index - shift));
  };
  const lastOwn = headers.findLastIndex((_, index) => !own.has(index));
  return {
    isStillShort: (cells) =>
      problemAt >= 0 && cells[problemAt] === TOO_SHORT && (cells[lastOwn] ?? '').trim() === '',
    header: recordText(without(headers), delimiter),
    record(cells) {
      const filled =
        cells.length < headers.length
          ? [...cells, ...new Array<string>(headers.length - cells.length).fill('')]
          : cells;
      return recordText(without(filled), delimiter);
    },
  };
}
