/** What limits ask at a claim: earlier contacts with each candidate, and how much of the moving day is used up. */
import type { ClaimNeeds, DailyUse, PersonContact } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import { ALL_CONTACTS, contactBounds, LONGEST_REQUEST_MS } from './journal-contacts.ts';
import { TEST_CONTACTS } from './test-contacts.ts';

const CONTACTS = `
SELECT m.person, coalesce(m.accepted_at, m.contact_at) AS at, c.purpose FROM json_each(?) p
CROSS JOIN messages m ON m.person = p.value AND m.contact_at >= ? AND m.contact_at IS NOT NULL
JOIN campaigns c ON c.id = m.campaign
UNION ALL SELECT person, at, '' FROM (${TEST_CONTACTS}) WHERE person IN (SELECT value FROM json_each(?))`;

/**
 * Contacts with people over all campaigns since an instant, by the person's key; test messages are of no purpose. Belongs
 * into a write.
 */
export function contactsOf(
  connection: Connection,
  people: readonly number[],
  since: number,
): ReadonlyMap<number, readonly PersonContact[]> {
  const contacts = new Map<number, PersonContact[]>();
  const [keys, begun] = [JSON.stringify(people), since - LONGEST_REQUEST_MS];
  const rows = connection.sql(CONTACTS).all(keys, begun, begun, keys);
  for (const row of rows) {
    const [person, at] = [Number(row.person), Number(row.at)];
    if (at < since) continue;
    const contact = { at, purpose: String(row.purpose ?? '') };
    const known = contacts.get(person);
    if (known === undefined) contacts.set(person, [contact]);
    else known.push(contact);
  }
  return contacts;
}

/** Contacts that were begun. `people`: those of them with whom there was none within the moving day, or more. */
export interface NewContacts {
  readonly messages: number;
  readonly people: number;
}

/** Notes contacts for whoever bounds the day by the meter, this process or another. Belongs into the write that makes them. */
export function meterContacts(connection: Connection, { messages, people }: NewContacts): void {
  connection
    .sql('UPDATE contact_meter SET messages = messages + ?, people = people + ?')
    .run(messages, people);
}

function readMeter(connection: Connection): NewContacts {
  const row = connection.sql('SELECT messages, people FROM contact_meter').get();
  return { messages: Number(row?.messages ?? 0), people: Number(row?.people ?? 0) };
}

/** As in `journal-contacts.ts`: cut roughly by the start of the attempt, then exactly by the time of acceptance. */
const USE = `
SELECT count(*) AS people, sum(count) AS messages, min(newest) AS oldest_person, min(oldest) AS oldest_message FROM (
  SELECT count(*) AS count, min(at) AS oldest, max(at) AS newest FROM (${ALL_CONTACTS}) GROUP BY person
)`;

function countUse(connection: Connection, since: number): DailyUse {
  const row = connection.sql(USE).get(...contactBounds(since));
  const instant = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
  return {
    people: { count: Number(row?.people ?? 0), oldest: instant(row?.oldest_person) },
    messages: { count: Number(row?.messages ?? 0), oldest: instant(row?.oldest_message) },
  };
}

/** Watches the moving day from claim to claim. */
export interface DayWatch {
  /** What the day has seen, counted exactly where `claim` more might pass a limit; undefined: there is room for them. */
  use(connection: Connection, request: DayQuestion): DailyUse | undefined;
  /** Forgets what was counted in a transaction that did not last. */
  forget(): void;
}

/** What a claim asks of the day. */
export interface DayQuestion {
  readonly needs: ClaimNeeds;
  /** How many are about to be claimed at most. */
  readonly claim: number;
  readonly now: number;
}

/**
 * Counting a hundred thousand people takes a tenth of a second, so it is done where it matters. In between, the last count
 * and what the meter has noted since, in any process, bound it from above: contacts leave the day, none enters unnoted.
 */
export function watchDay(): DayWatch {
  let counted: { readonly at: number; readonly use: DailyUse; readonly meter: NewContacts } | undefined;
  return {
    use(connection, { needs, claim, now }) {
      const { peoplePerDay: people = Infinity, messagesPerDay: messages = Infinity } = needs;
      if (people === Infinity && messages === Infinity) return undefined;
      const meter = readMeter(connection);
      // A clock that was set back brings contacts into the day that had left it.
      if (counted !== undefined && now >= counted.at) {
        const since = (what: 'people' | 'messages') => meter[what] - (counted?.meter[what] ?? 0);
        const isFar =
          counted.use.people.count + since('people') + claim <= people &&
          counted.use.messages.count + since('messages') + claim <= messages;
        if (isFar) return undefined;
      }
      counted = { at: now, use: countUse(connection, now - needs.dayMs), meter };
      return counted.use;
    },
    forget() {
      counted = undefined;
    },
  };
}
