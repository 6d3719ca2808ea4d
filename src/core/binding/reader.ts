/** Where a parameter's value comes from. */
import type { TextParameter } from '../campaign-config.ts';

/** Reads a value from a recipient's cells; undefined where there is none. */
export type Read = (values: readonly string[]) => string | undefined;

/** Reads a parameter's value from a recipient's cells; an empty cell takes the fallback, else it has no value. */
export function reader(parameter: TextParameter, columns: readonly string[]): Read {
  if ('text' in parameter) return () => parameter.text;
  const index = columns.indexOf(parameter.column);
  const fallback = parameter.fallback;
  return (values) => {
    const cell = (values[index] ?? '').trim();
    return cell !== '' ? cell : fallback;
  };
}
