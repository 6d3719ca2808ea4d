/**
 * Sends as `consend send` does, on a real store in a file, only without a rate: consend.yaml allows 1,000 messages a second
 * at most and the command obeys it, so this calls the pipeline that the command calls, wired as src/cli/sending.ts wires
 * it, with a pacer that has no limit. Ledger and journal are filled first; that is not part of the measured time.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { fileKeyRing } from '../../../dist/adapters/keys/index.js';
import { openProvider } from '../../../dist/adapters/provider/index.js';
import { openStore } from '../../../dist/adapters/store/index.js';
import { systemClock } from '../../../dist/adapters/system/clock.js';
import { systemRandom } from '../../../dist/adapters/system/random.js';
import { sha256 } from '../../../dist/adapters/system/sha256.js';
import { createPacer } from '../../../dist/core/pacer.js';
import { rulesFor } from '../../../dist/core/rules.js';
import { createScheduler } from '../../../dist/core/sending/scheduler.js';
import { blockedBy, STANDING_CHECKS } from '../../../dist/pipeline/question.js';
import { sendMessages } from '../../../dist/pipeline/send.js';
import { CONCURRENCY, componentsOf, PHONE_NUMBER_ID, phoneOf, TOKEN } from './messages.mjs';

const [, , url, wanted, parent] = process.argv;
const count = Number(wanted);
const BATCH = 1000;
const CAMPAIGN = 'bench';
/** The text that everybody agreed to: without one nobody may be written to. */
const WORDING = { id: 'newsletter-de', version: '3' };

const dir = mkdtempSync(join(parent, 'send-'));
const store = await openStore({
  url: 'sqlite:consend.db',
  baseDir: dir,
  clock: systemClock,
  random: systemRandom,
  sha256,
  keys: fileKeyRing(join(dir, 'keys'), systemRandom),
  marketingPurposes: ['newsletter'],
});

async function fill() {
  for (let first = 0; first < count; first += BATCH) {
    const indexes = Array.from({ length: Math.min(BATCH, count - first) }, (_, offset) => first + offset);
    const phones = indexes.map(phoneOf);
    await store.ledger.record(
      phones.map((phone) => ({
        kind: 'given',
        purposes: ['newsletter'],
        channels: ['whatsapp'],
        basis: 'consent',
        occurredAt: '2026-01-20T10:00:00+01:00',
        source: 'web-form',
        wording: WORDING,
        identifiers: [phone],
      })),
    );
    const people = await store.ledger.lookup(phones);
    await store.journal.admit(
      CAMPAIGN,
      'p_bench',
      indexes.map((index) => ({
        phone: phoneOf(index),
        row: index + 2,
        country: 'DE',
        zone: '',
        basis: 'consent',
        event: people.get(phoneOf(index)).state['given|newsletter|whatsapp'].seq,
        template: 'herbst_sale',
        language: 'de',
        components: componentsOf(index),
        notBefore: undefined,
      })),
    );
  }
}

const rulesAt = (now) =>
  rulesFor({
    config: { policy: 'eu', checks: {}, controller: { name: 'Bench', country: 'DE' }, wordings: [WORDING] },
    now,
    checks: STANDING_CHECKS,
  });
const question = (now) => ({
  purpose: 'newsletter',
  category: 'marketing',
  channel: 'whatsapp',
  bases: ['consent', 'existing-customer'],
  advertises: ['gartenmoebel'],
  doubleOptIn: 'none',
  confirmations: ['number', 'elsewhere', 'none'],
  existingCustomerSignedOff: true,
  now,
});

await fill();
const provider = openProvider({
  kind: 'meta',
  phoneNumberId: PHONE_NUMBER_ID,
  wabaId: '102290129340398',
  apiVersion: 'v25.0',
  baseUrl: url,
  token: TOKEN,
  userAgent: 'consend/bench',
  clock: systemClock,
  connections: CONCURRENCY + 8,
  timeouts: {},
  proxy: {},
});
const never = new AbortController().signal;
const cpuBefore = process.cpuUsage();
const startedAt = performance.now();
await sendMessages({
  campaign: CAMPAIGN,
  journal: store.journal,
  ledger: store.ledger,
  provider,
  clock: systemClock,
  random: systemRandom,
  pacer: createPacer({ perSecond: undefined, now: systemClock.now() }),
  scheduler: createScheduler({
    blockedAt: blockedBy(rulesAt, ({ now }) => question(now)),
    frequency: { messages: 2, perMs: 7 * 86_400_000, purpose: 'newsletter' },
    messagingLimit: 100_000_000,
  }),
  concurrency: CONCURRENCY,
  limit: undefined,
  until: undefined,
  watch: async () => undefined,
  signal: never,
  abort: never,
});
const sendSeconds = (performance.now() - startedAt) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
const counts = await store.journal.counts(CAMPAIGN);
await provider.close();
await store.close();
rmSync(dir, { recursive: true });
process.stdout.write(
  `${JSON.stringify({ accepted: counts.accepted, sendSeconds, cpuSeconds: (user + system) / 1e6 })}\n`,
);
