/** Where a value comes from: a constant or a recipient's cell. */

/** A value in the campaign file: a constant, plain or under `text`, or a column with what stands in for an empty cell. */
export type Given =
  | string
  | number
  | { readonly text: string }
  | { readonly column: string; readonly fallback?: string | undefined };

/** Reads a value. */
export interface Source {
  /** The column's name; undefined for a constant. */
  readonly column: string | undefined;
  /** What stands in for an empty cell, as it is; empty where nothing does. */
  readonly fallback: string;
  /** The cell without the spaces around it, or the constant; empty where there is none. */
  cell(values: readonly string[]): string;
}

/** Reads what a campaign gives from rows with these columns. */
export function sourceOf(given: Given, columns: readonly string[]): Source {
  if (typeof given === 'object' && 'column' in given) {
    const index = columns.indexOf(given.column);
    const { column, fallback = '' } = given;
    return { column, fallback: blankIsNone(fallback), cell: (values) => (values[index] ?? '').trim() };
  }
  const constant = blankIsNone(String(typeof given === 'object' ? given.text : given));
  return { column: undefined, fallback: '', cell: () => constant };
}

/** A source's value: its cell, else its fallback, else nothing. */
export function valueFrom(source: Source, values: readonly string[]): string {
  const cell = source.cell(values);
  return cell === '' ? source.fallback : cell;
}

/** The platform takes no text that is only spaces. */
function blankIsNone(text: string): string {
  return text.trim() === '' ? '' : text;
}
