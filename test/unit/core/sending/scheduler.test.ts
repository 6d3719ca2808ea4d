import { describe, expect, test } from 'vitest';
import type { ClaimCandidate, DailyUse, LastLook, PersonContact } from '../../../../src/core/ports.ts';
import { MOVING_DAY_MS, PAIR_INTERVAL_MS } from '../../../../src/core/sending/limits.ts';
import {
  createScheduler,
  type SendingRules,
  type SendWindow,
} from '../../../../src/core/sending/scheduler.ts';
import { createWindowGate } from '../../../../src/core/window.ts';
import { lawfulCap } from '../../../../src/pipeline/frequency-cap.ts';
import { HOUR, NOW } from '../builders.ts';

let people = 0;
/** A candidate for somebody of their own. */
const candidate = (change: Partial<ClaimCandidate> = {}): ClaimCandidate => ({
  message: 1,
  person: ++people,
  phone: '+4915112340001',
  country: 'DE',
  zone: '',
  state: {},
  ...change,
});
const contact = (at: number, purpose = 'newsletter') => ({ at, purpose });

function look(
  rules: Partial<SendingRules>,
  change: Partial<ClaimCandidate> = {},
  now = NOW,
): LastLook | undefined {
  return createScheduler({ blockedAt: () => () => undefined, ...rules }).look(now, [candidate(change)])[0];
}

/** Opens at an instant for a zone cell, closes an hour later. */
const window = (opens: Readonly<Record<string, number>>): SendWindow => ({
  opensAt: ({ zoneCell }, at) => Math.max(at, opens[zoneCell] ?? at),
  closesAt: ({ zoneCell }, at) => Math.max(at, opens[zoneCell] ?? at) + HOUR,
});

