import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../src/adapters/system/sha256.ts';
import type { NewEvent, Store } from '../../../src/core/ports.ts';
import { explainPerson } from '../../../src/pipeline/explain.ts';
import { DAY, daysAgo, HOUR, NOW, workspace } from '../core/builders.ts';
import { fact, memoryStore, phoneOf, virtualClock } from './stores.ts';

const WITHDRAWN: Partial<NewEvent> = {
  kind: 'withdrawn',
  purposes: ['*marketing'],
  channels: ['*'],
  source: 'chat',
};

function explain(store: Store, at?: number, identifier = phoneOf(1)) {
  const parts = { ledger: store.ledger, suppressions: store.suppressions, sha256, countryOf: () => 'DE' };
  return explainPerson(parts, { workspace: workspace(), identifier, now: NOW, at });
}

const said = (purposes: Awaited<ReturnType<typeof explain>>['purposes']) =>
  purposes.map(({ purpose, state, mayBeMessaged }) => `${purpose} ${state} ${mayBeMessaged}`);

describe('explaining a person', () => {
  test('answers for each purpose of the workspace, with the whole history by time', async () => {
    const store = await memoryStore();
    await store.ledger.record([
      fact(phoneOf(1)),
      fact(phoneOf(1), { kind: 'requested', occurredAt: daysAgo(11) }),
    ]);
    const person = await explain(store);
    expect(said(person.purposes)).toEqual(['newsletter in-force true', 'orders none false']);
    expect(person.purposes[0]?.deciding?.seq).toBe(1);
    expect(person.history.map(({ seq }) => seq)).toEqual([2, 1]);
    expect(person.isOtherMoment).toBe(false);
  });

  test('answers for a moment in the past by what had happened by then', async () => {
    const store = await memoryStore();
    await store.ledger.record([fact(phoneOf(1)), fact(phoneOf(1), { ...WITHDRAWN, occurredAt: daysAgo(3) })]);
    expect(said((await explain(store)).purposes)[0]).toBe('newsletter withdrawn false');
    const before = await explain(store, NOW - 4 * DAY);
    expect(said(before.purposes)[0]).toBe('newsletter in-force true');
    expect(before.history.map(({ seq }) => seq)).toEqual([1]);
    expect(said((await explain(store, NOW - 12 * DAY)).purposes)[0]).toBe('newsletter none false');
  });

  test('tells what the ledger could know then, where a stop was recorded only later', async () => {
    const clock = virtualClock();
    const store = await memoryStore(clock);
    clock.time = NOW - 9 * DAY;
    await store.ledger.record([fact(phoneOf(1))]);
    clock.time = NOW;
    await store.ledger.record([fact(phoneOf(1), { ...WITHDRAWN, occurredAt: daysAgo(3) })]);
    const person = await explain(store, NOW - 2 * DAY);
    expect(said(person.purposes)[0]).toBe('newsletter withdrawn false');
    expect(said(person.asKnownThen)).toEqual(['newsletter in-force true']);
    expect((await explain(store, NOW - 4 * DAY)).asKnownThen).toEqual([]);
    expect((await explain(store)).asKnownThen).toEqual([]);
  });

  test('knows nobody behind a number that nothing was recorded of', async () => {
    const person = await explain(await memoryStore());
    expect(person).toMatchObject({ person: undefined, listed: undefined, history: [] });
    expect(person.purposes.every(({ mayBeMessaged }) => !mayBeMessaged)).toBe(true);
  });

  test('finds somebody erased on the suppression list, by keyed hash alone', async () => {
    const store = await memoryStore();
    await store.ledger.record([fact(phoneOf(1))]);
    await store.care.erase({
      identifier: phoneOf(1),
      requestedAt: daysAgo(1),
      reference: undefined,
      ground: 'b',
      actor: undefined,
      keepSuppression: true,
    });
    expect(await explain(store)).toMatchObject({
      person: undefined,
      listed: { kind: 'erased' },
      history: [],
    });
  });

  test('answers the same by any identifier of the person', async () => {
    const store = await memoryStore();
    const userId = 'DE.13491208655302741918';
    await store.ledger.record([fact(phoneOf(1), { identifiers: [phoneOf(1), userId] })]);
    const byId = await explain(store, undefined, userId);
    expect(byId.identifiers).toEqual([phoneOf(1), userId]);
    expect(byId.person).toBe((await explain(store)).person);
    expect(said(byId.purposes)[0]).toBe('newsletter in-force true');
  });

  test('says both gates open exactly where a message may go', async () => {
    const store = await memoryStore();
    await store.ledger.record([
      fact(phoneOf(1)),
      fact(phoneOf(1), { kind: 'platform-stopped', occurredAt: new Date(NOW - HOUR).toISOString() }),
    ]);
    const [newsletter] = (await explain(store)).purposes;
    expect(newsletter?.mayBeMessaged).toBe(false);
    expect([newsletter?.law.isOpen, newsletter?.platform.isOpen]).toEqual([true, false]);
  });
});
