/** Erasing and rebuilding in SQLite. */
import type { LedgerCare } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import { copyStore } from './copy.ts';
import { erasePerson } from './erase.ts';
import { knownErasures } from './known-erasures.ts';
import { reapplyErasures } from './reapply.ts';
import { rebuild } from './rebuild.ts';
import { scrub } from './scrub.ts';
import { wantedScrub } from './scrub-mark.ts';
import type { StoreTools } from './tools.ts';

/** Erasing and rebuilding in a store. */
export function openSqliteCare(connection: Connection, tools: StoreTools): LedgerCare {
  const { read, write } = connection;
  return {
    erase: async (request) => write(() => erasePerson(connection, tools, request)),
    eraseAll: async (requests) =>
      write(() => requests.map((request) => erasePerson(connection, tools, request))),
    scrub: async () => scrub(connection),
    isScrubPending: async () => read(() => wantedScrub(connection) !== undefined),
    rebuild: async () => write(() => rebuild(connection, tools)),
    reapply: async (erasures) => write(() => reapplyErasures(connection, tools, erasures)),
    erasures: async () =>
      read(() =>
        knownErasures(connection).map(({ person, at, ground, hashes, suppressedSince }) => ({
          person,
          at,
          ground,
          hashes,
          suppressedSince,
        })),
      ),
    copyTo: async (path) => copyStore(connection, path),
  };
}
