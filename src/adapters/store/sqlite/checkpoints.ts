/** Signed checkpoints of the log: one for each size at which a transaction left it. */
import { type Frontier, rootOf } from '../../../core/merkle.ts';
import { signCheckpoint } from '../../../core/signed-note.ts';
import type { Connection } from './connection.ts';
import { keysOf, type StoreTools } from './tools.ts';

/** Signs the tree at a frontier and keeps the note. Belongs into the write that brought it there. */
export function writeCheckpoint(
  connection: Connection,
  tools: Pick<StoreTools, 'sha256' | 'keys' | 'origin'>,
  { size, peaks }: Frontier,
): void {
  const { sha256, origin } = tools;
  const root = rootOf(sha256, { size, peaks });
  const note = signCheckpoint(sha256, { origin, size, root }, keysOf(tools).signer);
  connection
    .sql('INSERT INTO checkpoints (size, note, peaks) VALUES (?, ?, ?)')
    .run(size, note, Buffer.concat(peaks));
}
