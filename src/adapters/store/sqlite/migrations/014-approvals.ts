/** Approvals of plans: signed, and never changed. */
import type { Migration } from './migration.ts';

const SQL = `
CREATE TABLE approvals (
  id INTEGER PRIMARY KEY,
  plan TEXT NOT NULL,
  -- Canonical JSON of what was signed.
  body TEXT NOT NULL,
  -- Ed25519 over it, base64.
  signature TEXT NOT NULL
) STRICT;
CREATE INDEX approvals_of ON approvals (plan);
CREATE TRIGGER approvals_stay BEFORE UPDATE ON approvals
BEGIN SELECT RAISE(ABORT, 'approvals are never changed'); END;
CREATE TRIGGER approvals_remain BEFORE DELETE ON approvals
BEGIN SELECT RAISE(ABORT, 'approvals are never removed'); END;
`;

/** Version 14. */
export const approvals: Migration = { version: 14, sql: SQL };
