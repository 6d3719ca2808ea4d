import { expect, test } from 'vitest';
import type { ErasureRequest, KnownErasure, NewEvent, RawPerson, Store } from '../../src/core/ports.ts';
import { erasedFactKey } from '../../src/core/sealed-event.ts';
import {
  admitted,
  type Bench,
  exchangeOf,
  given,
  phoneOf,
  START,
  sha256,
  status,
  type UseBench,
} from './store.ts';
import { settled } from './store-outcomes.ts';
import { wamidOf } from './store-records.ts';
import { suppressed } from './store-suppressions.ts';
import { keysOf } from './store-tools.ts';

export const ADA = phoneOf(0);
export const ADA_ID = 'DE.ada.12345';
const LATER = '2026-04-01T10:00:00Z';

/** A request to erase somebody. */
export function request(changes: Partial<ErasureRequest> = {}): ErasureRequest {
  return {
    identifier: ADA,
    requestedAt: '2026-02-28T09:00:00Z',
    reference: 'case-17',
    ground: 'a',
    actor: 'Jo',
    keepSuppression: true,
    ...changes,
  };
}

/** Consent of Ada with everything that tells who she is, and a user id. */
export function ada(changes: Partial<NewEvent> = {}): NewEvent {
  return given({
    identifiers: [ADA, ADA_ID],
    source: 'fair in Ulm, stand of Ada',
    evidence: { reference: 'archive/ada.pdf' },
    note: 'likes tea',
    ip: '203.0.113.7',
    ...changes,
  });
}

async function peopleOf(store: Store): Promise<RawPerson[]> {
  return await store.snapshot(async (rows) => {
    const people: RawPerson[] = [];
    for await (const batch of rows.people()) people.push(...batch);
    return people;
  });
}

async function personOf(store: Store, ref: string): Promise<RawPerson> {
  return (await peopleOf(store)).find((person) => person.ref === ref)!;
}

/** A campaign to three people, Ada first, with her message accepted and delivered. */
export async function withCampaign(bench: Bench): Promise<readonly string[]> {
  const phones = await admitted(bench, 3);
  await bench.store.ledger.record([ada()]);
  const [claimed] = await bench.store.journal.exchange(exchangeOf(bench, { claim: 1 }));
  const outcome = settled(claimed!, { kind: 'accepted', wamid: wamidOf(ADA) });
  await bench.store.journal.exchange(exchangeOf(bench, { claim: 0, settled: [outcome] }));
  await bench.store.journal.applyStatuses([status({ wamid: wamidOf(ADA) })]);
  return phones;
}

