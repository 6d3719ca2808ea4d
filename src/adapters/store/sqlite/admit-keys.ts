/** Which keys a ledger takes: the ones that it has known from its beginning, and no others. */
import { ConsendError } from '../../../core/errors.ts';
import type { KeyRing, LedgerKeys } from '../../../core/ports.ts';
import { writeCheckpoint } from './checkpoints.ts';
import type { Connection } from './connection.ts';
import { requireKeys } from './suppression-entries.ts';
import type { StoreTools } from './tools.ts';
import { readFrontier } from './tree.ts';

/** Whether the store has been signed by some key; one that is older than its keys' table has not. */
function hasKeys(connection: Connection): boolean {
  const table = connection.sql("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'keys'").get();
  return table !== undefined && connection.sql('SELECT 1 FROM keys').get() !== undefined;
}

/**
 * The keys to open a store with. Made where neither the ledger nor the ring has any; keys that a ledger has once had are
 * never made anew. Throws `ledger.key-missing`, `file.unwritable`.
 */
export async function ringKeys(connection: Connection, ring: KeyRing | undefined): Promise<LedgerKeys> {
  if (ring === undefined)
    throw new ConsendError('internal', { params: { detail: 'a store opened for writing wants a key ring' } });
  const keys = await ring.load();
  if (keys !== undefined) return keys;
  if (connection.read(() => hasKeys(connection)))
    throw new ConsendError('ledger.key-missing', { params: { file: ring.file, reason: 'missing' } });
  return await ring.create();
}

function newestKey(connection: Connection): Uint8Array | undefined {
  const row = connection.sql('SELECT public_key FROM keys ORDER BY from_size DESC LIMIT 1').get();
  return row?.public_key as Uint8Array | undefined;
}

/** Takes the first signing key in, and signs what was there before it; any later one must be the same. */
function admitSigner(connection: Connection, tools: StoreTools, keys: LedgerKeys): boolean {
  const newest = newestKey(connection);
  const { publicKey } = keys.signer;
  if (newest !== undefined) return Buffer.compare(newest, publicKey) === 0;
  const frontier = readFrontier(connection);
  // The first key answers for all that came before it, unsigned as that was.
  connection.sql('INSERT INTO keys (public_key, from_size) VALUES (?, 0)').run(publicKey);
  if (frontier.size > 0) writeCheckpoint(connection, { ...tools, keys }, frontier);
  return true;
}

/** Keys on their way into a ledger. */
export interface KeyAdmission {
  readonly keys: LedgerKeys;
  /** Where the signing key lies, for the error's text. */
  readonly file: string;
}

/** As `admitKeys`, inside a write that is under way. */
export function enterKeys(connection: Connection, tools: StoreTools, { keys, file }: KeyAdmission): void {
  if (!admitSigner(connection, tools, keys))
    throw new ConsendError('ledger.key-foreign', { params: { file } });
  requireKeys(connection, keys.hasher);
}

/**
 * Checks keys against the ledger, and enters the first. Throws `ledger.key-foreign` for a signing key that is not the newest
 * one of the ledger, `suppression.key-missing` where the list has hashes of a key that is not held.
 */
export function admitKeys(connection: Connection, tools: StoreTools, admission: KeyAdmission): void {
  const isSigned = connection.read(() => newestKey(connection) !== undefined);
  const enter = (): void => enterKeys(connection, tools, admission);
  // Mostly there is nothing to write, and no reason to wait for somebody who is writing.
  if (isSigned) connection.read(enter);
  else connection.write(enter);
}
