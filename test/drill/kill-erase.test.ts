import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { fileKeyRing, verifySignature } from '../../src/adapters/keys/index.ts';
import { openStore } from '../../src/adapters/store/index.ts';
import { systemClock } from '../../src/adapters/system/clock.ts';
import { systemRandom } from '../../src/adapters/system/random.ts';
import { sha256 } from '../../src/adapters/system/sha256.ts';
import { verifyLedger } from '../../src/pipeline/verify.ts';
import type { Workspace } from './campaign.ts';
import { copyOf, numbers, removeFolders, workspace } from './campaign.ts';
import { endAll, runJson, start } from './command.ts';
import { byDepth, chance, pause, report } from './depth.ts';
import { holding } from './traces.ts';

afterAll(async () => {
  await endAll();
  await removeFolders();
});

const PEOPLE = byDepth({ short: 2_000, full: 50_000 });
const KILLS = byDepth({ short: 4, full: 40 });

/** `consend.erasure/1`, as far as the drill reads it. */
interface Certificate {
  readonly isNew: boolean;
  readonly person: string | null;
}

const erasing = (phone: string): readonly string[] => ['consent', 'erase', phone, '--yes'];

/** What does not hold in a workspace's ledger: the findings of a verification, and whether SQLite finds the file sound. */
async function flaws(space: Workspace): Promise<readonly unknown[]> {
  const state = join(space.dir, '.consend');
  const keys = fileKeyRing(join(state, 'keys'), systemRandom);
  const ours = (await keys.load())?.signer.publicKey;
  const store = await openStore({
    url: 'sqlite:consend.db',
    baseDir: state,
    clock: systemClock,
    random: systemRandom,
    sha256,
    keys,
    readOnly: true,
  });
  try {
    const request = { sha256, verify: verifySignature, ours };
    const { findings } = await store.snapshot((rows) => verifyLedger(rows, request));
    return findings;
  } finally {
    await store.close();
  }
}

function integrityOf(space: Workspace): unknown {
  const database = new Database(join(space.dir, '.consend', 'consend.db'), { readonly: true });
  try {
    return database.pragma('integrity_check', { simple: true });
  } finally {
    database.close();
  }
}

describe('an erasure that is killed', () => {
  it('leaves a ledger that verifies, and running it again completes it', async () => {
    const phones = numbers(PEOPLE);
    const space = await workspace(phones);
    const undisturbed = await copyOf(space);
    const begun = Date.now();
    const whole = await runJson<Certificate>(undisturbed.dir, erasing(phones[0] ?? ''));
    const wholeMs = Date.now() - begun;
    expect(whole.isNew).toBe(true);

    const sizeOf = async () => (await space.import('consents.csv', '--dry-run')).ledger.size;
    const before = await sizeOf();
    const draw = chance('kill-erase');
    const gone = phones.slice(100, 100 + KILLS);
    let cutOff = 0;
    for (const phone of gone) {
      const running = start(space.dir, [...erasing(phone), '--json']);
      // Starting takes a third of it: what is cut off there has not begun.
      await pause((0.3 + 0.7 * draw()) * wholeMs);
      const { code } = await running.kill();
      if (code === null) cutOff += 1;
      expect(await flaws(space)).toEqual([]);
    }
    const certificates = [];
    for (const phone of gone) certificates.push(await runJson<Certificate>(space.dir, erasing(phone)));
    report(`erasure of ${wholeMs} ms killed ${cutOff} times of ${KILLS}`);

    expect(cutOff).toBeGreaterThan(0);
    expect(new Set(certificates.map(({ person }) => person)).size).toBe(KILLS);
    for (const phone of gone) expect(await holding(space, phone)).toEqual([]);
    expect((await holding(space, phones[0] ?? '')).length).toBeGreaterThan(0);
    expect(await flaws(space)).toEqual([]);
    expect(integrityOf(space)).toBe('ok');
    // Nobody was erased twice, nobody else was touched.
    expect(await sizeOf()).toBe(before + KILLS);
  }, 900_000);
});
