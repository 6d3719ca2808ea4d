/**
 * The ledger's law over a real store: facts may arrive in any order, any number of times, in batches of any size, with old
 * openings refused or not; where everybody stands is the same, and what is stored is what follows from the log.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/adapters/store/index.ts';
import {
  type ConsentState,
  EMPTY_STATE,
  EVENT_KINDS,
  foldEvent,
  foldIdentifiers,
  LEGAL_BASES,
} from '../../src/core/consent.ts';
import type { NewEvent, Store } from '../../src/core/ports.ts';
import { factKey } from '../../src/core/sealed-event.ts';
import type { StandingQuestion } from '../../src/core/standing.ts';
import { standing } from '../../src/core/standing.ts';
import { sha256, testClock, testKeys, testRandom } from '../contract/store-tools.ts';
import { question } from '../unit/core/builders.ts';

/** Whose facts these are: everybody has a number and a user id, linked before anything else arrives. */
const PEOPLE = [0, 1].map((index) => [`+4915110000${index}`, `user-${index}`] as const);
const LINKS: readonly NewEvent[] = PEOPLE.map((identifiers) => ({
  kind: 'identifier-linked',
  purposes: [],
  channels: [],
  occurredAt: '2025-01-01T00:00:00Z',
  source: 'sign-up',
  identifiers,
}));

/** Kinds that facts about people have; `erased` is the store's own, `imported` is about nobody. */
const KINDS = EVENT_KINDS.filter((kind) => kind !== 'erased' && kind !== 'imported');
/** Kinds of which only the day may be known: a stop of a day without a time counts as of the day's end. */
const WITH_DAY: ReadonlySet<string> = new Set([
  'given',
  'confirmed',
  'reaffirmed',
  'basis-asserted',
  'platform-optin',
  'platform-resumed',
  'unsuppressed',
]);
const DAYS = ['2026-01-01', '2026-01-02'];
const TIMES = ['00:30', '08:00', '10:00', '12:00', '20:00'];

/** Mostly the one kind of scope and fact, so that they meet; all others as well. */
const kind = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.constantFrom('given', 'given', 'withdrawn', 'confirmed', 'suppressed', 'unsuppressed'),
  },
  { weight: 1, arbitrary: fc.constantFrom(...KINDS) },
);
const scope = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      purposes: fc.constant<string[]>(['newsletter']),
      channels: fc.constant<string[]>(['whatsapp']),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      purposes: fc.subarray(['newsletter', 'orders', '*', '*marketing'], { minLength: 1 }),
      channels: fc.subarray(['whatsapp', 'email', '*'], { minLength: 1 }),
    }),
  },
);

const fact: fc.Arbitrary<NewEvent> = fc
  .record({
    kind: kind as fc.Arbitrary<NewEvent['kind']>,
    scope,
    person: fc.constantFrom(0, 0, 0, 1),
    by: fc.nat(1),
    basis: fc.constantFrom(...LEGAL_BASES),
    day: fc.constantFrom(...DAYS),
    time: fc.constantFrom(...TIMES),
    isDay: fc.boolean(),
    source: fc.constantFrom('web-form', 'whatsapp'),
    via: fc.constantFrom('whatsapp', 'email'),
    end: fc.option(fc.constantFrom('2026-01-02', '2027-01-01'), { nil: undefined }),
  })
  .map(({ kind, scope: { purposes, channels }, person, by, basis, day, time, isDay, via, end, source }) => {
    const isDayOnly = isDay && WITH_DAY.has(kind);
    const sale = { reference: 'R', date: '2025-12-01', productGroup: 'chairs', notice: 'invoice' };
    return {
      kind,
      purposes,
      channels,
      source,
      occurredAt: `${day}T${isDayOnly ? '12:00' : time}:00Z`,
      ...(isDayOnly ? ({ precision: 'day' } as const) : {}),
      identifiers: [PEOPLE[person]?.[by] ?? ''],
      ...(kind.startsWith('basis') ? { basis } : {}),
      ...(kind === 'basis-asserted' && basis === 'existing-customer' ? { sale } : {}),
      ...(kind === 'basis-asserted' && basis === 'contract'
        ? { contract: { reference: 'C', ...(end ? { until: end } : {}) } }
        : {}),
      ...(kind === 'confirmed' ? { confirmation: { channel: via } } : {}),
    };
  });

/** An arrival of facts: all of them at least once, some again, cut into batches. */
const arrivalOf = (facts: readonly NewEvent[]) =>
  fc.record({
    order: fc
      .tuple(
        fc.shuffledSubarray([...facts], { minLength: facts.length }),
        fc.shuffledSubarray([...facts]),
        fc.nat(facts.length),
      )
      .map(([once, again, at]) => [...once.slice(0, at), ...again, ...once.slice(at), ...again]),
    batch: fc.integer({ min: 1, max: 12 }),
    refuseRevival: fc.boolean(),
  });
