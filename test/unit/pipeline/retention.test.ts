import { beforeEach, describe, expect, test } from 'vitest';
import type { PersonFiles, PersonTrace } from '../../../src/core/erasure.ts';
import { NO_TRACES } from '../../../src/core/erasure.ts';
import type { KnownErasure, Store } from '../../../src/core/ports.ts';
import type { KeptPlan } from '../../../src/core/retention.ts';
import type { RetentionOrder, RetentionParts } from '../../../src/pipeline/retention.ts';
import { applyRetention, isAnyDue } from '../../../src/pipeline/retention.ts';
import { DAY, NOW } from '../core/builders.ts';
import { fact, memoryStore, message, phoneOf, virtualClock } from './stores.ts';

const [due, young, active, messaged] = [1, 2, 3, 4].map(phoneOf) as [string, string, string, string];
const LONG_AGO = '2019-03-01T00:00:00.000Z';

interface Files extends PersonFiles {
  readonly forgotten: PersonTrace[];
}

function fakeFiles(): Files {
  const forgotten: PersonTrace[] = [];
  return {
    forgotten,
    survey: async () => NO_TRACES,
    async forget(trace) {
      forgotten.push(trace);
      return NO_TRACES;
    },
    isAttached: () => false,
  };
}

let store: Store;
let remembered: KnownErasure[];
let removed: string[];
let evidence: string[];
let clock: ReturnType<typeof virtualClock>;
beforeEach(async () => {
  clock = virtualClock();
  store = await memoryStore(clock);
  remembered = [];
  removed = [];
  evidence = [];
  await store.ledger.record([
    ...[due, young, messaged].map((phone) => fact(phone, { occurredAt: '2018-01-01T00:00:00.000Z' })),
    fact(active, { occurredAt: '2018-01-01T00:00:00.000Z' }),
    ...[due, messaged].map((phone) => fact(phone, { kind: 'withdrawn', occurredAt: LONG_AGO })),
    fact(young, { kind: 'withdrawn', occurredAt: '2026-03-01T00:00:00.000Z' }),
  ]);
});

function parts(files: PersonFiles, plans: readonly KeptPlan[] = []): RetentionParts {
  return {
    ...store,
    files,
    clock,
    memory: {
      known: async () => remembered,
      add: async (erasures) => {
        remembered.push(...erasures);
      },
    },
    kept: {
      plans: async () => new Map(plans.length === 0 ? [] : [['c', plans]]),
      removePlan: async ({ plan }) => {
        removed.push(plan);
      },
      reports: async () => new Map([['c', NOW - 900 * DAY]]),
      removeReports: async (campaign) => {
        removed.push(campaign);
      },
      evidence: async () => evidence,
      evidenceName: (reference) => /^evidence\/(.*)$/.exec(reference)?.[1],
      removeEvidence: async (name) => {
        removed.push(name);
      },
      clear: async () => 0,
    },
    lock: (name) => store.lock(name),
  };
}

const order: RetentionOrder = {
  now: NOW,
  cutoffs: {
    evidence: Date.parse('2023-01-01T00:00:00Z'),
    messageLogs: Date.parse('2023-01-01T00:00:00Z'),
    webhookPayloads: NOW - 90 * DAY,
    plans: NOW - 365 * DAY,
  },
  marketing: new Set(['newsletter']),
  actor: 'cron',
  rehearse: false,
};

