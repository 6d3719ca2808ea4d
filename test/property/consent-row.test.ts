import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConsentCells } from '../../src/core/consent-columns.ts';
import { readConsentRow } from '../../src/core/consent-row.ts';
import { standing } from '../../src/core/standing.ts';
import { folded, NOW, question } from '../unit/core/builders.ts';

const CONTEXT = { purposes: new Set(['newsletter', 'orders']), zone: 'Europe/Berlin', now: NOW };
const PHONE = '+4915112340001';
const STOPS = [
  'withdrawn',
  'refused',
  'objected',
  'suppressed',
  'restricted',
  'platform-stopped',
  'expired',
  'invalidated',
];
/** Channels other than WhatsApp that the ledger knows: a stop on one alone leaves WhatsApp open. */
const ELSEWHERE = new Set(['sms', 'email', 'phone', 'mail', 'post']);
const day = fc.constantFrom('2026-03-01', '2026-11-22', '2026-11-23');
const scope = fc.oneof(
  fc.constantFrom('*', 'all', 'Alle', '*marketing', '*news', 'newsletter', '* newsletter', ''),
  fc.string({ maxLength: 12 }),
);
const channel = fc.oneof(
  fc.constantFrom('WhatsApp', 'Whats App', 'wa', 'Fax', '', ' ; ', '*', 'alle', 'email', 'e-mail, fax'),
  fc.string({ maxLength: 12 }),
);

function eventsOf(cells: ConsentCells) {
  const result = readConsentRow({ source: 'shop', ...cells }, PHONE, CONTEXT);
  return result.ok ? result.events : undefined;
}

describe('a stop from a file', () => {
  test('is rejected, or shuts WhatsApp for the marketing purpose that was open since that day', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STOPS), scope, channel, day, (event, purpose, on, occurred_at) => {
        const given = eventsOf({ purpose: 'newsletter', occurred_at });
        const stop = eventsOf({ event, purpose, channel: on, occurred_at });
        fc.pre(stop !== undefined);
        const [fact] = stop ?? [];
        const reaches =
          fact?.channels.some((name) => !ELSEWHERE.has(name)) === true &&
          fact.purposes.some((name) => name !== 'orders');
        fc.pre(reaches || ['suppressed', 'restricted', 'platform-stopped'].includes(event));
        const history = [...(given ?? []), ...(stop ?? [])].map((one, index) => {
          const { identifiers, ...rest } = one;
          return { ...rest, identifiers: [...identifiers], id: `${index}`, person: 'p', recordedAt: '' };
        });
        const found = standing(folded(history), question());
        expect(
          found.suppressed || found.restricted || found.platformStopped || found.basis === undefined,
        ).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('never lies beyond today, nor names a scope that nothing looks up', () => {
    const purposes = new Set(['*', '*marketing', 'newsletter', 'orders']);
    const channels = new Set(['*', 'whatsapp', ...ELSEWHERE]);
    fc.assert(
      fc.property(
        fc.constantFrom('given', ...STOPS),
        scope,
        channel,
        day,
        (event, purpose, on, occurred_at) => {
          for (const fact of eventsOf({ event, purpose, channel: on, occurred_at }) ?? []) {
            expect(Date.parse(fact.occurredAt)).toBeLessThan(NOW + 86_400_000);
            expect(fact.purposes.length * fact.channels.length).toBeGreaterThan(0);
            for (const name of fact.purposes) expect(purposes).toContain(name);
            for (const name of fact.channels) expect(channels).toContain(name);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
