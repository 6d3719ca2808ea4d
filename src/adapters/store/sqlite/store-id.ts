/** The store's own random id: first part of correlations, last part of the origin of its checkpoints. */
import type { Connection } from './connection.ts';

/** The id. Belongs into a read or a write. */
export function storeIdOf(connection: Connection): string {
  return String(connection.sql("SELECT value FROM meta WHERE key = 'store.id'").get()?.value);
}

/** Origin line of the ledger's checkpoints, and the name of the key that signs them. Belongs into a read or a write. */
export function originOf(connection: Connection): string {
  return `consend.local/${storeIdOf(connection)}`;
}
