import { describe, expect, test } from 'vitest';
import type { ParameterProblem } from '../../../src/core/parameter-problem.ts';
import { MOST_GROUPS, ProblemGroups } from '../../../src/pipeline/problem-groups.ts';

const tooLong = (length: number): ParameterProblem => ({
  kind: 'malformed',
  parameter: 'body."2"',
  column: 'code',
  reason: 'too-long',
  params: { length, most: 20 },
});
const missing: ParameterProblem = { kind: 'missing', parameter: 'body."1"', column: 'name' };

describe('problems with values', () => {
  test('of one place and reason are one group with the first row; most people first', () => {
    const groups = new ProblemGroups();
    groups.add(45, [tooLong(23), missing]);
    groups.add(46, [{ ...tooLong(23), reason: 'tab' }]);
    groups.add(50, [tooLong(23)]);
    expect(groups.of('malformed').map(({ problem, ...rest }) => [problem.reason, rest])).toEqual([
      ['too-long', { count: 2, firstRow: 45, varies: false }],
      ['tab', { count: 1, firstRow: 46, varies: false }],
    ]);
    expect(groups.of('missing')).toEqual([{ problem: missing, count: 1, firstRow: 45, varies: false }]);
  });

  test('that differ in their figures say so, and stay one group', () => {
    const groups = new ProblemGroups();
    groups.add(2, [tooLong(23)]);
    groups.add(3, [tooLong(24)]);
    expect(groups.of('malformed')).toEqual([{ problem: tooLong(23), count: 2, firstRow: 2, varies: true }]);
  });

  test('are bounded in number; those that are kept go on counting', () => {
    const groups = new ProblemGroups();
    const places = Array.from({ length: MOST_GROUPS + 5 }, (_, n) => ({ ...missing, parameter: `p${n}` }));
    groups.add(2, places);
    groups.add(3, places);
    expect(groups.of('missing')).toHaveLength(MOST_GROUPS);
    expect(groups.of('missing').every(({ count }) => count === 2)).toBe(true);
  });
});
