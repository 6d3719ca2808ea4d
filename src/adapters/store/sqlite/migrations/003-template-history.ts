/** The templates' history by state instead of by content: how each stood, from when to when, and when it was gone. */

import type { Template } from '../../../../core/template.ts';
import { templateChanges } from '../../../../core/template-changes.ts';
import type { SqliteDatabase, SqlRow } from '../driver.ts';
import type { Migration } from './migration.ts';

const SQL = `
-- One row for each stretch of time in which a template stood unchanged; body NULL: it was not there.
CREATE TABLE template_states (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, language TEXT NOT NULL,
  digest TEXT, first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL, body TEXT
) STRICT;
CREATE INDEX template_states_of ON template_states (name, language, id);
CREATE INDEX template_states_by_digest ON template_states (digest) WHERE digest IS NOT NULL;
-- When all templates were read, and how many there were.
CREATE TABLE template_syncs (at INTEGER PRIMARY KEY, count INTEGER NOT NULL) STRICT;
INSERT OR IGNORE INTO template_syncs (at, count) SELECT synced_at, count(*) FROM templates GROUP BY synced_at;
`;

/** What version 1 kept: each content once, when it was first seen, and the copies as last read. */
const KEPT = `
SELECT name, language, digest, seen_at AS at, body, 0 AS is_copy FROM template_history
UNION ALL SELECT name, language, digest, synced_at, body, 1 FROM templates
ORDER BY name, language, at, is_copy`;

/** A row's template; undefined where somebody made it unreadable, which must not keep the ledger shut. */
function parsed(row: SqlRow): Template | undefined {
  try {
    return JSON.parse(String(row.body)) as Template;
  } catch {
    return undefined;
  }
}

/** Whether a copy only goes on with the state before it. */
function goesOn(last: SqlRow, row: SqlRow): boolean {
  const isSame = last.name === row.name && last.language === row.language && last.digest === row.digest;
  const [before, after] = [parsed(last), parsed(row)];
  return isSame && before !== undefined && after !== undefined && templateChanges(before, after).length === 0;
}

function moveHistory(database: SqliteDatabase): void {
  const put = database.prepare(
    'INSERT INTO template_states (name, language, digest, first_seen, last_seen, body) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const extend = database.prepare(
    'UPDATE template_states SET last_seen = ? WHERE id = (SELECT max(id) FROM template_states)',
  );
  let last: SqlRow | undefined;
  // An account holds 6,000 templates at most, and a history some contents of each: they fit into memory.
  for (const row of database.prepare(KEPT).all()) {
    const at = Number(row.at);
    if (last !== undefined && goesOn(last, row)) extend.run(at);
    else put.run(String(row.name), String(row.language), String(row.digest), at, at, String(row.body));
    last = row;
  }
}

/** Version 3. */
export const templateHistory: Migration = {
  version: 3,
  sql: SQL,
  run(database) {
    moveHistory(database);
    database.exec('DROP TABLE template_history');
  },
};
