import { beforeEach, describe, expect, test } from 'vitest';
import type { FileTraces, PersonFiles, PersonTrace } from '../../../src/core/erasure.ts';
import { addTraces, erasedClasses, hasTraces, NO_TRACES, remnants } from '../../../src/core/erasure.ts';
import type { KnownErasure, Store } from '../../../src/core/ports.ts';
import type { ErasureOrder, ErasureParts } from '../../../src/pipeline/erase.ts';
import { erasePerson, isKnown, previewErasure, rememberErasures } from '../../../src/pipeline/erase.ts';
import { NOW } from '../core/builders.ts';
import { fact, memoryStore, message, phoneOf, virtualClock } from './stores.ts';

const [one, two] = [phoneOf(1), phoneOf(2)] as const;
const USER_ID = 'DE.13491208655302741918';
const order: ErasureOrder = {
  ground: 'b',
  requestedAt: '2026-11-20T12:00:00+01:00',
  reference: 'DSR-1',
  actor: 'A. Beispiel',
  keepSuppression: true,
};

let store: Store;
let done: string[];
let remembered: KnownErasure[];
let attached: string[];
beforeEach(async () => {
  store = await memoryStore(virtualClock());
  [done, remembered, attached] = [[], [], []];
});

function parts(found: FileTraces = NO_TRACES): ErasureParts & { traces: PersonTrace[] } {
  const traces: PersonTrace[] = [];
  const files: PersonFiles = {
    survey: async () => found,
    async forget(trace, since) {
      traces.push(trace);
      const held = await store.ledger.person(trace.identifiers[0] ?? '');
      done.push(`files ${since ?? 'all'} ${held === undefined ? 'after' : 'before'} the store`);
      return since === undefined ? found : NO_TRACES;
    },
    isAttached: (reference) => attached.includes(reference),
  };
  return {
    ...store,
    clock: { now: () => NOW, sleep: async () => {} },
    files,
    traces,
    memory: {
      known: async () => remembered,
      add: async (erasures) => {
        remembered.push(...erasures);
        done.push('remembered');
      },
    },
  };
}

describe('erasing', () => {
  test('goes through the files while every identifier is still known, and again for what came meanwhile', async () => {
    await store.ledger.record([fact(one, { identifiers: [one, USER_ID] })]);
    const all = parts();
    const preview = await previewErasure(all, one);
    expect(preview.person?.identifiers).toEqual([one, USER_ID]);
    const { result } = await erasePerson(all, preview, order);
    expect(result).toMatchObject({ isNew: true, events: 1, identifiers: 2, suppressions: 2 });
    expect(done).toEqual(['files all before the store', 'remembered', `files ${NOW} after the store`]);
    for (const trace of all.traces) expect(trace.identifiers).toEqual([one, USER_ID]);
  });

  test('remembers each erasure outside the store once, without who it was', async () => {
    await store.ledger.record([fact(one)]);
    const all = parts();
    await erasePerson(all, await previewErasure(all, one), order);
    await erasePerson(all, await previewErasure(all, one), order);
    await rememberErasures(store.care, all.memory);
    expect(remembered).toHaveLength(1);
    expect(JSON.stringify(remembered)).not.toContain(one.slice(1));
    expect(remembered[0]).toMatchObject({ ground: 'b' });
  });

  test('takes along evidence of the person alone', async () => {
    attached = ['evidence/own.pdf', 'evidence/shared.pdf'];
    await store.ledger.record([
      fact(one, { evidence: { reference: 'evidence/own.pdf' }, source: 'paper' }),
      fact(one, { evidence: { reference: 'evidence/shared.pdf' }, source: 'shop' }),
      fact(two, { evidence: { reference: 'evidence/shared.pdf' }, source: 'shop' }),
    ]);
    expect((await previewErasure(parts(), one)).trace.evidence).toEqual(['evidence/own.pdf']);
  });
});

describe('what is known of somebody', () => {
  test('is nothing where neither ledger nor files know them', async () => {
    expect(isKnown(await previewErasure(parts(), one))).toBe(false);
  });

  test('is something where a file names them, or only a block entry is left', async () => {
    expect(isKnown(await previewErasure(parts({ ...NO_TRACES, plans: 1 }), one))).toBe(true);
    await store.ledger.record([fact(one)]);
    await erasePerson(parts(), await previewErasure(parts(), one), order);
    const again = await previewErasure(parts(), one);
    expect(again.person).toBeUndefined();
    expect(isKnown(again)).toBe(true);
  });

  test('tells the processor only where it may have had the number', async () => {
    await store.ledger.record([fact(one), fact(two)]);
    expect((await previewErasure(parts(), one)).isKnownToProcessor).toBe(false);
    await store.journal.admit('c', 'p1', [message(one)]);
    expect((await previewErasure(parts(), one)).isKnownToProcessor).toBe(true);
    await store.ledger.record([fact(two, { kind: 'withdrawn', source: 'whatsapp' })]);
    expect((await previewErasure(parts(), two)).isKnownToProcessor).toBe(true);
    expect((await previewErasure(parts(), phoneOf(9))).isKnownToProcessor).toBe(true);
  });
});

describe('counts of an erasure', () => {
  const result = {
    person: 'p',
    seq: 9,
    events: 3,
    identifiers: 1,
    messages: 0,
    statuses: 2,
    suppressions: 1,
    isNew: true,
  };
  const traces: FileTraces = { ...NO_TRACES, plans: 1, rows: 2 };

  test('name each class that held something', () => {
    expect(erasedClasses(result, traces)).toEqual([
      { what: 'events', count: 3 },
      { what: 'identifiers', count: 1 },
      { what: 'statuses', count: 2 },
      { what: 'plans', count: 1 },
      { what: 'plan-rows', count: 2 },
    ]);
    expect(erasedClasses(undefined, NO_TRACES)).toEqual([]);
  });

  test('name what stays', () => {
    expect(remnants(result, traces)).toEqual([
      { what: 'commitments', count: 3 },
      { what: 'erasure-event', count: 1 },
      { what: 'suppression', count: 1 },
      { what: 'plan-rows', count: 2 },
    ]);
  });

  test('add up, each busy and foreign file once', () => {
    const hit = { path: 'a', inName: false, lines: [1], count: 1 };
    const sum = addTraces(
      { ...traces, busy: ['x'], foreign: [hit] },
      { ...traces, busy: ['x', 'y'], foreign: [hit] },
    );
    expect(sum).toEqual({ ...traces, plans: 2, rows: 4, busy: ['x', 'y'], foreign: [hit] });
    expect(hasTraces(sum)).toBe(true);
    expect(hasTraces(NO_TRACES)).toBe(false);
  });
});
