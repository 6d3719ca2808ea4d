/**
 * Several messages of a campaign to one person, each under a key of its own. The rule "one per campaign and person" stood
 * in the table itself, so the table is made anew: written in the order of its ids, then indexed.
 */
import type { Migration } from './migration.ts';

/** Everything that a message of version 6 says, in the new table's order. */
const KEPT = `id, campaign, person, phone, row, country, basis, event, template, language, zone, components, plan, state,
  not_before, closes_at, attempts, tries, tried_at, contact_at, reason, wamid, code, title, detail, accepted_at, delivered_at,
  read_at, held_for_quality, billable, pricing_model, pricing_category`;

const SQL = `
CREATE TABLE messages_next (
  id INTEGER PRIMARY KEY,
  campaign INTEGER NOT NULL REFERENCES campaigns (id),
  person INTEGER NOT NULL REFERENCES people (id),
  phone ANY NOT NULL,
  row INTEGER NOT NULL,
  country TEXT NOT NULL,
  basis TEXT NOT NULL,
  event INTEGER NOT NULL REFERENCES events (seq),
  template TEXT NOT NULL,
  language TEXT NOT NULL,
  -- The recipient's own time zone, where the input names one.
  zone TEXT NOT NULL,
  components TEXT NOT NULL,
  plan TEXT NOT NULL,
  state TEXT NOT NULL,
  -- 0: at once.
  not_before INTEGER NOT NULL,
  -- When the recipient's window closes, of the opening in which the message is due; 0: never, or not known.
  closes_at INTEGER NOT NULL DEFAULT 0,
  -- Attempts that count, and all of them; the second numbers correlations.
  attempts INTEGER NOT NULL DEFAULT 0,
  tries INTEGER NOT NULL DEFAULT 0,
  -- When the newest attempt began; the same while it may have reached the person (NULL: it has not).
  tried_at INTEGER,
  contact_at INTEGER,
  reason TEXT,
  wamid TEXT,
  code INTEGER,
  title TEXT,
  detail TEXT,
  accepted_at INTEGER,
  delivered_at INTEGER,
  read_at INTEGER,
  held_for_quality INTEGER,
  billable INTEGER,
  pricing_model TEXT,
  pricing_category TEXT,
  -- What the message is sent once for: empty for its person, else a digest of the key, which stays when the key goes.
  once_key BLOB NOT NULL DEFAULT x'',
  -- The key in clear, until erasure or retention takes it; NULL as well where there is none.
  once_value TEXT
) STRICT;
INSERT INTO messages_next (${KEPT}) SELECT ${KEPT} FROM messages ORDER BY id;
DROP TABLE messages;
ALTER TABLE messages_next RENAME TO messages;

-- Nobody twice, and no key twice: the promise is the database's.
CREATE UNIQUE INDEX messages_once ON messages (campaign, person, once_key);
CREATE UNIQUE INDEX messages_by_key ON messages (campaign, once_key) WHERE once_key <> x'';
CREATE INDEX messages_in_order ON messages (campaign, id);
CREATE INDEX messages_due ON messages (campaign, not_before, closes_at, id) WHERE state IN ('planned', 'held');
CREATE UNIQUE INDEX messages_by_wamid ON messages (wamid) WHERE wamid IS NOT NULL;
CREATE INDEX messages_contacts ON messages (contact_at, person) WHERE contact_at IS NOT NULL;
CREATE INDEX messages_by_contact ON messages (person, contact_at) WHERE contact_at IS NOT NULL;
`;

/** Version 7. */
export const once: Migration = { version: 7, sql: SQL };
