/** Reads a plan back: the summary, and the entries as a stream that is verified to its last line. */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConsendError } from '../../core/errors.ts';
import type { PlanEntry, PlanSummary } from '../../core/plan.ts';
import { planEntrySchema, planFooterSchema, planHeaderSchema, planSummarySchema } from '../../core/plan.ts';
import { PLAN_FILES } from './write-plan.ts';

const PLAN_ID = /^p_[0-9A-Z]{10,32}$/;

function damaged(file: string, detail: string, cause?: unknown): ConsendError {
  return new ConsendError('plan.damaged', { params: { file, detail }, cause });
}

function parseLine(file: string, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw damaged(file, 'a line is no JSON', error);
  }
}

/** The summary of the plan in a folder. Throws `plan.missing` (with `known`) or `plan.damaged`. */
export async function readPlanSummary(dir: string, plan: string): Promise<PlanSummary> {
  const file = join(dir, PLAN_FILES.summary);
  // The id becomes part of a path: what is no id names no plan.
  if (!PLAN_ID.test(plan))
    throw new ConsendError('plan.missing', { params: { plan, known: await plansBeside(dir) } });
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new ConsendError('plan.missing', { params: { plan, known: await plansBeside(dir) }, cause: error });
  }
  const parsed = planSummarySchema.safeParse(parseLine(file, text));
  if (!parsed.success) throw damaged(file, parsed.error.issues[0]?.path.join('.') ?? 'its form');
  if (parsed.data.plan !== plan) throw damaged(file, 'it is another plan');
  return parsed.data;
}

/** Ids of the plans that lie beside a plan's folder, newest first (ids sort by time). */
async function plansBeside(dir: string): Promise<string[]> {
  const names = await readdir(join(dir, '..')).catch(() => []);
  return names
    .filter((name) => name.startsWith('p_'))
    .sort()
    .reverse()
    .slice(0, 5);
}

/** The lines of a file, byte for byte: a line ends at a line feed and nowhere else, and the last one ends too. */
async function* linesOf(file: string): AsyncIterable<Buffer> {
  let rest: Buffer[] = [];
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, end)]);
      rest = [];
      from = end + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) throw damaged(file, 'its last line is cut off');
}

/**
 * The entries of the plan in a folder, in batches, in file order. Ends only when the footer agrees with what was read:
 * an entry changed, added or cut off throws `plan.damaged`, so a caller acts only after the last batch, or verifies first.
 * @param seen gets each byte of the file, so that its digest is that of what was read
 */
export async function* readPlanEntries(
  dir: string,
  batchSize = 500,
  seen?: Hash,
): AsyncIterable<readonly PlanEntry[]> {
  const file = join(dir, PLAN_FILES.entries);
  const digest = createHash('sha256');
  let count = -1;
  let footer: unknown;
  let batch: PlanEntry[] = [];
  try {
    for await (const bytes of linesOf(file)) {
      seen?.update(bytes).update('\n');
      const line = bytes.toString('utf8');
      if (footer !== undefined) throw damaged(file, 'lines after the end');
      const value = parseLine(file, line);
      if (typeof value === 'object' && value !== null && 'end' in value) {
        // The footer is the one line that no digest covers, so it must be written as consend writes it.
        if (JSON.stringify(value) !== line) throw damaged(file, 'its end');
        footer = value;
        continue;
      }
      digest.update(bytes).update('\n');
      count += 1;
      if (count === 0) {
        if (!planHeaderSchema.safeParse(value).success) throw damaged(file, 'its header');
        continue;
      }
      const entry = planEntrySchema.safeParse(value);
      if (!entry.success)
        throw damaged(file, `entry ${count}: ${entry.error.issues[0]?.path.join('.') ?? ''}`);
      batch.push(entry.data as PlanEntry);
      if (batch.length >= batchSize) {
        yield batch;
        batch = [];
      }
    }
  } catch (error) {
    if (error instanceof ConsendError) throw error;
    throw new ConsendError('file.unreadable', { params: { file, detail: String(error) }, cause: error });
  }
  const end = planFooterSchema.safeParse(footer);
  if (!end.success) throw damaged(file, 'its end is missing');
  if (end.data.entries !== count || end.data.digest !== `sha256:${digest.digest('hex')}`)
    throw damaged(file, 'its digest differs');
  if (batch.length > 0) yield batch;
}

/**
 * Reads the whole plan once and keeps nothing: throws `plan.damaged` unless every line is as it was written.
 * @param seen as in `readPlanEntries`
 */
export async function verifyPlan(dir: string, seen?: Hash): Promise<void> {
  for await (const _ of readPlanEntries(dir, undefined, seen)) {
    // Only the reading matters.
  }
}
