/**
 * States of very many people. Rows of a table lie in order of their keys, and a page of them is read at once: asked for in
 * the order of a list of recipients, nearly every person costs the reading of a page; in the order of the keys many
 * share one (measured: two million people, a million asked for 65,536 at a time: 2.8 s of CPU time instead of 6.4 s).
 */
import type { ConsentState } from '../../../core/consent.ts';
import { ConsendError } from '../../../core/errors.ts';
import type { PersonStates } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import { keyOf } from './identifiers.ts';
import { findPeople } from './people.ts';

/** States of some people: each a line of JSON, in the order of their places. */
export interface StatesPart {
  readonly places: readonly number[];
  /** UTF-8. JSON as it is written here has no line ends of its own. */
  readonly lines: Uint8Array;
}

/** Identifiers that are sorted together: a place among them fits into 16 bits. */
const TOGETHER = 2 ** 16;
/** Keys of one query. */
const PART = 400;

/** `[place in the query, person, …]` */
const PERSONS = `
SELECT '[' || group_concat(j.key || ',' || p.person) || ']' AS found
FROM json_each(?) j CROSS JOIN phones p ON p.number = j.value`;
const STATES = `
SELECT '[' || group_concat(j.key) || ']' AS keys, CAST(group_concat(e.state, char(10)) AS BLOB) AS states
FROM json_each(?) j CROSS JOIN people e ON e.id = j.value`;

/** Places in the order of their keys, each behind a key that is cut to what a double holds beside it. */
type Sorted = Float64Array;

/** Numbers have up to 50 bits (15 digits): without the lowest thirteen a place fits behind them, and neighbors stay so. */
const NEIGHBORS = 2 ** 13;

function* parts(sorted: Sorted): Generator<Sorted> {
  for (let at = 0; at < sorted.length; at += PART) yield sorted.subarray(at, at + PART);
}

const placeIn = (one: number): number => one % TOGETHER;

/** Persons of numbers: person and place together, sorted. */
function personsOf(connection: Connection, numbers: readonly (number | string)[]): Sorted {
  const places: number[] = [];
  for (const [place, number] of numbers.entries())
    if (typeof number === 'number') places.push(Math.floor(number / NEIGHBORS) * TOGETHER + place);
  const found = new Float64Array(places.length);
  let count = 0;
  for (const part of parts(Float64Array.from(places).sort())) {
    const asked = Array.from(part, (one) => numbers[placeIn(one)]);
    const pairs = jsonOf<number[]>(connection.sql(PERSONS).get(JSON.stringify(asked))?.found);
    for (let at = 0; at < pairs.length; at += 2) {
      found[count] = (pairs[at + 1] ?? 0) * TOGETHER + placeIn(part[pairs[at] ?? 0] ?? 0);
      count += 1;
    }
  }
  return found.subarray(0, count).sort();
}

function jsonOf<T extends readonly unknown[]>(text: unknown): T | readonly [] {
  return typeof text === 'string' ? (JSON.parse(text) as T) : [];
}

/** Hands out the states behind at most 65,536 numbers, all of one moment. Belongs into a read. */
function readTogether(
  connection: Connection,
  numbers: readonly (number | string)[],
  take: (part: StatesPart) => void,
): void {
  for (const part of parts(personsOf(connection, numbers))) {
    const asked = Array.from(part, (one) => Math.floor(one / TOGETHER));
    const row = connection.sql(STATES).get(JSON.stringify(asked));
    const places = jsonOf<number[]>(row?.keys).map((key) => placeIn(part[key] ?? 0));
    if (row?.states instanceof Uint8Array) take({ places, lines: row.states });
  }
}

/** Runs reading work on one moment of the database. */
function atOnce(connection: Connection, work: () => void): void {
  connection.exec('BEGIN');
  try {
    work();
  } finally {
    connection.exec('COMMIT');
  }
}

/** Hands out the states behind numbers; keys that are no numbers are passed over. */
export function readStates(
  connection: Connection,
  keys: readonly (number | string)[],
  take: (part: StatesPart) => void,
): void {
  atOnce(connection, () =>
    connection.read(() => {
      for (let from = 0; from < keys.length; from += TOGETHER) {
        readTogether(connection, keys.slice(from, from + TOGETHER), ({ places, lines }) =>
          take({ places: from === 0 ? places : places.map((place) => place + from), lines }),
        );
      }
    }),
  );
}

const LINE_END = 10;

const damaged = (): ConsendError =>
  new ConsendError('store.damaged', { params: { path: 'people', reason: 'damaged' } });

/** Gathers states as they are handed out. Kept as bytes outside the heap: objects would be garbage by the million. */
export function createStates(count: number): { take(part: StatesPart): void; readonly states: PersonStates } {
  const parts: Buffer[] = [];
  // Of each place: its part counted from 1, and where its line begins and ends there.
  const partOf = new Uint16Array(count);
  const begins = new Uint32Array(count);
  const ends = new Uint32Array(count);
  return {
    take({ places, lines }) {
      const bytes = Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength);
      parts.push(bytes);
      let begin = 0;
      for (const [index, place] of places.entries()) {
        const end = index === places.length - 1 ? bytes.length : bytes.indexOf(LINE_END, begin);
        partOf[place] = parts.length;
        begins[place] = begin;
        ends[place] = end;
        begin = end + 1;
      }
      // A line too many would give everybody behind it somebody else's state.
      if (bytes.includes(LINE_END, begins[places.at(-1) ?? 0])) throw damaged();
    },
    states: {
      at(place) {
        const part = parts[(partOf[place] ?? 0) - 1];
        return part && (JSON.parse(part.toString('utf8', begins[place], ends[place])) as ConsentState);
      },
    },
  };
}

/** The states behind identifiers, by place. */
export function findStates(connection: Connection, identifiers: readonly string[]): PersonStates {
  const keys = identifiers.map(keyOf);
  const { take, states } = createStates(identifiers.length);
  readStates(connection, keys, take);
  return withNames(connection, { identifiers, keys, states });
}

/** The same with the few whose identifiers are no numbers. */
function withNames(
  connection: Connection,
  {
    identifiers,
    keys,
    states,
  }: {
    readonly identifiers: readonly string[];
    readonly keys: readonly (number | string)[];
    readonly states: PersonStates;
  },
): PersonStates {
  const names = identifiers.filter((_, place) => typeof keys[place] === 'string');
  if (names.length === 0) return states;
  const people = connection.read(() => findPeople(connection, names));
  return { at: (place) => states.at(place) ?? people.get(identifiers[place] ?? '')?.state };
}