describe('the scheduler', () => {
  test('lets go whom nothing holds back', () => {
    expect(look({})).toBe('send');
  });

  test('leaves out whom the consent question blocks, before it asks anything else', () => {
    const rules = { blockedAt: () => () => 'consent.withdrawn', notBefore: NOW + HOUR };
    expect(look(rules)).toEqual({ skip: 'consent.withdrawn' });
  });

  test('asks the consent question at the instant of the look, once for all candidates', () => {
    const asked: number[] = [];
    const scheduler = createScheduler({
      blockedAt: (now) => {
        asked.push(now);
        return () => undefined;
      },
    });
    scheduler.look(NOW + 5, [candidate(), candidate()]);
    expect(asked).toEqual([NOW + 5]);
  });

  test('holds until the campaign begins, and until the window is open then', () => {
    expect(look({ notBefore: NOW + HOUR })).toEqual({
      holdUntil: NOW + HOUR,
      because: 'campaign.not-yet',
      closesAt: undefined,
    });
    expect(look({ notBefore: NOW })).toBe('send');
    expect(look({ notBefore: NOW + HOUR, window: window({ '': NOW + 3 * HOUR }) })).toEqual({
      holdUntil: NOW + 3 * HOUR,
      because: 'quiet-hours',
      closesAt: NOW + 4 * HOUR,
    });
  });

  test('holds whose window opens later, where the person lives', () => {
    const rules = { window: window({ 'Asia/Tokyo': NOW + 2 * HOUR }) };
    expect(look(rules, { zone: 'Asia/Tokyo' })).toMatchObject({
      because: 'quiet-hours',
      holdUntil: NOW + 2 * HOUR,
    });
    expect(look(rules, { zone: 'Europe/Berlin' })).toBe('send');
  });

  test('holds a person whom any campaign wrote to less than six seconds and a half ago', () => {
    expect(look({}, { contacts: [contact(NOW - PAIR_INTERVAL_MS + 1, 'orders')] })).toMatchObject({
      because: 'pair-rate',
      holdUntil: NOW + 1,
    });
    expect(look({}, { contacts: [contact(NOW - PAIR_INTERVAL_MS)] })).toBe('send');
    expect(PAIR_INTERVAL_MS).toBeGreaterThanOrEqual(6000);
  });

  test('holds who had their share of messages for this purpose, until the oldest that counts is old enough', () => {
    const frequency = { purpose: 'newsletter', messages: 2, perMs: 24 * HOUR };
    const contacts = [contact(NOW - 5 * HOUR), contact(NOW - 20 * HOUR), contact(NOW - HOUR, 'orders')];
    expect(look({ frequency }, { contacts })).toMatchObject({
      because: 'frequency-cap',
      holdUntil: NOW + 4 * HOUR,
    });
    expect(look({ frequency }, { contacts: contacts.slice(1) })).toBe('send');
  });

  test('holds whom a law’s own cap protects, by contacts of any purpose, where it lasts longer than the own cap', () => {
    const contacts = [contact(NOW - 5 * HOUR, 'orders')];
    const held = { because: 'frequency-cap', holdUntil: NOW + 19 * HOUR };
    const rules = {
      lawfulCap,
      frequency: { purpose: 'newsletter', messages: 1, perMs: 2 * HOUR },
    };
    expect(look({ lawfulCap }, { country: 'CO', contacts })).toMatchObject(held);
    expect(look(rules, { country: 'CO', contacts: [...contacts, contact(NOW - HOUR)] })).toMatchObject({
      ...held,
      holdUntil: NOW + 23 * HOUR,
    });
    expect(look(rules, { country: 'AE', contacts: [contact(NOW - 25 * HOUR)] })).toBe('send');
    expect(look(rules, { country: 'DE', contacts })).toBe('send');
  });

  test('names the limit that lasts longest', () => {
    const frequency = { purpose: 'newsletter', messages: 1, perMs: HOUR };
    const contacts = [contact(NOW - 1000)];
    expect(look({ frequency, notBefore: NOW + 2 * HOUR }, { contacts })).toMatchObject({
      because: 'campaign.not-yet',
      holdUntil: NOW + 2 * HOUR,
    });
    expect(look({ frequency, notBefore: NOW + 2000 }, { contacts })).toMatchObject({
      because: 'frequency-cap',
    });
  });

  test('leaves out whose turn would come only when the campaign is over', () => {
    const over = { skip: 'campaign.over' };
    expect(look({ notAfter: NOW })).toEqual(over);
    expect(look({ notAfter: NOW + 1 })).toBe('send');
    expect(look({ notAfter: NOW + HOUR, window: window({ '': NOW + HOUR }) })).toEqual(over);
    expect(look({ notAfter: NOW + HOUR + 1, window: window({ '': NOW + HOUR }) })).toMatchObject({
      because: 'quiet-hours',
    });
  });

  test('leaves out whose window never opens', () => {
    const never: SendWindow = { opensAt: () => Infinity, closesAt: () => Infinity };
    expect(look({ window: never })).toEqual({ skip: 'quiet-hours' });
  });

  test('tells no closing of a window that never closes', () => {
    const late: SendWindow = { opensAt: (_, at) => at + HOUR, closesAt: () => Infinity };
    expect(look({ window: late })).toMatchObject({ closesAt: undefined });
  });
});

describe('several messages of one person in a batch', () => {
  const pair = { holdUntil: NOW + PAIR_INTERVAL_MS, because: 'pair-rate', closesAt: undefined };
  const both = (rules: Partial<SendingRules>, earlier: readonly PersonContact[] = []) => {
    const own = { person: 7, contacts: earlier };
    return createScheduler({ blockedAt: () => () => undefined, ...rules }).look(NOW, [
      candidate({ message: 1, ...own }),
      candidate({ message: 2 }),
      candidate({ message: 3, ...own }),
    ]);
  };

  test('go one after the other, the pair rate apart, and hold nobody else up', () => {
    expect(both({})).toEqual(['send', 'send', pair]);
  });

  test('count towards the frequency cap with those before', () => {
    const frequency = { purpose: 'newsletter', messages: 2, perMs: 24 * HOUR };
    expect(both({ frequency })).toEqual(['send', 'send', pair]);
    expect(both({ frequency }, [contact(NOW - HOUR)])).toEqual([
      'send',
      'send',
      { holdUntil: NOW - HOUR + 24 * HOUR, because: 'frequency-cap', closesAt: undefined },
    ]);
  });

  test('hold nothing back where the first of them does not go', () => {
    const rules = { messagesPerDay: 0 };
    const use: DailyUse = {
      people: { count: 0, oldest: undefined },
      messages: { count: 0, oldest: undefined },
    };
    const scheduler = createScheduler({ blockedAt: () => () => undefined, ...rules });
    const looks = scheduler.look(NOW, [candidate({ person: 7 }), candidate({ person: 7 })], use);
    expect(looks).toEqual(Array(2).fill({ stopUntil: undefined, because: 'messages-per-day' }));
  });
});

