import { describe, expect, test } from 'vitest';
import { type ConsentEvent, foldIdentifiers } from '../../src/core/consent.ts';
import type { NewEvent, Store } from '../../src/core/ports.ts';
import { given, keysOf, phoneOf, type UseBench } from './store.ts';

const PHONE = phoneOf(0);
const OTHER = phoneOf(1);
const [BEFORE, AT, AFTER] = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'];
const OPTIONS = { refuseRevival: true };
const hashOf = (identifier: string): string => keysOf('test').hasher.hash(identifier);

const kindsOf = async (store: Store, identifier: string): Promise<string[]> =>
  (await store.ledger.history(identifier)).map(({ event }) => event.kind);
const stateOf = async (store: Store, identifier: string) =>
  (await store.ledger.lookup([identifier])).get(identifier)?.state;

/** What the workspace says of hashes: of nobody by name. */
const byHash = (kind: NewEvent['kind'], occurredAt: string, ...identifiers: readonly string[]): NewEvent =>
  given({
    kind,
    purposes: ['*'],
    channels: ['*'],
    occurredAt,
    identifiers: [],
    hashes: identifiers.map(hashOf),
  });
/** What an erasure leaves of identifiers. */
const erased = (occurredAt: string, ...identifiers: readonly string[]): NewEvent =>
  given({
    kind: 'erased',
    purposes: [],
    channels: [],
    occurredAt,
    identifiers: [phoneOf(99)],
    hashes: identifiers.map(hashOf),
  });
const change = (changes: Partial<NewEvent>): NewEvent =>
  given({
    kind: 'identifier-changed',
    purposes: [],
    channels: [],
    occurredAt: AT,
    source: 'webhook',
    ...changes,
  });

/** How identifiers arrive, leave, and come back. */
export function arrivalContract(use: UseBench): void {
  describe('the workspace itself', () => workspace(use));
  describe('somebody on the suppression list', () => listed(use));
  describe('an identifier that changes hands', () => changing(use));
}

function workspace(use: UseBench): void {
  const imported = (changes: Partial<NewEvent> = {}): NewEvent =>
    given({
      kind: 'imported',
      purposes: [],
      channels: [],
      identifiers: [],
      batch: { read: 5, added: 2, known: 1, refused: 1, rejected: 1 },
      evidence: { reference: 'consents.csv', digest: 'sha256:00' },
      ...changes,
    });

  test('has events of its own, about nobody', async () => {
    const { ledger } = use().store;
    expect(await ledger.record([imported(), imported()])).toEqual(['added', 'known']);
    expect(await ledger.size()).toEqual({ people: 0, events: 1 });
    const lines = [];
    for await (const page of ledger.log()) lines.push(...page);
    expect(lines[0]?.event).toMatchObject({ kind: 'imported', person: 'workspace', identifiers: [] });
    for await (const page of ledger.people()) expect(page).toEqual([]);
  });

  test('people are counted and numbered without it', async () => {
    const { ledger } = use().store;
    await ledger.record([imported(), given(), imported({ source: 'second' })]);
    expect(await ledger.size()).toEqual({ people: 1, events: 3 });
    expect((await ledger.lookup(given().identifiers)).get(given().identifiers[0]!)?.personKey).toBe(1);
  });

  test('says nothing that is about somebody', async () => {
    const { ledger } = use().store;
    await expect(ledger.record([given(), given({ identifiers: [] })])).rejects.toMatchObject({
      code: 'internal',
    });
    expect(await ledger.size()).toEqual({ people: 0, events: 0 });
  });

  test('suppressing two numbers at one instant is two facts', async () => {
    const { ledger } = use().store;
    const both = [byHash('suppressed', AT, PHONE), byHash('suppressed', AT, OTHER)];
    expect(await ledger.record([...both, ...both])).toEqual(['added', 'added', 'known', 'known']);
  });
}

