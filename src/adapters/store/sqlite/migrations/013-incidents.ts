/** The log of incidents (Art. 33 (5) GDPR): entries that are never changed. */
import type { Migration } from './migration.ts';

const SQL = `
CREATE TABLE incident_entries (
  id INTEGER PRIMARY KEY,
  incident INTEGER NOT NULL,
  -- Canonical JSON of the entry.
  body TEXT NOT NULL,
  -- SHA-256 over the digest before it and the body.
  digest TEXT NOT NULL
) STRICT;
CREATE INDEX incident_entries_of ON incident_entries (incident);
CREATE TRIGGER incident_entries_stay BEFORE UPDATE ON incident_entries
BEGIN SELECT RAISE(ABORT, 'incidents are never changed'); END;
CREATE TRIGGER incident_entries_remain BEFORE DELETE ON incident_entries
BEGIN SELECT RAISE(ABORT, 'incidents are never removed'); END;
`;

/** Version 13. */
export const incidents: Migration = { version: 13, sql: SQL };
