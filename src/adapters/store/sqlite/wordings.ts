/** The texts that people agreed to, as first taken in. */
import { ConsendError } from '../../../core/errors.ts';
import type { KeptWording } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';

/** Name of a text in events and settings. */
const nameOf = ({ id, version }: Pick<KeptWording, 'id' | 'version'>): string => `${id}@${version}`;

/** Digests of the texts kept, by `id@version`. Belongs into a read or a write. */
export function wordingDigests(connection: Connection): ReadonlyMap<string, string> {
  const rows = connection.sql('SELECT id, version, digest FROM wordings').all();
  return new Map(
    rows.map((row) => [nameOf({ id: String(row.id), version: String(row.version) }), String(row.digest)]),
  );
}

/** Takes texts in. Throws `wording.changed` for another text under a known name. Belongs into a write. */
export function putWordings(connection: Connection, wordings: readonly KeptWording[]): void {
  const known = new Map(wordingDigests(connection));
  const put = connection.sql(
    'INSERT INTO wordings (id, version, digest, language, text) VALUES (?, ?, ?, ?, ?)',
  );
  for (const { id, version, digest, language, text } of wordings) {
    const name = nameOf({ id, version });
    const before = known.get(name);
    if (before !== undefined && before !== digest)
      throw new ConsendError('wording.changed', { params: { wording: name } });
    if (before === undefined) put.run(id, version, digest, language, text);
    known.set(name, digest);
  }
}

/** All texts, by `id@version`. Belongs into a read. */
export function allWordings(connection: Connection): ReadonlyMap<string, KeptWording> {
  const rows = connection
    .sql('SELECT id, version, digest, language, text FROM wordings ORDER BY id, version')
    .all();
  return new Map(
    rows.map((row) => {
      const wording: KeptWording = {
        id: String(row.id),
        version: String(row.version),
        digest: String(row.digest),
        language: String(row.language),
        text: String(row.text),
      };
      return [nameOf(wording), wording];
    }),
  );
}
