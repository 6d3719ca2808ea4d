/** Adds up what is wrong with values, by place and reason. Bounded: campaign files may be long, plans stay readable. */
import type { ParameterProblem, ProblemGroup } from '../core/parameter-problem.ts';

/** How many groups are kept; what comes after them stands in decisions.csv. */
export const MOST_GROUPS = 100;

function isSame(a: ParameterProblem['params'] = {}, b: ParameterProblem['params'] = {}): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

/** The running sums of problems with values. */
export class ProblemGroups {
  private readonly groups = new Map<string, { -readonly [K in keyof ProblemGroup]: ProblemGroup[K] }>();

  /** Adds one recipient's problems. */
  add(row: number, problems: readonly ParameterProblem[]): void {
    for (const problem of problems) {
      const { kind, parameter, column = '', reason = '', params } = problem;
      const key = `${kind}|${reason}|${parameter}|${column}`;
      const known = this.groups.get(key);
      if (known) {
        known.count += 1;
        known.varies ||= !isSame(known.problem.params, params);
      } else if (this.groups.size < MOST_GROUPS) {
        this.groups.set(key, { problem, count: 1, firstRow: row, varies: false });
      }
    }
  }

  /** Those of one kind, most people first. */
  of(kind: ParameterProblem['kind']): readonly ProblemGroup[] {
    return [...this.groups.values()]
      .filter(({ problem }) => problem.kind === kind)
      .sort((a, b) => b.count - a.count || a.firstRow - b.firstRow);
  }
}