const histories = fc
  .array(fact, { maxLength: 14 })
  .chain((facts) => fc.record({ one: arrivalOf(facts), other: arrivalOf(facts) }));

type Arrival = { order: readonly NewEvent[]; batch: number; refuseRevival: boolean };

const open = (): Promise<Store> =>
  openStore({
    url: 'sqlite::memory:',
    baseDir: '/',
    clock: testClock(),
    random: testRandom('order'),
    sha256,
    keys: testKeys(),
    marketingPurposes: ['newsletter'],
  });

async function arrived({ order, batch, refuseRevival }: Arrival): Promise<Store> {
  const store = await open();
  await store.ledger.record(LINKS);
  for (let at = 0; at < order.length; at += batch)
    await store.ledger.record(order.slice(at, at + batch), { refuseRevival });
  return store;
}

/** Confirmations that are enough, by what is asked for. */
const ENOUGH = [['number'], ['number', 'elsewhere'], ['number', 'elsewhere', 'none']] as const;
const QUESTIONS: readonly StandingQuestion[] = [
  { purpose: 'newsletter', category: 'marketing' as const },
  { purpose: 'orders', category: 'utility' as const },
].flatMap((about) =>
  ['whatsapp', 'email'].flatMap((channel) =>
    LEGAL_BASES.flatMap((basis) =>
      (basis === 'consent' ? ENOUGH : ENOUGH.slice(2)).flatMap((confirmations) =>
        [...DAYS.flatMap((day) => [`${day}T09:00:00Z`, `${day}T12:30:00Z`]), '2026-06-01T00:00:00Z'].map(
          (now) =>
            question({
              ...about,
              channel,
              bases: [basis],
              advertises: ['chairs'],
              existingCustomerSignedOff: true,
              confirmations,
              now: Date.parse(now),
            }),
        ),
      ),
    ),
  ),
);

/** What decides of a standing; how a no came about (nothing said, or said of something else) does not. */
function decided(state: ConsentState, asked: StandingQuestion): unknown {
  const { basis, consent, platformOptIn, platformStopped, suppressed, restricted, withdrawal } = standing(
    state,
    asked,
  );
  const isSaid = consent === 'in-force' || consent === 'unconfirmed' || consent === 'withdrawn';
  return [
    basis,
    isSaid ? consent : 'none',
    platformOptIn,
    platformStopped,
    suppressed,
    restricted,
    withdrawal?.at,
  ];
}

async function decisions(store: Store): Promise<unknown> {
  const found = await store.ledger.lookup(PEOPLE.flat());
  return PEOPLE.flat().map((identifier) =>
    QUESTIONS.map((asked) => decided(found.get(identifier)?.state ?? EMPTY_STATE, asked)),
  );
}

/** A fact of the first person about the newsletter on WhatsApp, at a time of the first day. */
const said = (kind: NewEvent['kind'], time: string, changes: Partial<NewEvent> = {}): NewEvent => ({
  kind,
  purposes: ['newsletter'],
  channels: ['whatsapp'],
  occurredAt: `${DAYS[0]}T${time}:00Z`,
  source: 'web-form',
  identifiers: [PEOPLE[0]?.[0] ?? ''],
  ...changes,
});
const DAY_ONLY = { precision: 'day' } as const;

