/** Identifiers of people as the store keys them: phone numbers as integers, everything else as text. */
import type { Connection } from './connection.ts';
import type { SqlRow, SqlValue } from './driver.ts';

const [PLUS, ZERO, NINE] = [43, 48, 57];
/** Digits of the longest E.164 number (ITU-T E.164, 6.1). */
const MOST_DIGITS = 15;

/** The key of an identifier: a number for a canonical E.164 number (at most 15 digits, so it is exact), else its text. */
export function keyOf(identifier: string): number | string {
  const digits = identifier.length - 1;
  if (identifier.charCodeAt(0) !== PLUS || digits < 1 || digits > MOST_DIGITS) return identifier;
  let number = 0;
  for (let at = 1; at <= digits; at += 1) {
    const code = identifier.charCodeAt(at);
    // A leading zero would not come back.
    if (code < ZERO || code > NINE || (at === 1 && code === ZERO)) return identifier;
    number = number * 10 + (code - ZERO);
  }
  return number;
}

/** The identifier of a key. */
export function identifierOf(key: SqlValue | undefined): string {
  return typeof key === 'number' ? `+${key}` : String(key);
}

/** Keys of a batch for `json_each`, apart by table. */
export function batchKeys(identifiers: readonly string[]): {
  readonly phones: string;
  readonly userIds: string;
} {
  const phones: number[] = [];
  const userIds: string[] = [];
  for (const identifier of identifiers) {
    const key = keyOf(identifier);
    if (typeof key === 'number') phones.push(key);
    else userIds.push(key);
  }
  return { phones: JSON.stringify(phones), userIds: JSON.stringify(userIds) };
}

/** Identifier and person of a batch: `key`, `person`. Takes the two lists of `batchKeys`. */
export const PERSON_OF_BATCH = `
SELECT p.number AS key, p.person AS person FROM json_each(?) j CROSS JOIN phones p ON p.number = j.value
UNION ALL
SELECT u.user_id, u.person FROM json_each(?) j CROSS JOIN user_ids u ON u.user_id = j.value`;

/** Person keys of a batch of identifiers; unknown ones are absent. */
export function personKeys(connection: Connection, identifiers: readonly string[]): Map<string, number> {
  const { phones, userIds } = batchKeys(identifiers);
  const rows = connection.sql(PERSON_OF_BATCH).all(phones, userIds);
  return new Map(rows.map((row: SqlRow) => [identifierOf(row.key), Number(row.person)]));
}

/** Gives an identifier that somebody has to another person. */
export function relink(connection: Connection, identifier: string, person: number): void {
  const key = keyOf(identifier);
  const text =
    typeof key === 'number'
      ? 'UPDATE phones SET person = ? WHERE number = ?'
      : 'UPDATE user_ids SET person = ? WHERE user_id = ?';
  connection.sql(text).run(person, key);
}
