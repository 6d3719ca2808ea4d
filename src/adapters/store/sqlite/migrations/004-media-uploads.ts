/** Which content was uploaded for which phone number, so that it is uploaded once. */
import type { Migration } from './migration.ts';

const SQL = `
-- By digest (sha256:hex) alone: a file's name may be a person's, and stands in their message only.
CREATE TABLE media_uploads (
  number TEXT NOT NULL, digest TEXT NOT NULL, media_id TEXT NOT NULL, uploaded_at INTEGER NOT NULL,
  PRIMARY KEY (number, digest)
) STRICT, WITHOUT ROWID;
`;

/** Version 4. */
export const mediaUploads: Migration = { version: 4, sql: SQL };
