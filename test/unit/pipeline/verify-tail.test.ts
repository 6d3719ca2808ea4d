import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifySignature } from '../../../src/adapters/keys/index.ts';
import type { SqliteDatabase } from '../../../src/adapters/store/sqlite/driver.ts';
import { sha256 } from '../../../src/adapters/system/sha256.ts';
import type { NewEvent } from '../../../src/core/ports.ts';
import { verifyTail } from '../../../src/pipeline/verify-tail.ts';
import { type LedgerFile, ledgerFile } from '../../helpers/ledger.ts';

const consent = (index: number): NewEvent =>
  ({
    kind: 'given',
    purposes: ['newsletter'],
    channels: ['whatsapp'],
    occurredAt: '2026-02-01T09:00:00.000Z',
    source: 'web-form',
    identifiers: [`+49151${10_000_000 + index}`],
  }) as NewEvent;

/** A ledger of so many events, in imports of a size. */
async function filled(events: number, perImport: number): Promise<LedgerFile> {
  const ledger = ledgerFile();
  const store = await ledger.open();
  for (let first = 0; first < events; first += perImport)
    await store.ledger.record(
      Array.from({ length: Math.min(perImport, events - first) }, (_, index) => consent(first + index)),
    );
  await store.close();
  return ledger;
}

/** What a quick look says of a copy after something was done to it. */
async function after(
  ledger: LedgerFile,
  work: (database: SqliteDatabase) => void = () => {},
): Promise<string | undefined> {
  const copy = ledger.copy();
  await copy.tamper(work);
  const store = await copy.open();
  try {
    return await store.snapshot((rows) => verifyTail(rows, { sha256, verify: verifySignature }));
  } finally {
    await store.close();
    copy.remove();
  }
}

const run =
  (sql: string) =>
  (database: SqliteDatabase): void => {
    database.prepare(sql).run();
  };

describe('a quick look at the end of the log', () => {
  let ledger: LedgerFile;
  beforeAll(async () => {
    ledger = await filled(1200, 100);
  });
  afterAll(() => ledger.remove());

  test.each([
    ['holds where nothing was done', 'SELECT 1', undefined],
    [
      'finds a new event whose text was changed',
      "UPDATE events SET body = replace(body, 'web-form', 'paper') WHERE seq = 1150",
      'event.commitment',
    ],
    [
      'finds a person whose state was changed',
      "UPDATE people SET state = '{}' WHERE id = (SELECT person FROM events WHERE seq = 1199)",
      'person.state',
    ],
    [
      'finds that the newest checkpoint is gone',
      'DELETE FROM checkpoints WHERE size = 1200',
      'checkpoint.missing',
    ],
    [
      'finds a checkpoint that was not signed so',
      "UPDATE checkpoints SET note = replace(note, '1200', '1201') WHERE size = 1200",
      'checkpoint.signature',
    ],
    ['finds that the newest event is gone', 'DELETE FROM events WHERE seq = 1200', 'checkpoint.beyond'],
    [
      'leaves what lies long ago to the verification of the whole',
      "UPDATE events SET body = replace(body, 'web-form', 'paper') WHERE seq = 10",
      undefined,
    ],
  ])('%s', async (_, sql, problem) => {
    expect(await after(ledger, run(sql))).toBe(problem);
  });
});

test('a new ledger has nothing to look at', async () => {
  const ledger = await filled(0, 1);
  expect(await after(ledger)).toBeUndefined();
  ledger.remove();
});

test('of one large import the end alone is held to its signed checkpoint', async () => {
  const ledger = await filled(5200, 5200);
  expect(await after(ledger)).toBeUndefined();
  expect(await after(ledger, run('UPDATE checkpoints SET peaks = zeroblob(length(peaks))'))).toBe(
    'checkpoint.peaks',
  );
  ledger.remove();
});
