/** What formats of cells take and give. */
import type { TextParameter } from '../campaign-parameters.ts';
import type { ValueFault } from '../parameter-problem.ts';

/** A cell as it is shown, with what the platform's own parameter carries of an amount. */
export interface Shown {
  readonly text: string;
  /** Thousandths of the currency's unit; undefined for what is no amount, or too large for it. */
  readonly amount1000?: number;
}

/** Writes a cell. What cannot be read is a fault. */
export type Format = (cell: string) => Shown | ValueFault;

/** Where texts are written for. */
export interface FormatPlace {
  /** BCP 47. */
  readonly locale: string;
  /** IANA zone: of times without an offset, and of what is shown. */
  readonly zone: string;
}

/** The keys of a format, of which each kind takes some. */
export type FormatKeys = Pick<TextParameter, 'as' | 'code' | 'decimals' | 'style' | 'input'>;
