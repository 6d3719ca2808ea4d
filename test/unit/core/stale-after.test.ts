import { describe, expect, test } from 'vitest';
import { rulesFor } from '../../../src/core/rules.ts';
import { NOW, SIGNED_OFF, workspace } from './builders.ts';

const PLAIN = { warn: 12, block: 24, unusedWarn: 12, unusedBlock: 18 };
const rulesOf = (setting: object) =>
  rulesFor({ config: workspace({ policy: 'de', checks: { 'consent.stale': setting } }), now: NOW });
const over = { ...SIGNED_OFF, until: '2026-11-22' };

describe('how long a consent may lie still', () => {
  test.each([
    ['as the policy has it where nothing is said', {}, PLAIN],
    ['shorter, for free', { after: '6 months' }, { ...PLAIN, warn: 6, unusedWarn: 6 }],
    ['not longer, without a sign-off', { after: '15 months' }, PLAIN],
    [
      'longer, signed off',
      { after: '15 months', signedOff: SIGNED_OFF },
      { ...PLAIN, warn: 15, unusedWarn: 15 },
    ],
    [
      'longer than it would block, signed off',
      { after: '20 months', signedOff: SIGNED_OFF },
      { warn: 20, block: 24, unusedWarn: 20, unusedBlock: 20 },
    ],
    ['not longer once the sign-off is over', { after: '15 months', signedOff: over }, PLAIN],
  ])('%s', (_, setting, stale) => {
    expect(rulesOf(setting).of('DE').policy.stale).toEqual(stale);
  });

  test('a longer time is told among what is set aside, and once it is over, as that', () => {
    const { overrides } = rulesOf({ after: '15 months', signedOff: SIGNED_OFF });
    const told = {
      code: 'consent.stale',
      usual: 'warn',
      severity: 'warn',
      after: '15 months',
      ...SIGNED_OFF,
    };
    expect(overrides.inForce).toEqual([told]);
    expect(rulesOf({ after: '15 months', signedOff: over }).overrides).toMatchObject({
      inForce: [],
      expired: [{ ...told, ...over }],
    });
    expect(rulesOf({ after: '6 months' }).overrides.inForce).toEqual([]);
  });
});
