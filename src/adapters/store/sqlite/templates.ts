/** Copies of the account's templates in SQLite; every state that a template ever had stays in its history. */
import type { Sha256, TemplateStore } from '../../../core/ports.ts';
import type { StoredTemplate, Template } from '../../../core/template.ts';
import { contentText } from '../../../core/template-content.ts';
import type { Connection } from './connection.ts';
import type { SqlRow } from './driver.ts';
import { contentByDigest, historyOf, noteStates, statesAsOf, templateOf } from './template-states.ts';

function fromRow(row: SqlRow): StoredTemplate[] {
  const template = templateOf(row);
  if (template === undefined) return [];
  return [{ template, syncedAt: Number(row.synced_at), digest: String(row.digest) }];
}

/** The template copies of a store. */
export function openSqliteTemplates(connection: Connection, sha256: Sha256): TemplateStore {
  const { sql } = connection;
  const columns = 'SELECT body, synced_at, digest FROM templates';
  const digestOf = (template: Template): string =>
    `sha256:${Buffer.from(sha256(contentText(template))).toString('hex')}`;
  return {
    replace: async (templates, at, name) => {
      const read = templates.map((template) => ({ template, digest: digestOf(template) }));
      connection.write(() => {
        if (name === undefined) sql('DELETE FROM templates').run();
        else sql('DELETE FROM templates WHERE name = ?').run(name);
        for (const { template, digest } of read) {
          sql(
            'INSERT OR REPLACE INTO templates (name, language, digest, synced_at, body) VALUES (?, ?, ?, ?, ?)',
          ).run(template.name, template.language, digest, at, JSON.stringify(template));
        }
        noteStates(connection, read, { at, name });
        if (name === undefined)
          sql('INSERT OR REPLACE INTO template_syncs (at, count) VALUES (?, ?)').run(at, read.length);
      });
    },
    byName: async (name) =>
      connection.read(() => sql(`${columns} WHERE name = ? ORDER BY language`).all(name).flatMap(fromRow)),
    list: async () => connection.read(() => sql(`${columns} ORDER BY name, language`).all().flatMap(fromRow)),
    asOf: async (at, name) => connection.read(() => statesAsOf(connection, at, name)),
    history: async (name) => connection.read(() => historyOf(connection, name)),
    withDigest: async (wanted) => connection.read(() => contentByDigest(connection, wanted)),
    syncs: async () =>
      connection.read(() =>
        sql('SELECT at FROM template_syncs ORDER BY at')
          .all()
          .map(({ at }) => Number(at)),
      ),
  };
}
