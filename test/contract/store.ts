/** The contract of a store: what `core/ports.ts` promises, run against every implementation. */
import { afterEach, beforeEach, describe } from 'vitest';
import type { ConsentEvent } from '../../src/core/consent.ts';
import type {
  DeliveryStatus,
  ExchangeRequest,
  NewEvent,
  NewMessage,
  RunRecord,
  Store,
} from '../../src/core/ports.ts';
import { approvalContract } from './store-approvals.ts';
import { arrivalContract } from './store-arrival.ts';
import { erasedMessagesContract } from './store-erased-messages.ts';
import { erasureContract } from './store-erasure.ts';
import { erasureLawContract } from './store-erasure-laws.ts';
import { incidentContract } from './store-incidents.ts';
import { journalContract } from './store-journal.ts';
import { lawContract } from './store-laws.ts';
import { ledgerContract } from './store-ledger.ts';
import { limitContract } from './store-limits.ts';
import { onceContract } from './store-once.ts';
import { outcomeContract } from './store-outcomes.ts';
import { pagesContract } from './store-pages.ts';
import { queueContract } from './store-queue.ts';
import { recordsContract } from './store-records.ts';
import { resendContract } from './store-resends.ts';
import { restContract } from './store-rest.ts';
import { rowsContract } from './store-rows.ts';
import { scrubContract } from './store-scrub.ts';
import { statusContract } from './store-statuses.ts';
import { suppressionContract } from './store-suppressions.ts';
import { testMessageContract } from './store-tests.ts';
import { START, type TestClock, testClock } from './store-tools.ts';
import { uploadContract } from './store-uploads.ts';

export { keysOf, START, sha256, type TestClock, testClock, testKeys, testRandom } from './store-tools.ts';

/** What a contract's test works with. */
export interface Bench {
  readonly store: Store;
  readonly clock: TestClock;
  /** Opens a store of its own, empty. */
  fresh(): Promise<Store>;
  /** Leaves the store without closing it and opens it again, as after a crash; undefined where it lives in memory. */
  readonly reopen: (() => Promise<Store>) | undefined;
  /** The raw bytes of every file that the store has written; undefined where it lives in memory. */
  readonly files: (() => readonly Uint8Array[]) | undefined;
}

/** What an implementation hands to the contract. */
export interface StoreMaker {
  /** Opens an empty store, with the means to open it again. */
  open(
    clock: TestClock,
    seed: string,
  ): Promise<{
    store: Store;
    reopen?: () => Promise<Store>;
    files?: () => readonly Uint8Array[];
    dispose(): Promise<void>;
  }>;
}

/** A function that gives the running test's bench. */
export type UseBench = () => Bench;

/** Runs the whole contract against an implementation. */
export function storeContract(name: string, maker: StoreMaker): void {
  describe(`store contract: ${name}`, () => {
    let bench: Bench;
    let disposals: (() => Promise<void>)[] = [];
    let opened = 0;
    const open = async (clock: TestClock) => {
      opened += 1;
      const made = await maker.open(clock, `seed-${opened}`);
      disposals.push(() => made.dispose());
      return made;
    };
    beforeEach(async () => {
      const clock = testClock();
      const { store, reopen, files } = await open(clock);
      bench = { store, clock, reopen, files, fresh: async () => (await open(clock)).store };
    });
    afterEach(async () => {
      for (const dispose of disposals.reverse()) await dispose();
      disposals = [];
    });
    const use: UseBench = () => bench;
    describe('ledger', () => ledgerContract(use));
    describe('arrival', () => arrivalContract(use));
    describe('pages', () => pagesContract(use));
    describe('laws', () => lawContract(use));
    describe('journal', () => journalContract(use));
    describe('limits', () => limitContract(use));
    describe('the queue of forecasts', () => queueContract(use));
    describe('once per key', () => onceContract(use));
    describe('outcomes', () => outcomeContract(use));
    describe('statuses', () => statusContract(use));
    describe('sending again by decision', () => resendContract(use));
    describe('test messages', () => testMessageContract(use));
    describe('raw rows', () => rowsContract(use));
    describe('suppression list', () => suppressionContract(use));
    describe('records by person', () => recordsContract(use));
    describe('scrubbing', () => scrubContract(use));
    describe('erasure', () => erasureContract(use));
    describe('erased messages', () => erasedMessagesContract(use));
    describe('laws of erasure', () => erasureLawContract(use));
    describe('templates, runs, webhooks, locks', () => restContract(use));
    incidentContract(use);
    approvalContract(use);
    uploadContract(use);
  });
}

