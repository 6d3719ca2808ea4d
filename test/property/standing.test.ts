import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConsentEvent } from '../../src/core/consent.ts';
import { LEGAL_BASES } from '../../src/core/consent.ts';
import { rulesFor } from '../../src/core/rules.ts';
import { runChecks } from '../../src/core/run-checks.ts';
import type { StandingQuestion } from '../../src/core/standing.ts';
import { standing } from '../../src/core/standing.ts';
import { daysAgo, event, folded, NOW, question, recipientFacts, workspace } from '../unit/core/builders.ts';
import { questionScheduler } from '../unit/pipeline/question-scheduler.ts';

const KINDS = [
  'given',
  'reaffirmed',
  'withdrawn',
  'refused',
  'objected',
  'basis-asserted',
  'basis-ended',
  'platform-optin',
  'platform-stopped',
  'platform-resumed',
  'suppressed',
  'unsuppressed',
  'restricted',
  'unrestricted',
] as const;
const BASES = ['consent', 'existing-customer', 'contract'] as const;
const sale = fc.record(
  {
    reference: fc.constant('R'),
    date: fc.constant('2026-01-01'),
    productGroup: fc.constantFrom('chairs', 'phones'),
    notice: fc.constant('n'),
  },
  { requiredKeys: [] },
);
const contract = fc.record(
  { reference: fc.constant('C'), until: fc.constantFrom('2026-01-01', '2027-01-01') },
  { requiredKeys: ['reference'] },
);

/** What happened to somebody, one to six days ago. */
const happened: fc.Arbitrary<ConsentEvent> = fc
  .record(
    {
      kind: fc.constantFrom(...KINDS),
      purposes: fc.constantFrom(['newsletter'], ['orders'], ['*'], ['*marketing']),
      channels: fc.constantFrom(['whatsapp'], ['email'], ['*']),
      basis: fc.constantFrom(...BASES),
      occurredAt: fc.integer({ min: 1, max: 6 }).map(daysAgo),
      sale,
      contract,
    },
    { requiredKeys: ['kind', 'purposes', 'channels', 'basis', 'occurredAt'] },
  )
  .map((change) => event(change));
const life = fc.array(happened, { maxLength: 8 });

const anyQuestion: fc.Arbitrary<StandingQuestion> = fc
  .record({
    about: fc.constantFrom(
      { purpose: 'newsletter', category: 'marketing' } as const,
      { purpose: 'orders', category: 'utility' } as const,
    ),
    bases: fc.shuffledSubarray([...LEGAL_BASES], { minLength: 1 }),
    advertises: fc.constantFrom([], ['chairs']),
    existingCustomerSignedOff: fc.boolean(),
  })
  .map(({ about, ...rest }) => question({ ...about, ...rest }));

const stands = (events: readonly ConsentEvent[], asked: StandingQuestion) => standing(folded(events), asked);

describe('where anybody stands', () => {
  test('a basis is one that the campaign accepts, and has its event', () => {
    fc.assert(
      fc.property(life, anyQuestion, (events, asked) => {
        const { basis, event: seq } = stands(events, asked);
        if (basis === undefined) expect(seq).toBeUndefined();
        else {
          expect(asked.bases).toContain(basis);
          expect(seq).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a stop for everything, today, leaves no consent and no customer to write to', () => {
    fc.assert(
      fc.property(
        life,
        anyQuestion,
        fc.constantFrom('withdrawn', 'objected', 'refused'),
        (events, asked, kind) => {
          const stop = event({
            kind,
            purposes: ['*'],
            channels: ['*'],
            occurredAt: new Date(NOW).toISOString(),
          });
          const { basis, consent, platformOptIn } = stands([...events, stop], asked);
          expect(['consent', 'existing-customer']).not.toContain(basis);
          expect({ consent, platformOptIn }).toEqual({ consent: 'withdrawn', platformOptIn: false });
        },
      ),
    );
  });

  test('a withdrawal never opens anything: whoever may not be messaged may not be after it', () => {
    fc.assert(
      fc.property(life, happened, anyQuestion, (events, next, asked) => {
        fc.pre(
          [
            'withdrawn',
            'refused',
            'objected',
            'suppressed',
            'restricted',
            'platform-stopped',
            'basis-ended',
          ].includes(next.kind),
        );
        const before = stands(events, asked);
        const after = stands([...events, next], asked);
        if (before.basis === undefined) expect(after.basis).toBeUndefined();
        for (const gate of ['suppressed', 'restricted', 'platformStopped'] as const)
          if (before[gate]) expect(after[gate]).toBe(true);
        if (!before.platformOptIn) expect(after.platformOptIn).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('nobody without a basis goes unfound: some check blocks them', () => {
    fc.assert(
      fc.property(life, anyQuestion, (events, asked) => {
        const found = stands(events, asked);
        fc.pre(found.basis === undefined);
        const { ready } = rulesFor({ config: workspace(), now: NOW }).of('DE');
        const findings = runChecks(ready, recipientFacts({ standing: found, question: asked }));
        expect(findings.filter(({ severity }) => severity === 'block')).not.toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('the last look lets nobody through without both gates, nor anybody suppressed, restricted or stopped', () => {
    fc.assert(
      fc.property(life, anyQuestion, (events, asked) => {
        const state = folded(events);
        const [look] = questionScheduler(() => asked).look(asked.now, [
          { message: 1, person: 1, phone: '+4915110000000', country: 'DE', zone: '', state },
        ]);
        fc.pre(look === 'send');
        const found = standing(state, asked);
        expect(found.basis).toBeDefined();
        expect(found).toMatchObject({
          platformOptIn: true,
          suppressed: false,
          restricted: false,
          platformStopped: false,
        });
      }),
      { numRuns: 1000 },
    );
  });

  test('marketing rests on consent or a complete sale, and on nothing else', () => {
    fc.assert(
      fc.property(life, anyQuestion, (events, asked) => {
        fc.pre(asked.category === 'marketing');
        expect([undefined, 'consent', 'existing-customer']).toContain(stands(events, asked).basis);
      }),
    );
  });
});
