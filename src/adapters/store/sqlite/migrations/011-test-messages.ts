/** Test messages to the user's own numbers, apart from every campaign's. */
import type { Migration } from './migration.ts';

const SQL = `
-- What a test message shows is the row of somebody else: neither it nor the row is kept.
CREATE TABLE test_messages (
  -- Never used twice: a late status must not settle a later test.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign TEXT NOT NULL,
  -- Who had the number then; NULL: nobody whom the ledger knew.
  person INTEGER REFERENCES people (id),
  -- Empty once the person was erased.
  phone ANY NOT NULL,
  template TEXT NOT NULL,
  language TEXT NOT NULL,
  state TEXT NOT NULL,
  begun_at INTEGER NOT NULL,
  -- The same while it may have reached the person (NULL: it has not).
  contact_at INTEGER,
  accepted_at INTEGER,
  delivered_at INTEGER,
  read_at INTEGER,
  wamid TEXT,
  code INTEGER,
  title TEXT,
  detail TEXT
) STRICT;
CREATE INDEX test_messages_contacts ON test_messages (contact_at) WHERE contact_at IS NOT NULL;
CREATE INDEX test_messages_by_wamid ON test_messages (wamid) WHERE wamid IS NOT NULL;
CREATE INDEX test_messages_of_person ON test_messages (person) WHERE person IS NOT NULL;
`;

/** Version 11. */
export const testMessages: Migration = { version: 11, sql: SQL };
