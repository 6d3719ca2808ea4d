/** The people: what the store says of each must follow from their events, and from nothing else. */
import { canonicalJson } from '../../core/canonical-json.ts';
import {
  type ConsentEvent,
  type ConsentState,
  EMPTY_STATE,
  foldEvent,
  foldIdentifiers,
} from '../../core/consent.ts';
import type { RawEvent, RawPerson } from '../../core/ports.ts';
import { factKey, readEvent } from '../../core/sealed-event.ts';
import { WORKSPACE_PERSON } from '../../core/suppression.ts';
import type { VerifiedTable, VerifyProblem } from '../../core/verification.ts';
import { hexOf, sameBytes, type VerifyContext } from './context.ts';
import type { LedgerLists } from './lists.ts';
import { isEmptied, sealProblem } from './log.ts';

/** Key of the row that stands for the workspace itself: it may have no events. */
const WORKSPACE_KEY = 0;

/** What looking at people needs. */
export interface PeopleCheck {
  readonly context: VerifyContext;
  readonly lists: LedgerLists;
  /** Events that were found wrong already. */
  readonly bad: ReadonlySet<number>;
  /** Events up to this number were not read with the log: their commitments are looked at here. */
  readonly since: number;
}

/** An event that was read from its row. */
interface ReadEvent {
  readonly row: RawEvent;
  readonly event: ConsentEvent;
}

/** The table that an identifier is kept in: phone numbers are integers there. */
function tableOf(identifier: string): VerifiedTable {
  return /^\+[1-9]\d{0,14}$/.test(identifier) ? 'phones' : 'user_ids';
}

/** Looks at one person. */
export function checkPerson(check: PeopleCheck, person: RawPerson): void {
  const events: ReadEvent[] = [];
  let isDoubtful = false;
  for (const row of person.events) {
    const isSealed = isSealedAsRead(check, row);
    if (isEmptied(row)) continue;
    const event = isSealed ? readRow(check, row) : undefined;
    if (event === undefined) isDoubtful = true;
    else events.push({ row, event });
  }
  const isThere = checkRow(check, person, events);
  checkErasures(check, person, events);
  for (const { row, event } of events) check.lists.take(row.seq, event);
  // What follows from events that are wrong themselves says nothing more.
  if (isThere && !isDoubtful) checkProjection(check, person, events);
}

function blameEvent({ context }: PeopleCheck, row: number, problem: VerifyProblem, column?: string): void {
  context.findings.add({ table: 'events', row, column, problem });
}

/** Whether a row is true to its commitment. Of the log that was read this is known; older rows are looked at here. */
function isSealedAsRead(check: PeopleCheck, row: RawEvent): boolean {
  if (row.seq > check.since) return !check.bad.has(row.seq);
  const problem = sealProblem(check.context, row);
  if (problem !== undefined) blameEvent(check, row.seq, problem);
  return problem === undefined;
}

/** The event of a row; undefined: it is none, which is said. */
function readRow(check: PeopleCheck, { seq, fact, body }: RawEvent): ConsentEvent | undefined {
  if (body === null) return undefined;
  const event = readEvent(body);
  if (typeof event === 'string') {
    blameEvent(check, seq, `event.${event}`, 'body');
    return undefined;
  }
  if (fact !== null && sameBytes(fact, factKey(check.context.sha256, event))) return event;
  blameEvent(check, seq, 'event.fact', 'fact');
  return undefined;
}

/** Whether there is a row for the person, whose id its events agree with. */
function checkRow(
  check: PeopleCheck,
  { personKey, ref, events: rows }: RawPerson,
  events: readonly ReadEvent[],
): boolean {
  const { findings } = check.context;
  const blame = (problem: VerifyProblem, column?: string): void =>
    findings.add({ table: 'people', row: personKey, column, problem });
  if (ref === '') {
    blame('person.missing', 'id');
    for (const { row } of events) blameEvent(check, row.seq, 'event.person', 'person');
    return false;
  }
  if (personKey === WORKSPACE_KEY) {
    if (ref !== WORKSPACE_PERSON) blame('person.ref', 'ref');
  } else if (rows.length === 0) {
    blame('person.foreign', 'id');
  }
  const strangers = events.filter(({ event }) => event.person !== ref);
  if (strangers.length === 0) return true;
  const isRefWrong = personKey !== WORKSPACE_KEY && strangers.length === events.length;
  if (isRefWrong && new Set(strangers.map(({ event }) => event.person)).size === 1)
    blame('person.ref', 'ref');
  else for (const { row } of strangers) blameEvent(check, row.seq, 'event.person', 'person');
  return isRefWrong;
}

/** Emptied events and the `erased` events that name them: each of the one by exactly one of the other. */
function checkErasures(check: PeopleCheck, { events: rows }: RawPerson, events: readonly ReadEvent[]): void {
  const emptied = new Set(rows.filter(isEmptied).map(({ seq }) => seq));
  const own = new Set(rows.map(({ seq }) => seq));
  for (const { row, event } of events) {
    for (const seq of event.kind === 'erased' ? (event.erasure?.events ?? []) : []) {
      if (emptied.delete(seq)) continue;
      // A row that is wrong was named already; whether it is emptied cannot be told.
      if (check.bad.has(seq)) continue;
      if (own.has(seq)) blameEvent(check, seq, 'erasure.undone', 'body');
      else blameEvent(check, row.seq, 'erasure.wrong-events', 'body');
    }
  }
  for (const seq of emptied) if (!check.bad.has(seq)) blameEvent(check, seq, 'event.unnamed-erasure', 'body');
}

function foldedState(events: readonly ReadEvent[]): ConsentState {
  let state = EMPTY_STATE;
  for (const { row, event } of events)
    state = foldEvent(state, { event, seq: row.seq, fact: row.fact === null ? '' : hexOf(row.fact) });
  return state;
}

/** Whether a text is the JSON of a state: mostly to the letter, else in its canonical form. */
function isStateOf(text: string, state: ConsentState): boolean {
  if (text === JSON.stringify(state)) return true;
  try {
    return canonicalJson(JSON.parse(text)) === canonicalJson(state);
  } catch {
    return false;
  }
}

function checkProjection({ context }: PeopleCheck, person: RawPerson, events: readonly ReadEvent[]): void {
  const { findings } = context;
  if (!isStateOf(person.state, foldedState(events)))
    findings.add({ table: 'people', row: person.personKey, column: 'state', problem: 'person.state' });
  const own = foldIdentifiers(events.map(({ event }) => event));
  for (const identifier of person.identifiers) {
    if (own.delete(identifier)) continue;
    const params = { person: person.personKey };
    findings.add({
      table: tableOf(identifier),
      row: identifier,
      column: 'person',
      problem: 'identifier.foreign',
      params,
    });
  }
  for (const identifier of own) {
    const params = { person: person.personKey };
    findings.add({
      table: tableOf(identifier),
      row: identifier,
      column: 'person',
      problem: 'identifier.missing',
      params,
    });
  }
}
