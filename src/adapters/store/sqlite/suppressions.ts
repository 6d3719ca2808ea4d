/**
 * The suppression list as a whole: who is suppressed among the living, by their own state, and what is known by keyed hash
 * alone. Of somebody who is known, their state decides; an entry that an erasure left has become part of it.
 */
import { type ConsentState, earliestOf } from '../../../core/consent.ts';
import type { IdentifierHasher, SuppressionEntry, SuppressionList } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import { identifierOf } from './identifiers.ts';
import { findPeople } from './people.ts';
import { rawSuppression, SUPPRESSION_COLUMNS } from './raw-rows.ts';
import { findEntries } from './suppression-entries.ts';

/** Gives the workspace's hasher; undefined where it has no keys. */
export type UseHasher = () => Promise<IdentifierHasher | undefined>;

/** Rows of a batch. */
const PAGE = 1000;

/** Whether a state lifts what was put on the list at an instant: a day without a time does not overtake it. */
function isLifted({ unsuppressed }: ConsentState, at: number): boolean {
  return unsuppressed !== undefined && earliestOf(unsuppressed) > at;
}

/** The entry that a living person's state amounts to; undefined: not suppressed. */
function livingEntry(state: ConsentState, hash: string): SuppressionEntry | undefined {
  const { suppressed, unsuppressed } = state;
  if (suppressed === undefined || isLifted(state, suppressed.at)) return undefined;
  const liftedAt = unsuppressed?.at;
  return { hash, kind: 'suppressed', at: suppressed.at, liftedAt, seq: suppressed.seq };
}

/** An entry by hash of somebody living counts where it was made for the living, and their state does not lift it. */
function reaches(entry: SuppressionEntry, state: ConsentState): boolean {
  return entry.kind === 'suppressed' && !isLifted(state, entry.at);
}

/**
 * Entries in force for identifiers, by identifier. Throws `suppression.key-missing` as `findEntries`. Belongs into a read or
 * a write.
 */
export function findSuppressed(
  connection: Connection,
  hasher: IdentifierHasher | undefined,
  identifiers: readonly string[],
): Map<string, SuppressionEntry> {
  const people = findPeople(connection, identifiers);
  const byHash = findEntries(connection, hasher, identifiers);
  const found = new Map<string, SuppressionEntry>();
  for (const identifier of identifiers) {
    const state = people.get(identifier)?.state;
    const own = state && livingEntry(state, hasher?.hash(identifier) ?? '');
    const hashed = byHash.get(identifier);
    if (own !== undefined) found.set(identifier, own);
    else if (hashed !== undefined && (state === undefined || reaches(hashed, state)))
      found.set(identifier, hashed);
  }
  return found;
}

/** Somebody living with what of the list they account for. */
interface Living {
  readonly identifier: string;
  readonly state: ConsentState;
}

/** Whose state the list may have written: they are suppressed, or came back after an erasure. */
const LIVING = `
SELECT id, state FROM people
WHERE id > ? AND (instr(state, '"suppressed":') > 0 OR instr(state, '"suppression-list"') > 0) ORDER BY id LIMIT ${PAGE}`;
const IDENTIFIERS = `
SELECT p.person, p.number AS key FROM json_each(?) j CROSS JOIN phones p ON p.person = j.value
UNION ALL SELECT u.person, u.user_id FROM json_each(?) j CROSS JOIN user_ids u ON u.person = j.value`;

/** The next of the living whose state the list wrote, with the last key looked at; nobody: that was all. */
function livingAfter(connection: Connection, last: number): { last: number; living: readonly Living[] } {
  const rows = connection.sql(LIVING).all(last);
  const states = new Map(
    rows.map((row) => [Number(row.id), JSON.parse(String(row.state)) as ConsentState] as const),
  );
  const keys = JSON.stringify([...states.keys()]);
  const living = connection
    .sql(IDENTIFIERS)
    .all(keys, keys)
    .map((row) => ({ identifier: identifierOf(row.key), state: states.get(Number(row.person)) ?? {} }));
  return { last: Number(rows.at(-1)?.id ?? Number.POSITIVE_INFINITY), living };
}

const IN_FORCE = `
SELECT ${SUPPRESSION_COLUMNS} FROM suppressions
WHERE hash > ? AND (lifted_at IS NULL OR lifted_at <= at) ORDER BY hash LIMIT ${PAGE}`;

type Listed = SuppressionEntry & { readonly identifier: string | undefined };

/** The entries of the living, and all hashes that they account for. */
function entriesOf(
  connection: Connection,
  hasher: IdentifierHasher | undefined,
  living: readonly Living[],
): { readonly entries: readonly Listed[]; readonly hashes: readonly string[] } {
  const entries: Listed[] = [];
  const found = findSuppressed(
    connection,
    hasher,
    living.map(({ identifier }) => identifier),
  );
  for (const [identifier, entry] of found) entries.push({ ...entry, identifier });
  const hashes = living.flatMap(({ identifier }) => hasher?.candidates(identifier) ?? []);
  return { entries, hashes };
}

/** The living first, then what is known by hash alone; nobody twice. */
async function* list(
  connection: Connection,
  hasher: IdentifierHasher | undefined,
): AsyncGenerator<readonly Listed[]> {
  const accounted = new Set<string>();
  for (let last = 0; Number.isFinite(last); ) {
    const after = last;
    const { entries, hashes } = connection.read(() => {
      const page = livingAfter(connection, after);
      last = page.last;
      return entriesOf(connection, hasher, page.living);
    });
    for (const hash of hashes) accounted.add(hash);
    if (entries.length > 0) yield entries;
  }
  for (let last: string | undefined = ''; last !== undefined; ) {
    const after: string = last;
    const entries = connection.read(() => connection.sql(IN_FORCE).all(after).map(rawSuppression));
    last = entries.at(-1)?.hash;
    const batch = entries.filter((entry) => !accounted.has(entry.hash));
    if (batch.length > 0) yield batch.map((entry) => ({ ...entry, identifier: undefined }));
  }
}

/** The suppression list of a store. */
export function openSqliteSuppressions(connection: Connection, useHasher: UseHasher): SuppressionList {
  return {
    async find(identifiers) {
      const hasher = await useHasher();
      return connection.read(() => findSuppressed(connection, hasher, identifiers));
    },
    async *list() {
      yield* list(connection, await useHasher());
    },
    async count() {
      let count = 0;
      for await (const batch of list(connection, await useHasher())) count += batch.length;
      return count;
    },
  };
}