describe('daily limits', () => {
  const use = (people: number, messages = people, oldest = NOW - HOUR): DailyUse => ({
    people: { count: people, oldest },
    messages: { count: messages, oldest: oldest - 1000 },
  });
  const looks = (
    rules: Partial<SendingRules>,
    seen: DailyUse | undefined,
    candidates: readonly ClaimCandidate[],
  ) =>
    createScheduler({ blockedAt: () => (state) => (state.out ? 'x' : undefined), ...rules }).look(
      NOW,
      candidates,
      seen,
    );
  const known = candidate({ contacts: [contact(NOW - HOUR)] });
  const stop = (because: string, oldest: number) => ({ because, stopUntil: oldest + MOVING_DAY_MS + 1 });

  test('the messaging limit takes a place for each new person, and stops the run where none is left', () => {
    expect(looks({ messagingLimit: 10 }, use(8), [candidate(), candidate(), candidate()])).toEqual([
      'send',
      'send',
      stop('messaging-limit', NOW - HOUR),
    ]);
  });

  test('who is counted already goes on', () => {
    expect(looks({ messagingLimit: 10 }, use(10), [candidate(), known])).toEqual([
      stop('messaging-limit', NOW - HOUR),
      'send',
    ]);
    const long = candidate({ contacts: [contact(NOW - MOVING_DAY_MS - 1)] });
    expect(looks({ messagingLimit: 10 }, use(10), [long])).toEqual([stop('messaging-limit', NOW - HOUR)]);
  });

  test('whoever is turned away takes no place', () => {
    const out = candidate({ state: { out: { at: 1, seq: 1 } } as unknown as ClaimCandidate['state'] });
    expect(looks({ messagingLimit: 10 }, use(9), [out, candidate()])).toEqual([{ skip: 'x' }, 'send']);
  });

  test('the workspace’s own limit counts messages, known person or not', () => {
    expect(looks({ messagesPerDay: 10 }, use(3, 9), [known, candidate()])).toEqual([
      'send',
      stop('messages-per-day', NOW - HOUR - 1000),
    ]);
  });

  const none: DailyUse = {
    people: { count: 0, oldest: undefined },
    messages: { count: 0, oldest: undefined },
  };

  test.each(['messagesPerDay', 'messagingLimit'] as const)(
    '%s that the first batch of a day uses up tells when its own first place is free again',
    (limit) => {
      const because = limit === 'messagesPerDay' ? 'messages-per-day' : 'messaging-limit';
      const three = [1, 2, 3].map((person) => candidate({ person }));
      expect(looks({ [limit]: 2 }, none, three)).toEqual(['send', 'send', stop(because, NOW)]);
    },
  );

  test('a limit of nothing tells no time at which it ends', () => {
    expect(looks({ messagingLimit: 0 }, none, [candidate()])).toEqual([
      { because: 'messaging-limit', stopUntil: undefined },
    ]);
  });

  test('where the day is far from full, nothing is said of it', () => {
    expect(looks({ messagingLimit: 1 }, undefined, [candidate(), candidate()])).toEqual(['send', 'send']);
  });

  test('facts are asked for as far as the rules need them', () => {
    const needs = (rules: Partial<SendingRules>) =>
      createScheduler({ blockedAt: () => () => undefined, ...rules }).needs;
    expect(needs({})).toEqual({
      contactsMs: PAIR_INTERVAL_MS,
      dayMs: MOVING_DAY_MS,
      peoplePerDay: undefined,
      messagesPerDay: undefined,
    });
    expect(needs({ messagingLimit: Infinity })).toMatchObject({
      contactsMs: PAIR_INTERVAL_MS,
      peoplePerDay: undefined,
    });
    expect(needs({ lawfulCap })).toMatchObject({ contactsMs: MOVING_DAY_MS });
    expect(needs({ messagingLimit: 250 })).toMatchObject({ contactsMs: MOVING_DAY_MS, peoplePerDay: 250 });
    expect(
      needs({ frequency: { purpose: 'n', messages: 1, perMs: 7 * 24 * HOUR }, messagesPerDay: 5 }),
    ).toMatchObject({ contactsMs: 7 * 24 * HOUR, messagesPerDay: 5 });
  });
});

