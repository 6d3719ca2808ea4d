import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../src/adapters/system/sha256.ts';
import type { ConsentEvent } from '../../src/core/consent.ts';
import { occurredBy, stateOf } from '../../src/core/history.ts';
import { eventsBySeq, explainPurpose } from '../../src/pipeline/explain.ts';
import { purposeAsker } from '../../src/pipeline/purposes.ts';
import { daysAgo, event, NOW, workspace } from '../unit/core/builders.ts';
import { questionScheduler } from '../unit/pipeline/question-scheduler.ts';

const KINDS = [
  'given',
  'confirmed',
  'reaffirmed',
  'withdrawn',
  'expired',
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

const happened: fc.Arbitrary<ConsentEvent> = fc
  .record(
    {
      kind: fc.constantFrom(...KINDS),
      purposes: fc.constantFrom(['newsletter'], ['orders'], ['*'], ['*marketing']),
      channels: fc.constantFrom(['whatsapp'], ['email'], ['*']),
      basis: fc.constantFrom('consent', 'existing-customer', 'contract', 'precontract', 'legal-obligation'),
      occurredAt: fc.integer({ min: 1, max: 6 }).map(daysAgo),
      confirmation: fc.record({ channel: fc.constantFrom('whatsapp', 'email') }),
      sale: fc.record(
        {
          reference: fc.constant('R'),
          date: fc.constant('2026-01-01'),
          productGroup: fc.constant('chairs'),
          notice: fc.constant('n'),
        },
        { requiredKeys: [] },
      ),
      contract: fc.record({
        reference: fc.constant('C'),
        until: fc.constantFrom('2026-01-01', '2027-01-01'),
      }),
    },
    { requiredKeys: ['kind', 'purposes', 'channels', 'basis', 'occurredAt'] },
  )
  .map((change) => event(change));
const life = fc.array(happened, { maxLength: 8 });
const config = fc
  .record({ policy: fc.constantFrom('de', 'at', 'eu'), isSignedOff: fc.boolean() })
  .map(({ policy, isSignedOff }) =>
    workspace({
      policy,
      ...(isSignedOff ? { existingCustomer: { signedOff: { by: 'b', on: '2026-01-01', reason: 'r' } } } : {}),
    }),
  );

const logged = (events: readonly ConsentEvent[]) =>
  events.map((one, index) => ({ seq: index + 1, event: one }));

test('an explanation agrees with the last look before a send, gate by gate and line by line', () => {
  fc.assert(
    fc.property(life, config, (events, settings) => {
      const entries = logged(events);
      const state = stateOf(entries, sha256);
      for (const purpose of ['newsletter', 'orders']) {
        const answer = purposeAsker(settings, NOW)(purpose, state);
        const explained = explainPurpose(settings, { state, events: eventsBySeq(entries) }, answer);
        const candidate = { message: 1, person: 1, phone: '+491', country: 'DE', zone: '', state };
        const isSent = questionScheduler(() => answer.question).look(NOW, [candidate])[0] === 'send';
        expect(explained.mayBeMessaged).toBe(isSent);
        expect(explained.state === 'in-force').toBe(isSent);
        const { law, platform } = explained;
        expect(law.isOpen && platform.isOpen).toBe(isSent);
        // A gate says what shuts it, an open one what opens it.
        for (const gate of [law, platform]) {
          expect(gate.grounds.length).toBeGreaterThan(0);
          expect(gate.grounds.some(({ mark }) => mark === 'for') || !gate.isOpen).toBe(true);
          expect(gate.isOpen || gate.grounds.some(({ mark }) => mark === 'against')).toBe(true);
        }
        // Who is held back is told what would help.
        expect(explained.help.length > 0).toBe(!isSent);
      }
    }),
    { numRuns: 3000 },
  );
});

test('a moment after the last event says what is said now', () => {
  fc.assert(
    fc.property(life, (events) => {
      const entries = logged(events);
      expect(occurredBy(entries, NOW, 'Europe/Berlin')).toEqual(entries);
    }),
  );
});
