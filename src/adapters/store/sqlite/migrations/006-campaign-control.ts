/** What a person said of a campaign from another terminal: paused, or cancelled. */
import type { Migration } from './migration.ts';

const SQL = `
-- NULL: it may be sent. Read where messages are claimed, in the same row as the campaign's number.
ALTER TABLE campaigns ADD COLUMN control TEXT CHECK (control IN ('paused', 'cancelled'));
`;

/** Version 6. */
export const campaignControl: Migration = { version: 6, sql: SQL };