describe('windows in the recipient’s zone over days on which clocks change', () => {
  const gate = createWindowGate(
    { from: '09:00', to: '20:00', days: 'MON-SUN', zone: 'recipient', holidays: false },
    () => false,
  );
  const local: SendWindow = {
    opensAt: ({ zoneCell }, at) => gate.nextOpening(at, zoneCell, 'DE'),
    closesAt: ({ zoneCell }, at) => gate.closesAt(at, zoneCell, 'DE'),
  };
  const hold = (zone: string, at: string) => {
    const found = look({ window: local }, { zone }, Date.parse(at));
    if (found === 'send' || found === undefined || !('holdUntil' in found)) return found;
    const iso = (instant = 0) => new Date(instant).toISOString().slice(0, 16);
    return `${iso(found.holdUntil)} ${iso(found.closesAt)}`;
  };

  test.each([
    // Clocks go back on 25 October 2026 in Europe, on 1 November in the US; forward on 28 March 2027 and 14 March 2027.
    ['Europe/Berlin', '2026-10-24T22:00+02:00', '2026-10-25T08:00 2026-10-25T19:00'],
    ['Europe/Berlin', '2026-10-25T02:30+01:00', '2026-10-25T08:00 2026-10-25T19:00'],
    ['Europe/Berlin', '2026-10-25T20:00+01:00', '2026-10-26T08:00 2026-10-26T19:00'],
    ['Europe/Berlin', '2027-03-27T22:00+01:00', '2027-03-28T07:00 2027-03-28T18:00'],
    ['Europe/Berlin', '2027-03-28T20:00+02:00', '2027-03-29T07:00 2027-03-29T18:00'],
    ['America/New_York', '2026-10-31T21:00-04:00', '2026-11-01T14:00 2026-11-02T01:00'],
    ['America/New_York', '2027-03-13T21:00-05:00', '2027-03-14T13:00 2027-03-15T00:00'],
    // Half an hour: back on 4 April 2027, forward on 4 October 2026.
    ['Australia/Lord_Howe', '2027-04-03T21:00+11:00', '2027-04-03T22:30 2027-04-04T09:30'],
    ['Australia/Lord_Howe', '2026-10-03T21:00+10:30', '2026-10-03T22:00 2026-10-04T09:00'],
    // No summer time at all.
    ['Asia/Tokyo', '2026-10-24T22:00+09:00', '2026-10-25T00:00 2026-10-25T11:00'],
    ['Asia/Tokyo', '2027-03-27T22:00+09:00', '2027-03-28T00:00 2027-03-28T11:00'],
  ])('%s at %s: held until %s', (zone, at, expected) => {
    expect(hold(zone, at)).toBe(expected);
  });

  test('an hour before closing on the long day and on the short one the message goes', () => {
    expect(hold('Europe/Berlin', '2026-10-25T19:59+01:00')).toBe('send');
    expect(hold('Europe/Berlin', '2027-03-28T19:59+02:00')).toBe('send');
  });
});
