/** The log of incidents in SQLite. */
import { z } from 'zod';
import { canonicalJson } from '../../../core/canonical-json.ts';
import { ConsendError } from '../../../core/errors.ts';
import { type IncidentContent, type IncidentEntry, incidentFactsSchema } from '../../../core/incident.ts';
import type { IncidentLog, NewIncidentEntry, Sha256 } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';

const bodySchema = z.strictObject({
  incident: z.number().int(),
  entry: z.number().int(),
  recordedAt: z.number().int(),
  by: z.string().optional(),
  facts: incidentFactsSchema,
});

const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The digest of an entry's text after the one before it; the first has none before it. */
function digestOf(sha256: Sha256, before: string, body: string): string {
  return `sha256:${hexOf(sha256(`${before}\n${body}`))}`;
}

function append(connection: Connection, sha256: Sha256, wanted: NewIncidentEntry): IncidentEntry | undefined {
  const { sql } = connection;
  const last = sql('SELECT id, digest FROM incident_entries ORDER BY id DESC LIMIT 1').get();
  const highest = Number(
    sql('SELECT coalesce(max(incident), 0) AS highest FROM incident_entries').get()?.highest,
  );
  const { incident = highest + 1, recordedAt, by, facts } = wanted;
  if (wanted.incident !== undefined) {
    const known = sql('SELECT 1 FROM incident_entries WHERE incident = ? LIMIT 1').get(wanted.incident);
    if (known === undefined) return undefined;
  }
  const content: IncidentContent = { incident, entry: Number(last?.id ?? 0) + 1, recordedAt, by, facts };
  const body = canonicalJson(JSON.parse(JSON.stringify(content)));
  const digest = digestOf(sha256, String(last?.digest ?? ''), body);
  sql('INSERT INTO incident_entries (id, incident, body, digest) VALUES (?, ?, ?, ?)').run(
    content.entry,
    incident,
    body,
    digest,
  );
  return { ...content, digest };
}

function tampered(entry: number): ConsendError {
  return new ConsendError('ledger.tampered', { params: { detail: `incidents ${entry}` } });
}

/** All entries, each held against its digest and place. */
function entries(connection: Connection, sha256: Sha256): IncidentEntry[] {
  let before = '';
  return connection
    .sql('SELECT id, incident, body, digest FROM incident_entries ORDER BY id')
    .all()
    .map((row, index) => {
      const [id, body, digest] = [Number(row.id), String(row.body), String(row.digest)];
      if (id !== index + 1 || digest !== digestOf(sha256, before, body)) throw tampered(index + 1);
      before = digest;
      const read = bodySchema.safeParse(JSON.parse(body));
      if (!read.success || read.data.entry !== id || read.data.incident !== Number(row.incident))
        throw tampered(id);
      const { incident, entry, recordedAt, by, facts } = read.data;
      return { incident, entry, recordedAt, by, facts, digest };
    });
}

/** The log of a store. */
export function openSqliteIncidents(connection: Connection, sha256: Sha256): IncidentLog {
  return {
    append: async (entry) => connection.write(() => append(connection, sha256, entry)),
    entries: async () => connection.read(() => entries(connection, sha256)),
  };
}
