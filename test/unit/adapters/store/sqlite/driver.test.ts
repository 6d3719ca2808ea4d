import process from 'node:process';
import { describe, expect, test } from 'vitest';
import {
  chooseDriver,
  type DriverName,
  driverOrder,
} from '../../../../../src/adapters/store/sqlite/driver.ts';
import {
  isBusyError,
  isConstraintError,
  storeError,
} from '../../../../../src/adapters/store/sqlite/errors.ts';

test.each([
  ['20.18.0', ['better']],
  ['22.12.0', ['better']],
  ['22.13.0', ['better', 'node']],
  ['23.1.0', ['better', 'node']],
  ['24.0.0', ['node', 'better']],
  ['v26.1.0', ['node', 'better']],
])('Node %s tries %j', (version, order) => {
  expect(driverOrder(version)).toEqual(order);
});

const available: DriverName[] = [];
for (const name of ['node', 'better'] as const) {
  await chooseDriver(undefined, name).then(
    () => available.push(name),
    () => undefined,
  );
}

test('a driver that this Node cannot load is named as missing', async () => {
  const missing = (['node', 'better'] as const).filter((name) => !available.includes(name));
  for (const name of missing) {
    await expect(chooseDriver('20.0.0', name)).rejects.toMatchObject({
      code: 'store.driver-missing',
      params: { node: '20.0.0' },
      cause: expect.any(Error),
    });
  }
  expect(available.length).toBeGreaterThan(0);
});

test('loading a driver leaves the emitting of warnings as it was and warns of nothing', async () => {
  const emit = process.emitWarning;
  const warnings: string[] = [];
  const listen = (warning: Error): void => void warnings.push(warning.name);
  process.on('warning', listen);
  await chooseDriver();
  await new Promise((resolve) => setTimeout(resolve, 10));
  process.off('warning', listen);
  expect(process.emitWarning).toBe(emit);
  expect(warnings).toEqual([]);
});

describe.each(available)('driver %s', (name) => {
  const memory = async () => (await chooseDriver(undefined, name))({ path: ':memory:', readOnly: false });

  test('keeps numbers, text, null and bytes as they are', async () => {
    const database = await memory();
    database.exec('CREATE TABLE t (a ANY, b ANY, c ANY, d ANY) STRICT');
    const values = [2 ** 53 - 1, 'ü🌍', null, Uint8Array.of(0, 255)] as const;
    expect(database.prepare('INSERT INTO t VALUES (?, ?, ?, ?)').run(...values)).toBe(1);
    const select = database.prepare('SELECT * FROM t');
    const row = { ...select.get() };
    expect(row).toEqual({ a: 2 ** 53 - 1, b: 'ü🌍', c: null, d: Uint8Array.of(0, 255) });
    expect(Object.getPrototypeOf(row.d)).toBe(Uint8Array.prototype);
    expect(select.all().map((all) => ({ ...all }))).toEqual([row]);
    expect([...select.iterate()].map((each) => ({ ...each }))).toEqual([row]);
    expect(database.prepare('SELECT 1 FROM t WHERE a = 0').get()).toBeUndefined();
    database.close();
  });

  test('commits what a transaction wrote, and undoes it when it throws', async () => {
    const database = await memory();
    database.exec('CREATE TABLE t (a INTEGER UNIQUE)');
    const count = () => database.prepare('SELECT count(*) AS n FROM t').get()?.n;
    expect(database.transaction(() => database.prepare('INSERT INTO t VALUES (1)').run())).toBe(1);
    const failing = (): void => {
      database.prepare('INSERT INTO t VALUES (2)').run();
      throw new Error('no');
    };
    expect(() => database.transaction(failing)).toThrow('no');
    expect(count()).toBe(1);
    database.transaction(() => database.prepare('INSERT INTO t VALUES (3)').run());
    expect(count()).toBe(2);
    database.close();
  });

  test('a constraint is told from other trouble', async () => {
    const database = await memory();
    database.exec('CREATE TABLE t (a INTEGER UNIQUE); INSERT INTO t VALUES (1)');
    const errorOf = (sql: string): unknown => {
      try {
        database.exec(sql);
      } catch (error) {
        return error;
      }
      return undefined;
    };
    const constraint = errorOf('INSERT INTO t VALUES (1)');
    expect([isConstraintError(constraint), isBusyError(constraint)]).toEqual([true, false]);
    const mistake = errorOf('SELECT nothing');
    expect(mistake).toBeInstanceOf(Error);
    expect(isConstraintError(mistake)).toBe(false);
    // A mistake of the program is no trouble of the store: it stays what it is.
    expect(storeError(mistake, 'x')).toBe(mistake);
    database.close();
  });
});
