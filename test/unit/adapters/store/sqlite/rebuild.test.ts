import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keysOf } from '../../../../contract/store-tools.ts';
import { fillLedger, type LedgerFile, ledgerFile, phoneOf } from '../../../../helpers/ledger.ts';

let ledger: LedgerFile;

beforeEach(async () => {
  ledger = ledgerFile();
  const store = await ledger.open();
  await fillLedger(store);
  await store.close();
});
afterEach(() => ledger.remove());

async function rebuild() {
  const store = await ledger.open();
  try {
    return await store.care.rebuild();
  } finally {
    await store.close();
  }
}

const number = (index: number): string => phoneOf(index).slice(1);

describe('rebuilding', () => {
  it('finds nothing to do in a store that nobody touched', async () => {
    expect(await rebuild()).toEqual({ people: 0, identifiers: 0, suppressions: 0 });
  });

  it.each([
    ['a state that was changed', `UPDATE people SET state = '{}' WHERE id = 2`, 'people'],
    ['a state that is no JSON', `UPDATE people SET state = '{' WHERE id = 2`, 'people'],
    ['a public id that was changed', `UPDATE people SET ref = 'X' WHERE id = 2`, 'people'],
    ['a person that was deleted', 'DELETE FROM people WHERE id = 2', 'people'],
    ['a person that was made up', `INSERT INTO people VALUES (500, 'X', '{}')`, 'people'],
    ['an identifier that was deleted', `DELETE FROM phones WHERE number = ${number(1)}`, 'identifiers'],
    ['an identifier of nobody', 'INSERT INTO phones VALUES (4915100000001, 500)', 'identifiers'],
    [
      'an identifier that was moved',
      `UPDATE phones SET person = 1 WHERE number = ${number(2)}`,
      'identifiers',
    ],
    ['one moved the other way', `UPDATE phones SET person = 4 WHERE number = ${number(1)}`, 'identifiers'],
    ['a user id that was deleted', 'DELETE FROM user_ids', 'identifiers'],
    ['an entry that was deleted', 'DELETE FROM suppressions', 'suppressions'],
    [
      'an entry that was lifted',
      'UPDATE suppressions SET lifted_at = at + 1 WHERE lifted_at IS NULL',
      'suppressions',
    ],
    [
      'an entry that was made up',
      `INSERT INTO suppressions VALUES ('${keysOf('test').hasher.hash('+491')}', 'erased', 1, NULL, 1)`,
      'suppressions',
    ],
    ['a frontier that was cut', `UPDATE tree SET size = 1, peaks = x'00'`, undefined],
    ['a frontier that was deleted', 'DELETE FROM tree', undefined],
  ] as const)('puts %s right, and says so', async (_, sql, what) => {
    let changed = 0;
    await ledger.tamper((database) => {
      for (const statement of sql.split(';')) changed += database.prepare(statement).run();
    });
    expect(changed).toBeGreaterThan(0);
    expect((await ledger.verify()).findings).not.toEqual([]);
    expect(await rebuild()).toEqual({
      people: 0,
      identifiers: 0,
      suppressions: 0,
      ...(what && { [what]: changed }),
    });
    expect((await ledger.verify()).findings).toEqual([]);
  });

  it('makes the whole projection anew from nothing but the log', async () => {
    await ledger.tamper((database) =>
      database.exec('DELETE FROM people; DELETE FROM phones; DELETE FROM user_ids; DELETE FROM suppressions'),
    );
    const before = (await ledger.verify()).findingsTotal;
    expect(before).toBeGreaterThan(20);
    await rebuild();
    expect((await ledger.verify()).findings).toEqual([]);
  });

  it('of a log that cannot be read changes nothing and says where', async () => {
    await ledger.tamper((database) => {
      database.exec(
        `UPDATE events SET body = '{' WHERE seq = 3; UPDATE people SET state = '{}' WHERE id = 1`,
      );
    });
    await expect(rebuild()).rejects.toMatchObject({ code: 'ledger.tampered', params: { detail: 'event 3' } });
    expect((await ledger.verify()).findings.map(({ problem }) => problem)).toContain('person.state');
  });
});
