/** One recipient's cells while a template is filled with them. */
import type { MediaKnowledge } from '../media.ts';
import type { ParameterProblem, ParameterReason } from '../parameter-problem.ts';

/** A recipient's cells, what is known of media, and the problems found so far. */
export interface Row {
  readonly values: readonly string[];
  readonly knowledge: MediaKnowledge | undefined;
  readonly problems: ParameterProblem[];
}

/** Where a value belongs and where it comes from, as problems name it. */
export interface Place {
  /** Below `parameters`: `body."2"`. */
  readonly path: string;
  readonly column: string | undefined;
}

const named = ({ path, column }: Place) => ({
  parameter: path,
  ...(column === undefined ? {} : { column }),
});

/** Tells that there is no value. */
export function tellMissing(row: Row, place: Place): undefined {
  row.problems.push({ kind: 'missing', ...named(place) });
}

/** Why a value is refused, and what fills the words. */
export interface Why {
  readonly reason: ParameterReason;
  readonly params?: NonNullable<ParameterProblem['params']>;
}

/** Tells that a value is refused. */
export function tellRefused(row: Row, place: Place, why: Why): undefined {
  const { reason, params } = why;
  row.problems.push({ kind: 'malformed', ...named(place), reason, ...(params ? { params } : {}) });
}
