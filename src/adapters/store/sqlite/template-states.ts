/** The history of templates: a row for each stretch of time in which one stood unchanged, or was not there. */
import type { TemplateState } from '../../../core/ports.ts';
import type { Template } from '../../../core/template.ts';
import { templateChanges, templateKey } from '../../../core/template-changes.ts';
import type { Connection } from './connection.ts';
import type { SqlRow } from './driver.ts';

/** A template with its digest, as it was read. */
export interface ReadTemplate {
  readonly template: Template;
  readonly digest: string;
}

const COLUMNS = 'name, language, digest, first_seen, last_seen, body';

/** Newest rows of each template; with a name, of its languages alone. */
function newestSql(name: string | undefined): string {
  const narrowed = name === undefined ? '' : 'WHERE name = ?';
  return `SELECT id, ${COLUMNS} FROM template_states
    WHERE id IN (SELECT max(id) FROM template_states ${narrowed} GROUP BY name, language)`;
}

/** The same as it was at an instant, without what was not there. */
function asOfSql(name: string | undefined): string {
  const narrowed = name === undefined ? '' : 'AND name = ?';
  return `SELECT ${COLUMNS} FROM template_states
    WHERE id IN (SELECT max(id) FROM template_states WHERE first_seen <= ? ${narrowed} GROUP BY name, language)
    AND body IS NOT NULL ORDER BY name, language`;
}

const given = (name: string | undefined): string[] => (name === undefined ? [] : [name]);

/**
 * A row's template; undefined where there was none, and where somebody made it unreadable: the next sync then reads it anew,
 * which nothing may stop.
 */
export function templateOf({ body }: SqlRow): Template | undefined {
  try {
    return (JSON.parse(String(body)) as Template | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function stateOf(row: SqlRow): TemplateState {
  return {
    name: String(row.name),
    language: String(row.language),
    template: templateOf(row),
    digest: row.digest === null ? undefined : String(row.digest),
    firstSeen: Number(row.first_seen),
    lastSeen: Number(row.last_seen),
  };
}

/** Notes how templates stand: all of the account, or all languages of a name. Belongs into a write. */
export function noteStates(
  connection: Connection,
  read: readonly ReadTemplate[],
  { at, name }: { readonly at: number; readonly name: string | undefined },
): void {
  const { sql } = connection;
  const put = sql(
    'INSERT INTO template_states (name, language, digest, first_seen, last_seen, body) VALUES (?, ?, ?, ?, ?, ?)',
  );
  // What nobody compares (samples, dates) is kept as it was last read.
  const extend = sql('UPDATE template_states SET last_seen = ?, body = ?, digest = ? WHERE id = ?');
  const rows = sql(newestSql(name)).all(...given(name));
  const newest = new Map(
    rows.map((row) => [templateKey({ name: String(row.name), language: String(row.language) }), row]),
  );
  for (const { template, digest } of read) {
    const key = templateKey(template);
    const row = newest.get(key);
    newest.delete(key);
    const body = JSON.stringify(template);
    const before = row && templateOf(row);
    if (row !== undefined && before !== undefined && templateChanges(before, template).length === 0)
      extend.run(at, body, digest, Number(row.id));
    else put.run(template.name, template.language, digest, at, at, body);
  }
  for (const row of newest.values()) {
    if (row.body === null)
      sql('UPDATE template_states SET last_seen = ? WHERE id = ?').run(at, Number(row.id));
    else put.run(String(row.name), String(row.language), null, at, at, null);
  }
}

/** Templates as they were known at an instant. Belongs into a read. */
export function statesAsOf(connection: Connection, at: number, name: string | undefined): Template[] {
  const rows = connection.sql(asOfSql(name)).all(at, ...given(name));
  return rows.flatMap((row) => templateOf(row) ?? []);
}

/** A name's states in the order in which they were seen. Belongs into a read. */
export function historyOf(connection: Connection, name: string): TemplateState[] {
  return connection
    .sql(`SELECT ${COLUMNS} FROM template_states WHERE name = ? ORDER BY language, id`)
    .all(name)
    .map(stateOf);
}

/** The newest state of a template with this content. Belongs into a read. */
export function contentByDigest(
  connection: Connection,
  { name, language, digest }: { readonly name: string; readonly language: string; readonly digest: string },
): Template | undefined {
  const row = connection
    .sql(
      `SELECT ${COLUMNS} FROM template_states WHERE digest = ? AND name = ? AND language = ? ORDER BY id DESC LIMIT 1`,
    )
    .get(digest, name, language);
  return row && templateOf(row);
}
