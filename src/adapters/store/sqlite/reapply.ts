/**
 * Erasures that a copy of the store does not know yet: a backup brings people back, and they must be gone again before
 * anything else happens.
 */
import type { ConsentState } from '../../../core/consent.ts';
import type { KnownErasure } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import { Draft, type DraftPerson } from './draft.ts';
import { eraseDrafted, identifiersOf } from './erase.ts';
import type { StoreTools } from './tools.ts';

const BY_REF = 'SELECT id, ref, state FROM people WHERE ref IN (SELECT value FROM json_each(?))';

/** Those of the erasures' people that this copy has: their keys, and whether they are erased in it. */
function peopleOf(
  connection: Connection,
  erasures: readonly KnownErasure[],
): Map<string, { readonly key: number; readonly isErased: boolean }> {
  const refs = JSON.stringify(erasures.map(({ person }) => person));
  const rows = connection.sql(BY_REF).all(refs);
  return new Map(
    rows.map(({ id, ref, state }) => {
      const { erased } = JSON.parse(String(state)) as ConsentState;
      return [String(ref), { key: Number(id), isErased: erased !== undefined }];
    }),
  );
}

/** Erases whom this copy has not erased, under their ids and with the hashes kept; tells how many. Belongs into a write. */
export function reapplyErasures(
  connection: Connection,
  tools: StoreTools,
  erasures: readonly KnownErasure[],
): number {
  const people = peopleOf(connection, erasures);
  const draft = new Draft(connection, tools, []);
  const done = new Set<string>();
  for (const erasure of [...erasures].sort((left, right) => Date.parse(left.at) - Date.parse(right.at))) {
    const { person: ref, at } = erasure;
    const known = people.get(ref);
    if (known?.isErased || done.has(ref)) continue;
    done.add(ref);
    // Whom the copy has never known is taken in for what stays of them: their place on the suppression list.
    const person: DraftPerson = known === undefined ? draft.create(ref) : draft.personOf(known.key);
    const erasing = { ...erasure, requestedAt: at, reference: undefined, actor: undefined };
    const identifiers = identifiersOf(connection, person.id);
    eraseDrafted(connection, tools, { draft, person, identifiers, erasing });
  }
  draft.flush();
  return done.size;
}