/** Histories in which the order of arrival would tell, were it not for the rule named. */
const TRICKY: Readonly<Record<string, readonly NewEvent[]>> = {
  'a day alone does not hide a consent that the stop of that day leaves alone': [
    said('given', '12:00', DAY_ONLY),
    said('given', '10:00'),
    said('withdrawn', '08:00'),
  ],
  'a day alone is another fact than its noon': [
    said('given', '12:00', DAY_ONLY),
    said('given', '12:00'),
    said('withdrawn', '10:00'),
  ],
  'a confirmation by e-mail is another fact than one from the number': [
    said('given', '08:00'),
    said('confirmed', '12:00', { confirmation: { channel: 'email' } }),
    said('confirmed', '12:00', { confirmation: { channel: 'whatsapp' } }),
  ],
  'nor does one of a wider scope': [
    said('given', '12:00', { ...DAY_ONLY, purposes: ['*'] }),
    said('given', '10:00'),
    said('withdrawn', '08:00', { purposes: ['*'], channels: ['*'] }),
  ],
  'nor a confirmation': [
    said('given', '10:00'),
    said('confirmed', '12:00', { ...DAY_ONLY, confirmation: { channel: 'whatsapp' } }),
    said('confirmed', '10:00', { confirmation: { channel: 'whatsapp' } }),
    said('withdrawn', '08:00'),
  ],
  'a consent from before a suppression counts once that is lifted': [
    said('given', '08:00'),
    said('suppressed', '10:00'),
    said('unsuppressed', '12:00'),
  ],
  'a suppression is lifted whatever was withdrawn': [
    said('suppressed', '00:30'),
    said('unsuppressed', '08:00'),
    said('withdrawn', '10:00', { purposes: ['*'], channels: ['*'] }),
    said('given', '12:00'),
  ],
  'a stop on the platform is lifted whatever was withdrawn': [
    said('platform-stopped', '00:30', { purposes: ['*'] }),
    said('platform-resumed', '08:00', { purposes: ['*'] }),
    said('withdrawn', '10:00', { purposes: ['*'], channels: ['*'] }),
    said('given', '12:00'),
  ],
  'an opt-in for everything outlives a stop of all marketing': [
    said('platform-optin', '08:00', { purposes: ['*'] }),
    said('given', '08:00', { purposes: ['*'] }),
    said('objected', '10:00', { purposes: ['*marketing'], channels: ['*'] }),
  ],
  'a contract outlives an objection, and not its own end': [
    said('basis-asserted', '08:00', {
      basis: 'contract',
      purposes: ['orders'],
      contract: { reference: 'C' },
    }),
    said('objected', '10:00', { purposes: ['*'], channels: ['*'] }),
    said('basis-ended', '09:00', { basis: 'precontract', purposes: ['orders'] }),
  ],
  'a sale does not outlive an objection from before it': [
    said('basis-asserted', '10:00', {
      basis: 'existing-customer',
      sale: { reference: 'R', date: '2026-01-01', productGroup: 'chairs', notice: 'n' },
    }),
    said('objected', '08:00', { purposes: ['*marketing'], channels: ['*'] }),
  ],
};

function permutations<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length < 2) return [list];
  return list.flatMap((first, index) =>
    permutations([...list.slice(0, index), ...list.slice(index + 1)]).map((rest) => [first, ...rest]),
  );
}

describe('facts in any order, any number of times, in any batches', () => {
  test('leave everybody standing where they stand, for every purpose, channel and basis, at every instant', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async ({ one, other }) => {
        const stores = [await arrived(one), await arrived(other)] as const;
        expect(await decisions(stores[1])).toEqual(await decisions(stores[0]));
        for (const store of stores) await store.close();
      }),
      { numRuns: 150 },
    );
  });

  test.each(Object.entries(TRICKY))('decide the same whichever comes first: %s', async (_, facts) => {
    const outcomes = new Set<string>();
    for (const order of permutations(facts)) {
      for (const refuseRevival of [true, false]) {
        const store = await arrived({ order: [...order, ...order.slice(0, 1)], batch: 1, refuseRevival });
        outcomes.add(JSON.stringify(await decisions(store)));
        await store.close();
      }
    }
    expect(outcomes.size).toBe(1);
  });

  test('are told apart from what is known: after one whole arrival another changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async ({ one, other }) => {
        const store = await arrived({ ...one, refuseRevival: true });
        const before = await store.ledger.position();
        const results = await store.ledger.record(other.order, { refuseRevival: true });
        expect(results).not.toContain('added');
        expect(await store.ledger.position()).toEqual(before);
        await store.close();
      }),
      { numRuns: 100 },
    );
  });

  test('are rehearsed as they are recorded', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async ({ one, other }) => {
        const store = await arrived(one);
        const options = { refuseRevival: other.refuseRevival };
        const rehearsed = await store.ledger.record(other.order, { ...options, rehearse: true });
        expect(await store.ledger.record(other.order, options)).toEqual(rehearsed);
        await store.close();
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is stored of people', () => {
  test('is the fold of their log: state, identifiers and place', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async ({ one }) => {
        const store = await arrived(one);
        let events = 0;
        for await (const page of store.ledger.people({ events: true })) {
          for (const person of page) {
            const state = person.events.reduce((known, { seq, event }) => {
              const key = Buffer.from(factKey(sha256, event)).toString('hex');
              return foldEvent(known, { event, seq, fact: key });
            }, EMPTY_STATE);
            expect(person.state).toEqual(state);
            const own = foldIdentifiers(person.events.map(({ event }) => event));
            expect([...person.identifiers].sort()).toEqual([...own].sort());
            events += person.events.length;
          }
        }
        expect((await store.ledger.size()).events).toBe(events);
        await store.close();
      }),
      { numRuns: 60 },
    );
  });
});
