/** Rows of a consent CSV as text: RFC 4180, comma, CRLF; cells that a spreadsheet would run are guarded so that reading them back gives the same text. */
import type { ConsentCells, ConsentColumn } from '../../core/consent-columns.ts';
import { guardedCell, quotedCell } from '../tabular/index.ts';

const DELIMITER = ',';

/** The header and rows of a consent CSV with these columns. */
export function consentCsv(columns: readonly ConsentColumn[]): {
  readonly header: string;
  readonly text: (rows: readonly ConsentCells[]) => string;
} {
  const [first, ...others] = columns;
  const cell = (text: string | undefined): string =>
    text === undefined || text === '' ? '' : quotedCell(guardedCell(text), DELIMITER);
  return {
    header: `${columns.join(DELIMITER)}\r\n`,
    text(rows) {
      let text = '';
      for (const row of rows) {
        text += first === undefined ? '' : cell(row[first]);
        for (const column of others) text += DELIMITER + cell(row[column]);
        text += '\r\n';
      }
      return text;
    },
  };
}
