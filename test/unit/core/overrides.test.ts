import { describe, expect, test } from 'vitest';
import { CHECKS } from '../../../src/core/checks/index.ts';
import { isLoosening, overrideFault, overridesAt } from '../../../src/core/overrides.ts';
import { NOW, SIGNED_OFF } from './builders.ts';

const CHECK = { code: 'a.b', severity: 'block', override: 'operator' } as const;
const OWN = { reason: 'shift workers', until: '2026-12-31' };

describe('what a check’s rule asks of who loosens it', () => {
  test.each([
    ['never', { signedOff: SIGNED_OFF }, 'never'],
    ['dpo', {}, 'sign-off'],
    ['dpo', OWN, 'sign-off'],
    ['dpo', { signedOff: SIGNED_OFF }, undefined],
    ['operator', {}, 'reason'],
    ['operator', { reason: 'r' }, 'until'],
    ['operator', OWN, undefined],
    ['operator', { signedOff: SIGNED_OFF }, undefined],
  ] as const)('%s, given %j: lacks %s', (rule, setting, fault) => {
    expect(overrideFault(rule, setting)).toBe(fault);
  });
});

describe('the overrides of a workspace', () => {
  test('hold with all that they need, and say who answers until when', () => {
    const { severities, inForce } = overridesAt([CHECK], { 'a.b': { severity: 'warn', ...OWN } }, NOW);
    expect(severities).toEqual({ 'a.b': 'warn' });
    expect(inForce).toEqual([{ code: 'a.b', usual: 'block', severity: 'warn', ...OWN }]);
    const signed = { 'a.b': { severity: 'off' as const, signedOff: SIGNED_OFF } };
    expect(overridesAt([{ ...CHECK, override: 'dpo' }], signed, NOW).inForce[0]).toMatchObject(SIGNED_OFF);
  });

  test('do not hold without what their rule asks for', () => {
    for (const override of ['never', 'dpo', 'operator'] as const) {
      const found = overridesAt([{ ...CHECK, override }], { 'a.b': { severity: 'off' } }, NOW);
      expect(found).toEqual({ severities: {}, inForce: [], expired: [] });
    }
  });

  test('hold through their last day, and are told as over from the next on', () => {
    const wanted = { 'a.b': { severity: 'warn' as const, reason: 'r', until: '2026-11-23' } };
    const end = Date.parse('2026-11-24T00:00:00Z');
    expect(overridesAt([CHECK], wanted, end - 1).severities).toEqual({ 'a.b': 'warn' });
    const over = overridesAt([CHECK], wanted, end);
    expect(over.severities).toEqual({});
    expect(over.expired.map(({ code }) => code)).toEqual(['a.b']);
  });

  test('do not hold before the day of their sign-off', () => {
    const later = { by: 'N. N.', on: '2027-02-01', reason: 'r', until: '2027-05-31' };
    const wanted = { 'a.b': { severity: 'warn' as const, signedOff: later } };
    const before = overridesAt([CHECK], wanted, Date.parse('2027-01-31T09:59:59Z'));
    expect([before.severities, before.expired.map(({ on }) => on)]).toEqual([{}, ['2027-02-01']]);
    expect(overridesAt([CHECK], wanted, Date.parse('2027-02-01T00:00:00Z')).severities).toEqual({
      'a.b': 'warn',
    });
  });

  test('may always be stricter, and ask nobody for it', () => {
    const mild = { code: 'm', severity: 'info', override: 'never' } as const;
    const { severities, inForce } = overridesAt([mild], { m: { severity: 'block' } }, NOW);
    expect(severities).toEqual({ m: 'block' });
    expect(inForce).toEqual([]);
  });

  test('leave codes that no check has, and entries without a severity', () => {
    const wanted = { 'a.b': { after: '1 day' }, 'x.y': { severity: 'off' as const } };
    expect(overridesAt([CHECK], wanted, NOW).severities).toEqual({});
  });

  test('never touch a rule without exception, whoever signs', () => {
    const off = Object.fromEntries(
      CHECKS.map(({ code }) => [code, { severity: 'off' as const, signedOff: SIGNED_OFF, ...OWN }]),
    );
    const { severities } = overridesAt(CHECKS, off, NOW);
    const never = CHECKS.filter(({ override }) => override === 'never').map(({ code }) => code);
    expect(never).toContain('consent.withdrawn');
    expect(never.filter((code) => code in severities)).toEqual([]);
    expect(Object.keys(severities).length).toBe(CHECKS.length - never.length);
  });
});

test.each([
  ['off', 'info', true],
  ['info', 'warn', true],
  ['warn', 'block', true],
  ['block', 'block', false],
  ['block', 'warn', false],
] as const)('%s instead of %s loosens: %s', (severity, usual, loosens) => {
  expect(isLoosening(severity, usual)).toBe(loosens);
});
