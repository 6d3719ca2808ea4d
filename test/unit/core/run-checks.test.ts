import { describe, expect, test } from 'vitest';
import type { RecipientCheck } from '../../../src/core/check.ts';
import { recipientCheck, runsAt } from '../../../src/core/check.ts';
import type { RecipientFacts } from '../../../src/core/check-facts.ts';
import type { SeverityOverrides } from '../../../src/core/decision.ts';
import { POLICY_TABLE } from '../../../src/core/policies/index.ts';
import { readyChecks, runChecks } from '../../../src/core/run-checks.ts';
import { recipientFacts, workspace } from './builders.ts';

const SHAPE = {
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'practice',
  override: 'operator',
  appliesTo: ['*'],
  sources: ['a test'],
  verification: 'own-design',
  since: '0.1.0',
} as const;
const silent = recipientCheck({ ...SHAPE, code: 'a.silent', run: () => undefined });
const plain = recipientCheck({ ...SHAPE, code: 'b.plain', run: () => ({}) });
const telling = recipientCheck({
  ...SHAPE,
  code: 'c.telling',
  run: () => ({ params: { n: 1 }, severity: 'info' }),
});

/** What checks find of a recipient under overrides. */
function find(checks: readonly RecipientCheck[], facts: RecipientFacts, overrides: SeverityOverrides) {
  const config = workspace();
  const scene = { config, policies: [POLICY_TABLE.eu] };
  const { ready } = readyChecks(checks, { jurisdictions: new Set(['*']), policy: {}, overrides, scene });
  return runChecks(ready, facts);
}

describe('runChecks', () => {
  test('gives every finding, not the first, in the order of the table', () => {
    expect(find([silent, plain, telling], recipientFacts(), {})).toEqual([
      { code: 'b.plain', severity: 'block', scope: 'recipient' },
      { code: 'c.telling', severity: 'info', scope: 'recipient', params: { n: 1 } },
    ]);
  });

  test('takes the severity of the policy before the check’s usual one, and drops what is off', () => {
    const severities = (overrides: SeverityOverrides) =>
      find([plain], recipientFacts(), overrides).map(({ severity }) => severity);
    expect(severities({ 'b.plain': 'warn' })).toEqual(['warn']);
    expect(severities({ 'b.plain': 'off' })).toEqual([]);
    expect(severities({ 'a.silent': 'off' })).toEqual(['block']);
  });

  test('keeps the severity that a check gives to one case: a policy is about its usual one', () => {
    const graver = recipientCheck({
      ...SHAPE,
      code: 'g.graver',
      severity: 'warn',
      run: () => ({ severity: 'block' }),
    });
    for (const override of ['warn', 'info', 'off'] as const) {
      expect(find([graver], recipientFacts(), { 'g.graver': override })).toMatchObject([
        { severity: 'block' },
      ]);
    }
    expect(find([telling], recipientFacts(), { 'c.telling': 'block' })).toMatchObject([{ severity: 'info' }]);
    expect(find([telling], recipientFacts(), { 'c.telling': 'off' })).toEqual([]);
  });

  test('gives all facts to each check', () => {
    const lineTypes: string[] = [];
    const curious = recipientCheck({
      ...SHAPE,
      code: 'd.curious',
      run: (facts) => {
        lineTypes.push(facts.lineType);
        return undefined;
      },
    });
    expect(find([curious, curious], recipientFacts({ lineType: 'voip' }), {})).toEqual([]);
    expect(lineTypes).toEqual(['voip', 'voip']);
  });
});

const EU_SCENE = { config: workspace(), policies: [POLICY_TABLE.eu] };
const NEED = { place: 'column', name: 'birth_date', line: 'birth_date' } as const;

describe('readyChecks', () => {
  const ready = (change: Partial<RecipientCheck>, jurisdictions: readonly string[], policy = {}) => {
    const check = recipientCheck({ ...SHAPE, code: 'r.one', run: () => ({}), ...change });
    const rules = { jurisdictions: new Set(jurisdictions), policy, overrides: {}, scene: EU_SCENE };
    return readyChecks([check], rules);
  };

  test('leaves out what does not reach the place, and says so', () => {
    const elsewhere = ready({ appliesTo: ['KR'] }, ['DE', 'EU']);
    expect(elsewhere).toEqual({ ready: [], skipped: [{ code: 'r.one', why: 'not-applicable' }] });
    for (const places of [['KR'], ['*']]) expect(ready({ appliesTo: ['KR'] }, places).skipped).toEqual([]);
  });

  test('takes a policy’s severity for the usual one, and leaves out what the policy switches off', () => {
    const found = runChecks(ready({}, ['DE'], { 'r.one': 'warn' }).ready, recipientFacts());
    expect(found).toEqual([{ code: 'r.one', severity: 'warn', scope: 'recipient' }]);
    expect(ready({}, ['DE'], { 'r.one': 'off' }).skipped).toEqual([{ code: 'r.one', why: 'off' }]);
  });

  test('tells what a check needs that nobody has, without running it', () => {
    const run = () => {
      throw new Error('ran');
    };
    const { ready: none, skipped } = ready({ run, skip: () => NEED }, ['DE']);
    expect(none).toEqual([]);
    expect(skipped).toEqual([{ code: 'r.one', why: 'no-data', need: NEED }]);
    expect(ready({ skip: () => 'not-applicable' }, ['DE']).skipped[0]?.why).toBe('not-applicable');
    expect(ready({ skip: () => undefined }, ['DE']).ready).toHaveLength(1);
  });
});

test('a check that cannot decide about one recipient is told with what it needs, and finds nothing', () => {
  const undecided = recipientCheck({ ...SHAPE, code: 'u.one', run: () => ({ needs: NEED }) });
  const rules = { jurisdictions: new Set(['*']), policy: {}, overrides: {}, scene: EU_SCENE };
  const told: unknown[] = [];
  const { ready } = readyChecks([undecided, plain], rules);
  const found = runChecks(ready, recipientFacts(), (code, need) => told.push([code, need]));
  expect(found.map(({ code }) => code)).toEqual(['b.plain']);
  expect(told).toEqual([['u.one', NEED]]);
});

test('nothing is made where nothing is found, nor for a finding without words of its own', () => {
  const rules = { jurisdictions: new Set(['*']), policy: {}, overrides: {}, scene: EU_SCENE };
  const { ready } = readyChecks([silent, plain], rules);
  expect(runChecks(ready.slice(0, 1), recipientFacts())).toBe(runChecks([], recipientFacts()));
  expect(runChecks(ready, recipientFacts())[0]).toBe(runChecks(ready, recipientFacts())[0]);
});

test('checks of imports run in no plan, those of audits when somebody asks, those of sending before a message', () => {
  const at = (stage: RecipientCheck['stage']) =>
    (['plan', 'send', 'audit'] as const).filter((moment) => runsAt({ stage }, moment)).join();
  expect(['import', 'preflight', 'preflight+send', 'send', 'audit'].map((one) => at(one as never))).toEqual([
    '',
    'plan,send,audit',
    'plan,send,audit',
    'send',
    'audit',
  ]);
});
