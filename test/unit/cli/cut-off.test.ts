import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cancelCampaign, honest } from '../../../src/cli/cut-off.ts';
import { nothingText } from '../../../src/cli/run-outcome.ts';
import { emptyCounts } from '../../../src/core/message-state.ts';
import type { RunRecord } from '../../../src/core/ports.ts';
import { messagesFor } from '../../../src/i18n/index.ts';
import { admitted, type Bench, exchangeOf, run } from '../../contract/store.ts';
import { NOW } from '../core/builders.ts';
import { type OpenedForTest, openForTest } from './workspaces-open.ts';

let bench: OpenedForTest;
let seen: RunRecord;
beforeEach(async () => {
  bench = await openForTest();
  const store = { store: bench.store, clock: { now: () => NOW } } as unknown as Bench;
  await admitted(store, 5);
  await bench.store.journal.exchange(exchangeOf(store, { claim: 2 }));
  seen = run({ id: 'r', campaign: 'spring', state: 'running', finishedAt: undefined, stoppedBy: undefined });
  await bench.store.runs.save(seen);
});
afterEach(() => bench.store.close());

describe('a run that says it is under way', () => {
  test('is believed while a process holds its lock, and was cut off where none does', async () => {
    const lock = await bench.store.lock('campaign:spring');
    expect(await honest(bench.open, seen)).toEqual(seen);
    await lock?.release();
    expect(await honest(bench.open, seen)).toMatchObject({ state: 'stopped', stoppedBy: 'cut-off' });
  });

  test('and was cut off is settled by cancelling: what was under way is unknown, what waits is left out', async () => {
    const { store, open } = bench;
    expect(await cancelCampaign(open, seen)).toMatchObject({ skipped: 3, unknown: 2 });
    expect(await store.journal.counts('spring')).toMatchObject({
      sending: 0,
      planned: 0,
      unknown: 2,
      skipped: 3,
    });
    const ended = { state: 'stopped', stoppedBy: 'cancelled', finishedAt: NOW };
    expect(await store.runs.latest('spring')).toMatchObject(ended);
    expect(await store.runs.control('spring')).toBe('cancelled');
    expect(await store.lock('campaign:spring')).toBeDefined();
  });

  test('and is keeps what it has on the wire when it is cancelled, and ends itself', async () => {
    const { store, open } = bench;
    await store.lock('campaign:spring');
    expect(await cancelCampaign(open, seen)).toEqual({ run: seen, skipped: 3, unknown: 0 });
    expect(await store.journal.counts('spring')).toMatchObject({ sending: 2, unknown: 0, skipped: 3 });
    expect((await store.runs.latest('spring'))?.state).toBe('running');
  });
});

test.each([
  ['en', 'everything is sent already', '1 failed, 1,200 unknown, 3 skipped'],
  ['de', 'Alles ist schon gesendet', '1 gescheitert, 1.200 ungewiss, 3 ausgelassen'],
] as const)('a finished campaign is said to be sent only where it is (%s)', (language, all, rest) => {
  const session = { messages: messagesFor(language), globals: { language } };
  const said = (counts: object): string =>
    nothingText(session as Parameters<typeof nothingText>[0], 'spring', { ...emptyCounts(), ...counts });
  expect(said({ read: 5 })).toContain(all);
  const partly = said({ read: 5, failed: 1, unknown: 1200, skipped: 3 });
  expect(partly).toContain(rest);
  expect(partly).not.toContain(all);
});
