/** A table's rows written again, for files in which consend's own columns follow them. */
import { headerKey } from './header-key.ts';
import { recordText } from './record-text.ts';
import type { TableHead } from './table-types.ts';

/** Writes the rows of one table. */
export interface RecordWriter {
  /** The header cells as one CSV record. */
  readonly header: string;
  /** A row's cells as one CSV record. */
  record(cells: readonly string[]): string;
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
  ].map(headerKey),
);

/**
 * A writer for a table's rows. Short rows are filled up, so that what follows stands in its own column; columns that
 * consend had put there before are left out, or a file would hold them twice.
 */
export function recordWriter(head: Pick<TableHead, 'headers' | 'delimiter'>): RecordWriter {
  const { delimiter, headers } = head;
  const own = new Set(
    headers.flatMap((header, index) => (OWN_COLUMNS.has(headerKey(header)) ? [index] : [])),
  );
  const without = (cells: readonly string[]): readonly string[] =>
    own.size === 0 ? cells : cells.filter((_, index) => !own.has(index));
  return {
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
