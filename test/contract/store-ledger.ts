import { expect, test } from 'vitest';
import { appendLeaf, EMPTY_FRONTIER, rootOf } from '../../src/core/merkle.ts';
import type { NewEvent } from '../../src/core/ports.ts';
import { factKey } from '../../src/core/sealed-event.ts';
import { content, given, phoneOf, START, sha256, type UseBench } from './store.ts';

const PHONE = '+4915112345678';
const OTHER = '+4915199999999';

export function ledgerContract(use: UseBench): void {
  recording(use);
  people(use);
  revival(use);
}

function recording(use: UseBench): void {
  test('an empty ledger has the root of the empty tree', async () => {
    const { ledger } = use().store;
    expect(await ledger.size()).toEqual({ people: 0, events: 0 });
    expect(await ledger.position()).toEqual({
      size: 0,
      root: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    });
    expect(await ledger.lookup([PHONE])).toEqual(new Map());
    expect(await ledger.history(PHONE)).toEqual([]);
  });

  test('a recorded fact is found again under its identifier, with everything it said', async () => {
    const { store } = use();
    const fact = given({
      wording: { id: 'w', version: '3', digest: 'sha256:00' },
      evidence: { reference: 'form-7' },
      note: 'Zürich 🌍 "quoted"',
    });
    expect(await store.ledger.record([fact])).toEqual(['added']);
    const [entry] = await store.ledger.history(PHONE);
    expect(entry?.seq).toBe(1);
    expect(content(entry!.event)).toEqual(fact);
    expect(entry?.event.recordedAt).toBe(new Date(START).toISOString());
    expect(entry?.event.id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    const found = (await store.ledger.lookup([PHONE])).get(PHONE);
    expect(found?.person).toBe(entry?.event.person);
    expect(found?.state['given|newsletter|whatsapp']).toMatchObject({
      at: Date.parse('2026-01-10T10:00:00Z'),
      seq: 1,
      facts: { source: 'web form', wording: 'w@3' },
    });
  });

  test('the same fact arriving again, in another batch or the same one, is known and writes nothing', async () => {
    const { ledger } = use().store;
    const fact = given();
    expect(await ledger.record([fact, fact])).toEqual(['added', 'known']);
    const before = await ledger.position();
    // Another time zone's notation and another note make no other fact.
    const again = given({ occurredAt: '2026-01-10T11:00:00+01:00', note: 'again' });
    expect(await ledger.record([again])).toEqual(['known']);
    expect(await ledger.position()).toEqual(before);
    expect(await ledger.size()).toEqual({ people: 1, events: 1 });
  });

  test('results come in the order given', async () => {
    const { ledger } = use().store;
    await ledger.record([given({ identifiers: [phoneOf(2)] })]);
    const facts = [1, 2, 3].map((index) => given({ identifiers: [phoneOf(index)] }));
    expect(await ledger.record(facts)).toEqual(['added', 'known', 'added']);
  });

  test('a batch with one impossible event writes none of it', async () => {
    const { ledger } = use().store;
    await expect(ledger.record([given(), given({ occurredAt: 'yesterday' })])).rejects.toMatchObject({
      code: 'internal',
    });
    expect(await ledger.size()).toEqual({ people: 0, events: 0 });
    expect(await ledger.lookup([PHONE])).toEqual(new Map());
  });

  test('an event with broken characters is written all the same', async () => {
    const { ledger } = use().store;
    await ledger.record([given({ kind: 'withdrawn', note: 'stop \ud800!' })]);
    const [entry] = await ledger.history(PHONE);
    expect(entry?.event.note).toBe('stop \ufffd!');
  });

  test('what was broken is repaired in all that follows from the event: state and fact are those of its text', async () => {
    const { ledger } = use().store;
    const stop = given({ kind: 'withdrawn', source: 'fax \udc00' });
    expect(await ledger.record([stop, stop])).toEqual(['added', 'known']);
    expect(await ledger.record([stop])).toEqual(['known']);
    const [entry] = await ledger.history(PHONE);
    const slot = (await ledger.lookup([PHONE])).get(PHONE)?.state['withdrawn|newsletter|whatsapp'];
    expect(slot?.facts?.source).toBe('fax \ufffd');
    expect(slot?.fact).toBe(Buffer.from(factKey(sha256, entry!.event)).toString('hex'));
  });

  test('the root moves with every event and does not depend on how events are batched in size', async () => {
    const { store, fresh } = use();
    const roots = new Set<string>();
    for (let index = 0; index < 5; index += 1) {
      await store.ledger.record([given({ identifiers: [phoneOf(index)] })]);
      roots.add((await store.ledger.position()).root);
    }
    expect(roots.size).toBe(5);
    expect((await store.ledger.position()).size).toBe(5);
    const other = await fresh();
    await other.ledger.record([0, 1, 2, 3, 4].map((index) => given({ identifiers: [phoneOf(index)] })));
    expect((await other.ledger.position()).size).toBe(5);
    // Salts are random, so the same events in another store have another root.
    expect(roots.has((await other.ledger.position()).root)).toBe(false);
    expect(rootOf(sha256, appendLeaf(sha256, EMPTY_FRONTIER, sha256('x')))).toHaveLength(32);
  });

  test('what was recorded survives a process that ends without closing', async () => {
    const bench = use();
    if (bench.reopen === undefined) return;
    await bench.store.ledger.record([given()]);
    const position = await bench.store.ledger.position();
    const again = await bench.reopen();
    expect(await again.ledger.position()).toEqual(position);
    expect(await again.ledger.record([given()])).toEqual(['known']);
    expect(await again.ledger.record([given({ source: 'shop' })])).toEqual(['added']);
    expect((await again.ledger.history(PHONE)).map(({ seq }) => seq)).toEqual([1, 2]);
  });
}

function people(use: UseBench): void {
  test('the first identifier makes the person and the others are linked to it', async () => {
    const { ledger } = use().store;
    await ledger.record([given({ identifiers: [PHONE, 'user-1'] })]);
    const found = await ledger.lookup([PHONE, 'user-1', OTHER]);
    expect(found.size).toBe(2);
    expect(found.get('user-1')).toEqual(found.get(PHONE));
    await ledger.record([
      given({ kind: 'withdrawn', identifiers: ['user-1'], occurredAt: '2026-02-01T00:00:00Z' }),
    ]);
    expect((await ledger.lookup([PHONE])).get(PHONE)?.state).toHaveProperty('withdrawn|newsletter|whatsapp');
  });

  test('a known fact that names a further identifier links it by an event of its own, once', async () => {
    const { ledger } = use().store;
    await ledger.record([given()]);
    const wider = given({ identifiers: [PHONE, 'user-1'] });
    expect(await ledger.record([wider])).toEqual(['added']);
    expect(await ledger.record([wider])).toEqual(['known']);
    const history = await ledger.history('user-1');
    expect(history.map(({ event }) => event.kind)).toEqual(['given', 'identifier-linked']);
    expect(history[1]?.event.identifiers).toEqual(['user-1']);
  });

  test('people who are two already stay two: an opening reaches the first alone', async () => {
    const { ledger } = use().store;
    await ledger.record([
      given({ kind: 'requested' }),
      given({ kind: 'requested', identifiers: ['user-1'] }),
    ]);
    await ledger.record([given({ identifiers: [PHONE, 'user-1'] })]);
    const found = await ledger.lookup([PHONE, 'user-1']);
    expect(found.get(PHONE)?.personKey).not.toBe(found.get('user-1')?.personKey);
    expect(found.get(PHONE)?.state).toHaveProperty('given|newsletter|whatsapp');
    expect(found.get('user-1')?.state).not.toHaveProperty('given|newsletter|whatsapp');
  });

  test.each(['withdrawn', 'objected', 'refused', 'suppressed', 'platform-stopped', 'restricted'] as const)(
    '%s reaches everybody whom its identifiers name, also when it is repeated with one more of them',
    async (kind) => {
      const { ledger } = use().store;
      await ledger.record([given(), given({ identifiers: ['user-1'] }), given({ identifiers: ['user-2'] })]);
      const stop = given({ kind, identifiers: [PHONE, 'user-1'], occurredAt: '2026-02-01T00:00:00Z' });
      expect(await ledger.record([stop, stop])).toEqual(['added', 'known']);
      expect(await ledger.record([{ ...stop, identifiers: [PHONE, 'user-2'] }])).toEqual(['added']);
      const found = await ledger.lookup([PHONE, 'user-1', 'user-2']);
      for (const identifier of [PHONE, 'user-1', 'user-2']) {
        expect(Object.keys(found.get(identifier)!.state)).toHaveLength(2);
        expect((await ledger.history(identifier)).map(({ event }) => event.kind)).toEqual(['given', kind]);
      }
    },
  );

  test('public ids are random: not two alike, nothing of the number in them', async () => {
    const { ledger } = use().store;
    const phones = Array.from({ length: 50 }, (_, index) => phoneOf(index));
    await ledger.record(phones.map((phone) => given({ identifiers: [phone] })));
    const found = await ledger.lookup(phones);
    expect(new Set([...found.values()].map(({ person }) => person)).size).toBe(50);
    expect(await ledger.size()).toEqual({ people: 50, events: 50 });
    for (const [phone, { person }] of found) expect(person).not.toContain(phone.slice(-6));
  });

  test('identifiers that look like numbers, JSON or SQL are told apart', async () => {
    const { ledger } = use().store;
    const odd = [
      '+491',
      '491',
      '+0491',
      '"], ["',
      "'; DROP TABLE people",
      'ü🌍',
      '+1234567890123456',
    ] as const;
    await ledger.record(odd.map((identifier) => given({ identifiers: [identifier] })));
    const found = await ledger.lookup(odd);
    expect([...found.keys()].sort()).toEqual([...odd].sort());
    expect(new Set([...found.values()].map(({ personKey }) => personKey)).size).toBe(odd.length);
    const states = await ledger.states(odd);
    for (const [place, identifier] of odd.entries())
      expect(states.at(place)).toEqual(found.get(identifier)?.state);
  });

  test('states are told by the place of their identifier, whatever the order, repeated or unknown', async () => {
    const { ledger } = use().store;
    const phones = Array.from({ length: 1200 }, (_, index) => phoneOf(index * 7919));
    await ledger.record(
      phones.map((phone, index) => given({ identifiers: [phone], note: `${index} ü🌍\n`, language: 'de' })),
    );
    const asked = [...phones].reverse().flatMap((phone) => [phone, phoneOf(3), phone, 'nobody']);
    const [found, states] = [await ledger.lookup(phones), await ledger.states(asked)];
    for (const [place, identifier] of asked.entries())
      expect(states.at(place)).toEqual(found.get(identifier)?.state);
    expect(asked.filter((_, place) => states.at(place) === undefined).length).toBe(2400);
    expect((await ledger.states([])).at(0)).toBeUndefined();
  });
}

function revival(use: UseBench): void {
  const before = '2026-01-01T00:00:00Z';
  const stop = '2026-02-01T00:00:00Z';
  const after = '2026-02-01T00:00:01Z';
  const OPENINGS = ['given', 'confirmed', 'reaffirmed', 'basis-asserted', 'platform-optin'] as const;

  test.each(OPENINGS)(
    'an import of %s from before a withdrawal of everything is refused, of after it is written',
    async (kind) => {
      const { ledger } = use().store;
      await ledger.record([given({ kind: 'withdrawn', purposes: ['*'], channels: ['*'], occurredAt: stop })]);
      const options = { refuseRevival: true };
      expect(await ledger.record([given({ kind, occurredAt: before })], options)).toEqual(['refused']);
      expect(await ledger.record([given({ kind, occurredAt: stop })], options)).toEqual(['refused']);
      expect(await ledger.record([given({ kind, occurredAt: after })], options)).toEqual(['added']);
      expect((await ledger.size()).events).toBe(2);
    },
  );

  test.each([
    ['withdrawn', 'newsletter', 'refused'],
    ['objected', '*', 'refused'],
    ['objected', '*marketing', 'refused'],
    ['withdrawn', 'orders', 'added'],
  ] as const)('after %s of %s an earlier consent to the newsletter is %s', async (kind, purpose, result) => {
    const { ledger } = use().store;
    await ledger.record([given({ kind, purposes: [purpose], occurredAt: stop })]);
    expect(await ledger.record([given({ occurredAt: before })], { refuseRevival: true })).toEqual([result]);
  });

  test.each(['platform-resumed', 'unsuppressed'] as const)(
    '%s lifts a stop of its own and no withdrawal: it is written whatever was withdrawn later',
    async (kind) => {
      const { ledger } = use().store;
      await ledger.record([given({ kind: 'withdrawn', purposes: ['*'], channels: ['*'], occurredAt: stop })]);
      expect(await ledger.record([given({ kind, occurredAt: before })], { refuseRevival: true })).toEqual([
        'added',
      ]);
    },
  );

  test.each([
    ['suppressed', 'unsuppressed'],
    ['platform-stopped', 'platform-resumed'],
  ] as const)('of %s from before it, %s is refused', async (kind, lifting) => {
    const { ledger } = use().store;
    await ledger.record([given({ kind, occurredAt: stop })]);
    const lifted = (occurredAt: string) => [given({ kind: lifting, occurredAt })];
    expect(await ledger.record(lifted(before), { refuseRevival: true })).toEqual(['refused']);
    expect(await ledger.record(lifted(stop), { refuseRevival: true })).toEqual(['refused']);
    expect(await ledger.record(lifted(after), { refuseRevival: true })).toEqual(['added']);
  });

  const row = [
    given({ occurredAt: before }),
    given({ kind: 'confirmed', occurredAt: '2026-02-02T00:00:00Z', confirmation: { channel: 'whatsapp' } }),
  ];
  const together = { refuseRevival: true, dependent: new Set([1]) };

  test('a confirmation is refused with the consent of its row', async () => {
    const { ledger } = use().store;
    await ledger.record([given({ kind: 'withdrawn', occurredAt: stop })]);
    expect(await ledger.record(row, { ...together, rehearse: true })).toEqual(['refused', 'refused']);
    expect(await ledger.record(row, together)).toEqual(['refused', 'refused']);
    expect((await ledger.size()).events).toBe(1);
    expect(await ledger.record(row, { refuseRevival: true })).toEqual(['refused', 'added']);
  });

  test('a confirmation is refused where the consent of its row is known and overtaken; known itself it stays known', async () => {
    const { ledger } = use().store;
    await ledger.record([given({ occurredAt: before }), given({ kind: 'withdrawn', occurredAt: stop })]);
    expect(await ledger.record(row, together)).toEqual(['known', 'refused']);
    const other = use().store.ledger;
    await other.record(row.slice(1));
    expect(await other.record(row, together)).toEqual(['known', 'known']);
  });

  test('a confirmation is written with the consent of its row where nothing stopped that', async () => {
    const { ledger } = use().store;
    expect(await ledger.record(row, together)).toEqual(['added', 'added']);
    expect(await ledger.record(row, together)).toEqual(['known', 'known']);
  });

  test('of somebody erased an import takes what came later, and nothing from before', async () => {
    const { ledger } = use().store;
    await ledger.record([given({ kind: 'erased', purposes: [], channels: [], occurredAt: stop })]);
    for (const occurredAt of [before, stop])
      expect(await ledger.record([given({ occurredAt })], { refuseRevival: true })).toEqual(['refused']);
    expect(await ledger.history(PHONE)).toHaveLength(1);
    expect(await ledger.record([given({ occurredAt: after })], { refuseRevival: true })).toEqual(['added']);
  });

  test('a suppression can be lifted, so an earlier consent is written under it: it opens nothing until then', async () => {
    const { ledger } = use().store;
    await ledger.record([given({ kind: 'suppressed', occurredAt: stop })]);
    expect(await ledger.record([given({ occurredAt: before })], { refuseRevival: true })).toEqual(['added']);
    const state = (await ledger.lookup([PHONE])).get(PHONE)?.state;
    expect(state?.suppressed?.at).toBe(Date.parse(stop));
    expect(state?.unsuppressed).toBeUndefined();
  });

  test('a consent of which only the day is known is refused after any stop of that day', async () => {
    const { ledger } = use().store;
    const morning = '2026-02-01T07:00:00+01:00';
    await ledger.record([given({ kind: 'withdrawn', occurredAt: morning })]);
    const noon = (day: string): NewEvent[] => [
      given({ occurredAt: `${day}T12:00:00+01:00`, precision: 'day' }),
    ];
    expect(await ledger.record(noon('2026-02-01'), { refuseRevival: true })).toEqual(['refused']);
    expect(await ledger.record(noon('2026-02-02'), { refuseRevival: true })).toEqual(['added']);
  });

  test.each(['contract', 'precontract', 'legal-obligation'] as const)(
    'a %s ends with what it rests on, not with a withdrawal',
    async (basis) => {
      const { ledger } = use().store;
      const claim = given({
        kind: 'basis-asserted',
        basis,
        contract: { reference: 'C' },
        occurredAt: before,
      });
      await ledger.record([given({ kind: 'objected', purposes: ['*'], channels: ['*'], occurredAt: stop })]);
      expect(await ledger.record([claim], { refuseRevival: true })).toEqual(['added']);
      await ledger.record([given({ kind: 'basis-ended', basis, occurredAt: stop })]);
      expect(await ledger.record([{ ...claim, source: 'again' }], { refuseRevival: true })).toEqual([
        'refused',
      ]);
    },
  );

  test('an opening for everything is refused once everything is withdrawn, not once all marketing is', async () => {
    const { ledger } = use().store;
    const options = { refuseRevival: true };
    const all = given({ purposes: ['*'], occurredAt: before });
    await ledger.record([
      given({ kind: 'objected', purposes: ['*marketing'], channels: ['*'], occurredAt: stop }),
    ]);
    expect(await ledger.record([all], options)).toEqual(['added']);
    await ledger.record([given({ kind: 'objected', purposes: ['*'], channels: ['*'], occurredAt: stop })]);
    expect(await ledger.record([{ ...all, source: 'again' }], options)).toEqual(['refused']);
  });

  test('a known fact is known, not refused', async () => {
    const { ledger } = use().store;
    await ledger.record([given({ occurredAt: before }), given({ kind: 'withdrawn', occurredAt: stop })]);
    expect(await ledger.record([given({ occurredAt: before })], { refuseRevival: true })).toEqual(['known']);
  });

  test('a restriction earlier in the same batch refuses too', async () => {
    const { ledger } = use().store;
    const facts = [given({ kind: 'withdrawn', occurredAt: stop }), given({ occurredAt: before })];
    expect(await ledger.record(facts, { refuseRevival: true })).toEqual(['added', 'refused']);
  });

  test('a refused fact links nobody: the new identifier of a stopped person stays unknown', async () => {
    const { ledger } = use().store;
    await ledger.record([given({ kind: 'withdrawn', identifiers: ['user-1'], occurredAt: stop })]);
    const stale = given({ identifiers: [OTHER, 'user-1'], occurredAt: before });
    expect(await ledger.record([stale], { refuseRevival: true })).toEqual(['refused']);
    expect(await ledger.lookup([OTHER])).toEqual(new Map());
    expect(await ledger.size()).toEqual({ people: 1, events: 1 });
  });

  test('without refuseRevival an old opening is written and changes nothing', async () => {
    const { ledger } = use().store;
    await ledger.record([given({ kind: 'withdrawn', occurredAt: stop })]);
    expect(await ledger.record([given({ occurredAt: before })])).toEqual(['added']);
    const state = (await ledger.lookup([PHONE])).get(PHONE)?.state;
    expect(state?.['withdrawn|newsletter|whatsapp']?.at).toBeGreaterThan(
      state?.['given|newsletter|whatsapp']?.at ?? 0,
    );
  });
}
