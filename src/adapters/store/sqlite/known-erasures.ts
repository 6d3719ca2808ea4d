/** The erasures that a store knows, each by the one event that it left. */
import type { ConsentEvent } from '../../../core/consent.ts';
import type { KnownErasure } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';

/** An erasure with its place in this store. */
export interface PlacedErasure extends KnownErasure {
  readonly seq: number;
  readonly personKey: number;
}

/** Whoever was erased has a state that says nothing else; the term is that of the index `people_erased`. */
const ERASED = `
SELECT e.seq, e.person, e.body FROM people p CROSS JOIN events e ON e.person = p.id AND e.body IS NOT NULL
WHERE substr(p.state, 1, 10) = '{"erased":' ORDER BY e.seq`;

/** All erasures, oldest first. Belongs into a read or a write. */
export function knownErasures(connection: Connection): readonly PlacedErasure[] {
  return connection
    .sql(ERASED)
    .all()
    .flatMap(({ seq, person, body }) => {
      const event = JSON.parse(String(body)) as ConsentEvent;
      if (event.kind !== 'erased' || event.erasure === undefined) return [];
      const { ground, suppressedSince } = event.erasure;
      const { person: ref, occurredAt: at, hashes = [] } = event;
      return [
        { person: ref, at, ground, hashes, suppressedSince, seq: Number(seq), personKey: Number(person) },
      ];
    });
}
