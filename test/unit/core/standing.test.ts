import { describe, expect, test } from 'vitest';
import type { ConsentEvent } from '../../../src/core/consent.ts';
import { CONTRACT, DAY, daysAgo, type Happened, HOUR, NOW, SALE, standingOf } from './builders.ts';

type History = readonly Happened[];
const stop = (change: Happened = {}): Happened => ({
  kind: 'withdrawn',
  occurredAt: daysAgo(5),
  ...change,
});
const inFuture = new Date(NOW + HOUR).toISOString();
const ORDERS = { purpose: 'orders', category: 'utility', bases: ['contract'] } as const;
const CUSTOMER = {
  bases: ['existing-customer'],
  advertises: ['chairs'],
  existingCustomerSignedOff: true,
} as const;

describe('consent', () => {
  test('opens both gates where it names the purpose and WhatsApp', () => {
    expect(standingOf([{}])).toMatchObject({
      basis: 'consent',
      event: 1,
      consent: 'in-force',
      platformOptIn: true,
      known: true,
    });
  });

  test('opens nothing for somebody who is not known', () => {
    expect(standingOf([])).toMatchObject({
      basis: undefined,
      event: undefined,
      consent: 'none',
      platformOptIn: false,
      known: false,
    });
  });

  test.each<[string, History, string]>([
    ['for every purpose counts for each', [{ purposes: ['*'] }], 'in-force'],
    ['for every channel counts for WhatsApp', [{ channels: ['*'] }], 'in-force'],
    ['for another purpose does not', [{ purposes: ['orders'] }], 'other-purpose'],
    ['for another channel does not', [{ channels: ['email'] }], 'other-channel'],
    ['that was withdrawn does not', [{}, stop()], 'withdrawn'],
    ['that was taken back before it was given again does', [stop(), { occurredAt: daysAgo(4) }], 'in-force'],
    [
      'given at the instant of its withdrawal does not: the restrictive one wins',
      [{ occurredAt: daysAgo(5) }, stop()],
      'withdrawn',
    ],
    [
      'given a millisecond later does',
      [{ occurredAt: new Date(NOW - 5 * DAY + 1).toISOString() }, stop()],
      'in-force',
    ],
    ['is reached by a stop for everything', [{}, stop({ purposes: ['*'] })], 'withdrawn'],
    ['is reached by a stop for all marketing', [{}, stop({ purposes: ['*marketing'] })], 'withdrawn'],
    ['is reached by a stop on every channel', [{}, stop({ channels: ['*'] })], 'withdrawn'],
    ['is reached by an objection', [{}, stop({ kind: 'objected' })], 'withdrawn'],
    ['is left alone by a stop for another purpose', [{}, stop({ purposes: ['orders'] })], 'in-force'],
    ['is left alone by a stop on another channel', [{}, stop({ channels: ['email'] })], 'in-force'],
    ['that was never given is none, only asked for', [{ kind: 'requested' }], 'none'],
    ['that was refused is as good as withdrawn', [{ kind: 'refused' }], 'withdrawn'],
  ])('%s', (_, history, consent) => {
    expect(standingOf(history).consent).toBe(consent);
  });

  test('for a service is not reached by a stop for all marketing', () => {
    const history = [{ purposes: ['orders'] }, stop({ purposes: ['*marketing'] })];
    expect(standingOf(history, { purpose: 'orders', category: 'utility' }).consent).toBe('in-force');
  });

  test('given in the future does not count yet, and is no consent for something else either', () => {
    expect(standingOf([{ occurredAt: inFuture }])).toMatchObject({
      basis: undefined,
      consent: 'none',
      platformOptIn: false,
    });
  });

  test('counts from the very instant at which it was given', () => {
    expect(standingOf([{ occurredAt: new Date(NOW).toISOString() }]).consent).toBe('in-force');
  });

  test('withdrawn in the future counts at once: a stop is never waited for', () => {
    expect(standingOf([{}, stop({ occurredAt: inFuture })]).consent).toBe('withdrawn');
  });
});

