/** Copies of the account's templates in SQLite; every content that a template ever had stays in its history. */
import { canonicalJson } from '../../../core/canonical-json.ts';
import type { Sha256, TemplateStore } from '../../../core/ports.ts';
import type { StoredTemplate, Template } from '../../../core/template.ts';
import type { Connection } from './connection.ts';
import type { SqlRow } from './driver.ts';

/** Digest of what a recipient would see and what decides its price; status and quality change without it. */
function digestOf(sha256: Sha256, template: Template): string {
  const { name, language, category, parameterFormat, components } = template;
  const content = canonicalJson({ name, language, category, parameterFormat, components });
  return `sha256:${Buffer.from(sha256(content)).toString('hex')}`;
}

function fromRow(row: SqlRow): StoredTemplate {
  return {
    template: JSON.parse(String(row.body)) as Template,
    syncedAt: Number(row.synced_at),
    digest: String(row.digest),
  };
}

/** The template copies of a store. */
export function openSqliteTemplates(connection: Connection, sha256: Sha256): TemplateStore {
  const { sql } = connection;
  const columns = 'SELECT body, synced_at, digest FROM templates';
  return {
    replace: async (templates, syncedAt) =>
      connection.write(() => {
        sql('DELETE FROM templates').run();
        for (const template of templates) {
          const { name, language } = template;
          const values = [
            name,
            language,
            digestOf(sha256, template),
            syncedAt,
            JSON.stringify(template),
          ] as const;
          sql(
            'INSERT OR REPLACE INTO templates (name, language, digest, synced_at, body) VALUES (?, ?, ?, ?, ?)',
          ).run(...values);
          sql(`INSERT OR IGNORE INTO template_history (name, language, digest, seen_at, body)
            VALUES (?, ?, ?, ?, ?)`).run(...values);
        }
      }),
    byName: async (name) =>
      connection.read(() => sql(`${columns} WHERE name = ? ORDER BY language`).all(name).map(fromRow)),
    list: async () => connection.read(() => sql(`${columns} ORDER BY name, language`).all().map(fromRow)),
  };
}
