/** An in-memory store, people in it, and a clock that runs as fast as its sleepers let it. */
import { openStore } from '../../../src/adapters/store/index.ts';
import { sha256 } from '../../../src/adapters/system/sha256.ts';
import type { Clock, NewEvent, NewMessage, RandomSource, Store } from '../../../src/core/ports.ts';
import { testKeys } from '../../contract/store-tools.ts';
import { daysAgo, NOW } from '../core/builders.ts';

/** A clock whose time is the tests' own: it goes to the next sleeper's time when nothing else is left to do. */
export interface VirtualClock extends Clock {
  time: number;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A virtual clock at `NOW`. */
export function virtualClock(): VirtualClock {
  const sleepers = new Set<Sleeper>();
  let isTurning = false;
  const turn = (): void => {
    if (isTurning) return;
    isTurning = true;
    // Two rounds of the event loop let everything that is under way in this process come to its end first.
    setImmediate(() =>
      setImmediate(() => {
        isTurning = false;
        let next: Sleeper | undefined;
        for (const sleeper of sleepers) if (next === undefined || sleeper.at < next.at) next = sleeper;
        if (next === undefined) return;
        sleepers.delete(next);
        clock.time = Math.max(clock.time, next.at);
        next.wake();
        if (sleepers.size > 0) turn();
      }),
    );
  };
  const clock: VirtualClock = {
    time: NOW,
    now: () => clock.time,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper: Sleeper = { at: clock.time + ms, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          resolve();
        });
        turn();
      }),
  };
  return clock;
}

/** Randomness that differs with each draw and is the same in each run. */
export function countedRandom(): RandomSource {
  let draws = 0;
  return {
    bytes(count) {
      const bytes = new Uint8Array(count);
      for (let start = 0; start < count; start += 32) {
        draws += 1;
        bytes.set(sha256(String(draws)).subarray(0, Math.min(32, count - start)), start);
      }
      return bytes;
    },
    fraction: () => 0.5,
  };
}

/** A store in memory. */
export function memoryStore(clock: Clock = virtualClock()): Promise<Store> {
  return openStore({
    url: 'sqlite::memory:',
    baseDir: '/',
    clock,
    random: countedRandom(),
    sha256,
    keys: testKeys(),
  });
}

/** The number of the n-th person. */
export const phoneOf = (n: number): string => `+49151${String(10_000_000 + n)}`;

/** A fact of somebody; without a change a consent for newsletters on WhatsApp, ten days old. */
export function fact(phone: string, change: Partial<NewEvent> = {}): NewEvent {
  return {
    kind: 'given',
    purposes: ['newsletter'],
    channels: ['whatsapp'],
    basis: 'consent',
    occurredAt: daysAgo(10),
    source: 'web-form',
    wording: { id: 'newsletter-de', version: '3' },
    identifiers: [phone],
    ...change,
  };
}

/** A message of a campaign to somebody. */
export function message(phone: string, change: Partial<NewMessage> = {}): NewMessage {
  return {
    phone,
    row: 2,
    country: 'DE',
    basis: 'consent',
    event: 1,
    template: 'herbst_sale',
    language: 'de',
    zone: '',
    components: [],
    notBefore: undefined,
    ...change,
  };
}

/** Numbers of the first `count` people, who consented, with a message planned for each in a campaign. */
export async function admitted(store: Store, count: number, campaign = 'c'): Promise<string[]> {
  const phones = Array.from({ length: count }, (_, n) => phoneOf(n));
  await store.ledger.record(phones.map((phone) => fact(phone)));
  await store.journal.admit(
    campaign,
    'p1',
    phones.map((phone, n) => message(phone, { row: n + 2 })),
  );
  return phones;
}

/** State of each message of a campaign, by number. */
export async function statesOf(store: Store, campaign = 'c'): Promise<Map<string, string>> {
  const states = new Map<string, string>();
  for await (const batch of store.journal.messages(campaign)) {
    for (const row of batch) states.set(row.phone, row.state);
  }
  return states;
}