describe('a contract', () => {
  test.each<[string, Happened, string]>([
    ['without an end is open', CONTRACT, 'open'],
    ['is open on its last day', { ...CONTRACT, contract: { reference: 'C', until: '2026-11-23' } }, 'open'],
    ['has ended the day after', { ...CONTRACT, contract: { reference: 'C', until: '2026-11-22' } }, 'ended'],
    [
      'ends at an instant, too',
      { ...CONTRACT, contract: { reference: 'C', until: '2026-11-23T08:59:59Z' } },
      'ended',
    ],
    [
      'is open up to that instant',
      { ...CONTRACT, contract: { reference: 'C', until: '2026-11-23T09:00:00Z' } },
      'open',
    ],
    ['for everything reaches each purpose', { ...CONTRACT, purposes: ['*'] }, 'open'],
    ['on every channel reaches WhatsApp', { ...CONTRACT, channels: ['*'] }, 'open'],
    ['for something else is none', { ...CONTRACT, purposes: ['newsletter'] }, 'none'],
    [
      'whose end cannot be read is not taken for one without end',
      { ...CONTRACT, contract: { reference: 'C', until: '31.12.2020' } },
      'ended',
    ],
  ])('%s', (_, claim, contract) => {
    expect(standingOf([claim], ORDERS).contract).toBe(contract);
  });

  test('without a reference does not count', () => {
    const { contract: _, ...bare } = CONTRACT;
    expect(standingOf([bare], ORDERS)).toMatchObject({ contract: 'no-reference', basis: undefined });
  });

  test('opens the law’s gate alone: WhatsApp asks for an opt-in of its own', () => {
    expect(standingOf([CONTRACT], ORDERS)).toMatchObject({
      basis: 'contract',
      event: 1,
      platformOptIn: false,
    });
    const optIn = { kind: 'platform-optin', purposes: ['*'] } as const;
    expect(standingOf([CONTRACT, optIn], ORDERS).platformOptIn).toBe(true);
  });

  test('never carries marketing', () => {
    expect(standingOf([{ ...CONTRACT, purposes: ['newsletter'] }], { bases: ['contract'] })).toMatchObject({
      contract: 'open',
      basis: undefined,
    });
  });

  test('that was ended counts no more, from the very instant on', () => {
    const end = (days: number) => ({ ...CONTRACT, kind: 'basis-ended', occurredAt: daysAgo(days) }) as const;
    expect(standingOf([CONTRACT, end(20)], ORDERS).contract).toBe('none');
    expect(standingOf([CONTRACT, end(21)], ORDERS).contract).toBe('open');
  });

  describe('and a precontract', () => {
    const request: Happened = { ...CONTRACT, basis: 'precontract', occurredAt: daysAgo(10) };
    const ended: Happened = { ...CONTRACT, contract: { reference: 'C', until: '2026-11-01' } };
    const BOTH = { ...ORDERS, bases: ['contract', 'precontract'] } as const;

    test('do not stand in for each other', () => {
      expect(standingOf([request], ORDERS)).toMatchObject({ basis: undefined, contract: 'none' });
      const precontract = { ...ORDERS, bases: ['precontract'] } as const;
      expect(standingOf([CONTRACT], precontract)).toMatchObject({ basis: undefined, contract: 'none' });
      expect(standingOf([CONTRACT, request], precontract)).toMatchObject({ basis: 'precontract', event: 2 });
    });

    test('do not hide each other: an ended contract leaves an open request', () => {
      expect(standingOf([ended, request], BOTH)).toMatchObject({
        basis: 'precontract',
        event: 2,
        contract: 'open',
      });
      expect(standingOf([ended, request], ORDERS)).toMatchObject({ basis: undefined, contract: 'ended' });
    });
  });

  test.each(['soon', '2026-02-30', '31.12.2099', '01.02.2099'])('until “%s” is taken as ended', (until) => {
    const claim = { ...CONTRACT, contract: { reference: 'C', until } };
    expect(standingOf([claim], ORDERS)).toMatchObject({ contract: 'ended', basis: undefined });
  });

  test('asserted in the future does not count yet', () => {
    expect(standingOf([{ ...CONTRACT, occurredAt: inFuture }], ORDERS).basis).toBeUndefined();
  });
});

