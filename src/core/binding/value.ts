/** Plain values inside headers and buttons: ids, names, codes, addresses. */
import { type Row, tellMissing, tellRefused } from './row.ts';
import { type Given, type Source, sourceOf, valueFrom } from './source.ts';
import { textFault } from './text-fault.ts';

/** Reads a value of a recipient; undefined where there is none or it is refused, which the row's problems then tell. */
export interface ValueReader {
  readonly isFixed: boolean;
  readonly source: Source;
  read(row: Row): string | undefined;
}

/** A value that has to be there, within a length. */
export function valueReader(
  given: Given,
  columns: readonly string[],
  { path, max }: { readonly path: string; readonly max: number },
): ValueReader {
  const source = sourceOf(given, columns);
  const place = { path, column: source.column };
  return {
    isFixed: source.column === undefined,
    source,
    read(row) {
      const text = valueFrom(source, row.values);
      if (text === '') return tellMissing(row, place);
      const fault = textFault(text, max);
      return fault === undefined ? text : tellRefused(row, place, fault);
    },
  };
}
