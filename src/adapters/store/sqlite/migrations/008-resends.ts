/** What users decided to send again, with what became of it before. */
import type { Migration } from './migration.ts';

const SQL = `
-- One row for each decision about a message: another claim is allowed after its attempt number \`try\`. What was known of
-- the attempts up to then is kept here, for late statuses of theirs too.
CREATE TABLE resends (
  message INTEGER NOT NULL REFERENCES messages (id), try INTEGER NOT NULL,
  state TEXT NOT NULL, decided_at INTEGER NOT NULL, wamid TEXT,
  -- JSON: codes, times, statuses.
  body TEXT NOT NULL,
  -- A late status says that the earlier attempt reached the platform after all: which one, and when.
  came TEXT, came_at INTEGER,
  PRIMARY KEY (message, try)
) STRICT, WITHOUT ROWID;
CREATE INDEX resends_by_wamid ON resends (wamid) WHERE wamid IS NOT NULL;
`;

/** Version 8. */
export const resends: Migration = { version: 8, sql: SQL };
