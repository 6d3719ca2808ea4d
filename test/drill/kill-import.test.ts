import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import type { Workspace } from './campaign.ts';
import { consentCsv, copyOf, numbers, removeFolders, workspace } from './campaign.ts';
import { endAll, start as startProgram } from './command.ts';
import { byDepth, chance, pause, report } from './depth.ts';

afterAll(async () => {
  await endAll();
  await removeFolders();
});

const ROWS = byDepth({ short: 20_000, full: 400_000 });
const KILLS = byDepth({ short: 3, full: 30 });

const sha256 = (...parts: Uint8Array[]): Uint8Array =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

/** The root of RFC 9162, 2.1.1, written down once more: by splitting, not by a frontier. */
function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return sha256(Uint8Array.of(0), only);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Uint8Array.of(1), rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

/** What stands in the file itself: the commitments' root, and whether SQLite finds it sound. */
function inspect(space: Workspace): { events: number; root: string; integrity: unknown } {
  const database = new Database(join(space.dir, '.consend', 'consend.db'), { readonly: true });
  try {
    const leaves = database
      .prepare('SELECT commitment FROM events ORDER BY seq')
      .pluck()
      .all() as Uint8Array[];
    const integrity = database.pragma('integrity_check', { simple: true });
    return { events: leaves.length, root: Buffer.from(rootOf(leaves)).toString('base64'), integrity };
  } finally {
    database.close();
  }
}

/** Exit code of the ledger's own verification, which folds and hashes everything anew. */
async function verified(space: Workspace): Promise<number | null> {
  return (await startProgram(space.dir, ['consent', 'verify', '--json']).ended).code;
}

describe('an import that is killed', () => {
  it('leaves a ledger that opens and verifies, and running it again adds exactly what was missing', async () => {
    const known = numbers(10);
    const phones = [...known, ...Array.from({ length: ROWS }, (_, index) => `+49151${30_000_000 + index}`)];
    const space = await workspace(known);
    await space.consents('many.csv', consentCsv(phones));
    const undisturbed = await copyOf(space);
    const begun = Date.now();
    const whole = await undisturbed.import('many.csv');
    const wholeMs = Date.now() - begun;
    expect(whole.rows).toMatchObject({ read: ROWS + 10, added: ROWS, known: 10, refused: 0, rejected: 0 });

    const draw = chance('kill-import');
    const { ledger: start } = await space.import('consents.csv', '--dry-run');
    const sizes = [start.size];
    for (let kills = 0; kills < KILLS; kills += 1) {
      const importing = startProgram(space.dir, ['consent', 'import', 'many.csv', '--json']);
      await pause(draw() * wholeMs);
      await importing.kill();
      const { ledger } = await space.import('consents.csv', '--dry-run');
      expect(ledger.size).toBeGreaterThanOrEqual(sizes.at(-1) ?? 0);
      sizes.push(ledger.size);
    }
    const before = sizes.at(-1) ?? 0;
    expect(await verified(space)).toBe(0);
    const last = await space.import('many.csv');
    report(`import of ${wholeMs} ms killed ${KILLS} times, ledger grew ${sizes.join(' ')}`);

    // Beside the rows' events: the note of each import that ended, and the file's rows that were known before.
    const recorded = Math.min(before - start.size, ROWS);
    expect(last.rows).toEqual({
      read: ROWS + 10,
      added: ROWS - recorded,
      known: recorded + 10,
      refused: 0,
      rejected: 0,
    });
    expect(whole.ledger.size).toBe(start.size + ROWS + 1);
    expect(last.ledger.size).toBe(whole.ledger.size);
    expect(inspect(space)).toEqual({ events: whole.ledger.size, root: last.ledger.root, integrity: 'ok' });
    expect((await space.import('many.csv')).rows.added).toBe(0);
    expect(await verified(space)).toBe(0);
  }, 600_000);
});
