/** What becomes of each fact of a batch: whose it is, whether it may be written, and what follows from it. */
import type { EventKind } from '../../../core/consent.ts';
import { ConsendError } from '../../../core/errors.ts';
import type { NewEvent, RecordOptions, RecordResult, SuppressionEntry } from '../../../core/ports.ts';
import {
  FROM_CHANGE,
  isKeptOut,
  isRestrictive,
  listedEvent,
  takenOverEvent,
  wouldRevive,
} from '../revival.ts';
import type { Connection } from './connection.ts';
import { Draft, type DraftPerson } from './draft.ts';
import { reachLiving } from './reach-living.ts';
import type { StoreTools } from './tools.ts';

/** What decides whether a fact may be written. */
interface RecordRules {
  readonly refuseRevival: boolean;
  readonly marketing: ReadonlySet<string> | undefined;
  /** Gathers stops by keyed hash that somebody living may be behind, by hash. */
  readonly reaching: Map<string, NewEvent[]>;
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

/** An entry of the suppression list with the identifier that it is about. */
interface Listed {
  readonly identifier: string;
  readonly entry: SuppressionEntry;
}

const NOBODY: Named['others'] = new Map();
const NONE: readonly never[] = [];
/** What may be said of the workspace itself. */
const OF_WORKSPACE: ReadonlySet<EventKind> = new Set([
  'imported',
  'suppressed',
  'objected',
  'unsuppressed',
  'override',
]);

function namedBy(draft: Draft, fact: NewEvent): Named {
  const main = draft.find(fact.identifiers[0] ?? '');
  if (fact.identifiers.length === 1) {
    const unlinked = main === undefined ? fact.identifiers : NONE;
    return { main, others: NOBODY, own: fact.identifiers, unlinked };
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
function linking({ occurredAt, source }: NewEvent): Omit<NewEvent, 'identifiers'> {
  return { kind: 'identifier-linked', purposes: [], channels: [], occurredAt, source };
}

/** What the suppression list has on identifiers that nobody has. */
function listedOf(draft: Draft, unlinked: readonly string[]): readonly Listed[] {
  let found: Listed[] | undefined;
  for (const identifier of unlinked) {
    for (const entry of draft.list.of(identifier)) {
      found ??= [];
      found.push({ identifier, entry });
    }
  }
  return found ?? NONE;
}

/** Whether a fact would bring back any of the people that it is about. */
function isRefused(named: Named, fact: NewEvent, marketing: RecordRules['marketing']): boolean {
  const people = named.main === undefined ? [...named.others.keys()] : [named.main, ...named.others.keys()];
  return people.some((person) => wouldRevive(person.state, fact, marketing));
}

/**
 * The fact without those who left and whom it would make people again; undefined: nothing of it may be written. What is
 * known already, and a no of somebody else, stand without them; an opening is about one person, and falls with any of them.
 */
function withoutKeptOut(
  fact: NewEvent,
  listed: readonly Listed[],
  standsAlone: boolean,
): NewEvent | undefined {
  const keptOut = listed.filter(({ entry }) => isKeptOut(entry, fact)).map(({ identifier }) => identifier);
  if (keptOut.length === 0) return fact;
  const identifiers = fact.identifiers.filter((identifier) => !keptOut.includes(identifier));
  return standsAlone && identifiers.length > 0 ? { ...fact, identifiers } : undefined;
}

/** Whether the person took the identifier over at or after the instant of a change: then the change was an earlier one. */
function beganSince(draft: Draft, person: DraftPerson, change: NewEvent): boolean {
  const at = Date.parse(change.occurredAt);
  return draft
    .historyOf(person)
    .some(
      ({ kind, source, occurredAt }) =>
        kind === 'invalidated' && source === FROM_CHANGE && Date.parse(occurredAt) >= at,
    );
}

/** Finds or makes the person that a fact is about, with all its identifiers that nobody has yet. */
function personFor(draft: Draft, named: Named, listed: readonly Listed[]): DraftPerson {
  const person = named.main ?? draft.create();
  for (const identifier of named.unlinked) draft.link(identifier, person);
  for (const { identifier, entry } of listed)
    draft.append(person, { fact: listedEvent(entry, identifier), identifiers: [identifier] });
  return person;
}

/** Takes an identifier from whoever has it: from now on it is somebody new's, of whom nothing is known. */
function release(draft: Draft, change: NewEvent, identifier: string): void {
  const isNobodys = draft.find(identifier) === undefined;
  const listed = isNobodys ? listedOf(draft, [identifier]) : NONE;
  const unlinked = isNobodys ? [identifier] : NONE;
  const successor = personFor(draft, { main: undefined, others: NOBODY, own: NONE, unlinked }, listed);
  if (!isNobodys) draft.relink(identifier, successor);
  draft.append(successor, { fact: takenOverEvent(change, identifier), identifiers: [identifier] });
}

/** A change of identifiers: those named become the person's, those released are no longer. */
function takeChange(draft: Draft, fact: NewEvent, named: Named): RecordResult {
  const released = new Set(fact.released);
  const { main } = named;
  // What went away the first time the change arrived is somebody else's by the second.
  const wasOwn = [...new Set([...named.own, ...fact.identifiers.filter((one) => released.has(one))])];
  if (main !== undefined) {
    const isEarlier = released.has(fact.identifiers[0] ?? '') && beganSince(draft, main, fact);
    if (isEarlier || draft.knows(main, { fact, identifiers: wasOwn })) return 'known';
  }
  const person = personFor(draft, named, listedOf(draft, named.unlinked));
  const leaving = [...released].filter((one) => [person, undefined].includes(draft.find(one)));
  // Told of the person is what is theirs: whoever names somebody else's number does not get it, in no table and no fold.
  const isAdded = draft.append(person, { fact: { ...fact, released: leaving }, identifiers: named.own });
  if (!isAdded) return 'known';
  for (const identifier of leaving) release(draft, fact, identifier);
  return 'added';
}

/** Takes a fact about people into the batch. */
function takePersonal(draft: Draft, fact: NewEvent, rules: RecordRules): RecordResult {
  const named = namedBy(draft, fact);
  const listed = listedOf(draft, named.unlinked);
  const told = { fact, identifiers: named.own };
  const isKnown = named.main !== undefined && draft.knows(named.main, told);
  if (rules.refuseRevival) {
    const rest = withoutKeptOut(fact, listed, isKnown || isRestrictive(fact.kind));
    if (rest === undefined) return 'refused';
    if (rest !== fact) return takePersonal(draft, rest, rules);
    if (!isKnown && isRefused(named, fact, rules.marketing)) return 'refused';
  }
  const main = personFor(draft, named, listed);
  let isAdded = false;
  if (!isKnown) isAdded = draft.append(main, told);
  else if (named.unlinked.length > 0)
    isAdded = draft.append(main, { fact: linking(fact), identifiers: named.unlinked });
  if (isRestrictive(fact.kind)) {
    // A no reaches everyone that it names. Each has an event of their own, so that each log is whole by itself.
    for (const [person, identifiers] of named.others)
      isAdded = draft.append(person, { fact, identifiers }) || isAdded;
  }
  return isAdded ? 'added' : 'known';
}

function mistake(detail: string): ConsendError {
  return new ConsendError('internal', { params: { detail } });
}

/**
 * Takes a fact about the workspace itself. Whoever the list has had already was told of it when they came; an import may
 * bring a stronger stop for them.
 */
function takeWorkspace(draft: Draft, fact: NewEvent, rules: RecordRules): RecordResult {
  const { kind, hashes = [] } = fact;
  if (!OF_WORKSPACE.has(kind)) throw mistake(`an event about nobody: ${kind}`);
  const fresh = isRestrictive(kind)
    ? hashes.filter((hash) => rules.refuseRevival || !draft.list.holds(hash))
    : NONE;
  if (!draft.append(draft.workspace(), { fact, identifiers: [] })) return 'known';
  for (const hash of fresh) rules.reaching.set(hash, [...(rules.reaching.get(hash) ?? []), fact]);
  return 'added';
}

/** A fact that depends on the one before it in the batch, and what became of that one. */
interface Dependent {
  readonly fact: NewEvent;
  readonly before: NewEvent | undefined;
  readonly became: RecordResult | undefined;
}

/** Takes a fact unless the one that it depends on was refused, or is known and overtaken by a no. */
function takeDependent(draft: Draft, { fact, before, became }: Dependent, rules: RecordRules): RecordResult {
  const named = namedBy(draft, fact);
  const isLost = became === 'refused' || (before !== undefined && isRefused(named, before, rules.marketing));
  if (!rules.refuseRevival || !isLost) return take(draft, fact, rules);
  const isKnown = named.main !== undefined && draft.knows(named.main, { fact, identifiers: named.own });
  return isKnown ? 'known' : 'refused';
}

function take(draft: Draft, fact: NewEvent, rules: RecordRules): RecordResult {
  const { kind, identifiers, occurredAt } = fact;
  if (Number.isNaN(Date.parse(occurredAt))) throw mistake(`an event without instant: ${occurredAt}`);
  if (identifiers.length === 0) return takeWorkspace(draft, fact, rules);
  if (fact.released === undefined || fact.released.length === 0) return takePersonal(draft, fact, rules);
  if (kind !== 'identifier-changed') throw mistake(`an event that releases identifiers: ${kind}`);
  return takeChange(draft, fact, namedBy(draft, fact));
}

/** Facts that are worked on at once: so few that what they leave behind never grows old in memory. */
const PART = 250;

/** Records a batch. Belongs into a write. */
export function recordFacts(
  connection: Connection,
  tools: StoreTools,
  { facts, options }: { readonly facts: readonly NewEvent[]; readonly options: RecordOptions | undefined },
): readonly RecordResult[] {
  const draft = new Draft(connection, tools);
  const reaching: RecordRules['reaching'] = new Map();
  const rules = { refuseRevival: options?.refuseRevival ?? false, marketing: tools.marketing, reaching };
  const results: RecordResult[] = [];
  for (let at = 0; at < facts.length; at += PART) {
    const part = facts.slice(at, at + PART);
    draft.expect(part);
    for (const fact of part) {
      const place = results.length;
      const result = options?.dependent?.has(place)
        ? takeDependent(draft, { fact, before: facts[place - 1], became: results[place - 1] }, rules)
        : take(draft, fact, rules);
      results.push(result);
    }
    // A rehearsal has nowhere to put a part but its own memory.
    if (!options?.rehearse) draft.write();
  }
  if (options?.rehearse) return results;
  if (reaching.size > 0) reachLiving(connection, tools, { draft, stops: reaching });
  draft.flush();
  return results;
}