describe('the customer exception', () => {
  test('holds where all four conditions are met and the workspace signed it off', () => {
    expect(standingOf([SALE], CUSTOMER)).toMatchObject({
      basis: 'existing-customer',
      event: 1,
      platformOptIn: false,
    });
  });

  test.each<[string, History, object]>([
    ['without a sign-off', [SALE], { existingCustomerSignedOff: false }],
    ['where something else is advertised', [SALE], { advertises: ['phones'] }],
    ['after an objection', [SALE, stop({ kind: 'objected' })], {}],
    [
      'after an objection that lies before the sale',
      [stop({ kind: 'objected', occurredAt: daysAgo(300) }), SALE],
      {},
    ],
    [
      'where the notice is missing',
      [{ ...SALE, sale: { reference: 'R', date: '2026-01-01', productGroup: 'chairs' } }],
      {},
    ],
    ['where the sale was claimed for another purpose', [{ ...SALE, purposes: ['orders'] }], {}],
    ['where the campaign does not accept it', [SALE], { bases: ['consent'] }],
    ['where the sale lies in the future', [{ ...SALE, occurredAt: inFuture }], {}],
  ])('does not hold %s', (_, history, change) => {
    expect(standingOf(history, { ...CUSTOMER, ...change }).basis).toBeUndefined();
  });
});

describe('which basis carries a message', () => {
  test('is the first of the campaign’s that is in force, with its own event', () => {
    const both = [SALE, {}];
    expect(standingOf(both, { ...CUSTOMER, bases: ['existing-customer', 'consent'] })).toMatchObject({
      basis: 'existing-customer',
      event: 1,
    });
    expect(standingOf(both, { ...CUSTOMER, bases: ['consent', 'existing-customer'] })).toMatchObject({
      basis: 'consent',
      event: 2,
    });
  });

  test('is never legitimate interest alone', () => {
    const claim = { kind: 'basis-asserted', basis: 'legitimate-interest' } as const;
    expect(standingOf([claim], { bases: ['legitimate-interest'] }).basis).toBeUndefined();
  });

  test('is a legal obligation only for what advertises nothing', () => {
    const claim = { kind: 'basis-asserted', basis: 'legal-obligation' } as const;
    expect(standingOf([claim], { bases: ['legal-obligation'] }).basis).toBeUndefined();
    expect(standingOf([claim], { bases: ['legal-obligation'], category: 'service' }).basis).toBe(
      'legal-obligation',
    );
  });
});

describe('the person-wide switches', () => {
  const wide = (kind: ConsentEvent['kind'], days: number): Happened => ({
    kind,
    purposes: ['*'],
    occurredAt: daysAgo(days),
  });

  test.each([
    ['suppressed', 'suppressed', 'unsuppressed'],
    ['restricted', 'restricted', 'unrestricted'],
    ['platformStopped', 'platform-stopped', 'platform-resumed'],
  ] as const)('%s goes on, off and on again, and of one instant stays on', (field, on, off) => {
    expect(standingOf([{}])[field]).toBe(false);
    expect(standingOf([{}, wide(on, 3)])[field]).toBe(true);
    expect(standingOf([{}, wide(on, 3), wide(off, 2)])[field]).toBe(false);
    expect(standingOf([{}, wide(on, 3), wide(off, 3)])[field]).toBe(true);
    expect(standingOf([{}, wide(off, 3), wide(on, 2)])[field]).toBe(true);
  });

  test('an erased person stays suppressed, whatever is written afterwards', () => {
    expect(
      standingOf([wide('erased', 9), wide('unsuppressed', 1), { occurredAt: daysAgo(0) }]).suppressed,
    ).toBe(true);
  });

  test('an opt-in is gone with a withdrawal at its instant or after it', () => {
    const optIn = wide('platform-optin', 5);
    expect(standingOf([optIn, stop()]).platformOptIn).toBe(false);
    expect(standingOf([optIn, stop({ occurredAt: daysAgo(6) })]).platformOptIn).toBe(true);
  });
});

