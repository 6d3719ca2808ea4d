/** The consent ledger in SQLite. */
import type { Ledger } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import { historyBehind, logPages, peoplePages, personBehind, workspaceHistory } from './ledger-pages.ts';
import { findPeople } from './people.ts';
import { recordFacts } from './record.ts';
import { findStates } from './states.ts';
import type { StoreTools } from './tools.ts';
import { positionOf, readFrontier } from './tree.ts';
import { allWordings, putWordings } from './wordings.ts';

/** The ledger of a store. */
export function openSqliteLedger(connection: Connection, tools: StoreTools): Ledger {
  return {
    record: async (facts, options) =>
      connection.write(() => recordFacts(connection, tools, { facts, options })),
    lookup: async (identifiers) => connection.read(() => findPeople(connection, identifiers)),
    states: async (identifiers) => findStates(connection, identifiers),
    history: async (identifier) => connection.read(() => historyBehind(connection, identifier)),
    workspaceHistory: async () => connection.read(() => workspaceHistory(connection)),
    person: async (identifier) => connection.read(() => personBehind(connection, identifier)),
    people: (options) => peoplePages(connection, options?.events ?? false),
    log: () => logPages(connection),
    size: async () =>
      connection.read(() => ({
        // People and events are never deleted and numbered without gaps.
        people: Number(connection.sql('SELECT max(id) AS last FROM people').get()?.last ?? 0),
        events: readFrontier(connection).size,
      })),
    position: async () => connection.read(() => positionOf(connection, tools.sha256)),
    keepWordings: async (wordings) => connection.write(() => putWordings(connection, wordings)),
    wordings: async () => connection.read(() => allWordings(connection)),
  };
}
