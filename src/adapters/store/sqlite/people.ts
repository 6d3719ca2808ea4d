/** People by identifier, many in one query. */
import type { ConsentState } from '../../../core/consent.ts';
import type { PersonFacts } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import { batchKeys } from './identifiers.ts';

/**
 * One text for the whole batch: `[["+49…", id, "ref", {state}], …]`. Parsing it once is twice as fast as fetching the
 * rows one by one and parsing each state.
 */
const PEOPLE_OF_BATCH = `
SELECT '[' || group_concat(entry) || ']' AS batch FROM (
  SELECT '["+' || p.number || '",' || e.id || ',"' || e.ref || '",' || e.state || ']' AS entry
  FROM json_each(?) j CROSS JOIN phones p ON p.number = j.value CROSS JOIN people e ON e.id = p.person
  UNION ALL
  SELECT '[' || json_quote(u.user_id) || ',' || e.id || ',"' || e.ref || '",' || e.state || ']'
  FROM json_each(?) j CROSS JOIN user_ids u ON u.user_id = j.value CROSS JOIN people e ON e.id = u.person
)`;

/** The people behind identifiers; unknown ones are absent. Belongs into a read or a write. */
export function findPeople(connection: Connection, identifiers: readonly string[]): Map<string, PersonFacts> {
  const { phones, userIds } = batchKeys(identifiers);
  const batch = connection.sql(PEOPLE_OF_BATCH).get(phones, userIds)?.batch;
  const found = new Map<string, PersonFacts>();
  if (typeof batch !== 'string') return found;
  for (const [identifier, personKey, person, state] of JSON.parse(batch) as [
    string,
    number,
    string,
    ConsentState,
  ][]) {
    found.set(identifier, { personKey, person, state });
  }
  return found;
}