export function erasureContract(use: UseBench): void {
  test('several are erased in one transaction, each with an event of their own; events about nobody stay', async () => {
    const { store } = use();
    await store.ledger.record([
      ada(),
      given({ identifiers: [phoneOf(1)] }),
      given({ identifiers: [phoneOf(2)] }),
      given({ kind: 'imported', identifiers: [], purposes: [], channels: [], occurredAt: LATER }),
    ]);
    const results = await store.care.eraseAll([
      request(),
      request({ identifier: phoneOf(1) }),
      request({ identifier: phoneOf(8) }),
    ]);
    expect(results.map((result) => result?.seq)).toEqual([5, 6, undefined]);
    expect(await store.ledger.lookup([ADA, phoneOf(1)])).toEqual(new Map());
    expect(await store.ledger.person(phoneOf(2))).toBeDefined();
    expect((await store.care.erasures()).length).toBe(2);
    expect((await store.ledger.workspaceHistory()).map(({ seq, event }) => [seq, event.kind])).toEqual([
      [4, 'imported'],
    ]);
  });

  test('an erasure empties events, takes identifiers away and says what it did', async () => {
    const { store, clock } = use();
    await store.ledger.record([
      given(),
      ada(),
      ada({ kind: 'withdrawn', occurredAt: '2026-01-11T10:00:00Z' }),
    ]);
    const { person } = (await store.ledger.lookup([ADA])).get(ADA)!;
    const before = await personOf(store, person);
    const result = await store.care.erase(request());
    expect(result).toEqual({
      person,
      seq: 4,
      events: 2,
      identifiers: 2,
      messages: 0,
      statuses: 0,
      suppressions: 2,
      isNew: true,
    });
    const after = await personOf(store, person);
    expect(after.identifiers).toEqual([]);
    expect(await store.ledger.lookup([ADA, ADA_ID])).toEqual(new Map());
    expect(after.events.slice(0, 2)).toEqual(
      before.events.map((event) => ({
        ...event,
        body: null,
        salt: null,
        fact: erasedFactKey(sha256, event.commitment),
      })),
    );
    const left = JSON.parse(after.events[2]!.body!);
    expect(left).toMatchObject({
      kind: 'erased',
      person,
      identifiers: [],
      actor: 'Jo',
      occurredAt: new Date(clock.now()).toISOString(),
      erasure: { ground: 'a', requestedAt: '2026-02-28T09:00:00Z', reference: 'case-17', events: [2, 3] },
    });
    expect(left.hashes).toHaveLength(2);
    expect(Object.keys(JSON.parse(after.state))).toEqual(['erased']);
    expect((await store.ledger.size()).events).toBe(4);
    expect(await store.care.isScrubPending()).toBe(true);
  });

  test('an erasure signs a checkpoint in the same transaction', async () => {
    const { store } = use();
    await store.ledger.record([ada()]);
    const { seq } = (await store.care.erase(request()))!;
    const position = await store.ledger.position();
    const checkpoint = await store.snapshot((rows) => rows.checkpointAt(seq));
    expect(checkpoint).toMatchObject({ size: 2 });
    expect(checkpoint!.note).toContain(`\n2\n${position.root}\n`);
  });

  test('nobody is erased whom nobody knows, and nothing is written', async () => {
    const { store } = use();
    await store.ledger.record([given()]);
    expect(await store.care.erase(request())).toBeUndefined();
    expect((await store.ledger.size()).events).toBe(1);
    expect(await store.care.isScrubPending()).toBe(false);
  });

  test('erasing again, by any of the identifiers, writes nothing and says so', async () => {
    const { store } = use();
    await store.ledger.record([ada()]);
    const first = await store.care.erase(request());
    const again = await store.care.erase(request({ identifier: ADA_ID }));
    expect(again).toEqual({
      ...first,
      events: 0,
      identifiers: 0,
      messages: 0,
      statuses: 0,
      isNew: false,
    });
    expect((await store.ledger.size()).events).toBe(2);
  });

  test('an old list cannot bring the erased back, a consent given later can', async () => {
    const { store } = use();
    await store.ledger.record([ada()]);
    await store.care.erase(request());
    const known = await store.ledger.size();
    expect(await store.ledger.record([ada()], { refuseRevival: true })).toEqual(['refused']);
    expect(await store.ledger.size()).toEqual(known);
    expect(await store.ledger.record([ada({ occurredAt: LATER })], { refuseRevival: true })).toEqual([
      'added',
    ]);
    const { state } = (await store.ledger.lookup([ADA])).get(ADA)!;
    expect(Object.keys(state).sort()).toEqual(['given|newsletter|whatsapp', 'objected|*|*']);
    expect(await store.ledger.record([ada()], { refuseRevival: true })).toEqual(['refused']);
    // Who is known again is not on the list: their own state decides.
    expect(await store.suppressions.find([ADA])).toEqual(new Map());
    expect(await store.suppressions.count()).toBe(0);
  });

  test('a list that names the erased beside somebody else links them to nobody, and a no of the other counts', async () => {
    const { store } = use();
    const [bob, eve] = [phoneOf(1), phoneOf(2)];
    await store.ledger.record([ada(), given({ identifiers: [bob] })]);
    await store.care.erase(request());
    const import_ = (fact: NewEvent) => store.ledger.record([fact], { refuseRevival: true });
    expect(await import_(given({ identifiers: [bob, ADA] }))).toEqual(['known']);
    expect(await import_(given({ identifiers: [eve, ADA] }))).toEqual(['refused']);
    const no = given({ kind: 'withdrawn', identifiers: [ADA, bob], occurredAt: '2026-01-12T10:00:00Z' });
    expect(await import_(no)).toEqual(['added']);
    expect(await import_(no)).toEqual(['known']);
    expect([...(await store.ledger.lookup([ADA, bob, eve])).keys()]).toEqual([bob]);
    expect((await store.ledger.history(bob)).map(({ event }) => event.kind)).toEqual(['given', 'withdrawn']);
  });

  test('who was suppressed stays so, whatever they agree to later, until it is lifted', async () => {
    const { store, clock } = use();
    await store.ledger.record([ada(), suppressed(ADA)]);
    await store.care.erase(request());
    const [erasure] = await store.care.erasures();
    expect(erasure!.suppressedSince).toBe('2026-02-01T10:00:00.000Z');
    const found = await store.suppressions.find([ADA, ADA_ID, phoneOf(9)]);
    expect([...found.keys()].sort()).toEqual([ADA, ADA_ID].sort());
    expect(found.get(ADA)).toMatchObject({ kind: 'suppressed', at: clock.now() });
    await store.ledger.record([ada({ occurredAt: LATER })]);
    const { state } = (await store.ledger.lookup([ADA])).get(ADA)!;
    expect(state.suppressed).toBeDefined();
    expect((await store.suppressions.find([ADA])).get(ADA)).toMatchObject({ kind: 'suppressed' });
  });

  test('who had been let off the list is not put back on it by an erasure', async () => {
    const { store, clock } = use();
    await store.ledger.record([suppressed(ADA)]);
    await store.care.erase(request());
    await store.ledger.record([ada({ occurredAt: LATER })]);
    await store.ledger.record([suppressed(ADA, { kind: 'unsuppressed', occurredAt: LATER })]);
    clock.time = Date.parse(LATER) + 1000;
    await store.care.erase(request());
    expect((await store.care.erasures()).map(({ suppressedSince }) => suppressedSince)).toEqual([
      '2026-02-01T10:00:00.000Z',
      undefined,
    ]);
    expect((await store.suppressions.find([ADA])).get(ADA)).toMatchObject({ kind: 'erased' });
  });

  test('keeps no hash where the person insists, and takes the old one off the list', async () => {
    const { store, clock } = use();
    await store.ledger.record([ada()]);
    expect(await store.care.erase(request({ keepSuppression: false }))).toMatchObject({ suppressions: 0 });
    expect(await store.suppressions.count()).toBe(0);
    expect((await store.care.erasures())[0]).toMatchObject({ hashes: [], ground: 'a' });
    expect(await store.ledger.record([ada()], { refuseRevival: true })).toEqual(['added']);
    await store.care.erase(request());
    expect(await store.suppressions.count()).toBe(2);
    clock.time += 1000;
    const again = await store.care.erase(request({ keepSuppression: false }));
    expect(again).toMatchObject({ isNew: false, suppressions: 0 });
    expect(await store.suppressions.find([ADA])).toEqual(new Map());
  });

  test('a backup learns of the erasures that it does not know, and of nothing twice', async () => {
    const bench = use();
    const { store } = bench;
    const backup = await bench.fresh();
    const erasures: KnownErasure[] = [];
    // A copy of the same moment: the same people under the same ids.
    await store.ledger.record([ada()]);
    const { person } = (await store.ledger.lookup([ADA])).get(ADA)!;
    await store.care.erase(request());
    erasures.push(...(await store.care.erasures()));
    expect(erasures).toEqual([
      {
        person,
        at: new Date(START).toISOString(),
        ground: 'a',
        hashes: [expect.stringMatching(/^hmac:/), expect.stringMatching(/^hmac:/)],
        suppressedSince: undefined,
      },
    ]);
    await backup.ledger.record([given()]);
    expect(await backup.care.reapply(erasures)).toBe(1);
    expect(await backup.care.erasures()).toEqual(erasures);
    expect(await backup.ledger.record([ada()], { refuseRevival: true })).toEqual(['refused']);
    expect(await backup.care.reapply(erasures)).toBe(0);
    expect(await store.care.reapply(erasures)).toBe(0);
    expect(await backup.care.rebuild()).toEqual({ people: 0, identifiers: 0, suppressions: 0 });
  });

  test('rebuilding what was always right changes nothing', async () => {
    const bench = use();
    const { store } = bench;
    await withCampaign(bench);
    await store.ledger.record([
      suppressed(phoneOf(7)),
      suppressed('', {
        identifiers: [],
        hashes: [keysOf('test').hasher.hash(phoneOf(8))],
        purposes: ['*'],
        channels: ['*'],
      }),
      given({
        kind: 'identifier-changed',
        identifiers: ['+4915199999999'],
        released: [phoneOf(1)],
        purposes: [],
        channels: [],
      }),
    ]);
    await store.care.erase(request());
    await store.ledger.record([ada({ occurredAt: LATER })]);
    const before = await peopleOf(store);
    expect(await store.care.rebuild()).toEqual({ people: 0, identifiers: 0, suppressions: 0 });
    expect(await peopleOf(store)).toEqual(before);
  });
}
