import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SqliteDatabase, SqlRow, SqlValue } from '../../../src/adapters/store/sqlite/driver.ts';
import { sha256 } from '../../../src/adapters/system/sha256.ts';
import type { VerifiedTable, VerifyFinding } from '../../../src/core/verification.ts';
import { fillLedger, type LedgerFile, ledgerFile, WORDING } from '../../helpers/ledger.ts';

let ledger: LedgerFile;
beforeAll(async () => {
  ledger = ledgerFile();
  const store = await ledger.open();
  await fillLedger(store);
  await store.close();
});
afterAll(() => ledger.remove());

/** How a table's rows are found, and what a finding calls them. */
interface Table {
  readonly table: VerifiedTable;
  readonly keys: readonly string[];
  readonly columns: readonly string[];
  readonly where?: string;
  rowOf(row: SqlRow): number | string;
}

const TABLES: readonly Table[] = [
  {
    table: 'events',
    keys: ['seq'],
    columns: ['seq', 'person', 'fact', 'body', 'salt', 'commitment'],
    rowOf: ({ seq }) => Number(seq),
  },
  { table: 'people', keys: ['id'], columns: ['id', 'ref', 'state'], rowOf: ({ id }) => Number(id) },
  { table: 'phones', keys: ['number'], columns: ['number', 'person'], rowOf: ({ number }) => `+${number}` },
  {
    table: 'user_ids',
    keys: ['user_id'],
    columns: ['user_id', 'person'],
    rowOf: (row) => String(row['user_id']),
  },
  // The key of its one row is fixed by a CHECK and read by nobody.
  { table: 'tree', keys: ['id'], columns: ['size', 'peaks'], rowOf: () => 1 },
  {
    table: 'checkpoints',
    keys: ['size'],
    columns: ['size', 'note', 'peaks'],
    rowOf: ({ size }) => Number(size),
  },
  {
    table: 'keys',
    keys: ['public_key'],
    columns: ['public_key', 'from_size'],
    rowOf: (row) => Number(row['from_size']),
  },
  {
    table: 'suppressions',
    keys: ['hash'],
    columns: ['hash', 'kind', 'at', 'lifted_at', 'seq'],
    rowOf: ({ hash }) => String(hash),
  },
  {
    table: 'wordings',
    keys: ['id', 'version'],
    columns: ['id', 'version', 'digest', 'language', 'text'],
    rowOf: ({ id, version }) => `${id}@${version}`,
  },
  {
    table: 'meta',
    keys: ['key'],
    columns: ['value'],
    where: "key = 'store.id'",
    rowOf: ({ key }) => String(key),
  },
];

/** Numbers that look drawn, the same in each run. */
function drawer(seed: string): (below: number) => number {
  let draws = 0;
  return (below) => {
    draws += 1;
    return Buffer.from(sha256(`${seed}:${draws}`)).readUInt32BE() % below;
  };
}

/** A value with one bit of one byte flipped. */
function flipped(value: SqlValue, draw: (below: number) => number): SqlValue {
  if (value === null) return 1;
  if (typeof value === 'number') return value ^ 1 || value + 2;
  const bytes = Buffer.from(value as never);
  const at = draw(bytes.length);
  bytes[at] = bytes[at]! ^ (1 << draw(8));
  return typeof value === 'string' ? bytes.toString('latin1') : new Uint8Array(bytes);
}

/** Changes one column of one row; tells how findings may name it: as it was, or as it is. */
function flip(database: SqliteDatabase, table: Table, column: string, draw: (below: number) => number) {
  const rows = database
    .prepare(`SELECT * FROM ${table.table} WHERE ${table.where ?? 'true'} ORDER BY ${table.keys.join(', ')}`)
    .all();
  const row = rows[draw(rows.length)]!;
  // An empty tree's peaks and an event's lost content have no byte to flip.
  let value = flipped(row[column]!, draw);
  while (
    typeof value === 'number' &&
    table.keys[0] === column &&
    rows.some((other) => other[column] === value)
  )
    value += 100;
  const place = table.keys.map((key) => `${key} = ?`).join(' AND ');
  // Text is written byte by byte: what is no UTF-8 any more must be found as well.
  const set = typeof value === 'string' ? `CAST(? AS TEXT)` : '?';
  const written = typeof value === 'string' ? new Uint8Array(Buffer.from(value, 'latin1')) : value;
  const keys = table.keys.map((key) => row[key]!);
  const sql = `UPDATE ${table.table} SET ${column} = ${set} WHERE ${place}`;
  expect(database.prepare(sql).run(written, ...keys)).toBe(1);
  return [table.rowOf(row), table.rowOf({ ...row, [column]: value })];
}

const languages = new Map([[`${WORDING.id}@${WORDING.version}`, WORDING.language]]);
const show = (findings: readonly VerifyFinding[]) =>
  findings.map(({ table, row, column, problem }) => `${table} ${row} ${column}: ${problem}`).join('\n');

for (const table of TABLES) {
  describe.each(table.columns)(`one byte changed in ${table.table}.%s`, (column) => {
    test.each([1, 2, 3, 4])('is found, and its row named (draw %i)', async (draws) => {
      const copy = ledger.copy();
      try {
        let rows: (number | string)[] = [];
        const draw = drawer(`${table.table}.${column}:${draws}`);
        await copy.tamper((database) => {
          rows = flip(database, table, column, draw);
        });
        const { findings } = await copy.verify({ languages });
        const named = findings.some((finding) => finding.table === table.table && rows.includes(finding.row));
        expect(named, `${rows.join(' or ')} in\n${show(findings)}`).toBe(true);
      } finally {
        copy.remove();
      }
    });
  });
}
