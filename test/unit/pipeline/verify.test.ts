import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillLedger, type LedgerFile, ledgerFile } from '../../helpers/ledger.ts';

let ledger: LedgerFile;
beforeAll(async () => {
  ledger = ledgerFile();
  const store = await ledger.open();
  await fillLedger(store);
  await store.close();
});
afterAll(() => ledger.remove());

test('a ledger that nobody touched holds', async () => {
  const result = await ledger.verify();
  expect(result.findings).toEqual([]);
});
