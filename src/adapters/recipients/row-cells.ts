/** Cells of a row that could not be used, from its own record. */
import type { RecipientsHead, RowProblem } from '../../core/recipient.ts';
import { headerKey, plainCell, recordWriter } from '../tabular/index.ts';
import { parseText } from '../tabular/parse-text.ts';

function cellsOf(record: string, delimiter: RecipientsHead['delimiter']): string[] {
  return (parseText(Buffer.from(record), delimiter)?.[0] ?? []).map(plainCell);
}

/** The values of some columns of a row with a problem, in that order; empty where it has none. */
export function valuesOfProblem(
  { original }: Pick<RowProblem, 'original'>,
  head: Pick<RecipientsHead, 'headers' | 'delimiter'>,
  columns: readonly string[],
): string[] {
  const headers = cellsOf(recordWriter(head).header, head.delimiter).map(headerKey);
  const cells = cellsOf(original, head.delimiter);
  return columns.map((column) => cells[headers.indexOf(headerKey(column))] ?? '');
}
