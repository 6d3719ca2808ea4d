/** Opens a store in one SQLite file, or in memory. */
import type { Store } from '../../../core/ports.ts';
import type { StoreOptions } from '../options.ts';
import { openSqliteApprovals } from './approvals.ts';
import { openSqliteCare } from './care.ts';
import { chooseDriver } from './driver.ts';
import { openSqliteIncidents } from './incidents.ts';
import { openSqliteJournal } from './journal.ts';
import { openSqliteLedger } from './ledger.ts';
import { fileLocks, memoryLocks } from './locks.ts';
import { openDatabase, PRAGMAS, sqlitePath } from './open-database.ts';
import { openSqlitePersonRecords } from './person-records.ts';
import { openSqliteQueue } from './queue.ts';
import { openSqliteResends } from './resends.ts';
import { openSqliteRuns } from './runs.ts';
import { fileSnapshots, memorySnapshots } from './snapshot.ts';
import { storeIdOf } from './store-id.ts';
import { openSqliteSuppressions } from './suppressions.ts';
import { openSqliteTemplates } from './templates.ts';
import { openSqliteTests } from './test-messages.ts';
import { openSqliteUploads } from './uploads.ts';
import { openSqliteWebhooks } from './webhooks.ts';

/**
 * Opens the store behind a `sqlite:` URL, makes and migrates it where needed. Throws `store.driver-missing`,
 * `store.unavailable`, `store.newer`, `store.damaged`, `config.invalid`; for writing also `ledger.key-missing`,
 * `ledger.key-foreign`, `suppression.key-missing`.
 */
export async function openSqliteStore(options: StoreOptions): Promise<Store> {
  const path = sqlitePath(options.url, options.baseDir);
  const driver = await chooseDriver(undefined, options.driver);
  const { connection, tools } = await openDatabase(driver, path, options);
  const { clock, sha256 } = options;
  const storeId = connection.read(() => storeIdOf(connection));
  const snapshot =
    path === ':memory:' ? memorySnapshots(connection) : fileSnapshots({ driver, path, pragmas: PRAGMAS });
  const locks = path === ':memory:' ? memoryLocks() : fileLocks({ driver, path, sha256 });
  return {
    ledger: openSqliteLedger(connection, tools),
    suppressions: openSqliteSuppressions(
      connection,
      // Reading signs nothing and opens without keys; who is known by hash alone is not recognised without them.
      async () => tools.keys?.hasher ?? (await options.keys?.load())?.hasher,
    ),
    care: openSqliteCare(connection, tools),
    records: openSqlitePersonRecords(connection),
    snapshot,
    templates: openSqliteTemplates(connection, sha256),
    journal: openSqliteJournal(connection, { storeId, clock, sha256, hasher: tools.keys?.hasher }),
    queue: openSqliteQueue(connection),
    runs: openSqliteRuns(connection),
    resends: openSqliteResends(connection, { storeId, sha256 }),
    tests: openSqliteTests(connection, { storeId, hasher: tools.keys?.hasher }),
    incidents: openSqliteIncidents(connection, sha256),
    approvals: openSqliteApprovals(connection),
    uploads: openSqliteUploads(connection),
    webhooks: openSqliteWebhooks(connection),
    lock: async (name) => locks(name),
    close: async () => connection.close(),
  };
}
