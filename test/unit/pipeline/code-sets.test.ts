import { expect, test } from 'vitest';
import type { Finding, Severity } from '../../../src/core/decision.ts';
import { CodeSets } from '../../../src/pipeline/code-sets.ts';

const finding = (code: string, severity: Severity = 'block'): Finding => ({
  code,
  severity,
  scope: 'recipient',
});

test('counts people by the set of codes that block them, warnings aside', () => {
  const sets = new CodeSets();
  for (let index = 0; index < 3; index++) sets.add([finding('a'), finding('w', 'warn'), finding('b')]);
  sets.add([finding('a')]);
  sets.add([finding('b')]);
  sets.add([finding('w', 'info')]);
  expect(sets.sets()).toEqual([
    { codes: ['a'], count: 1 },
    { codes: ['a', 'b'], count: 3 },
    { codes: ['b'], count: 1 },
  ]);
});

test('does not grow without bound, however many sets a file brings', () => {
  const sets = new CodeSets();
  for (let index = 0; index < 20_000; index++) sets.add([finding(`c${index}`)]);
  expect(sets.sets().length).toBe(10_000);
});