function listed(use: UseBench): void {
  test.each([
    ['suppressed', byHash('suppressed', AT, PHONE), 'suppressed'],
    ['erased', erased(AT, PHONE), 'objected'],
  ] as const)('who was %s begins with that, at its own time', async (_, event, kind) => {
    const { store } = use();
    await store.ledger.record([event]);
    expect(await store.ledger.record([given({ identifiers: [PHONE], occurredAt: AFTER })], OPTIONS)).toEqual([
      'added',
    ]);
    const [first, second] = (await store.ledger.history(PHONE)).map((entry) => entry.event);
    expect(first).toMatchObject({
      kind,
      purposes: ['*'],
      channels: ['*'],
      occurredAt: '2026-02-01T00:00:00.000Z',
      source: 'suppression-list',
      identifiers: [PHONE],
    } satisfies Partial<ConsentEvent>);
    expect(second?.kind).toBe('given');
    const slot = kind === 'suppressed' ? kind : 'objected|*|*';
    expect((await stateOf(store, PHONE))?.[slot]?.at).toBe(Date.parse(AT));
  });

  test.each([
    ['suppressed', byHash('suppressed', AT, PHONE)],
    ['erased', erased(AT, PHONE)],
  ] as const)('who was %s is not made a person again by what lies before', async (_, event) => {
    const { store } = use();
    await store.ledger.record([event]);
    const { people } = await store.ledger.size();
    const old: NewEvent[] = ([BEFORE, AT] as const).flatMap((occurredAt) =>
      (
        [
          'given',
          'basis-asserted',
          'platform-optin',
          'withdrawn',
          'objected',
          'noticed',
          'requested',
        ] as const
      ).map((kind) =>
        given({
          kind,
          identifiers: [PHONE],
          occurredAt,
          ...(kind === 'basis-asserted' ? { basis: 'contract' } : {}),
        }),
      ),
    );
    expect(await store.ledger.record(old, OPTIONS)).toEqual(old.map(() => 'refused'));
    expect(await stateOf(store, PHONE)).toBeUndefined();
    expect((await store.ledger.size()).people).toBe(people);
  });

  test('a stop that reaches further than an erasure is taken, whenever it was', async () => {
    const { store } = use();
    await store.ledger.record([erased(AT, PHONE)]);
    const stop = given({ kind: 'suppressed', identifiers: [PHONE], occurredAt: BEFORE });
    expect(await store.ledger.record([stop], OPTIONS)).toEqual(['added']);
    expect(await kindsOf(store, PHONE)).toEqual(['objected', 'suppressed']);
  });

  test('once back, nothing from before the erasure opens anything: not even a contract', async () => {
    const { store } = use();
    await store.ledger.record([erased(AT, PHONE)]);
    await store.ledger.record([given({ identifiers: [PHONE], occurredAt: AFTER })], OPTIONS);
    const contract = given({
      kind: 'basis-asserted',
      basis: 'contract',
      contract: { reference: 'C' },
      identifiers: [PHONE],
      occurredAt: BEFORE,
    });
    expect(await store.ledger.record([contract], OPTIONS)).toEqual(['refused']);
  });

  test('without being asked to refuse, the ledger writes what is old behind the restriction', async () => {
    const { store } = use();
    await store.ledger.record([erased(AT, PHONE)]);
    expect(await store.ledger.record([given({ identifiers: [PHONE], occurredAt: BEFORE })])).toEqual([
      'added',
    ]);
    expect(await kindsOf(store, PHONE)).toEqual(['objected', 'given']);
  });

  test.each([
    ['erased', erased(AT, PHONE)],
    ['suppressed', byHash('suppressed', AT, PHONE)],
  ])(
    'an entry (%s) that was lifted lets in what comes later, and nothing from before',
    async (_kind, entry) => {
      const { store } = use();
      await store.ledger.record([entry, byHash('unsuppressed', AFTER, PHONE)]);
      expect(await store.suppressions.find([PHONE])).toEqual(new Map());
      const told = (occurredAt: string, purpose: string) => [
        given({ identifiers: [PHONE], occurredAt, purposes: [purpose] }),
      ];
      for (const old of [BEFORE, AT])
        expect(await store.ledger.record(told(old, 'newsletter'), OPTIONS)).toEqual(['refused']);
      expect(await kindsOf(store, PHONE)).toEqual([]);
      expect(await store.ledger.record(told(AFTER, 'newsletter'), OPTIONS)).toEqual(['added']);
      // Nor does it come in behind the later consent.
      expect(await store.ledger.record(told(BEFORE, 'orders'), OPTIONS)).toEqual(['refused']);
      expect(await kindsOf(store, PHONE)).toEqual(['objected', 'given']);
    },
  );

  test('the list counts within the batch that writes it', async () => {
    const { store } = use();
    const facts = [
      byHash('suppressed', AT, PHONE),
      given({ identifiers: [PHONE], occurredAt: BEFORE }),
      given({ identifiers: [PHONE], occurredAt: AFTER }),
      given({ identifiers: [OTHER], occurredAt: BEFORE }),
    ];
    expect(await store.ledger.record(facts, OPTIONS)).toEqual(['added', 'refused', 'added', 'added']);
    expect(await kindsOf(store, PHONE)).toEqual(['suppressed', 'given']);
    expect(await kindsOf(store, OTHER)).toEqual(['given']);
  });

  test('a listed identifier brings its restriction along when it is linked to somebody known', async () => {
    const { store } = use();
    await store.ledger.record([given({ identifiers: [OTHER], occurredAt: BEFORE }), erased(AT, PHONE)]);
    const wider = given({ identifiers: [OTHER, PHONE], occurredAt: AFTER, source: 'shop' });
    expect(await store.ledger.record([wider], OPTIONS)).toEqual(['added']);
    expect(await kindsOf(store, OTHER)).toEqual(['given', 'objected', 'given']);
    expect(await stateOf(store, PHONE)).toEqual(await stateOf(store, OTHER));
  });

  test('a stop by hash is an event of somebody known, and does not keep out what a lift may bring back', async () => {
    const { store } = use();
    await store.ledger.record([given({ identifiers: [PHONE], occurredAt: BEFORE })]);
    await store.ledger.record([byHash('suppressed', AT, PHONE)]);
    const again = given({ identifiers: [PHONE], occurredAt: BEFORE, source: 'shop' });
    expect(await store.ledger.record([again], OPTIONS)).toEqual(['added']);
    expect(await kindsOf(store, PHONE)).toEqual(['given', 'suppressed', 'given']);
  });

  test('a rehearsal tells the same and changes neither list nor people', async () => {
    const { store } = use();
    await store.ledger.record([erased(AT, PHONE)]);
    const facts = [byHash('suppressed', AFTER, OTHER), given({ identifiers: [PHONE], occurredAt: BEFORE })];
    const before = await store.ledger.position();
    expect(await store.ledger.record(facts, { ...OPTIONS, rehearse: true })).toEqual(['added', 'refused']);
    expect(await store.ledger.position()).toEqual(before);
    expect(await store.ledger.record([given({ identifiers: [OTHER], occurredAt: BEFORE })], OPTIONS)).toEqual(
      ['added'],
    );
    expect(await kindsOf(store, OTHER)).toEqual(['given']);
  });
}

