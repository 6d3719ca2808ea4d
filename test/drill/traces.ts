/** Looks for a number in what consend keeps: in the rows of its database, and in the raw bytes of its files. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Workspace } from './campaign.ts';

/** Files of consend's own in which a number stands: as digits, as a message id has it, as the database keys it. */
export async function holding(space: Workspace, phone: string): Promise<string[]> {
  const digits = phone.slice(1);
  const key = Buffer.alloc(8);
  key.writeBigInt64BE(BigInt(digits));
  const forms = [
    Buffer.from(digits),
    Buffer.from(Buffer.from(digits).toString('base64').slice(0, 16)),
    key.subarray(2),
  ];
  const entries = await readdir(join(space.dir, '.consend'), { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (forms.some((form) => bytes.includes(form))) found.push(entry.name);
  }
  return found;
}

/** Tables of the database with a row in which a number stands. */
export function tablesWith(space: Workspace, phone: string): string[] {
  const digits = phone.slice(1);
  const inId = Buffer.from(digits).toString('base64').slice(0, 16);
  const database = new Database(join(space.dir, '.consend', 'consend.db'), { readonly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    return (tables as string[]).filter((table) => {
      for (const row of database.prepare(`SELECT * FROM "${table}"`).iterate()) {
        const text = JSON.stringify(row);
        if (text.includes(digits) || text.includes(inId)) return true;
      }
      return false;
    });
  } finally {
    database.close();
  }
}
