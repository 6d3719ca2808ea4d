/** The suppression list's rows: found by identifier through its keyed hashes, changed by events alone. */
import { ConsendError } from '../../../core/errors.ts';
import type { IdentifierHasher, SuppressionEntry } from '../../../core/ports.ts';
import { foldSuppression, isInForce, type SuppressionChange } from '../../../core/suppression.ts';
import type { Connection } from './connection.ts';
import { rawSuppression, SUPPRESSION_COLUMNS } from './raw-rows.ts';

/** Whether the list has any entry at all: without one nothing needs hashing. */
function hasEntries(connection: Connection): boolean {
  return connection.sql('SELECT 1 FROM suppressions LIMIT 1').get() !== undefined;
}

/** After every hash made with a key: `;` follows `:` in the order of the table's key. */
const NEXT_KEY = 'SELECT min(hash) AS hash FROM suppressions WHERE hash > ?';

/**
 * Throws `suppression.key-missing` where the list has entries made with a key that is not held: whom they are about could
 * not be recognised. Belongs into a read or a write.
 */
export function requireKeys(connection: Connection, hasher: IdentifierHasher | undefined): void {
  const held = new Set(hasher?.keyIds);
  let hash = connection.sql(NEXT_KEY).get('')?.hash;
  while (typeof hash === 'string') {
    const [scheme = '', key = ''] = hash.split(':');
    if (!held.has(key)) throw new ConsendError('suppression.key-missing', { params: { key } });
    hash = connection.sql(NEXT_KEY).get(`${scheme}:${key};`)?.hash;
  }
}

const BY_HASH = `
SELECT ${SUPPRESSION_COLUMNS} FROM json_each(?) j CROSS JOIN suppressions s ON s.hash = j.value`;

/** Which of two entries of one identifier, hashed with different keys, says more. */
function stronger(one: SuppressionEntry | undefined, other: SuppressionEntry): SuppressionEntry {
  if (one === undefined || one.kind === other.kind)
    return one !== undefined && one.at > other.at ? one : other;
  return one.kind === 'suppressed' ? one : other;
}

/**
 * Entries in force by identifier, whichever of the keys held they were hashed with. Throws as `requireKeys`. Belongs into a
 * read or a write.
 */
export function findEntries(
  connection: Connection,
  hasher: IdentifierHasher | undefined,
  identifiers: readonly string[],
): Map<string, SuppressionEntry> {
  const found = new Map<string, SuppressionEntry>();
  requireKeys(connection, hasher);
  if (hasher === undefined || !hasEntries(connection)) return found;
  const owners = new Map<string, string>();
  for (const identifier of identifiers) {
    for (const hash of hasher.candidates(identifier)) owners.set(hash, identifier);
  }
  for (const row of connection.sql(BY_HASH).all(JSON.stringify([...owners.keys()]))) {
    const entry = rawSuppression(row);
    const identifier = owners.get(entry.hash);
    if (identifier !== undefined && isInForce(entry))
      found.set(identifier, stronger(found.get(identifier), entry));
  }
  return found;
}

const ONE = `SELECT ${SUPPRESSION_COLUMNS} FROM suppressions WHERE hash = ?`;
const PUT = `INSERT OR REPLACE INTO suppressions (${SUPPRESSION_COLUMNS}) VALUES (?, ?, ?, ?, ?)`;

/** Writes an entry. Belongs into a write. */
export function putEntry(connection: Connection, entry: SuppressionEntry): void {
  const { hash, kind, at, liftedAt, seq } = entry;
  connection.sql(PUT).run(hash, kind, at, liftedAt ?? null, seq);
}

/** Applies changes in the order of the log. Belongs into the write that appends their events. */
export function applySuppressions(connection: Connection, changes: readonly SuppressionChange[]): void {
  for (const change of changes) {
    const row = connection.sql(ONE).get(change.hash);
    const entry = row === undefined ? undefined : rawSuppression(row);
    const next = foldSuppression(entry, change);
    if (next !== undefined && next !== entry) putEntry(connection, next);
  }
}
