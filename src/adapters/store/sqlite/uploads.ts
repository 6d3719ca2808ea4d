/** Uploads that the platform keeps, by phone number and digest of the content. */
import type { UploadLog } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';

const PUT = `
INSERT INTO media_uploads (number, digest, media_id, uploaded_at) VALUES (?, ?, ?, ?)
ON CONFLICT (number, digest) DO UPDATE SET media_id = excluded.media_id, uploaded_at = excluded.uploaded_at
WHERE excluded.uploaded_at >= media_uploads.uploaded_at`;

/** The uploads of a store. */
export function openSqliteUploads(connection: Connection): UploadLog {
  const { sql } = connection;
  return {
    find: async (number, digest) =>
      connection.read(() => {
        const row = sql(
          'SELECT media_id, uploaded_at FROM media_uploads WHERE number = ? AND digest = ?',
        ).get(number, digest);
        return row && { id: String(row.media_id), uploadedAt: Number(row.uploaded_at) };
      }),
    put: async (number, digest, { id, uploadedAt }) =>
      connection.write(() => {
        sql(PUT).run(number, digest, id, uploadedAt);
      }),
    forget: async (number, digest) =>
      connection.write(() => {
        sql('DELETE FROM media_uploads WHERE number = ? AND digest = ?').run(number, digest);
      }),
    forgetBefore: async (instant) =>
      connection.write(() => sql('DELETE FROM media_uploads WHERE uploaded_at < ?').run(instant)),
  };
}

const WITH_FILES = `
SELECT components FROM messages
WHERE id IN (SELECT value FROM json_each(?)) AND instr(components, '"file":"sha256:') > 0`;

/**
 * Forgets the uploads of whatever these messages show: the digest of somebody's invoice is about them. A picture that others
 * are shown as well costs one more upload. Belongs into a write, before the messages lose their content.
 */
export function forgetUploadsOf(connection: Connection, messages: readonly number[]): void {
  const { sql } = connection;
  if (sql('SELECT 1 FROM media_uploads LIMIT 1').get() === undefined) return;
  const digests = sql(WITH_FILES)
    .all(JSON.stringify(messages))
    .flatMap(({ components }) => String(components).match(/(?<="file":")sha256:[0-9a-f]{64}/g) ?? []);
  const forget = sql('DELETE FROM media_uploads WHERE digest = ?');
  for (const digest of new Set(digests)) forget.run(digest);
}
