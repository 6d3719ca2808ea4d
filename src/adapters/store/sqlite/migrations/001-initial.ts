/** The first shape of a store. */
import type { Migration } from './migration.ts';

const LEDGER = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;

CREATE TABLE people (id INTEGER PRIMARY KEY, ref TEXT NOT NULL, state TEXT NOT NULL) STRICT;
CREATE TABLE phones (number INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES people (id)) STRICT;
CREATE TABLE user_ids (user_id TEXT PRIMARY KEY, person INTEGER NOT NULL REFERENCES people (id)) STRICT, WITHOUT ROWID;

CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES people (id),
  fact BLOB NOT NULL,
  body TEXT,
  salt BLOB,
  commitment BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX events_by_fact ON events (person, fact);

-- Append-only by the database's own rule: an erasure may empty body and salt, nothing else may change.
CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER events_keep BEFORE UPDATE ON events
WHEN NEW.seq IS NOT OLD.seq OR NEW.person IS NOT OLD.person OR NEW.fact IS NOT OLD.fact
  OR NEW.commitment IS NOT OLD.commitment
  OR (NEW.body IS NOT NULL AND NEW.body IS NOT OLD.body) OR (NEW.salt IS NOT NULL AND NEW.salt IS NOT OLD.salt)
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;

CREATE TABLE tree (id INTEGER PRIMARY KEY CHECK (id = 1), size INTEGER NOT NULL, peaks BLOB NOT NULL) STRICT;
INSERT INTO tree (id, size, peaks) VALUES (1, 0, x'');
`;

const TEMPLATES = `
CREATE TABLE templates (
  name TEXT NOT NULL, language TEXT NOT NULL, digest TEXT NOT NULL, synced_at INTEGER NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (name, language)
) STRICT, WITHOUT ROWID;
CREATE TABLE template_history (
  name TEXT NOT NULL, language TEXT NOT NULL, digest TEXT NOT NULL, seen_at INTEGER NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (name, language, digest)
) STRICT, WITHOUT ROWID;
`;

const JOURNAL = `
CREATE TABLE campaigns (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, purpose TEXT) STRICT;

CREATE TABLE messages (
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
  -- Nobody twice: the promise is the database's.
  UNIQUE (campaign, person)
) STRICT;
CREATE INDEX messages_in_order ON messages (campaign, id);
CREATE INDEX messages_due ON messages (campaign, not_before, id) WHERE state IN ('planned', 'held');
CREATE UNIQUE INDEX messages_by_wamid ON messages (wamid) WHERE wamid IS NOT NULL;
CREATE INDEX messages_contacts ON messages (contact_at, person) WHERE contact_at IS NOT NULL;
CREATE INDEX messages_of_person ON messages (person, accepted_at) WHERE accepted_at IS NOT NULL;

-- Attempts that were not accepted; the one that was is told by the message itself.
CREATE TABLE attempts (
  message INTEGER NOT NULL REFERENCES messages (id), try INTEGER NOT NULL, attempt INTEGER NOT NULL,
  started_at INTEGER NOT NULL, finished_at INTEGER NOT NULL, kind TEXT NOT NULL, code INTEGER, detail TEXT,
  PRIMARY KEY (message, try)
) STRICT, WITHOUT ROWID;

CREATE TABLE statuses (
  message INTEGER NOT NULL REFERENCES messages (id), status TEXT NOT NULL, at INTEGER NOT NULL, wamid TEXT NOT NULL,
  code INTEGER, title TEXT, detail TEXT,
  PRIMARY KEY (message, status)
) STRICT, WITHOUT ROWID;
CREATE TABLE foreign_statuses (
  wamid TEXT NOT NULL, status TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (wamid, status)
) STRICT, WITHOUT ROWID;
`;

const RUNS = `
CREATE TABLE runs (
  id TEXT PRIMARY KEY, campaign INTEGER NOT NULL REFERENCES campaigns (id), started_at INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX runs_of_campaign ON runs (campaign, started_at);
CREATE TABLE webhook_kinds (kind TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

/** Ledger, templates, journal, runs. */
export const initial: Migration = { version: 1, sql: LEDGER + TEMPLATES + JOURNAL + RUNS };