describe('people', () => {
  test('whose consent ended long ago are erased with their block entry, and nobody else', async () => {
    const files = fakeFiles();
    const counts = await applyRetention(parts(files), order);
    expect(counts).toMatchObject({ people: 2 });
    expect(await store.ledger.person(due)).toBeUndefined();
    expect((await store.suppressions.find([due])).get(due)?.kind).toBe('erased');
    expect(await store.ledger.person(young)).toBeDefined();
    expect(await store.ledger.person(active)).toBeDefined();
    expect(remembered.map(({ ground }) => ground)).toEqual(['retention', 'retention']);
    expect(files.forgotten[0]?.identifiers).toEqual([due, messaged]);
    expect(await applyRetention(parts(files), order)).toMatchObject({ people: 0 });
  });

  test('are only counted in a rehearsal', async () => {
    const files = fakeFiles();
    const before = await store.ledger.position();
    expect(await applyRetention(parts(files), { ...order, rehearse: true })).toMatchObject({ people: 2 });
    expect(await store.ledger.position()).toEqual(before);
    expect(files.forgotten).toEqual([]);
    expect(remembered).toEqual([]);
  });

  test('stay while a message waits for them', async () => {
    await store.journal.admit('c', 'p1', [message(messaged)]);
    expect(await applyRetention(parts(fakeFiles()), order)).toMatchObject({ people: 1 });
    expect(await store.ledger.person(messaged)).toBeDefined();
  });

  test('take their evidence with them, but not what another person’s event names', async () => {
    const at = { occurredAt: '2017-01-01T00:00:00.000Z' };
    await store.ledger.record([
      fact(due, { ...at, evidence: { reference: 'evidence/own.pdf' }, source: 'paper' }),
      fact(due, { ...at, evidence: { reference: 'evidence/shared.pdf' }, source: 'shop' }),
      fact(active, { ...at, evidence: { reference: 'evidence/shared.pdf' }, source: 'shop' }),
    ]);
    evidence = ['own.pdf', 'shared.pdf'];
    expect(await applyRetention(parts(fakeFiles()), order)).toMatchObject({ evidence: 1 });
    expect(removed).toContain('own.pdf');
    expect(removed).not.toContain('shared.pdf');
  });

  test('whose number is somebody else’s by now are erased as well, and the other one is left alone', async () => {
    const now = { purposes: [], channels: [], source: 'operator', occurredAt: '2019-04-01T00:00:00.000Z' };
    const before = await store.ledger.person(due);
    await store.ledger.record([
      fact(due, { ...now, kind: 'identifier-changed', basis: undefined, released: [due] }),
    ]);
    await store.ledger.record([fact(due, { occurredAt: '2026-01-01T00:00:00.000Z' })]);
    expect(await applyRetention(parts(fakeFiles()), order)).toMatchObject({ people: 2 });
    const stays = await store.ledger.person(due);
    expect(stays?.state['given|newsletter|whatsapp']).toBeDefined();
    const kinds: string[] = [];
    for await (const lines of store.ledger.log())
      for (const { event } of lines) if (event?.person === before?.person) kinds.push(event?.kind ?? '');
    expect(kinds).toEqual(['erased']);
    expect((await store.suppressions.find([due])).has(due)).toBe(false);
  });
});

describe('plans and reports', () => {
  const old: KeptPlan = { campaign: 'c', plan: 'p_old', at: NOW - 900 * DAY };

  test('of a campaign that is over go', async () => {
    const counts = await applyRetention(parts(fakeFiles(), [old]), order);
    expect(counts).toMatchObject({ plans: 1, reports: 1 });
    expect(removed).toEqual(['p_old', 'c']);
  });

  test('stay while its messages wait', async () => {
    await store.journal.admit('c', 'p_old', [message(active)]);
    expect(await applyRetention(parts(fakeFiles(), [old]), order)).toMatchObject({ plans: 0, reports: 0 });
    expect(removed).toEqual([]);
  });

  test('stay while a run of the campaign is under way', async () => {
    const lock = await store.lock('campaign:c');
    expect(await applyRetention(parts(fakeFiles(), [old]), order)).toMatchObject({ plans: 0, reports: 0 });
    await lock?.release();
    expect(await applyRetention(parts(fakeFiles(), [old]), order)).toMatchObject({ plans: 1, reports: 1 });
  });
});

test('a run that finds nothing says so', () => {
  const none = {
    people: 0,
    messages: 0,
    webhookPayloads: 0,
    plans: 0,
    reports: 0,
    evidence: 0,
    otherFiles: 0,
  };
  expect(isAnyDue(none)).toBe(false);
  expect(isAnyDue({ ...none, plans: 1 })).toBe(true);
});
