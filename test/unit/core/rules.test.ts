import { describe, expect, test } from 'vitest';
import { recipientCheck } from '../../../src/core/check.ts';
import { checkByCode } from '../../../src/core/checks/index.ts';
import { reaches } from '../../../src/core/jurisdiction.ts';
import { POLICY_TABLE } from '../../../src/core/policies/index.ts';
import { rulesFor } from '../../../src/core/rules.ts';
import { NOW, workspace } from './builders.ts';

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
  const rules = rulesFor({ now: NOW, config: workspace({ policy: 'de' }), checks: [korean, global] });
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
    const fresh = rulesFor({ now: NOW, config: workspace({ policy: 'de' }), checks: [korean, global] });
    fresh.of('DE');
    expect(fresh.skipped()).toEqual([{ code: 'k.one', why: 'not-applicable' }]);
    fresh.of('KR');
    expect(fresh.skipped()).toEqual([]);
  });

  test('run every check under strict, whatever the country', () => {
    const strict = rulesFor({ now: NOW, config: workspace({ policy: 'strict' }), checks: [korean, global] });
    expect(strict.of('DE').ready).toHaveLength(2);
  });

  test('bind what recipients share by the controller’s own country too, wherever messages go', () => {
    const abroad = workspace({ policy: 'us' });
    expect(reaches(['EU'], rulesFor({ now: NOW, config: abroad }).shared.jurisdictions)).toBe(true);
    const american = { ...abroad, controller: { ...abroad.controller, country: 'US' } };
    expect(reaches(['EU'], rulesFor({ now: NOW, config: american }).shared.jurisdictions)).toBe(false);
  });
});

test('each recipient has the policy of their own country, with its thresholds', () => {
  const policies = { DE: 'de', US: 'us', default: 'strict' };
  const rules = rulesFor({ now: NOW, config: workspace({ policy: undefined, policies }) });
  expect(['DE', 'US', 'FR', ''].map((country) => rules.of(country).policy.name)).toEqual([
    'de',
    'us',
    'strict',
    'strict',
  ]);
  expect(rules.shared.scene.policies.map(({ name }) => name)).toEqual(['de', 'us', 'strict']);
});

test('what all recipients share is as grave as the strictest policy in use has it', () => {
  const severity = (policies: Readonly<Record<string, string>>) =>
    rulesFor({ now: NOW, config: workspace({ policy: undefined, policies }) }).shared.policy;
  expect(severity({ DE: 'de', default: 'eu' })).toEqual({});
  const { checks } = POLICY_TABLE.strict;
  for (const [code, asked] of Object.entries(checks)) {
    const usual = checkByCode(code)?.severity;
    if (usual !== asked) expect(severity({ DE: 'de', default: 'strict' })[code]).toBe(asked);
  }
});