describe('the confirmation that a policy asks for', () => {
  const asked = { doubleOptIn: 'number', confirmations: ['number'] } as const;
  const confirmed = (channel: string, days = 9): Happened => ({
    kind: 'confirmed',
    occurredAt: daysAgo(days),
    confirmation: { channel },
  });

  test.each([
    ['nothing', [{}], 'none', 'unconfirmed'],
    ['an e-mail', [{}, confirmed('email')], 'elsewhere', 'unconfirmed'],
    ['a way that nobody named', [{}, confirmed('unknown')], 'elsewhere', 'unconfirmed'],
    ['WhatsApp', [{}, confirmed('whatsapp')], 'number', 'in-force'],
    ['an SMS', [{}, confirmed('sms')], 'number', 'in-force'],
    ['both', [{}, confirmed('email'), confirmed('whatsapp')], 'number', 'in-force'],
    ['its own message', [{ method: 'inbound-message' }], 'number', 'in-force'],
    ['its own chat', [{ source: 'whatsapp' }], 'number', 'in-force'],
    ['another purpose', [{}, { ...confirmed('whatsapp'), purposes: ['orders'] }], 'none', 'unconfirmed'],
    ['a confirmation yet to come', [{}, confirmed('whatsapp', -1)], 'none', 'unconfirmed'],
  ] as const)('of a consent confirmed by %s is told and counts', (_, events, confirmation, consent) => {
    expect(standingOf(events, asked)).toMatchObject({ confirmation, consent });
    expect(standingOf(events, asked).basis).toBe(consent === 'in-force' ? 'consent' : undefined);
  });

  test('is lost with a stop: a new consent is confirmed anew', () => {
    const life: Happened[] = [{}, confirmed('whatsapp'), { kind: 'withdrawn', occurredAt: daysAgo(5) }];
    const again: Happened = { occurredAt: daysAgo(3) };
    expect(standingOf([...life, again], asked).consent).toBe('unconfirmed');
    expect(standingOf([...life, again, confirmed('whatsapp', 2)], asked).consent).toBe('in-force');
  });

  test('is one of any kind where any will do, and none where somebody answers for that', () => {
    const any = { doubleOptIn: 'any', confirmations: ['number', 'elsewhere'] } as const;
    expect(standingOf([{}, confirmed('email')], any).consent).toBe('in-force');
    expect(standingOf([{}], any).consent).toBe('unconfirmed');
    expect(standingOf([{}], { doubleOptIn: 'number' }).consent).toBe('in-force');
  });

  test('does not keep another basis from carrying the message', () => {
    const change = { ...asked, bases: ['consent', 'existing-customer'] as const, advertises: ['chairs'] };
    const both = standingOf([{}, SALE], { ...change, existingCustomerSignedOff: true });
    expect(both).toMatchObject({ basis: 'existing-customer', consent: 'unconfirmed', platformOptIn: true });
  });
});

describe('a day without a time', () => {
  const day = (hours: number, change: Happened = {}): Happened => ({
    ...change,
    occurredAt: new Date(NOW - hours * 3_600_000).toISOString(),
  });

  test.each([
    [12, 'withdrawn'],
    [0, 'withdrawn'],
    [-8, 'withdrawn'],
    [14, 'in-force'],
  ] as const)('a stop %s h before noon of the day of a date-only consent leaves it %s', (hours, consent) => {
    const stop = day(48 + hours, { kind: 'withdrawn' });
    expect(standingOf([day(48, { precision: 'day' }), stop]).consent).toBe(consent);
  });

  test('of today shuts no consent that stood before, though its noon is still to come', () => {
    const today = day(-4, { precision: 'day' });
    expect(standingOf([day(48), today])).toMatchObject({ consent: 'in-force', basis: 'consent' });
    expect(standingOf([day(48), today, day(2, { kind: 'withdrawn' })]).consent).toBe('withdrawn');
    expect(standingOf([day(-24, { precision: 'day' })]).consent).toBe('none');
  });

  test('of a stop lets no consent of that day stand, whatever its time', () => {
    const stop = day(48, { kind: 'withdrawn', precision: 'day' });
    expect(standingOf([day(48 - 11, {}), stop]).consent).toBe('withdrawn');
    expect(standingOf([stop, day(24, {})]).consent).toBe('in-force');
  });

  test('lifts no suppression and ends no end of a basis of the same day', () => {
    const lifted = [day(50, { kind: 'suppressed' }), day(48, { kind: 'unsuppressed', precision: 'day' })];
    expect(standingOf(lifted).suppressed).toBe(true);
    const ended = day(50, { kind: 'basis-ended', basis: 'contract', purposes: ['orders'] });
    const asserted = day(48, { ...CONTRACT, precision: 'day' });
    const asked = { purpose: 'orders', category: 'utility', bases: ['contract'] } as const;
    expect(standingOf([ended, { ...CONTRACT, ...day(48) }], asked).basis).toBe('contract');
    expect(standingOf([ended, { ...asserted, occurredAt: day(48).occurredAt }], asked).basis).toBeUndefined();
  });
});
