import { expect, test } from 'vitest';
import { versionTrouble } from '../../../src/core/api-version.ts';
import { API_VERSIONS } from '../../../src/core/data/api-versions.ts';

const at = (day: string): number => Date.parse(`${day}T12:00:00Z`);

test.each([
  ['v25.0', '2026-11-25', undefined],
  ['v21.0', '2026-10-20', undefined],
  ['v21.0', '2026-11-25', 'ending'],
  ['v21.0', '2027-01-20', 'ending'],
  ['v21.0', '2027-01-21', 'ended'],
  ['v20.0', '2026-11-25', 'ended'],
  ['v19.0', '2026-11-25', 'ended'],
  ['v2.12', '2026-11-25', 'ended'],
  ['v26.0', '2030-01-01', undefined],
  ['v31.0', '2026-11-25', undefined],
] as const)('%s on %s: %s', (version, day, kind) => {
  expect(versionTrouble(version, at(day))?.kind).toBe(kind);
});

test('names the end and the newest version', () => {
  expect(versionTrouble('v21.0', at('2026-11-25'))).toEqual({
    kind: 'ending',
    endsOn: '2027-01-21',
    newest: 'v26.0',
  });
});

test('the table is in order of names and days', () => {
  const days = API_VERSIONS.map(([, introducedOn]) => introducedOn);
  expect(days).toEqual([...days].sort());
  const names = API_VERSIONS.map(([name]) => name);
  expect(names).toEqual([...names].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1))));
});
