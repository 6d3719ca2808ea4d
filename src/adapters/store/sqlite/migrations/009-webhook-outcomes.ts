/** What webhooks told of each campaign's messages, in counts: how a run learns of failures that come after the answer. */
import type { Migration } from './migration.ts';

const SQL = `
-- Messages by the outcome that a webhook settled them with ('out' to the phone or further, 'failed', 'held' to be tried once
-- more), error code (0: none) and country. Only ever counted on from version 9: a run reads how the counts differ.
CREATE TABLE outcome_meter (
  campaign INTEGER NOT NULL REFERENCES campaigns (id), outcome TEXT NOT NULL, code INTEGER NOT NULL, country TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (campaign, outcome, code, country)
) STRICT, WITHOUT ROWID;
`;

/** Version 9. */
export const webhookOutcomes: Migration = { version: 9, sql: SQL };
