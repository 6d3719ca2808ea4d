import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/adapters/store/index.ts';
import { chooseDriver, type DriverName } from '../../src/adapters/store/sqlite/driver.ts';
import type { Store } from '../../src/core/ports.ts';
import { type StoreMaker, sha256, storeContract, testKeys, testRandom } from './store.ts';

/** Drivers that this Node can load: better-sqlite3 on 20, both where Node has its own. */
async function availableDrivers(): Promise<DriverName[]> {
  const drivers: DriverName[] = [];
  for (const name of ['node', 'better'] as const) {
    const loads = await chooseDriver(undefined, name).then(
      () => true,
      () => false,
    );
    if (loads) drivers.push(name);
  }
  return drivers;
}

function inFile(driver: DriverName): StoreMaker {
  return {
    async open(clock, seed) {
      const baseDir = mkdtempSync(join(tmpdir(), 'consend-store-'));
      const stores: Store[] = [];
      const open = async (): Promise<Store> => {
        const random = testRandom(`${seed}:${stores.length}`);
        const store = await openStore({
          url: 'sqlite:data/store.db',
          baseDir,
          clock,
          random,
          sha256,
          keys: testKeys(),
          driver,
        });
        stores.push(store);
        return store;
      };
      return {
        store: await open(),
        reopen: open,
        files: () => {
          const entries = readdirSync(baseDir, { recursive: true, withFileTypes: true });
          return entries
            .filter((entry) => entry.isFile())
            .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
        },
        async dispose() {
          for (const store of stores) await store.close();
          rmSync(baseDir, { recursive: true });
        },
      };
    },
  };
}

function inMemory(driver: DriverName): StoreMaker {
  return {
    async open(clock, seed) {
      const store = await openStore({
        url: 'sqlite::memory:',
        baseDir: '/',
        clock,
        random: testRandom(seed),
        sha256,
        keys: testKeys(),
        driver,
      });
      return { store, dispose: () => store.close() };
    },
  };
}

for (const driver of await availableDrivers()) {
  storeContract(`sqlite file, driver ${driver}`, inFile(driver));
  storeContract(`sqlite memory, driver ${driver}`, inMemory(driver));
}