/** Consent given to the newsletter on WhatsApp by `+4915112345678`, changed as told. */
export function given(changes: Partial<NewEvent> = {}): NewEvent {
  return {
    kind: 'given',
    purposes: ['newsletter'],
    channels: ['whatsapp'],
    occurredAt: '2026-01-10T10:00:00Z',
    source: 'web form',
    identifiers: ['+4915112345678'],
    ...changes,
  };
}

/** The number of the n-th test person. */
export function phoneOf(index: number): string {
  return `+49151${String(10_000_000 + index)}`;
}

/** A message for a number, resting on event 1. */
export function message(phone: string, changes: Partial<NewMessage> = {}): NewMessage {
  return {
    phone,
    row: 2,
    country: 'DE',
    basis: 'consent',
    event: 1,
    template: 'spring',
    language: 'de',
    zone: '',
    components: [{ type: 'body', parameters: [{ kind: 'text', text: 'Ada' }] }],
    notBefore: undefined,
    ...changes,
  };
}

/** Records consent of `count` people and admits a message for each to campaign `spring` under plan `p1`. */
export async function admitted(bench: Bench, count: number): Promise<readonly string[]> {
  const phones = Array.from({ length: count }, (_, index) => phoneOf(index));
  await bench.store.ledger.record(phones.map((phone) => given({ identifiers: [phone] })));
  await bench.store.runs.save(run());
  await bench.store.journal.admit(
    'spring',
    'p1',
    phones.map((phone, index) => message(phone, { row: index + 2, event: index + 1 })),
  );
  return phones;
}

/** An exchange of campaign `spring` that sends to everybody. */
export function exchangeOf(bench: Bench, changes: Partial<ExchangeRequest> = {}): ExchangeRequest {
  return {
    campaign: 'spring',
    settled: [],
    claim: 10,
    now: bench.clock.now(),
    lastLook: (candidates) => candidates.map(() => 'send'),
    ...changes,
  };
}

/** A status, `delivered` of `wamid.1` unless told otherwise. */
export function status(changes: Partial<DeliveryStatus> = {}): DeliveryStatus {
  return {
    wamid: 'wamid.1',
    correlation: undefined,
    status: 'delivered',
    at: START + 5000,
    phone: undefined,
    error: undefined,
    pricing: undefined,
    ...changes,
  };
}

/** A run of campaign `spring`. */
export function run(changes: Partial<RunRecord> = {}): RunRecord {
  return {
    id: 'r1',
    campaign: 'spring',
    purpose: 'newsletter',
    plan: 'p1',
    state: 'running',
    startedAt: START,
    finishedAt: undefined,
    stoppedBy: undefined,
    resumeAt: undefined,
    sent: 0,
    seconds: 0,
    perSecondLimit: 80,
    ...changes,
  };
}

/** The rows of a campaign, all pages. */
export async function rowsOf(store: Store, campaign = 'spring') {
  const rows = [];
  for await (const page of store.journal.messages(campaign)) rows.push(...page);
  return rows;
}

/** An event without what two stores may give it differently. */
export function content(event: ConsentEvent): Partial<ConsentEvent> {
  const { id, person, recordedAt, ...rest } = event;
  return rest;
}
