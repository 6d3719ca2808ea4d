/**
 * An hour of sending at 80 a second on a virtual clock: neither memory nor work per message may grow with what was sent. The
 * platform is a lean one that remembers nothing, so that what is measured is the sender, its journal and the webhook intake.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/adapters/store/index.ts';
import { seededRandom } from '../../src/adapters/system/seeded-random.ts';
import { sha256 } from '../../src/adapters/system/sha256.ts';
import { createVirtualClock, type VirtualClock } from '../../src/adapters/system/virtual-clock.ts';
import { createPacer } from '../../src/core/pacer.ts';
import type { DeliveryStatus, Provider, Store } from '../../src/core/ports.ts';
import { ALWAYS_OPEN } from '../../src/core/sending/scheduler.ts';
import { ingest } from '../../src/pipeline/ingest.ts';
import { campaignScheduler } from '../../src/pipeline/question.ts';
import { sendMessages } from '../../src/pipeline/send.ts';
import { testKeys } from '../contract/store-tools.ts';
import { campaign, NOW, workspace } from '../unit/core/builders.ts';
import { fact, message, phoneOf } from '../unit/pipeline/stores.ts';
import { byDepth, report } from './depth.ts';

const PER_SECOND = 80;
const MESSAGES = byDepth({ short: 4800, full: 288_000 });
/** The run is measured in parts of equal length; the first one warms up. */
const PARTS = byDepth({ short: 4, full: 12 });
const BATCH = 1000;
const ID = 'hour';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const dir = mkdtempSync(join(tmpdir(), 'consend-hour-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function filledStore(clock: VirtualClock): Promise<Store> {
  const options = { url: 'sqlite:consend.db', baseDir: dir, clock, sha256, scratch: true };
  const store = await openStore({ ...options, random: seededRandom(1), keys: testKeys() });
  for (let first = 0; first < MESSAGES; first += BATCH) {
    const indexes = Array.from({ length: Math.min(BATCH, MESSAGES - first) }, (_, at) => first + at);
    await store.ledger.record(indexes.map((index) => fact(phoneOf(index))));
    const messages = indexes.map((index) => message(phoneOf(index), { row: index + 2, event: index + 1 }));
    await store.journal.admit(ID, 'p_hour', messages);
  }
  return store;
}

/** A platform that accepts everything after 50 ms and tells of each message twice, in batches of a second. */
function leanPlatform(clock: VirtualClock, store: Store, onAccepted: () => void): Provider {
  let told: DeliveryStatus[] = [];
  let isDue = false;
  const tell = (): void => {
    isDue = false;
    const events = told.map((status) => ({ type: 'status', status }) as const);
    told = [];
    void ingest(store, events, clock.now());
  };
  const none = async (): Promise<never> => {
    throw new Error('not asked');
  };
  return {
    async send({ to, correlation }) {
      await clock.sleep(50);
      const wamid = `wamid.${correlation}`;
      for (const status of ['sent', 'delivered'] as const)
        told.push({
          wamid,
          correlation,
          status,
          at: clock.now(),
          phone: to,
          error: undefined,
          pricing: { billable: true, model: 'PMP', category: 'marketing' },
        });
      if (!isDue) clock.after(1000, tell);
      isDue = true;
      onAccepted();
      return { kind: 'accepted', wamid, heldForQuality: false };
    },
    // biome-ignore lint/correctness/useYield: it is never asked.
    async *templates() {
      await none();
    },
    templatesByName: none,
    phoneNumber: none,
    close: async () => {},
  };
}

describe(`an hour at ${PER_SECOND} a second`, () => {
  it(
    `takes the same memory and the same work for the last of ${MESSAGES} messages as for the first`,
    async () => {
      const clock = createVirtualClock({ start: NOW });
      const store = await filledStore(clock);
      const parts: { readonly heap: number; readonly cpu: number }[] = [];
      let cpu = process.cpuUsage();
      let count = 0;
      const mark = (): void => {
        count += 1;
        if (count % (MESSAGES / PARTS) !== 0) return;
        const used = process.cpuUsage(cpu);
        collect();
        parts.push({ heap: process.memoryUsage().heapUsed, cpu: used.user + used.system });
        cpu = process.cpuUsage();
      };
      const settings = workspace();
      const { signal } = new AbortController();
      const purpose = { id: 'newsletter', category: 'marketing', title: {} } as const;
      const summary = await sendMessages({
        campaign: ID,
        journal: store.journal,
        ledger: store.ledger,
        provider: leanPlatform(clock, store, mark),
        clock,
        random: seededRandom(2),
        pacer: createPacer({ perSecond: PER_SECOND, now: clock.now() }),
        scheduler: campaignScheduler(
          settings,
          { id: ID, digest: '', config: campaign(), purpose },
          { now: clock.now(), window: ALWAYS_OPEN, messagingLimit: 1_000_000 },
        ),
        concurrency: 96,
        limit: undefined,
        until: undefined,
        watch: async () => undefined,
        optOuts: async () => 0,
        signal,
        abort: signal,
      });
      await clock.sleep(5000);
      const counts = await store.journal.counts(ID);
      await store.close();
      expect(summary).toMatchObject({ stopped: undefined, sent: MESSAGES });
      expect(counts.delivered).toBe(MESSAGES);
      expect(MESSAGES / summary.seconds / PER_SECOND).toBeGreaterThan(0.97);

      const perMessage = parts.map((part) => (part.cpu * PARTS) / MESSAGES);
      const heaps = parts.map(({ heap }) => Math.round(heap / 1024) / 1024);
      report(
        `${MESSAGES} messages in ${Math.round(summary.seconds)} s of the clock; heap MB ${heaps.map((heap) => heap.toFixed(1)).join(' ')}; µs of CPU per message ${perMessage.map((each) => each.toFixed(0)).join(' ')}`,
      );
      // The first part warms up: caches fill, code is compiled.
      const [, warmHeap = 0] = heaps;
      const [, warmWork = 0] = perMessage;
      expect(heaps.at(-1)).toBeLessThan(warmHeap + 8);
      expect(perMessage.at(-1)).toBeLessThan(warmWork * 1.5);
    },
    byDepth({ short: 60_000, full: 1_200_000 }),
  );
});
