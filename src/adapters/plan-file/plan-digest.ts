/** The digest of a plan's files: its summary and its decisions, byte for byte. What an approver signs. */
import { createHash, type Hash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type PlanSummary, planSummarySchema } from '../../core/plan.ts';
import { PLAN_FILES } from './write-plan.ts';

/** SHA-256 of each file, hex. */
interface FileDigests {
  readonly summary: string;
  readonly entries: string;
}

function joined({ summary, entries }: FileDigests): string {
  const lines = `${PLAN_FILES.summary} ${summary}\n${PLAN_FILES.entries} ${entries}\n`;
  return `sha256:${hash('sha256', lines, 'hex')}`;
}

async function fileDigest(file: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(file)) digest.update(chunk as Buffer);
  return digest.digest('hex');
}

/** The digest of the files in a plan's folder as they are now, `sha256:` and hex. */
export async function planDigest(dir: string): Promise<string> {
  const summary = await fileDigest(join(dir, PLAN_FILES.summary));
  return joined({ summary, entries: await fileDigest(join(dir, PLAN_FILES.entries)) });
}

function isSummary(bytes: Buffer, summary: PlanSummary): boolean {
  try {
    return isDeepStrictEqual(planSummarySchema.parse(JSON.parse(bytes.toString('utf8'))), summary);
  } catch {
    return false;
  }
}

/**
 * Whether what was read of a plan is what a digest was made of: the summary that is in use, and the decisions by the bytes
 * that a reader saw (`readPlanEntries`, `seen`). Between a digest and a reading somebody may change the files.
 */
export async function isOfDigest(
  dir: string,
  { digest, summary, seen }: { readonly digest: string; readonly summary: PlanSummary; readonly seen: Hash },
): Promise<boolean> {
  const bytes = await readFile(join(dir, PLAN_FILES.summary));
  const found = joined({ summary: hash('sha256', bytes, 'hex'), entries: seen.digest('hex') });
  return found === digest && isSummary(bytes, summary);
}
