/**
 * Statuses of messages that consend did not send. A message id names its recipient (the number stands in it in base64), so
 * whoever is on the suppression list by hash leaves nothing of theirs here.
 */
import type { DeliveryStatus, ForeignStatus, IdentifierHasher } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import type { SqlRow } from './driver.ts';
import { personKeys } from './identifiers.ts';
import { findEntries } from './suppression-entries.ts';

/** What a message id says once decoded; ids of other forms say nothing. */
function decoded(wamid: string): string {
  return Buffer.from(wamid.replace(/^wamid\./, ''), 'base64').toString('latin1');
}

/** Digits in a row that may be somebody's number. */
const NUMBER = /[1-9]\d{6,14}(?!\d)/g;

/** Identifiers that a status may be about. */
function identifiersOf({ phone, wamid }: Pick<DeliveryStatus, 'phone' | 'wamid'>): readonly string[] {
  const inId = [...decoded(wamid).matchAll(NUMBER)].map(([digits]) => `+${digits}`);
  return phone === undefined ? inId : [phone, ...inId];
}

/** Whether a status is about somebody whom the list knows by hash alone. */
function isAboutListed(
  connection: Connection,
  hasher: IdentifierHasher | undefined,
  status: DeliveryStatus,
): boolean {
  const identifiers = identifiersOf(status);
  const listed = findEntries(connection, hasher, identifiers);
  if (listed.size === 0) return false;
  const living = personKeys(connection, identifiers);
  return [...listed.keys()].some((identifier) => !living.has(identifier));
}

const KEEP = 'INSERT OR IGNORE INTO foreign_statuses (wamid, status, body) VALUES (?, ?, ?)';

/** Keeps a status of a message that consend did not send. Belongs into a write. */
export function keepForeign(
  connection: Connection,
  hasher: IdentifierHasher | undefined,
  status: DeliveryStatus,
): void {
  if (isAboutListed(connection, hasher, status)) return;
  connection.sql(KEEP).run(status.wamid, status.status, JSON.stringify(status));
}

/** Tells whether a text names one of some identifiers: numbers as digits that stand alone, user ids as they are. */
function naming(identifiers: readonly string[]): (text: string) => boolean {
  const patterns = identifiers
    .filter((identifier) => identifier !== '')
    .map((identifier) =>
      identifier.startsWith('+')
        ? `(?<!\\d)${identifier.slice(1)}(?!\\d)`
        : `(?<![\\w.])${identifier.replace(/[^\w]/g, '\\$&')}(?![\\w.])`,
    );
  if (patterns.length === 0) return () => false;
  const pattern = new RegExp(patterns.join('|'));
  return (text) => pattern.test(text);
}

/** Bits of a byte, and of a character of base64. */
const [BYTE, SIXTH] = [8, 6];

/** How a text may stand within base64: at each of the three places of a group, without the characters it shares. */
function withinBase64(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  return [0, 1, 2].map((offset) => {
    const base64 = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const first = Math.ceil((offset * BYTE) / SIXTH);
    return base64.slice(first, Math.floor(((offset + bytes.length) * BYTE) / SIXTH));
  });
}

/** Rows that may be about the identifiers: the database looks through its texts faster than they can be fetched. */
function candidates(
  connection: Connection,
  identifiers: readonly string[],
  wamids: readonly string[],
): SqlRow[] {
  const plain = identifiers.map((identifier) => identifier.replace(/^\+/, ''));
  const needles = plain.flatMap((text) => [text, ...withinBase64(text)]);
  const named = needles.map(() => 'instr(body, ?) > 0').join(' OR ');
  return connection
    .sql(`SELECT wamid, status, body FROM foreign_statuses
      WHERE ${named === '' ? '0' : named} OR wamid IN (SELECT value FROM json_each(?))`)
    .all(...needles, JSON.stringify(wamids));
}

/** Kept statuses that name one of the identifiers, or belong to one of the message ids. Belongs into a read or a write. */
export function foreignAbout(
  connection: Connection,
  identifiers: readonly string[],
  wamids: readonly string[] = [],
): readonly ForeignStatus[] {
  const isNamed = naming(identifiers);
  const own = new Set(wamids);
  return candidates(connection, identifiers, wamids)
    .map(({ wamid, status, body }) => ({ wamid: String(wamid), status: String(status), body: String(body) }))
    .filter(({ wamid, body }) => own.has(wamid) || isNamed(body) || isNamed(decoded(wamid)));
}

/** Drops kept statuses; tells how many. Belongs into a write. */
export function dropForeign(connection: Connection, statuses: readonly ForeignStatus[]): number {
  const drop = connection.sql('DELETE FROM foreign_statuses WHERE wamid = ? AND status = ?');
  return statuses.reduce((count, { wamid, status }) => count + drop.run(wamid, status), 0);
}

/** Statuses that one transaction drops. */
const BATCH = 1000;
/** Whatever carries no instant that can be read is old: consend writes one with each. */
const BEFORE = `FROM foreign_statuses
WHERE CASE WHEN json_valid(body) THEN coalesce(json_extract(body, '$.at'), 0) ELSE 0 END < ?`;

/** The next kept statuses after one (in the order of their keys) from before an instant. Belongs into a write. */
export function foreignBefore(
  connection: Connection,
  before: number,
  after: ForeignStatus | undefined,
): readonly ForeignStatus[] {
  return connection
    .sql(
      `SELECT wamid, status, body ${BEFORE} AND (wamid, status) > (?, ?) ORDER BY wamid, status LIMIT ${BATCH}`,
    )
    .all(before, after?.wamid ?? '', after?.status ?? '')
    .map(({ wamid, status, body }) => ({
      wamid: String(wamid),
      status: String(status),
      body: String(body),
    }));
}

/** How many kept statuses are from before an instant. Belongs into a read. */
export function countForeignBefore(connection: Connection, before: number): number {
  return Number(connection.sql(`SELECT count(*) AS count ${BEFORE}`).get(before)?.count);
}
