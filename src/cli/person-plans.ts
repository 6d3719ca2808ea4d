/** Takes people out of the folders of plans and reports, file by file, as `person-files.ts` asks. */
import { readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { findEntries, forgetEntries } from '../adapters/plan-file/forget-entries.ts';
import { forgetInPage, judgePage } from '../adapters/plan-file/forget-page.ts';
import { countRows, forgetRows, type RowsKind } from '../adapters/plan-file/forget-rows.ts';
import { PLAN_FILES } from '../adapters/plan-file/write-plan.ts';
import type { FileTraces } from '../core/erasure.ts';
import { addTraces, NO_TRACES } from '../core/erasure.ts';
import type { NumberSearch } from '../core/number-search.ts';
import { showFile } from './plan-files.ts';

/** Who goes, and how. */
export interface Gone {
  readonly search: NumberSearch;
  /** Their numbers, canonical. */
  readonly phones: ReadonlySet<string>;
  /** False: only count. */
  readonly apply: boolean;
  /** Only files written from this instant on, epoch milliseconds. */
  readonly since: number;
}

/** Whether a name is that of a write that has not ended. */
export function isTemporary(name: string): boolean {
  return name.endsWith('.tmp');
}

/** Whether there is such a file, written since. */
async function isThere(file: string, { since }: Gone): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  // File systems keep times coarser than the clock does.
  return found?.isFile() === true && found.mtimeMs >= since - 2000;
}

async function entriesIn(dir: string, gone: Gone): Promise<number[]> {
  const file = join(dir, PLAN_FILES.entries);
  if (!(await isThere(file, gone))) return [];
  const rows = await findEntries(file, gone.phones);
  if (gone.apply && rows.length > 0) await forgetEntries(file, gone.phones);
  return rows;
}

async function rowsIn(
  file: string,
  gone: Gone,
  of: { readonly kind: RowsKind; readonly rows: ReadonlySet<number> },
): Promise<number> {
  if (!(await isThere(file, gone))) return 0;
  const parts = { ...of, search: gone.search };
  const count = await countRows(file, parts);
  if (gone.apply && count > 0) await forgetRows(file, parts);
  return count;
}

async function pageIn(file: string, gone: Gone, rows: ReadonlySet<number>): Promise<number> {
  if (!(await isThere(file, gone))) return 0;
  const parts = { search: gone.search, phones: gone.phones, rows };
  const fate = await judgePage(file, parts);
  if (gone.apply && fate === 'remove') await rm(file, { force: true });
  if (gone.apply && fate === 'rewrite') await forgetInPage(file, parts);
  return fate === 'clean' ? 0 : 1;
}

/** One plan's folder. */
async function forgetInPlan(dir: string, gone: Gone): Promise<FileTraces> {
  const rows = new Set(await entriesIn(dir, gone));
  const decided = await rowsIn(join(dir, PLAN_FILES.decisions), gone, { kind: 'decisions', rows });
  const rejected = await rowsIn(join(dir, 'recipients.rejects.csv'), gone, { kind: 'rejects', rows });
  const reports = await pageIn(join(dir, PLAN_FILES.report), gone, rows);
  const count = Math.max(rows.size, decided) + rejected;
  return { ...NO_TRACES, plans: count > 0 ? 1 : 0, rows: count, reports };
}

/** The plan that a campaign's folder shows; undefined where it shows none. */
export async function shownPlan(campaign: string): Promise<string | undefined> {
  const text = await readFile(join(campaign, PLAN_FILES.summary), 'utf8').catch(() => '');
  return /"plan": ?"(p_[0-9A-Z]+)"/.exec(text)?.[1];
}

/**
 * The plans of one campaign. Its folder shows the newest plan's files, by links that still hold the old content once the
 * plan's own file was written anew: they are made again.
 */
export async function forgetInCampaign(
  campaign: string,
  plans: readonly string[],
  gone: Gone,
): Promise<FileTraces> {
  let traces = NO_TRACES;
  for (const plan of plans) traces = addTraces(traces, await forgetInPlan(plan, gone));
  const shown = await shownPlan(campaign);
  const source = plans.find((plan) => basename(plan) === shown);
  // A copy without its plan is gone through like a plan.
  if (source === undefined) return addTraces(traces, await forgetInPlan(campaign, gone));
  if (!gone.apply) return traces;
  for (const name of Object.values(PLAN_FILES)) {
    const [own, link] = await Promise.all(
      [join(source, name), join(campaign, name)].map((file) => stat(file).catch(() => undefined)),
    );
    if (link !== undefined && link.ino !== own?.ino) await showFile(join(source, name), join(campaign, name));
  }
  return traces;
}

/** A campaign's outcome. */
export async function forgetInReports(dir: string, gone: Gone): Promise<FileTraces> {
  const rows = await rowsIn(join(dir, 'messages.csv'), gone, { kind: 'messages', rows: new Set() });
  const reports = await pageIn(join(dir, 'report.html'), gone, new Set());
  return { ...NO_TRACES, rows, reports: reports + (rows > 0 ? 1 : 0) };
}
