import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../../../src/adapters/store/index.ts';
import type { Store } from '../../../../../src/core/ports.ts';
import { sha256, testClock, testKeys, testRandom } from '../../../../contract/store-tools.ts';
import { fillLedger, given, type LedgerFile, ledgerFile, phoneOf } from '../../../../helpers/ledger.ts';

let ledger: LedgerFile;
const opened: Store[] = [];

beforeEach(() => {
  ledger = ledgerFile();
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  ledger.remove();
});

async function open(file?: string): Promise<Store> {
  const store = await (file === undefined
    ? ledger.open()
    : openStore({
        url: `sqlite:${file}`,
        baseDir: ledger.dir,
        clock: testClock(),
        random: testRandom(file),
        sha256,
        keys: testKeys(),
      }));
  opened.push(store);
  return store;
}

function erase(store: Store, identifier: string, ground = 'a') {
  return store.care.erase({
    identifier,
    requestedAt: '2026-02-01T00:00:00Z',
    reference: 'case-1',
    ground,
    actor: undefined,
    keepSuppression: true,
  });
}

describe('a backup', () => {
  it('brings nobody back: who was erased after it was taken is erased in it under the same id', async () => {
    const store = await open();
    await fillLedger(store);
    await store.care.copyTo(join(ledger.dir, 'backup.db'));
    // Somebody who was not there yet when the backup was taken, and somebody who was.
    await store.ledger.record([given(50)]);
    await erase(store, phoneOf(50));
    await erase(store, phoneOf(1), 'retention');
    const erasures = await store.care.erasures();
    const backup = await open('backup.db');
    expect((await backup.ledger.lookup([phoneOf(1)])).size).toBe(1);
    const missing = erasures.length - (await backup.care.erasures()).length;
    expect(await backup.care.reapply(erasures)).toBe(missing);
    expect(missing).toBe(2);
    expect((await backup.ledger.lookup([phoneOf(1), phoneOf(50)])).size).toBe(0);
    expect(new Set(await backup.care.erasures())).toEqual(new Set(erasures));
    expect(await backup.care.isScrubPending()).toBe(true);
    expect(await backup.care.rebuild()).toEqual({ people: 0, identifiers: 0, suppressions: 0 });
    const again = [given(1), given(50)];
    expect(await backup.ledger.record(again, { refuseRevival: true })).toEqual(['refused', 'refused']);
  });
});