function changing(use: UseBench): void {
  test('is no longer found under whom it was released by: a stop stays with them, a new consent is somebody else’s', async () => {
    const { store } = use();
    await store.ledger.record([
      given({ identifiers: [PHONE, 'user-1'], occurredAt: BEFORE }),
      given({ kind: 'suppressed', identifiers: [PHONE], occurredAt: BEFORE }),
      change({ identifiers: ['user-1'], released: [PHONE] }),
      given({ identifiers: [PHONE], occurredAt: AFTER }),
    ]);
    const found = await store.ledger.lookup([PHONE, 'user-1']);
    expect(found.get(PHONE)?.person).not.toBe(found.get('user-1')?.person);
    expect(found.get('user-1')?.state).toHaveProperty('suppressed');
    expect(found.get(PHONE)?.state).not.toHaveProperty('suppressed');
    expect(found.get(PHONE)?.state).toHaveProperty('given|newsletter|whatsapp');
    expect((await store.ledger.person('user-1'))?.identifiers).toEqual(['user-1']);
    expect((await store.ledger.person(PHONE))?.identifiers).toEqual([PHONE]);
  });

  test('can be exchanged for another in one fact', async () => {
    const { store } = use();
    await store.ledger.record([
      given({ identifiers: [PHONE], occurredAt: BEFORE }),
      change({ identifiers: [PHONE, OTHER], released: [PHONE] }),
    ]);
    expect(await kindsOf(store, OTHER)).toEqual(['given', 'identifier-changed']);
    expect(await kindsOf(store, PHONE)).toEqual(['invalidated']);
  });

  test.each([
    ['given', {}],
    ['basis-asserted', { basis: 'contract', contract: { reference: 'C' } }],
    ['platform-optin', {}],
  ] as const)(
    'what was said under it before the change (%s) does not speak for whoever has it now',
    async (kind, more) => {
      const { store } = use();
      const old = given({ kind, identifiers: [PHONE], occurredAt: BEFORE, ...more });
      await store.ledger.record([old, change({ identifiers: [PHONE], released: [PHONE] })]);
      expect(await store.ledger.record([old], OPTIONS)).toEqual(['refused']);
      expect(await kindsOf(store, PHONE)).toEqual(['invalidated']);
    },
  );

  test('the change repeated is known, and takes nothing from whoever has it now', async () => {
    const { store } = use();
    const facts = [
      given({ identifiers: [PHONE], occurredAt: BEFORE }),
      change({ identifiers: [PHONE], released: [PHONE] }),
    ];
    await store.ledger.record(facts);
    const stop = given({
      kind: 'withdrawn',
      purposes: ['*'],
      channels: ['*'],
      identifiers: [PHONE],
      occurredAt: AFTER,
    });
    await store.ledger.record([stop]);
    const before = await store.ledger.position();
    expect(await store.ledger.record(facts, OPTIONS)).toEqual(['refused', 'known']);
    expect(await store.ledger.position()).toEqual(before);
    expect(await kindsOf(store, PHONE)).toEqual(['invalidated', 'withdrawn']);
  });

  test('an earlier change that arrives late is known as well', async () => {
    const { store } = use();
    await store.ledger.record([
      given({ identifiers: [PHONE], occurredAt: BEFORE }),
      change({ identifiers: [PHONE], released: [PHONE], occurredAt: AFTER }),
    ]);
    expect(await store.ledger.record([change({ identifiers: [PHONE], released: [PHONE] })])).toEqual([
      'known',
    ]);
  });

  test('known before anybody has it, it is somebody new’s all the same', async () => {
    const { store } = use();
    await store.ledger.record([change({ identifiers: ['user-1'], released: [PHONE] })]);
    expect(await store.ledger.record([given({ identifiers: [PHONE], occurredAt: BEFORE })], OPTIONS)).toEqual(
      ['refused'],
    );
    expect((await store.ledger.person('user-1'))?.identifiers).toEqual(['user-1']);
  });

  test('somebody else’s identifiers, named and released, are told of nobody: log and tables agree', async () => {
    const { store } = use();
    await store.ledger.record([given()]);
    const taken = change({ identifiers: [OTHER, PHONE], released: [PHONE] });
    expect(await store.ledger.record([taken])).toEqual(['added']);
    expect(await store.ledger.record([taken])).toEqual(['known']);
    for await (const people of store.ledger.people({ events: true })) {
      for (const { events, identifiers } of people)
        expect([...foldIdentifiers(events.map(({ event }) => event))]).toEqual(identifiers);
    }
    expect((await store.ledger.person(PHONE))?.identifiers).toEqual([PHONE]);
  });

  test('somebody else’s identifiers cannot be released', async () => {
    const { store } = use();
    await store.ledger.record([given({ identifiers: [PHONE] }), given({ identifiers: [OTHER] })]);
    await store.ledger.record([change({ identifiers: [OTHER], released: [PHONE] })]);
    expect(await kindsOf(store, PHONE)).toEqual(['given']);
    const [, changed] = await store.ledger.history(OTHER);
    expect(JSON.stringify(changed?.event)).not.toContain(PHONE.slice(1));
  });

  test('only a change of identifiers releases any', async () => {
    const { ledger } = use().store;
    await expect(ledger.record([given({ released: [PHONE] })])).rejects.toMatchObject({ code: 'internal' });
  });

  test('a person whose identifiers all went is still there, under none', async () => {
    const { store } = use();
    await store.ledger.record([
      given({ identifiers: [PHONE], occurredAt: BEFORE }),
      change({ identifiers: [PHONE], released: [PHONE] }),
    ]);
    const people = [];
    for await (const page of store.ledger.people({ events: true })) people.push(...page);
    expect(people.map(({ identifiers }) => identifiers)).toEqual([[], [PHONE]]);
    expect(people.map(({ events }) => events.map(({ event }) => event.kind))).toEqual([
      ['given', 'identifier-changed'],
      ['invalidated'],
    ]);
  });
}
