/**
 * Takes people out of `decisions.ndjson`: the entry stays with its row and without its number, decided as blocked, and the
 * footer is made anew, so that the plan can still be executed for everybody else.
 */
import { createHash } from 'node:crypto';
import type { PlanEntry } from '../../core/plan.ts';
import { planEntrySchema } from '../../core/plan.ts';
import { linesWithEnds, rewriteFile } from './rewrite-file.ts';

/** Why an erased person's entry is blocked. */
export const ERASED = 'recipient.erased';

/** Our own entries begin like this, so that a million of them need not be parsed to be passed over. */
const ENTRY_START = /^\{"row":\d+,(?:"file":\d+,)?"phone":"([^"\\]*)"/;

/** The number of an entry; undefined for what is none. */
function phoneOf(line: string): string | undefined {
  const start = ENTRY_START.exec(line);
  if (start) return start[1];
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'phone' in value ? String(value.phone) : undefined;
  } catch {
    // A damaged line stays what it is: the plan says so when it is read.
    return undefined;
  }
}

function erasedEntry(line: string): string {
  const { row, file } = JSON.parse(line) as PlanEntry;
  const entry: PlanEntry = {
    row,
    ...(file === undefined ? {} : { file }),
    phone: '',
    country: '',
    decision: 'block',
    reasons: [ERASED],
  };
  return `${JSON.stringify(entry)}\n`;
}

/** Rows of the entries of these numbers, in file order. */
export async function findEntries(file: string, phones: ReadonlySet<string>): Promise<number[]> {
  const rows: number[] = [];
  for await (const line of linesWithEnds(file)) {
    if (phones.has(phoneOf(line) ?? '')) rows.push((JSON.parse(line) as PlanEntry).row);
  }
  return rows;
}

/** The entries of these numbers, in file order: what a plan decided about somebody. */
export async function entriesOf(file: string, phones: ReadonlySet<string>): Promise<PlanEntry[]> {
  const entries: PlanEntry[] = [];
  for await (const line of linesWithEnds(file)) {
    if (!phones.has(phoneOf(line) ?? '')) continue;
    const parsed = planEntrySchema.safeParse(JSON.parse(Buffer.from(line, 'latin1').toString('utf8')));
    if (parsed.success) entries.push(parsed.data as PlanEntry);
  }
  return entries;
}

/** The plan's lines without these numbers. A digest that did not fit before does not fit afterwards either. */
async function* withoutThem(file: string, phones: ReadonlySet<string>): AsyncGenerator<string> {
  const [before, after] = [createHash('sha256'), createHash('sha256')];
  for await (const line of linesWithEnds(file)) {
    if (line.startsWith('{"end":')) {
      const old = `"digest":"sha256:${before.digest('hex')}"`;
      yield line.replace(old, `"digest":"sha256:${after.digest('hex')}"`);
      continue;
    }
    const kept = phones.has(phoneOf(line) ?? '') ? erasedEntry(line) : line;
    before.update(line, 'latin1');
    after.update(kept, 'latin1');
    yield kept;
  }
}

/** Writes a plan's entries anew without these numbers. Throws `file.unwritable`. */
export async function forgetEntries(file: string, phones: ReadonlySet<string>): Promise<void> {
  await rewriteFile(file, withoutThem(file, phones));
}
