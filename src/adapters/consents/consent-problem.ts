import type { ConsentProblemCode } from '../../core/consent-columns.ts';
import type { RowProblemCode } from '../../core/recipient.ts';

/** Why a row was rejected. Plain data: it may travel to another thread. */
export interface ConsentProblem {
  /** Physical line where the row starts. */
  readonly row: number;
  readonly code: ConsentProblemCode | RowProblemCode;
  /** The column's header in the file, or the contract's name of a column that the file lacks. */
  readonly column: string | undefined;
  readonly value: string;
  /** The known name that was probably meant. */
  readonly suggestion: string | undefined;
  /** The row's own cells as one CSV record, filled up where it is short. */
  readonly original: string;
  /** The row tells a stop (withdrawn, objected …) that is not recorded now. */
  readonly isStop: boolean;
}
