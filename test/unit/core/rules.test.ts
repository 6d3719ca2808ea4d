import { describe, expect, test } from 'vitest';
import { recipientCheck } from '../../../src/core/check.ts';
import { reaches } from '../../../src/core/jurisdiction.ts';
import { rulesFor } from '../../../src/core/rules.ts';
import { workspace } from './builders.ts';

const SHAPE = {
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  sources: ['a test'],
  verification: 'own-design',
  since: '0.1.0',
} as const;
const korean = recipientCheck({ ...SHAPE, code: 'k.one', appliesTo: ['KR'], run: () => ({}) });
const global = recipientCheck({ ...SHAPE, code: 'g.one', appliesTo: ['*'], run: () => ({}) });

describe('the rules of a workspace', () => {
  const rules = rulesFor({ config: workspace({ policy: 'de' }), checks: [korean, global] });
  const codes = (country: string) => rules.of(country).ready.map(({ check }) => check.code);

  test('are those of the policy and of the recipient’s own country', () => {
    expect(codes('DE')).toEqual(['g.one']);
    expect(codes('')).toEqual(['g.one']);
    expect(codes('KR')).toEqual(['k.one', 'g.one']);
  });

  test('are made once for each country', () => {
    expect(rules.of('DE')).toBe(rules.of('DE'));
  });

  test('name as left out only what ran for no country', () => {
    const fresh = rulesFor({ config: workspace({ policy: 'de' }), checks: [korean, global] });
    fresh.of('DE');
    expect(fresh.skipped()).toEqual([{ code: 'k.one', why: 'not-applicable' }]);
    fresh.of('KR');
    expect(fresh.skipped()).toEqual([]);
  });

  test('run every check under strict, whatever the country', () => {
    const strict = rulesFor({ config: workspace({ policy: 'strict' }), checks: [korean, global] });
    expect(strict.of('DE').ready).toHaveLength(2);
  });

  test('bind what recipients share by the controller’s own country too, wherever messages go', () => {
    const abroad = workspace({ policy: 'us' });
    expect(reaches(['EU'], rulesFor({ config: abroad }).shared.jurisdictions)).toBe(true);
    const american = { ...abroad, controller: { ...abroad.controller, country: 'US' } };
    expect(reaches(['EU'], rulesFor({ config: american }).shared.jurisdictions)).toBe(false);
  });
});
