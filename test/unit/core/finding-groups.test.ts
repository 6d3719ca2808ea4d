import { expect, test } from 'vitest';
import { CHECKS, RECIPIENT_CHECKS } from '../../../src/core/checks/index.ts';
import { byGroup, FINDING_GROUPS, groupOf, groupRank } from '../../../src/core/finding-groups.ts';

test('a stop comes before the basis, the basis before the quality of a consent, all before time and frequency', () => {
  const codes = [
    'frequency-cap',
    'quiet-hours',
    'recipient.us-marketing-paused',
    'basis.platform-optin-missing',
    'consent.number-unverified',
    'consent.missing',
    'recipient.minor',
    'recipient.restricted',
    'optout.platform-stop',
    'optout.suppressed',
  ];
  expect(byGroup(codes.map((code) => ({ code }))).map(({ code }) => code)).toEqual([...codes].reverse());
});

test('every check is in a group, those on recipients in one that is about people', () => {
  for (const { code } of CHECKS) expect(FINDING_GROUPS).toContain(groupOf(code));
  expect(RECIPIENT_CHECKS.filter(({ code }) => groupOf(code) === 'shared').map(({ code }) => code)).toEqual(
    [],
  );
});

test('the table of checks on recipients is in that order, so that the first that blocks is the reason told', () => {
  const ranks = RECIPIENT_CHECKS.map(({ code }) => groupRank(code));
  expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
});
