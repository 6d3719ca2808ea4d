import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { STORE_VERSION } from '../../src/adapters/store/sqlite/migrations/index.ts';
import { type FactV1, phoneOfV1, writeStoreV1 } from '../helpers/store-v1.ts';
import type { Workspace } from './campaign.ts';
import { consentCsv, copyOf, removeFolders, workspace } from './campaign.ts';
import { endAll, start } from './command.ts';
import { byDepth, chance, pause, report } from './depth.ts';

afterAll(async () => {
  await endAll();
  await removeFolders();
});

const PEOPLE = byDepth({ short: 6000, full: 150_000 });
const KILLS = byDepth({ short: 4, full: 40 });

const databaseOf = (space: Workspace): string => join(space.dir, '.consend', 'consend.db');

/** What stands in the file itself: which version, and a digest of all rows that the migration writes. */
function inspect(space: Workspace): { version: unknown; digest: string; integrity: unknown } {
  const database = new Database(databaseOf(space));
  try {
    const digest = createHash('sha256');
    const rows =
      'SELECT seq, hex(fact) || coalesce(body, 0) AS row FROM events UNION ALL SELECT id, ref || state FROM people WHERE id > 0';
    for (const { row } of database.prepare(rows).iterate() as Iterable<{ row: string }>) digest.update(row);
    return {
      version: database.pragma('user_version', { simple: true }),
      digest: digest.digest('hex'),
      integrity: database.pragma('integrity_check', { simple: true }),
    };
  } finally {
    database.close();
  }
}

/** Two facts of everybody. */
function facts(): FactV1[] {
  const fact = { purposes: ['newsletter'], channels: ['whatsapp'], source: 'web form' };
  return Array.from({ length: PEOPLE }, (_, who) => who).flatMap((who): FactV1[] => [
    { ...fact, who, kind: 'given', occurredAt: '2026-01-10T10:00:00Z' },
    {
      ...fact,
      who,
      kind: 'confirmed',
      occurredAt: '2026-01-10T11:00:00Z',
      confirmation: { channel: 'whatsapp' },
    },
  ]);
}

describe('a migration that is killed', () => {
  it('leaves the old store whole, and the next opening completes it', async () => {
    const space = await workspace([]);
    await space.consents('known.csv', consentCsv([phoneOfV1(0)]));
    await rm(join(space.dir, '.consend'), { recursive: true });
    writeStoreV1(databaseOf(space), facts());
    const old = inspect(space);
    const other = await copyOf(space);
    const begun = Date.now();
    await other.import('known.csv', '--dry-run');
    const wholeMs = Date.now() - begun;
    const done = inspect(other);

    const draw = chance('kill-migration');
    const versions: unknown[] = [];
    for (let kills = 0; kills < KILLS && versions.at(-1) !== done.version; kills += 1) {
      const opening = start(space.dir, ['consent', 'import', 'known.csv', '--dry-run', '--json']);
      await pause((0.3 + 0.7 * draw()) * wholeMs);
      await opening.kill();
      const found = inspect(space);
      // One or the other, and nothing between.
      expect([old, done]).toContainEqual(found);
      versions.push(found.version);
    }
    report(`migration of ${wholeMs} ms killed ${versions.length} times, versions ${versions.join(' ')}`);

    const { ledger } = await space.import('known.csv', '--dry-run');
    expect(ledger.size).toBe(PEOPLE * 2);
    expect(inspect(space)).toEqual(done);
    expect(done).toMatchObject({ version: STORE_VERSION, integrity: 'ok' });
  }, 600_000);
});
