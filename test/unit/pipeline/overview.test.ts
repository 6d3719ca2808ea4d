import { describe, expect, test } from 'vitest';
import type { LineFilter, StandingLine } from '../../../src/core/overview.ts';
import type { NewEvent, Store } from '../../../src/core/ports.ts';
import { ledgerStats, OTHER_SOURCES, standingLines } from '../../../src/pipeline/overview.ts';
import { DAY, daysAgo, NOW, workspace } from '../core/builders.ts';
import { fact, memoryStore, message, phoneOf } from './stores.ts';

const ALL: LineFilter = { purposes: ['newsletter', 'orders'], states: [], staleAfterMs: undefined };

async function linesOf(store: Store, filter: Partial<LineFilter> = {}): Promise<StandingLine[]> {
  const lines: StandingLine[] = [];
  const { ledger, journal } = store;
  const request = { settings: workspace(), ledger, journal, now: NOW, filter: { ...ALL, ...filter } };
  for await (const batch of standingLines(request)) lines.push(...batch);
  return lines;
}
const short = (lines: readonly StandingLine[]) =>
  lines.map(({ identifiers, purpose, state }) => `${identifiers[0]?.slice(-1)} ${purpose} ${state}`);
const stats = ({ ledger, suppressions, snapshot }: Store) =>
  ledgerStats({ settings: workspace(), ledger, suppressions, snapshot, now: NOW });

const STOP: Partial<NewEvent> = { kind: 'withdrawn', occurredAt: daysAgo(2), source: 'chat' };

describe('the list', () => {
  test('has a line for each person and purpose that something is known for', async () => {
    const store = await memoryStore();
    await store.ledger.record([
      fact(phoneOf(1), { wording: { id: 'newsletter-de', version: '3' } }),
      fact(phoneOf(2)),
      fact(phoneOf(2), STOP),
      fact(phoneOf(3), { purposes: ['orders'] }),
    ]);
    const lines = await linesOf(store);
    expect(short(lines)).toEqual(['1 newsletter in-force', '2 newsletter withdrawn', '3 orders in-force']);
    expect(lines[0]).toMatchObject({
      basis: 'consent',
      event: 1,
      since: NOW - 10 * DAY,
      isDay: false,
      source: 'web-form',
      wording: 'newsletter-de@3',
    });
    expect(lines[1]).toMatchObject({ basis: undefined, event: 3, source: 'chat' });
  });

  test('can be narrowed to purposes and to states, nothing known among them', async () => {
    const store = await memoryStore();
    await store.ledger.record([fact(phoneOf(1)), fact(phoneOf(2)), fact(phoneOf(2), STOP)]);
    expect(short(await linesOf(store, { purposes: ['orders'] }))).toEqual([]);
    expect(short(await linesOf(store, { states: ['withdrawn'] }))).toEqual(['2 newsletter withdrawn']);
    expect(short(await linesOf(store, { states: ['none'] }))).toEqual(['1 orders none', '2 orders none']);
  });

  test('leaves out who was erased', async () => {
    const store = await memoryStore();
    await store.ledger.record([fact(phoneOf(1)), fact(phoneOf(2))]);
    await store.care.erase({
      identifier: phoneOf(1),
      requestedAt: daysAgo(1),
      reference: undefined,
      ground: 'b',
      actor: undefined,
      keepSuppression: true,
    });
    expect(short(await linesOf(store))).toEqual(['2 newsletter in-force']);
    expect(await stats(store)).toMatchObject({ people: 1, erased: 1, suppressed: 1 });
  });

  test('finds consents that lay still: not those reaffirmed, confirmed or used since', async () => {
    const store = await memoryStore();
    const old = { occurredAt: daysAgo(600) };
    await store.ledger.record([
      fact(phoneOf(1), old),
      fact(phoneOf(2), old),
      fact(phoneOf(2), { kind: 'reaffirmed', occurredAt: daysAgo(100) }),
      fact(phoneOf(3), old),
      fact(phoneOf(3), {
        kind: 'confirmed',
        occurredAt: daysAgo(100),
        confirmation: { channel: 'whatsapp' },
      }),
      fact(phoneOf(4), { ...old, identifiers: [phoneOf(4), 'DE.13491208655302741918'] }),
      fact(phoneOf(5), old),
      fact(phoneOf(5), STOP),
    ]);
    await store.journal.admit('c', 'p1', [message(phoneOf(4))]);
    // Only now does the campaign say what its messages are for.
    await store.runs.save({
      id: 'r',
      campaign: 'c',
      purpose: 'newsletter',
      plan: 'p1',
      state: 'running',
      startedAt: NOW,
      finishedAt: undefined,
      stoppedBy: undefined,
      resumeAt: undefined,
      sent: 0,
      seconds: 0,
      perSecondLimit: 80,
    });
    const [claimed] = await store.journal.exchange({
      campaign: 'c',
      settled: [],
      claim: 1,
      now: NOW - DAY,
      lastLook: () => ['send'],
    });
    const accepted = { kind: 'accepted', wamid: 'w' } as const;
    await store.journal.exchange({
      campaign: 'c',
      settled: [
        { message: claimed?.message ?? 0, attempt: claimed?.attempt ?? 0, outcome: accepted, at: NOW - DAY },
      ],
      claim: 0,
      now: NOW - DAY,
      lastLook: () => [],
    });
    expect(short(await linesOf(store, { staleAfterMs: 540 * DAY }))).toEqual(['1 newsletter in-force']);
    expect(short(await linesOf(store, { staleAfterMs: 601 * DAY }))).toEqual([]);
  });

  test('stops where it is told to', async () => {
    const store = await memoryStore();
    await store.ledger.record([fact(phoneOf(1))]);
    const { ledger, journal } = store;
    const lines = standingLines({
      settings: workspace(),
      ledger,
      journal,
      now: NOW,
      filter: ALL,
      signal: AbortSignal.abort(),
    });
    await expect(lines.next()).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('the sums', () => {
  test('count each person once for each purpose, whatever the state', async () => {
    const store = await memoryStore();
    await store.ledger.record([
      fact(phoneOf(1)),
      fact(phoneOf(2), { source: 'shop' }),
      fact(phoneOf(3), { source: 'shop' }),
      fact(phoneOf(3), STOP),
      fact(phoneOf(4), { kind: 'suppressed', purposes: ['*'] }),
    ]);
    const sums = await stats(store);
    expect(sums).toMatchObject({ people: 4, erased: 0, events: 5, suppressed: 1 });
    for (const { states } of sums.purposes)
      expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(sums.purposes[0]?.states).toMatchObject({ 'in-force': 2, withdrawn: 1, suppressed: 1, none: 0 });
    expect(sums.sources).toEqual([
      { source: 'shop', count: 1 },
      { source: 'web-form', count: 1 },
    ]);
    expect(sums.position).toEqual(await store.ledger.position());
    expect(sums.checkpointAt).toBe(NOW);
  });

  test('of an empty ledger are noughts', async () => {
    expect(await stats(await memoryStore())).toMatchObject({
      people: 0,
      events: 0,
      sources: [],
      checkpointAt: undefined,
    });
  });

  test('do not grow with the sources that imports name', async () => {
    const store = await memoryStore();
    await store.ledger.record(
      Array.from({ length: 1100 }, (_, n) =>
        fact(phoneOf(n), { source: `form-${String(n).padStart(4, '0')}` }),
      ),
    );
    const { sources } = await stats(store);
    expect(sources).toHaveLength(1001);
    expect(sources[0]).toEqual({ source: OTHER_SOURCES, count: 100 });
  });
});
