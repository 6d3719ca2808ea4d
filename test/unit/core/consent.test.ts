import { describe, expect, test } from 'vitest';
import { EMPTY_STATE, EVENT_KINDS, factText, foldEvent, slotName } from '../../../src/core/consent.ts';
import { daysAgo, event, folded } from './builders.ts';

const GIVEN = slotName('given', 'newsletter', 'whatsapp');

describe('folding events', () => {
  test('keeps the latest of what one slot was told, whichever arrives first', () => {
    const old = event({ occurredAt: daysAgo(10) });
    const young = event({ kind: 'reaffirmed', occurredAt: daysAgo(3) });
    for (const order of [
      [old, young],
      [young, old],
    ]) {
      expect(folded(order)[GIVEN]?.at).toBe(Date.parse(daysAgo(3)));
    }
  });

  test('decides between two facts of one instant in the same way in either order', () => {
    const web = event({ source: 'web-form' });
    const shop = event({ source: 'shop' });
    const first = folded([web, shop])[GIVEN];
    const second = folded([shop, web])[GIVEN];
    expect(first?.fact).toBe(second?.fact);
    expect(first?.facts).toEqual(second?.facts);
  });

  test('changes nothing when the same fact comes again, not even the event that decided', () => {
    const once = folded([event()]);
    const twice = foldEvent(once, { event: event({ id: 'e2' }), seq: 9, fact: factText(event()) });
    expect(twice).toBe(once);
  });

  test('writes one slot for each purpose and channel named', () => {
    const state = folded([event({ purposes: ['a', 'b'], channels: ['whatsapp', 'email'] })]);
    expect(Object.keys(state).sort()).toEqual([
      'given|a|email',
      'given|a|whatsapp',
      'given|b|email',
      'given|b|whatsapp',
    ]);
  });

  test('writes what concerns the whole person once, whatever purpose it names', () => {
    expect(Object.keys(folded([event({ kind: 'suppressed', purposes: ['a', 'b'] })]))).toEqual([
      'suppressed',
    ]);
  });

  test.each(['refused', 'withdrawn', 'expired', 'invalidated'] as const)(
    'counts %s as a consent taken away',
    (kind) => {
      expect(Object.keys(folded([event({ kind })]))).toEqual(['withdrawn|newsletter|whatsapp']);
    },
  );

  test.each(['identifier-linked', 'identifier-changed', 'override', 'imported'] as const)(
    'decides nothing by %s',
    (kind) => {
      expect(folded([event({ kind })])).toBe(EMPTY_STATE);
    },
  );

  test('keeps bases apart from each other and from their end', () => {
    const kinds = [
      event({ kind: 'basis-asserted', basis: 'contract' }),
      event({ kind: 'basis-asserted', basis: 'existing-customer' }),
      event({ kind: 'basis-ended', basis: 'contract' }),
    ];
    expect(Object.keys(folded(kinds)).map((name) => name.split('|')[0])).toEqual([
      'basis:contract',
      'basis:existing-customer',
      'basis-ended:contract',
    ]);
  });

  test('carries the facts that later decisions read', () => {
    const state = folded([
      event({
        method: 'double-opt-in',
        wording: { id: 'newsletter-de', version: '3' },
        confirmation: { channel: 'whatsapp' },
        sale: { reference: 'R', date: '2026-01-01', productGroup: 'chairs', notice: 'n' },
        contract: { reference: 'C', until: '2026-12-31' },
      }),
    ]);
    expect(state[GIVEN]?.facts).toEqual({
      source: 'web-form',
      method: 'double-opt-in',
      wording: 'newsletter-de@3',
      confirmedBy: 'whatsapp',
      saleRef: 'R',
      saleDate: '2026-01-01',
      productGroup: 'chairs',
      notice: 'n',
      contractRef: 'C',
      contractUntil: '2026-12-31',
    });
  });

  test('never changes the state that it was given', () => {
    const before = folded([event()]);
    const copy = structuredClone(before);
    foldEvent(before, { event: event({ kind: 'withdrawn' }), seq: 2, fact: 'f' });
    expect(before).toEqual(copy);
  });
});

describe('what makes two events one fact', () => {
  test('does not depend on order of purposes, way of writing the instant, note or arrival', () => {
    const one = event({
      purposes: ['a', 'b'],
      occurredAt: '2026-01-01T12:00:00+01:00',
      note: 'x',
      recordedAt: daysAgo(1),
    });
    const other = event({ id: 'z', purposes: ['b', 'a'], occurredAt: '2026-01-01T11:00:00Z' });
    expect(factText(one)).toBe(factText(other));
  });

  test.each([
    ['kind', { kind: 'withdrawn' }],
    ['purpose', { purposes: ['orders'] }],
    ['channel', { channels: ['email'] }],
    ['basis', { basis: 'contract' }],
    ['instant', { occurredAt: daysAgo(11) }],
    ['source', { source: 'shop' }],
    ['sale', { sale: { reference: 'R' } }],
    ['contract', { contract: { reference: 'C' } }],
  ] as const)('tells events of another %s apart', (_, change) => {
    expect(factText(event({ ...change } as Parameters<typeof event>[0]))).not.toBe(factText(event()));
  });
});

test('there are as many kinds of events as the ledger’s contract names', () => {
  expect(EVENT_KINDS.length).toBe(24);
  expect(new Set(EVENT_KINDS).size).toBe(24);
});
