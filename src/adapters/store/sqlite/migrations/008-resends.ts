/** What users decided to send again, with what became of it before; and test messages, which are no campaign's. */
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

-- Messages to one's own numbers. Apart from the campaigns' messages, so that no count of theirs can take one for another.
CREATE TABLE test_messages (
  id INTEGER PRIMARY KEY,
  campaign TEXT NOT NULL,
  -- '' once the number is taken out (erasure, retention).
  phone ANY NOT NULL,
  row INTEGER NOT NULL, template TEXT NOT NULL, language TEXT NOT NULL,
  state TEXT NOT NULL,
  sent_at INTEGER NOT NULL,
  -- NULL: it has not reached the platform.
  contact_at INTEGER,
  accepted_at INTEGER, status_at INTEGER,
  wamid TEXT, code INTEGER, title TEXT, detail TEXT
) STRICT;
CREATE INDEX test_messages_of ON test_messages (campaign, id);
CREATE INDEX test_messages_by_contact ON test_messages (contact_at) WHERE contact_at IS NOT NULL;
CREATE UNIQUE INDEX test_messages_by_wamid ON test_messages (wamid) WHERE wamid IS NOT NULL;
`;

/** Version 8. */
export const resends: Migration = { version: 8, sql: SQL };
