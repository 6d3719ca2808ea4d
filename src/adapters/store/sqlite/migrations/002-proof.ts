/** Proof and erasure: signed checkpoints and their keys, the suppression list, the texts agreed to. */
import { refold } from './002-refold.ts';
import type { Migration } from './migration.ts';

const SQL = `
-- What is about the workspace itself and about nobody: imports, suppressions by keyed hash alone.
INSERT INTO people (id, ref, state) VALUES (0, 'workspace', '{}');
-- One signed note per written batch; peaks: the tree's frontier at that size, so that verifying can begin there.
CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, note TEXT NOT NULL, peaks BLOB NOT NULL) STRICT;
-- Raw Ed25519 public keys, each with the size of the log at which it began to sign.
CREATE TABLE keys (public_key BLOB PRIMARY KEY, from_size INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE suppressions (
  hash TEXT PRIMARY KEY, kind TEXT NOT NULL, at INTEGER NOT NULL, lifted_at INTEGER,
  seq INTEGER NOT NULL REFERENCES events (seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE wordings (
  id TEXT NOT NULL, version TEXT NOT NULL, digest TEXT NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

-- Whose identifiers they are: showing, verifying and erasing a person ask that way round.
CREATE INDEX phones_of_person ON phones (person);
CREATE INDEX user_ids_of_person ON user_ids (person);
-- Whoever was erased: their state says nothing else, so it begins with that.
CREATE INDEX people_erased ON people (id) WHERE substr(state, 1, 10) = '{"erased":';

-- Facts are computed anew below, which the trigger of version 1 forbids.
DROP TRIGGER IF EXISTS events_keep;
`;

const KEEP_EVENTS = `
-- A fact can be guessed, so an erasure takes it too: it becomes the beginning of the commitment's hash.
CREATE TRIGGER events_keep BEFORE UPDATE ON events
WHEN NEW.seq IS NOT OLD.seq OR NEW.person IS NOT OLD.person OR NEW.commitment IS NOT OLD.commitment
  OR (NEW.body IS NOT NULL AND (NEW.body IS NOT OLD.body OR NEW.fact IS NOT OLD.fact OR NEW.salt IS NOT OLD.salt))
  OR (NEW.salt IS NOT NULL AND NEW.salt IS NOT OLD.salt)
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
`;

/** Version 2. */
export const proof: Migration = {
  version: 2,
  sql: SQL,
  run(database, tools) {
    refold(database, tools);
    database.exec(KEEP_EVENTS);
  },
};
