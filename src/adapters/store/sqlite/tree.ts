/** The log's Merkle frontier as the store keeps it: one row, so that appending and the root cost O(log n). */
import { type Frontier, HASH_BYTES, rootOf } from '../../../core/merkle.ts';
import type { LedgerPosition } from '../../../core/plan.ts';
import type { Sha256 } from '../../../core/ports.ts';
import { writeCheckpoint } from './checkpoints.ts';
import type { Connection } from './connection.ts';
import type { StoreTools } from './tools.ts';

/** Reads the frontier; its size is the number of events. Belongs into a read or a write. */
export function readFrontier(connection: Connection): Frontier {
  const row = connection.sql('SELECT size, peaks FROM tree').get();
  const bytes = (row?.peaks as Uint8Array | undefined) ?? new Uint8Array(0);
  const peaks: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += HASH_BYTES)
    peaks.push(bytes.subarray(start, start + HASH_BYTES));
  return { size: Number(row?.size ?? 0), peaks };
}

/** Writes a frontier and signs what the tree has become. Belongs into a write. */
export function writeTree(connection: Connection, tools: StoreTools, { size, peaks }: Frontier): void {
  connection.sql('UPDATE tree SET size = ?, peaks = ?').run(size, Buffer.concat(peaks));
  writeCheckpoint(connection, tools, { size, peaks });
}

/** Size and root (base64) of the log. */
export function positionOf(connection: Connection, sha256: Sha256): LedgerPosition {
  const frontier = readFrontier(connection);
  return { size: frontier.size, root: Buffer.from(rootOf(sha256, frontier)).toString('base64') };
}
