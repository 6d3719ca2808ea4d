import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SqliteDatabase } from '../../../src/adapters/store/sqlite/driver.ts';
import { sha256 } from '../../../src/adapters/system/sha256.ts';
import { canonicalJson } from '../../../src/core/canonical-json.ts';
import type { ConsentEvent } from '../../../src/core/consent.ts';
import { commitmentOf, factKey } from '../../../src/core/sealed-event.ts';
import { parseCheckpoint, parseNote, signCheckpoint } from '../../../src/core/signed-note.ts';
import type { VerifyResult } from '../../../src/core/verification.ts';
import type { VerifyProgress } from '../../../src/pipeline/verify.ts';
import { keysOf } from '../../contract/store-tools.ts';
import { fillLedger, given, type LedgerFile, ledgerFile, phoneOf } from '../../helpers/ledger.ts';

let pristine: LedgerFile;
let ledger: LedgerFile;
beforeAll(async () => {
  pristine = ledgerFile();
  const store = await pristine.open();
  await fillLedger(store);
  await store.close();
  return () => pristine.remove();
});
beforeEach(() => {
  ledger = pristine.copy();
});
afterEach(() => ledger.remove());

const found = ({ findings }: VerifyResult): string[] =>
  findings.map(({ table, row, problem }) => `${table} ${row} ${problem}`);

/** The newest signed note of a ledger. */
async function newestNote(file: LedgerFile): Promise<string> {
  const store = await file.open();
  try {
    const checkpoint = await store.snapshot((rows) => rows.checkpointAt(Number.MAX_SAFE_INTEGER));
    return checkpoint!.note;
  } finally {
    await store.close();
  }
}

async function record(file: LedgerFile, ...people: number[]): Promise<void> {
  const store = await file.open();
  for (const n of people) await store.ledger.record([given(n)]);
  await store.close();
}

/** Signs every checkpoint again with another key and passes that off as the ledger's. */
function resign(database: SqliteDatabase, seed: string): void {
  const { signer } = keysOf(seed);
  for (const { size, note } of database.prepare('SELECT size, note FROM checkpoints').all()) {
    const checkpoint = parseCheckpoint(parseNote(String(note))!.text)!;
    const signed = signCheckpoint(sha256, checkpoint, signer);
    database.prepare('UPDATE checkpoints SET note = ? WHERE size = ?').run(signed, size!);
  }
  database.prepare('UPDATE keys SET public_key = ?').run(signer.publicKey);
}

