/** Limits at the moment of sending: who goes first, who was written to lately, and how much of the moving day is used up. */
import type { Migration } from './migration.ts';

const SQL = `
-- When the recipient's window closes, of the opening in which the message is due; 0: never, or not known.
ALTER TABLE messages ADD COLUMN closes_at INTEGER NOT NULL DEFAULT 0;
-- The next messages of a campaign: due at once (not_before 0) in the order in which their windows close.
DROP INDEX messages_due;
CREATE INDEX messages_due ON messages (campaign, not_before, closes_at, id) WHERE state IN ('planned', 'held');

-- Contacts with one person over all campaigns. The index that goes was on the time of acceptance and had no reader.
DROP INDEX IF EXISTS messages_of_person;
CREATE INDEX messages_by_contact ON messages (person, contact_at) WHERE contact_at IS NOT NULL;

-- Contacts ever begun, by whatever process: with an exact count of some moment they bound the count of a later one.
CREATE TABLE contact_meter (
  id INTEGER PRIMARY KEY CHECK (id = 1), messages INTEGER NOT NULL, people INTEGER NOT NULL
) STRICT;
INSERT INTO contact_meter (id, messages, people) VALUES (1, 0, 0);
`;

/** Version 5. */
export const limits: Migration = { version: 5, sql: SQL };
