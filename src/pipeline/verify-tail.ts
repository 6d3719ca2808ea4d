/** A quick look at the end of the log: what a plan can afford each time. Its cost does not grow with the log. */
import type { LedgerRows } from '../core/ports.ts';
import type { VerifyProblem } from '../core/verification.ts';
import { type VerifyRequest, verifyLedger } from './verify.ts';

/** Events at the end that are looked at. */
const TAIL = 200;
/** One import is one checkpoint, however many rows it has: more events than these are not read, and the end's checkpoint alone is held to the tree. */
const MOST = 2000;

/** From which checkpoint on the end is read. */
async function startOf(rows: LedgerRows, size: number): Promise<number> {
  const before = (await rows.checkpointAt(Math.max(0, size - TAIL)))?.size ?? 0;
  return size - before > MOST ? size : before;
}

/**
 * What is wrong with the newest events: their commitments, the people they are about, the tree and its signed checkpoint.
 * Undefined: nothing.
 */
export async function verifyTail(
  rows: LedgerRows,
  tools: Pick<VerifyRequest, 'sha256' | 'verify' | 'ours'>,
): Promise<VerifyProblem | undefined> {
  const { size } = await rows.tree();
  if (size === 0) return undefined;
  const newest = await rows.checkpointAt(size);
  if (newest?.size !== size) return 'checkpoint.missing';
  const since = await startOf(rows, size);
  const { findings } = await verifyLedger(rows, { ...tools, since: since === 0 ? undefined : since });
  return findings[0]?.problem;
}