describe('a ledger that nobody touched', () => {
  test('holds, and is counted', async () => {
    const result = await ledger.verify();
    expect(found(result)).toEqual([]);
    expect(result).toMatchObject({
      findingsTotal: 0,
      people: 13,
      erasedEvents: 4,
      suppressions: 4,
      wordings: 1,
      since: 0,
    });
    expect(result.events).toBe(result.read);
    expect(result.verifierKey).toContain(result.origin);
  });

  test('holds when it is empty', async () => {
    const empty = ledgerFile();
    await (await empty.open()).close();
    expect(await empty.verify()).toMatchObject({ events: 0, people: 0, checkpoints: 0, findings: [] });
    empty.remove();
  });

  test('agrees with every checkpoint that it ever gave away', async () => {
    const note = await newestNote(ledger);
    await record(ledger, 200, 201);
    const result = await ledger.verify({ exported: note });
    expect(found(result)).toEqual([]);
    expect(result.exported).toEqual({ size: result.events - 2, problem: undefined });
  });

  test('tells how far it is, and can be stopped', async () => {
    const seen: VerifyProgress[] = [];
    const { events } = await ledger.verify({ onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toEqual({ phase: 'people', events, total: events });
    await expect(ledger.verify({ signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});

describe('a tail that was deleted', () => {
  test('is found by its checkpoints where they were left', async () => {
    await ledger.tamper((database) => database.exec('DELETE FROM events WHERE seq > 15'));
    const result = await ledger.verify();
    expect(found(result)).toContain('checkpoints 25 checkpoint.beyond');
    expect(found(result)).toContain('tree 1 tree.differs');
  });

  test('with everything that told of it is found by an exported checkpoint alone', async () => {
    await record(ledger, 200);
    const note = await newestNote(ledger);
    // The earlier copy is what a perfect rewinding would leave: each table as it was.
    expect(found(await pristine.verify())).toEqual([]);
    const result = await pristine.verify({ exported: note });
    expect(found(result)).toEqual(['events 26 exported.tail-missing']);
    expect(result.exported).toEqual({ size: 26, problem: 'exported.tail-missing' });
  });

  test('and filled up with another history is found by an exported checkpoint', async () => {
    const other = pristine.copy();
    await record(ledger, 200);
    await record(other, 201, 202);
    const result = await other.verify({ exported: await newestNote(ledger) });
    expect(result.exported).toEqual({ size: 26, problem: 'exported.rewritten' });
    expect(found(await other.verify())).toEqual([]);
    other.remove();
  });
});

describe('another key', () => {
  test('that signed all of it again is found by the workspace’s own, and by an exported checkpoint', async () => {
    const note = await newestNote(ledger);
    await ledger.tamper((database) => resign(database, 'forger'));
    expect(found(await ledger.verify())).toEqual(['keys 0 key.not-ours']);
    expect(found(await ledger.verify({ ours: undefined }))).toEqual([]);
    const result = await ledger.verify({ ours: undefined, exported: note });
    expect(result.exported?.problem).toBe('exported.other-key');
  });

  test('that signed one checkpoint is found', async () => {
    await ledger.tamper((database) => {
      const { note } = database.prepare('SELECT note FROM checkpoints WHERE size = 11').get()!;
      const checkpoint = parseCheckpoint(parseNote(String(note))!.text)!;
      const signed = signCheckpoint(sha256, checkpoint, keysOf('forger').signer);
      database.prepare('UPDATE checkpoints SET note = ? WHERE size = 11').run(signed);
    });
    expect(found(await ledger.verify())).toEqual(['checkpoints 11 checkpoint.signature']);
  });

  test('that takes over signs from its size on, and the older one before it', async () => {
    await ledger.tamper((database) => {
      const { signer } = keysOf('second');
      const rows = database.prepare('SELECT size, note FROM checkpoints WHERE size > 11').all();
      for (const { size, note } of rows) {
        const signed = signCheckpoint(sha256, parseCheckpoint(parseNote(String(note))!.text)!, signer);
        database.prepare('UPDATE checkpoints SET note = ? WHERE size = ?').run(signed, size!);
      }
      database.prepare('INSERT INTO keys (public_key, from_size) VALUES (?, 11)').run(signer.publicKey);
    });
    expect(found(await ledger.verify({ ours: keysOf('second').signer.publicKey }))).toEqual([]);
  });
});

/** Replaces an event by another one, with all that is derived from it in its own row. */
function rewrite(database: SqliteDatabase, seq: number, change: Partial<ConsentEvent>): void {
  const { body, salt } = database.prepare('SELECT body, salt FROM events WHERE seq = ?').get(seq)!;
  const event: ConsentEvent = { ...(JSON.parse(String(body)) as ConsentEvent), ...change };
  const text = canonicalJson(event);
  database
    .prepare('UPDATE events SET body = ?, fact = ?, commitment = ? WHERE seq = ?')
    .run(text, factKey(sha256, event), commitmentOf(sha256, salt as Uint8Array, text), seq);
}

describe('a row', () => {
  test('that was rewritten with all that its row derives is found by what was signed', async () => {
    await ledger.tamper((database) => rewrite(database, 10, { source: 'paper' }));
    const result = await ledger.verify();
    expect(result.findings[0]).toMatchObject({
      table: 'events',
      row: 8,
      problem: 'event.rewritten',
      params: { from: 8, to: 11 },
    });
  });

  test.each([
    ['an event in the middle', 'DELETE FROM events WHERE seq = 4', 'events 4 event.missing'],
    ['all events', 'DELETE FROM events', 'checkpoints 7 checkpoint.beyond'],
    ['somebody', 'DELETE FROM people WHERE id = 3', 'people 3 person.missing'],
    ['a number', 'DELETE FROM phones WHERE person = 4', `phones ${phoneOf(3)} identifier.missing`],
    ['a user id', 'DELETE FROM user_ids', 'user_ids DE.user-4 identifier.missing'],
    ['the newest checkpoint', 'DELETE FROM checkpoints WHERE size = 25', 'checkpoints 25 checkpoint.missing'],
    ['the key', 'DELETE FROM keys', 'keys 0 key.none'],
    ['a text', 'DELETE FROM wordings', 'wordings news-de@1 wording.missing'],
  ])('that was taken away is found: %s', async (_, sql, finding) => {
    await ledger.tamper((database) => database.exec(sql));
    expect(found(await ledger.verify())).toContain(finding);
  });

  test('that was taken off the suppression list is found', async () => {
    const hash = keysOf('test').hasher.hash(phoneOf(100));
    await ledger.tamper((database) => database.prepare('DELETE FROM suppressions WHERE hash = ?').run(hash));
    expect(found(await ledger.verify())).toEqual([`suppressions ${hash} suppression.missing`]);
  });

  test.each([
    ['somebody', "INSERT INTO people VALUES (99, 'X', '{}')", 'people 99 person.foreign'],
    ['a number', 'INSERT INTO phones VALUES (4915129999999, 3)', 'phones +4915129999999 identifier.foreign'],
    ['a number of nobody', 'INSERT INTO phones VALUES (4915129999999, 77)', 'people 77 person.missing'],
    [
      'an event',
      "INSERT INTO events SELECT 26, person, x'00', body, salt, commitment FROM events WHERE seq = 2",
      'checkpoints 26 checkpoint.missing',
    ],
    [
      'an event before the first',
      "INSERT INTO events SELECT 0, person, x'00', body, salt, commitment FROM events WHERE seq = 2",
      'events 0 event.foreign',
    ],
    [
      'an entry',
      "INSERT INTO suppressions VALUES ('h', 'erased', 1, NULL, 3)",
      'suppressions h suppression.foreign',
    ],
    ['a checkpoint', "INSERT INTO checkpoints VALUES (16, 'x', x'')", 'checkpoints 16 checkpoint.unreadable'],
    [
      'a checkpoint of nothing',
      "INSERT INTO checkpoints VALUES (-1, 'x', x'')",
      'checkpoints -1 checkpoint.size',
    ],
  ])('that was added is found: %s', async (_, sql, finding) => {
    await ledger.tamper((database) => database.exec(sql));
    expect(found(await ledger.verify())).toContain(finding);
  });

  test.each([
    ['its content', "UPDATE events SET body = NULL, salt = NULL, fact = x'00' WHERE seq = 5", 'event.fact'],
    ['its salt', 'UPDATE events SET salt = NULL WHERE seq = 5', 'event.half-erased'],
    ['its text', 'UPDATE events SET body = NULL WHERE seq = 5', 'event.half-erased'],
  ])('that lost %s without an erasure is found', async (_, sql, problem) => {
    await ledger.tamper((database) => database.exec(sql));
    expect(found(await ledger.verify())).toContain(`events 5 ${problem}`);
  });

  test('that was emptied as an erasure would, and is named by none, is found', async () => {
    await ledger.tamper((database) => {
      const { commitment } = database.prepare('SELECT commitment FROM events WHERE seq = 10').get()!;
      const fact = sha256(commitment as Uint8Array).subarray(0, 16);
      database.prepare('UPDATE events SET body = NULL, salt = NULL, fact = ? WHERE seq = 10').run(fact);
    });
    expect(found(await ledger.verify())).toContain('events 10 event.unnamed-erasure');
  });
});

describe('an erasure', () => {
  test('holds, and after it the projection made anew and a backup that is brought up to date', async () => {
    const store = await ledger.open();
    expect(await store.care.rebuild()).toEqual({ people: 0, identifiers: 0, suppressions: 0 });
    const erasures = await store.care.erasures();
    await store.close();
    expect(found(await ledger.verify())).toEqual([]);
    const backup = ledgerFile(undefined, 'backup');
    const old = await backup.open();
    await old.ledger.record([given(7), given(8)]);
    expect(await old.care.reapply(erasures)).toBe(erasures.length);
    await old.close();
    expect(found(await backup.verify())).toEqual([]);
    backup.remove();
  });

  test('of events that stand under somebody else is found', async () => {
    const seq = 8;
    await ledger.tamper((database) => database.exec(`UPDATE events SET person = 2 WHERE seq = ${seq}`));
    const result = await ledger.verify();
    expect(found(result)).toContain(`events ${seq} event.unnamed-erasure`);
    expect(result.findings.some(({ problem }) => problem === 'erasure.wrong-events')).toBe(true);
  });

  test('that somebody filled again is found', async () => {
    await ledger.tamper((database) =>
      database.exec(`UPDATE events SET (fact, body, salt, commitment) =
        (SELECT CAST('x' AS BLOB), body, salt, commitment FROM events WHERE seq = 2) WHERE seq = 8`),
    );
    expect(found(await ledger.verify())[0]).toMatch(/^events 8 event\.(rewritten|fact)$/);
  });

  test('whose event was taken away with all that followed is found', async () => {
    await ledger.tamper((database) =>
      database.exec('DELETE FROM events WHERE body LIKE \'%"kind":"erased"%\''),
    );
    expect(found(await ledger.verify())).toContain('events 7 event.unnamed-erasure');
  });
});

test('of many findings the first hundred are kept, in the order of the log, and all are counted', async () => {
  const large = ledgerFile();
  const store = await large.open();
  await store.ledger.record(Array.from({ length: 150 }, (_, n) => given(n)));
  await store.close();
  await large.tamper((database) => database.exec("UPDATE people SET state = '{}' WHERE id > 0"));
  const result = await large.verify();
  expect(result.findingsTotal).toBe(150);
  expect(result.findings).toHaveLength(100);
  expect(found(result)[0]).toBe('people 1 person.state');
  large.remove();
});

describe('from a trusted checkpoint on', () => {
  test('only what is newer is read, with the people that it is about', async () => {
    await record(ledger, 200, 3);
    const result = await ledger.verify({ since: 25 });
    expect(found(result)).toEqual([]);
    expect(result).toMatchObject({ since: 25, events: 26, read: 1, people: 1 });
  });

  test('what is newer and wrong is found, what is older is not looked at', async () => {
    await record(ledger, 200, 201);
    await ledger.tamper((database) => database.exec("UPDATE people SET state = '{}' WHERE id IN (2, 14)"));
    expect(found(await ledger.verify({ since: 25 }))).toEqual(['people 14 person.state']);
  });

  test('the older events of people who have newer ones are looked at', async () => {
    const store = await ledger.open();
    await store.ledger.record([given(9, { kind: 'withdrawn', source: 'reply' })]);
    await store.close();
    await ledger.tamper((database) =>
      database.exec("UPDATE events SET body = replace(body, 'web-form', 'web-farm') WHERE seq = 10"),
    );
    expect(found(await ledger.verify({ since: 25 }))).toEqual(['events 10 event.commitment']);
  });

  test('a rewritten tail is found', async () => {
    await record(ledger, 200, 201);
    await ledger.tamper((database) => rewrite(database, 26, { source: 'paper' }));
    expect(found(await ledger.verify({ since: 25 }))[0]).toBe('events 26 event.rewritten');
  });

  test('a note kept elsewhere will do, and is compared with the one that was kept', async () => {
    const note = await newestNote(ledger);
    await record(ledger, 200);
    expect(await ledger.verify({ since: note })).toMatchObject({ since: 25, read: 1, findings: [] });
    const other = pristine.copy();
    await record(other, 300);
    const otherNote = await newestNote(other);
    expect(found(await ledger.verify({ since: otherNote }))).toEqual(['checkpoints 26 exported.rewritten']);
    expect(found(await pristine.verify({ since: otherNote }))).toEqual([
      'checkpoints 26 exported.tail-missing',
    ]);
    other.remove();
  });

  test('nothing is read from a checkpoint that cannot be trusted', async () => {
    await ledger.tamper((database) => resign(database, 'forger'));
    const note = await newestNote(pristine);
    const result = await ledger.verify({ since: note });
    expect(found(result)).toEqual(['checkpoints 25 exported.other-key']);
    expect(result.read).toBe(0);
  });

  test.each([
    ['its size', (note: string) => note.replace(/\n25\n/, '\n24\n')],
    ['its root', (note: string) => note.replace(/\n25\n./, '\n25\nA')],
    ['its origin', (note: string) => note.replace(/^.*/, 'consend.local/other')],
  ])('a note that was altered in %s is told from a ledger that was', async (_what, alter) => {
    const note = await newestNote(ledger);
    const altered = alter(note);
    expect(altered).not.toBe(note);
    for (const request of [{ exported: altered }, { since: altered }])
      await expect(ledger.verify(request)).rejects.toMatchObject({ code: 'checkpoint.altered' });
  });

  test('a size without a checkpoint, and a note that is none, are said to be so', async () => {
    await expect(ledger.verify({ since: 13 })).rejects.toMatchObject({
      code: 'checkpoint.unknown',
      params: { size: 13, nearest: 12 },
    });
    await expect(ledger.verify({ since: 'no note' })).rejects.toMatchObject({
      code: 'checkpoint.unreadable',
    });
    await expect(ledger.verify({ exported: 'no note' })).rejects.toMatchObject({
      code: 'checkpoint.unreadable',
    });
  });
});
