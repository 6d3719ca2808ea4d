/** A ledger in a file that tests may tamper with: rich enough to have a row in every table that decides. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifySignature } from '../../src/adapters/keys/index.ts';
import { openStore } from '../../src/adapters/store/index.ts';
import { chooseDriver, type SqliteDatabase } from '../../src/adapters/store/sqlite/driver.ts';
import { sha256 } from '../../src/adapters/system/sha256.ts';
import type { NewEvent, Store } from '../../src/core/ports.ts';
import type { VerifyResult } from '../../src/core/verification.ts';
import { type VerifyRequest, verifyLedger } from '../../src/pipeline/verify.ts';
import { keysOf, testClock, testKeys, testRandom } from '../contract/store-tools.ts';

/** A ledger in a folder of its own. */
export interface LedgerFile {
  readonly dir: string;
  /** Opens the store; the caller closes it. */
  open(): Promise<Store>;
  /** Runs work on the bare database, with its own rules (triggers, foreign keys, checks) out of the way. */
  tamper(work: (database: SqliteDatabase) => void): Promise<void>;
  /** Verifies it as it stands. */
  verify(request?: Partial<VerifyRequest>): Promise<VerifyResult>;
  copy(): LedgerFile;
  remove(): void;
}

const URL = 'sqlite:consend.db';

/** A ledger in a folder; the same seed draws the same salts and ids. */
export function ledgerFile(
  dir = mkdtempSync(join(tmpdir(), 'consend-ledger-')),
  seed = 'ledger',
): LedgerFile {
  const clock = testClock();
  const options = { url: URL, baseDir: dir, clock, random: testRandom(seed), sha256, keys: testKeys() };
  return {
    dir,
    open: () => openStore(options),
    async tamper(work) {
      const database = (await chooseDriver())({ path: join(dir, 'consend.db'), readOnly: false });
      database.exec('PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON');
      for (const { name } of database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all())
        database.exec(`DROP TRIGGER ${String(name)}`);
      work(database);
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      database.close();
    },
    async verify(request = {}) {
      const store = await openStore({ ...options, readOnly: true });
      const ours = keysOf('test').signer.publicKey;
      try {
        return await store.snapshot((rows) =>
          verifyLedger(rows, { sha256, verify: verifySignature, ours, ...request }),
        );
      } finally {
        await store.close();
      }
    },
    copy() {
      const target = mkdtempSync(join(tmpdir(), 'consend-ledger-'));
      cpSync(dir, target, { recursive: true });
      return ledgerFile(target, seed);
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** The number of the n-th person. */
export const phoneOf = (n: number): string => `+49151${String(20_000_000 + n)}`;

const hour = (n: number): string =>
  new Date(Date.parse('2026-01-01T00:00:00Z') + n * 3_600_000).toISOString();

/** A consent to newsletters on WhatsApp of the n-th person. */
export function given(n: number, change: Partial<NewEvent> = {}): NewEvent {
  return {
    kind: 'given',
    purposes: ['newsletter'],
    channels: ['whatsapp'],
    basis: 'consent',
    occurredAt: hour(n),
    source: 'web-form',
    identifiers: [phoneOf(n)],
    ...change,
  };
}

const WORDING_TEXT = 'Ja, ich möchte Angebote per WhatsApp erhalten.';
/** The wording that the ledger's first consents name. */
export const WORDING = {
  id: 'news-de',
  version: '1',
  digest: `sha256:${Buffer.from(sha256(WORDING_TEXT)).toString('hex')}`,
  language: 'de',
  text: WORDING_TEXT,
};

/** Records a history over twelve people with a wording, stops, a change of number, and the suppression list in both its forms. */
export async function fillLedger(store: Store): Promise<void> {
  const { ledger } = store;
  await ledger.keepWordings([WORDING]);
  const wording = { id: WORDING.id, version: WORDING.version };
  await ledger.record([0, 1, 2, 3, 4, 5, 6].map((n) => given(n, { wording })));
  await ledger.record([7, 8, 9, 10].map((n) => given(n)));
  await ledger.record([given(1, { kind: 'withdrawn', occurredAt: hour(50), source: 'reply' })]);
  await ledger.record([
    given(2, { kind: 'objected', purposes: ['*'], channels: ['*'], occurredAt: hour(51), source: 'mail' }),
    given(3, { kind: 'confirmed', occurredAt: hour(52), confirmation: { channel: 'whatsapp' } }),
  ]);
  await ledger.record([given(4, { identifiers: [phoneOf(4), 'DE.user-4'], occurredAt: hour(53) })]);
  const { hasher } = keysOf('test');
  const about = { purposes: [], channels: [], source: 'do-not-contact', identifiers: [] };
  await ledger.record([
    {
      ...about,
      kind: 'suppressed',
      occurredAt: hour(60),
      hashes: [hasher.hash(phoneOf(100)), hasher.hash(phoneOf(101))],
    },
    { ...about, kind: 'unsuppressed', occurredAt: hour(61), hashes: [hasher.hash(phoneOf(101))] },
  ]);
  await ledger.record([
    {
      ...given(5),
      kind: 'identifier-changed',
      purposes: [],
      channels: [],
      basis: undefined,
      occurredAt: hour(70),
      identifiers: [phoneOf(5), phoneOf(55)],
      released: [phoneOf(5)],
    },
  ]);
  await ledger.record([given(7, { kind: 'suppressed', occurredAt: hour(80), source: 'by hand' })]);
  // One who was on the list, one who was not, one who insists that nothing stays.
  for (const [n, keepSuppression] of [
    [6, true],
    [7, true],
    [8, false],
  ] as const)
    await store.care.erase({
      identifier: phoneOf(n),
      requestedAt: hour(90),
      reference: undefined,
      ground: 'a',
      actor: undefined,
      keepSuppression,
    });
  // Somebody who left comes back with a new consent, and is somebody new to the ledger.
  await ledger.record([given(6, { occurredAt: new Date(Date.parse('2026-04-01T00:00:00Z')).toISOString() })]);
}
