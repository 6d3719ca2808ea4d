import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { POLICY_NAMES } from '../../../src/core/policies/index.ts';
import { policyTestSchema } from '../../../src/core/policy-test.ts';
import { runPolicyTest } from '../../../src/pipeline/policy-test.ts';
import { workspace } from '../core/builders.ts';

const GIVEN = { kind: 'given', at: '2026-10-01' };
const BY_CHAT = { ...GIVEN, source: 'whatsapp', method: 'inbound-message' };

const decided = (
  people: readonly Readonly<Record<string, unknown>>[],
  config = workspace({ policy: 'de' }),
) =>
  runPolicyTest(
    config,
    policyTestSchema.parse({
      version: 1,
      now: '2026-11-23T10:00:00+01:00',
      campaign: { purpose: 'newsletter', category: 'marketing', bases: ['consent'] },
      people: people.map((one) => ({ name: 'n', country: 'DE', ...one })),
    }),
  );

describe('a test of policies', () => {
  test('passes where the decision and the codes that it names are found', () => {
    const [sent, blocked] = decided([
      { events: [BY_CHAT], expect: { decision: 'send', codes: [], warnings: [] } },
      { events: [GIVEN], expect: { decision: 'block', codes: ['consent.pending-confirmation'] } },
    ]);
    expect(sent).toMatchObject({ passed: true, policy: 'de', found: { decision: 'send', codes: [] } });
    expect(blocked?.passed).toBe(true);
  });

  test.each([
    ['another decision', { decision: 'send' }],
    ['a code that is not found', { decision: 'block', codes: ['consent.missing'] }],
    ['fewer codes than are found', { decision: 'block', codes: [] }],
    ['a warning that is not found', { decision: 'block', warnings: ['recipient.not-mobile'] }],
  ])('fails where it expects %s', (_, expected) => {
    expect(decided([{ events: [GIVEN], expect: expected }])[0]?.passed).toBe(false);
  });

  test('looks at no codes where it names none', () => {
    expect(decided([{ events: [GIVEN], expect: { decision: 'block' } }])[0]?.passed).toBe(true);
  });

  test('decides by the policy of each person’s country', () => {
    const config = workspace({ policy: undefined, policies: { DE: 'de', IN: 'in' } });
    const people = ['DE', 'IN', ''].map((country) => ({
      country,
      events: [GIVEN],
      expect: { decision: 'send' },
    }));
    expect(decided(people, config).map(({ policy, found }) => `${policy} ${found.decision}`)).toEqual([
      'de block',
      'in send',
      'strict block',
    ]);
  });

  test('takes what differs of the campaign from the person, and a day for noon of it', () => {
    const own = { purpose: 'orders', category: 'utility', bases: ['contract'] };
    const contract = {
      kind: 'basis-asserted',
      basis: 'contract',
      at: '2026-11-23',
      contract: { reference: 'K' },
    };
    const optIn = { kind: 'platform-optin', at: '2026-11-01' };
    const expected = { decision: 'send' };
    const [result] = decided([{ campaign: own, events: [contract, optIn], expect: expected }]);
    expect(result?.found.decision).toBe('send');
  });
});

test('a test comes with consend for every policy, and for no other', () => {
  const folder = new URL('../../../examples/policies/', import.meta.url);
  expect(readdirSync(folder).sort()).toEqual(POLICY_NAMES.map((name) => `${name}.yaml`).sort());
});
