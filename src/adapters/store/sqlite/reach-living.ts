/**
 * Stops by keyed hash alone that are about somebody living: an erasure or a suppression of another copy of this ledger, as
 * its export tells it. Of the living their own state decides, so each gets an event of their own.
 */
import { type ConsentState, countsFrom, slotName } from '../../../core/consent.ts';
import type { NewEvent } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import type { Draft } from './draft.ts';
import type { SqlValue } from './driver.ts';
import { identifierOf } from './identifiers.ts';
import { keysOf, type StoreTools } from './tools.ts';

/** Identifiers that are hashed at once. */
const PAGE = 5000;
const PAGES = [
  {
    sql: `SELECT number AS key, person FROM phones WHERE number > ? ORDER BY number LIMIT ${PAGE}`,
    start: 0,
  },
  {
    sql: `SELECT user_id AS key, person FROM user_ids WHERE user_id > ? ORDER BY user_id LIMIT ${PAGE}`,
    start: '',
  },
] as const;

/** Whether a person's state says so already: whoever came after the stop began with it. */
function isTold(state: ConsentState, stop: NewEvent): boolean {
  const { kind, purposes, channels } = stop;
  const scoped = purposes.flatMap((purpose) => channels.map((channel) => slotName(kind, purpose, channel)));
  const slots = kind === 'suppressed' ? [kind] : scoped;
  return slots.every((slot) => (state[slot]?.at ?? Number.NEGATIVE_INFINITY) >= countsFrom(stop));
}

/**
 * Tells everybody living behind the hashes of these stops the same in events of their own. Goes through all identifiers, so
 * it is asked once a batch, after the batch's people were written.
 */
export function reachLiving(
  connection: Connection,
  tools: StoreTools,
  { draft, stops }: { readonly draft: Draft; readonly stops: ReadonlyMap<string, readonly NewEvent[]> },
): void {
  const { hasher } = keysOf(tools);
  for (const { sql, start } of PAGES) {
    let last: SqlValue | undefined = start;
    while (last !== undefined) {
      const rows = connection.sql(sql).all(last);
      for (const { key, person } of rows) {
        const identifier = identifierOf(key);
        for (const hash of hasher.candidates(identifier)) {
          for (const stop of stops.get(hash) ?? []) {
            const living = draft.personOf(Number(person));
            if (isTold(living.state, stop)) continue;
            draft.append(living, { fact: { ...stop, hashes: undefined }, identifiers: [identifier] });
          }
        }
      }
      last = rows.at(-1)?.key;
    }
  }
}
