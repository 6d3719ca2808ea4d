/** The consent ledger in SQLite. */
import type { ConsentEvent } from '../../../core/consent.ts';
import { ConsendError } from '../../../core/errors.ts';
import type { Ledger, NewEvent, RecordResult } from '../../../core/ports.ts';
import { isRestrictive, wouldRevive } from '../revival.ts';
import type { Connection } from './connection.ts';
import { Draft, type DraftPerson, type LedgerTools } from './draft.ts';
import { personKeys } from './identifiers.ts';
import { findPeople } from './people.ts';
import { positionOf, readFrontier } from './tree.ts';

/** What decides whether a fact may be written. */
interface RecordRules {
  readonly refuseRevival: boolean;
  readonly marketing: ReadonlySet<string> | undefined;
}

/** The people that a fact's identifiers belong to already: the first identifier's, and others. */
interface Named {
  readonly main: DraftPerson | undefined;
  /** People of the other identifiers with those of their identifiers that the fact names. */
  readonly others: ReadonlyMap<DraftPerson, readonly string[]>;
  /** The main person's identifiers among the named ones, and those that nobody has yet. */
  readonly own: readonly string[];
  readonly unlinked: readonly string[];
}

const NOBODY: Named['others'] = new Map();

function namedBy(draft: Draft, fact: NewEvent): Named {
  const main = draft.find(fact.identifiers[0] ?? '');
  if (fact.identifiers.length === 1) {
    return {
      main,
      others: NOBODY,
      own: fact.identifiers,
      unlinked: main === undefined ? fact.identifiers : [],
    };
  }
  const others = new Map<DraftPerson, string[]>();
  const own: string[] = [];
  const unlinked: string[] = [];
  for (const identifier of new Set(fact.identifiers)) {
    const person = draft.find(identifier);
    if (person === undefined) unlinked.push(identifier);
    if (person === undefined || person === main) own.push(identifier);
    else others.set(person, [...(others.get(person) ?? []), identifier]);
  }
  return { main, others, own, unlinked };
}

/** A known fact that names an identifier for the first time says only that: it belongs to this person. */
function linking({ occurredAt, source, identifiers }: NewEvent): NewEvent {
  return { kind: 'identifier-linked', purposes: [], channels: [], occurredAt, source, identifiers };
}

/** Takes one fact into the batch. */
function take(draft: Draft, fact: NewEvent, rules: RecordRules): RecordResult {
  if (Number.isNaN(Date.parse(fact.occurredAt))) {
    throw new ConsendError('internal', {
      params: { reason: 'event-without-instant', value: fact.occurredAt },
    });
  }
  const named = namedBy(draft, fact);
  const isKnown = named.main !== undefined && draft.knows(named.main, fact);
  if (!isKnown && rules.refuseRevival) {
    const people = [...(named.main ? [named.main] : []), ...named.others.keys()];
    if (people.some((person) => wouldRevive(person.state, fact, rules.marketing))) return 'refused';
  }
  const main = named.main ?? draft.create();
  for (const identifier of named.unlinked) draft.link(identifier, main);
  let isAdded = false;
  if (!isKnown) isAdded = draft.append(main, fact, named.own);
  else if (named.unlinked.length > 0) isAdded = draft.append(main, linking(fact), named.unlinked);
  if (isRestrictive(fact.kind)) {
    // A no reaches everyone that it names. Each has an event of their own, so that each log is whole by itself.
    for (const [person, identifiers] of named.others)
      isAdded = draft.append(person, fact, identifiers) || isAdded;
  }
  return isAdded ? 'added' : 'known';
}

function historyOf(connection: Connection, identifier: string): { seq: number; event: ConsentEvent }[] {
  const person = personKeys(connection, [identifier]).get(identifier);
  if (person === undefined) return [];
  return connection
    .sql('SELECT seq, body FROM events WHERE person = ? AND body IS NOT NULL ORDER BY seq')
    .all(person)
    .map((row) => ({ seq: Number(row.seq), event: JSON.parse(String(row.body)) as ConsentEvent }));
}

function unwritten(): never {
  throw new ConsendError('internal', { params: { detail: 'unwritten' } });
}

/** The ledger of a store. */
export function openSqliteLedger(
  connection: Connection,
  tools: LedgerTools & { readonly marketingPurposes?: readonly string[] },
): Ledger {
  const marketing = tools.marketingPurposes === undefined ? undefined : new Set(tools.marketingPurposes);
  return {
    record: async (facts, options) =>
      connection.write(() => {
        const draft = new Draft(connection, tools, facts);
        const rules: RecordRules = { refuseRevival: options?.refuseRevival ?? false, marketing };
        const results = facts.map((fact) => take(draft, fact, rules));
        if (!options?.rehearse) draft.flush();
        return results;
      }),
    lookup: async (identifiers) => connection.read(() => findPeople(connection, identifiers)),
    history: async (identifier) => connection.read(() => historyOf(connection, identifier)),
    size: async () =>
      connection.read(() => ({
        // People and events are never deleted and numbered without gaps.
        people: Number(connection.sql('SELECT max(id) AS last FROM people').get()?.last ?? 0),
        events: readFrontier(connection).size,
      })),
    position: async () => connection.read(() => positionOf(connection, tools.sha256)),
    person: async () => unwritten(),
    people: () => unwritten(),
    log: () => unwritten(),
    keepWordings: async () => unwritten(),
    wordings: async () => unwritten(),
  };
}
