/** Erasing and rebuilding in SQLite. */
import { ConsendError } from '../../../core/errors.ts';
import type { LedgerCare } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import { copyStore } from './copy.ts';
import { scrub } from './scrub.ts';
import { wantedScrub } from './scrub-mark.ts';

function unwritten(): never {
  throw new ConsendError('internal', { params: { detail: 'unwritten' } });
}

/** Erasing and rebuilding in a store. */
export function openSqliteCare(connection: Connection): LedgerCare {
  return {
    erase: async () => unwritten(),
    scrub: async () => scrub(connection),
    isScrubPending: async () => connection.read(() => wantedScrub(connection) !== undefined),
    rebuild: async () => unwritten(),
    reapply: async () => unwritten(),
    erasures: async () => unwritten(),
    copyTo: async (path) => copyStore(connection, path),
  };
}
