/** The log of test messages in SQLite. */
import { EMPTY_STATE } from '../../../core/consent.ts';
import type {
  BegunTest,
  IdentifierHasher,
  KeptTest,
  TestFacts,
  TestLog,
  TestOutcome,
  TestRequest,
} from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import { testCorrelationOf } from './correlation.ts';
import { keyOf } from './identifiers.ts';
import { LONGEST_REQUEST_MS, peopleSince } from './journal-contacts.ts';
import { contactsOf, meterContacts } from './journal-limits.ts';
import { findPeople } from './people.ts';
import { findSuppressed } from './suppressions.ts';
import { testsAbout, testTally } from './test-records.ts';
import { adoptTestStatuses } from './test-statuses.ts';

/** What the log works with beside its database. */
export interface TestTools {
  /** The store's own id, first part of each correlation. */
  readonly storeId: string;
  readonly hasher: IdentifierHasher | undefined;
}

/** Of a number that nobody has: when it was sent a test last. */
const TESTED = `
SELECT max(coalesce(accepted_at, contact_at)) AS at FROM test_messages
WHERE phone = ? AND contact_at IS NOT NULL AND contact_at >= ?`;

function factsOf(
  connection: Connection,
  hasher: IdentifierHasher | undefined,
  { message: { phone }, now, dayMs }: TestRequest,
): TestFacts & { readonly person: number | undefined } {
  const since = now - dayMs;
  const known = findPeople(connection, [phone]).get(phone);
  const person = known?.personKey;
  const contacts = person === undefined ? [] : (contactsOf(connection, [person], since).get(person) ?? []);
  const tested = connection.sql(TESTED).get(keyOf(phone), since - LONGEST_REQUEST_MS)?.at;
  const times = contacts.map(({ at }) => at);
  if (typeof tested === 'number' && tested >= since) times.push(tested);
  return {
    person,
    state: known?.state ?? EMPTY_STATE,
    isSuppressed: findSuppressed(connection, hasher, [phone]).has(phone),
    contactAt: times.length > 0 ? Math.max(...times) : undefined,
    people: peopleSince(connection, since).count,
  };
}

/** A process that died left it so: nobody knows what became of the request. */
const LOSE = "UPDATE test_messages SET state = 'unknown' WHERE state = 'sending' AND begun_at < ?";
const INTEND = `
INSERT INTO test_messages (campaign, person, phone, template, language, state, begun_at, contact_at)
VALUES (?, ?, ?, ?, ?, 'sending', ?, ?) RETURNING id`;

function begin(
  connection: Connection,
  { storeId, hasher }: TestTools,
  request: TestRequest,
): Awaited<ReturnType<TestLog['begin']>> {
  const { message, now, look } = request;
  connection.sql(LOSE).run(now - LONGEST_REQUEST_MS);
  const { person, ...facts } = factsOf(connection, hasher, request);
  const said = look(facts);
  if (said !== 'send') return said;
  const { campaign, phone, template, language } = message;
  const row = connection
    .sql(INTEND)
    .get(campaign, person ?? null, keyOf(phone), template, language, now, now);
  const test = Number(row?.id);
  meterContacts(connection, { messages: 1, people: 1 });
  return { test, correlation: testCorrelationOf(storeId, test) } satisfies BegunTest;
}

/** What names the person comes back only to a test message that was not erased while its request was on the way. */
const ACCEPT = `
UPDATE test_messages SET wamid = coalesce(wamid, CASE WHEN phone = '' THEN NULL ELSE ? END),
  accepted_at = coalesce(accepted_at, ?), state = CASE WHEN state IN ('sending', 'unknown') THEN 'accepted' ELSE state END
WHERE id = ?`;
const FAIL = `
UPDATE test_messages SET state = 'failed', contact_at = NULL, code = ?,
  title = CASE WHEN phone = '' THEN NULL ELSE ? END, detail = CASE WHEN phone = '' THEN NULL ELSE ? END
WHERE id = ? AND state IN ('sending', 'unknown')`;
const DOUBT = `
UPDATE test_messages SET state = 'unknown', detail = CASE WHEN phone = '' THEN NULL ELSE ? END
WHERE id = ? AND state = 'sending'`;

interface Settling {
  readonly test: number;
  readonly outcome: TestOutcome;
  readonly at: number;
}

function settle(connection: Connection, { storeId }: TestTools, { test, outcome, at }: Settling): void {
  switch (outcome.kind) {
    case 'accepted':
      connection.sql(ACCEPT).run(outcome.wamid, at, test);
      adoptTestStatuses(connection, storeId, outcome.wamid);
      return;
    case 'failed':
      connection.sql(FAIL).run(outcome.code ?? null, outcome.title, outcome.detail, test);
      return;
    case 'unknown':
      connection.sql(DOUBT).run(outcome.detail, test);
  }
}

/** The log of a store. */
export function openSqliteTests(connection: Connection, tools: TestTools): TestLog {
  return {
    begin: async (request) => connection.write(() => begin(connection, tools, request)),
    settle: async (test, outcome, at) =>
      connection.write(() => settle(connection, tools, { test, outcome, at })),
    about: async (identifiers): Promise<readonly KeptTest[]> =>
      connection.read(() => testsAbout(connection, identifiers)),
    tally: async () => connection.read(() => testTally(connection)),
  };
}
