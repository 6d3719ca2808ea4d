/** Where values of a campaign come from: constants, and columns of a recipient made up along the way. */
import type { Draw } from './draw.ts';

/** The recipient's cells so far, and the chance that they are drawn by. */
export class Cells {
  readonly columns: string[] = [];
  readonly values: string[] = [];
  readonly draw: Draw;
  constructor(draw: Draw) {
    this.draw = draw;
  }
  /** A column of its own that holds the value. */
  column(value: string): { column: string } {
    this.columns.push(`Spalte ${this.columns.length}`);
    this.values.push(value);
    return { column: this.columns.at(-1) ?? '' };
  }
  /** The value as a constant or in a column. */
  given(value: string): { column: string } | { text: string } {
    return this.draw.maybe(0.5) ? this.column(value) : { text: value };
  }
}

/** Characters of ids and codes. */
export const ID = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
