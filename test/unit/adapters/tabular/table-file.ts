/** Files for tests about tables. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTable, type RecordsOptions, type TableRecord } from '../../../../src/adapters/tabular/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'consend-table-'));
let count = 0;

/** Writes a file that is gone with the machine's temporary folder. @returns its path */
export function tableFile(content: string | Uint8Array): string {
  const path = join(folder, `${count++}.csv`);
  writeFileSync(path, content);
  return path;
}

/** Opens a table and reads all of it. */
export async function readTable(content: string | Uint8Array, options: RecordsOptions = {}) {
  const table = await openTable(tableFile(content));
  const records: TableRecord[] = [];
  for await (const batch of table.records(options)) records.push(...batch);
  return { head: table.head, digest: table.digest, bytes: table.bytes, records };
}

/** A record as a short text: its line, then its cells or its problem. */
export function briefly(record: TableRecord): string {
  return `${record.row} ${record.problem ?? record.cells.join('|')}`;
}
