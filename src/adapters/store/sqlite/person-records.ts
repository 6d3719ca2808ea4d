/** What the journal holds on one person, and letting go of it in time, in SQLite. */
import type { ForeignStatus, PersonRecords } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import { countForeignBefore, dropForeign, foreignAbout, foreignBefore } from './foreign-statuses.ts';
import { countEndedBefore, endedBefore, stripMessages } from './message-content.ts';
import { personMessages } from './person-messages.ts';
import { wantScrub } from './scrub-mark.ts';
import { countTestsBefore, dropTestsBefore } from './test-records.ts';

/**
 * Lets go of rows batch by batch, each in a transaction of its own, so that whoever sends meanwhile does not wait long; what
 * a crash leaves over, the next time finds. `next` lets go of one batch and tells how many that were.
 */
function letGo(connection: Connection, next: () => number): number {
  let total = 0;
  for (;;) {
    const count = connection.write(() => {
      const gone = next();
      if (gone > 0) wantScrub(connection);
      return gone;
    });
    if (count === 0) return total;
    total += count;
  }
}

function strip(connection: Connection, before: number): number {
  let last = 0;
  const stripped = letGo(connection, () => {
    const ended = endedBefore(connection, before, last);
    last = ended.at(-1) ?? last;
    return stripMessages(connection, ended).messages;
  });
  return stripped + letGo(connection, () => dropTestsBefore(connection, before));
}

function drop(connection: Connection, before: number): number {
  let last: ForeignStatus | undefined;
  return letGo(connection, () => {
    const old = foreignBefore(connection, before, last);
    last = old.at(-1) ?? last;
    return dropForeign(connection, old);
  });
}

/** The journal of a store by person. */
export function openSqlitePersonRecords(connection: Connection): PersonRecords {
  const { read } = connection;
  return {
    messages: async (person) => read(() => personMessages(connection, person)),
    foreign: async (identifiers) => read(() => foreignAbout(connection, identifiers)),
    strip: async (before, options) =>
      options?.rehearse
        ? read(() => countEndedBefore(connection, before) + countTestsBefore(connection, before))
        : strip(connection, before),
    dropForeign: async (before, options) =>
      options?.rehearse ? read(() => countForeignBefore(connection, before)) : drop(connection, before),
  };
}
