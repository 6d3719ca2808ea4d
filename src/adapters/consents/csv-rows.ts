/** Rows of a consent CSV as text: RFC 4180, comma, CRLF; cells that a spreadsheet would run are guarded so that reading them back gives the same text. */
import type { ConsentCells, ConsentColumn } from '../../core/consent-columns.ts';
import { guardedCell, quotedCell } from '../tabular/index.ts';

const DELIMITER = ',';

/** The header and rows of a consent CSV with these columns. */
export function consentCsv(columns: readonly ConsentColumn[]): {
  readonly header: string;
  readonly text: (rows: readonly ConsentCells[]) => string;
} {
  const cell = (text: string | undefined): string =>
    text === undefined || text === '' ? '' : quotedCell(guardedCell(text), DELIMITER);
  return {
    header: `${columns.join(DELIMITER)}\r\n`,
    text: (rows) =>
      rows.map((row) => `${columns.map((column) => cell(row[column])).join(DELIMITER)}\r\n`).join(''),
  };
}
