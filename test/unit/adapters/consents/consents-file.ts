/** Consent CSVs read whole, as tests of their reading want them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ConsentFileRequest,
  type ConsentFileRow,
  type ConsentProblem,
  openConsents,
} from '../../../../src/adapters/consents/index.ts';
import { NOW } from '../../core/builders.ts';

/** The folder of consent files. Test files of one worker share this module, so it goes with the process, not with a file's end. */
export const dir = mkdtempSync(join(tmpdir(), 'consend-consents-'));
process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
let files = 0;

/** What rows are read with. */
export const CONTEXT = { purposes: new Set(['newsletter', 'orders']), zone: 'Europe/Berlin', now: NOW };

/** Reads a consent CSV whole. */
export async function read(content: string | Uint8Array, change: Partial<ConsentFileRequest> = {}) {
  files += 1;
  const file = join(dir, `${files}.csv`);
  writeFileSync(file, content);
  const problems: ConsentProblem[] = [];
  const unlisted: Record<string, number> = {};
  const reading = await openConsents({
    file,
    map: {},
    defaults: {},
    context: CONTEXT,
    defaultCountry: 'DE',
    ...change,
  });
  const rows: ConsentFileRow[] = [];
  for await (const batch of reading.batches()) {
    rows.push(...batch.rows);
    problems.push(...batch.problems);
    for (const [name, count] of batch.unlisted) unlisted[name] = (unlisted[name] ?? 0) + count;
  }
  return { rows, problems, unlisted, events: rows.flatMap((row) => row.events), digest: reading.digest };
}
