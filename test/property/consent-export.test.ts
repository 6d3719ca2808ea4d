import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { consentCsv, openConsents } from '../../src/adapters/consents/index.ts';
import { createPhoneReader } from '../../src/adapters/phone/index.ts';
import type { ConsentState, EventKind } from '../../src/core/consent.ts';
import { EVENT_KINDS } from '../../src/core/consent.ts';
import { EXPORT_COLUMNS } from '../../src/core/consent-cells.ts';
import { RESTRICTIVE_KINDS } from '../../src/core/consent-scope.ts';
import type { NewEvent, Store } from '../../src/core/ports.ts';
import { standing } from '../../src/core/standing.ts';
import { exportConsents } from '../../src/pipeline/export-consents.ts';
import { importConsents } from '../../src/pipeline/import-consents.ts';
import { keysOf } from '../contract/store-tools.ts';
import { NOW, question } from '../unit/core/builders.ts';
import { memoryStore } from '../unit/pipeline/stores.ts';

const dir = mkdtempSync(join(tmpdir(), 'consend-export-'));
afterAll(() => rmSync(dir, { recursive: true }));

const PHONES = ['+4915112340001', '+4915112340002', '+4915112340003', '+491'];
const USER_IDS = ['DE.1', 'US.22'];
const ERASED = ['+4915112349991', '+4915112349992'];
const IDENTIFIERS = [...PHONES, ...USER_IDS];

const { hasher } = keysOf('test');
const phones = createPhoneReader();
const isNumber = (text: string): boolean => {
  const read = phones.read(text, '');
  return read.ok && read.e164 === text;
};

/** The ledger as a CSV. */
async function exported(store: Store): Promise<string> {
  const csv = consentCsv(EXPORT_COLUMNS);
  const { size } = await store.ledger.position();
  let text = csv.header;
  for await (const { rows } of exportConsents({ ledger: store.ledger, size, isNumber }))
    text += csv.text(rows);
  return text;
}

/** An empty ledger with what is in a CSV. */
async function imported(text: string): Promise<Store> {
  const store = await memoryStore();
  const file = join(dir, 'ledger.csv');
  writeFileSync(file, text);
  const reading = await openConsents({
    file,
    map: {},
    defaults: {},
    context: {
      purposes: new Set(['newsletter', 'orders']),
      zone: 'Europe/Berlin',
      now: NOW,
      keyIds: new Set(hasher.keyIds),
    },
    defaultCountry: 'DE',
  });
  const problems: unknown[] = [];
  const refused: number[] = [];
  async function* rows() {
    for await (const batch of reading.batches()) {
      problems.push(...batch.problems);
      yield batch.rows;
    }
  }
  await importConsents({ rows: rows(), ledger: store.ledger, onTurnedAway: (row) => refused.push(row) });
  expect({ problems, refused }).toEqual({ problems: [], refused: [] });
  return store;
}

/** A state without the numbers that the log gave. */
function withoutSeq(state: ConsentState): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(state)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([slot, { seq: _, ...entry }]) => [slot, entry]),
  );
}

/** All that decides: states, standings on every question, who belongs together, and the suppression list. */
async function decided(store: Store): Promise<unknown> {
  const found = await store.ledger.lookup(IDENTIFIERS);
  const list = await store.suppressions.find(ERASED);
  const people = new Map<string, number>();
  return {
    people: IDENTIFIERS.map((identifier) => {
      const person = found.get(identifier);
      if (person === undefined) return undefined;
      if (!people.has(person.person)) people.set(person.person, people.size);
      const standings = (['newsletter', 'orders'] as const).map((purpose) => {
        const category = purpose === 'newsletter' ? 'marketing' : 'utility';
        const bases = ['consent', 'existing-customer', 'contract', 'precontract'] as const;
        const { event, entry, consentEvent, confirmed, withdrawal, noticed, ...rest } = standing(
          person.state,
          question({ purpose, category, bases, advertises: ['chairs'], existingCustomerSignedOff: true }),
        );
        const times = [entry, consentEvent, confirmed, withdrawal, noticed].map((one) => one?.at);
        return [rest, event === undefined, times];
      });
      return [people.get(person.person), withoutSeq(person.state), standings];
    }),
    list: ERASED.map((identifier) => {
      const { seq: _, ...entry } = list.get(identifier) ?? { seq: 0 };
      return entry;
    }),
  };
}

const text = fc.oneof(
  fc.constantFrom(
    "'=1+1",
    '=cmd',
    "' x ",
    'a\nb',
    '"q", ;',
    "''",
    "' =x'",
    ' lead',
    '-5',
    '+49 151',
    '\t=x',
    '@',
  ),
  fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
);
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const OF_PERSON: ReadonlySet<EventKind> = new Set([
  'platform-optin',
  'platform-stopped',
  'platform-resumed',
  'suppressed',
  'unsuppressed',
  'restricted',
  'unrestricted',
]);
const APART: ReadonlySet<EventKind> = new Set(['requested', 'given', 'reaffirmed', 'basis-asserted']);
const kinds = EVENT_KINDS.filter((kind) => !['imported', 'erased', 'identifier-changed'].includes(kind));
const identifiers = fc.oneof(
  fc.constantFrom(...IDENTIFIERS).map((one) => [one]),
  fc.uniqueArray(fc.constantFrom(...IDENTIFIERS), { minLength: 2, maxLength: 3 }),
);
const scope = fc.uniqueArray(fc.constantFrom('newsletter', 'orders', '*', '*marketing'), {
  minLength: 1,
  maxLength: 3,
});
const at = fc
  .constantFrom('2026-01-01', '2026-01-02', '2026-10-25', '2026-11-23')
  .chain((day) => fc.constantFrom(`${day}T07:00:00+01:00`, `${day}T11:00:00Z`, `${day}T22:59:59.999Z`))
  .filter((time) => Date.parse(time) <= NOW || time.endsWith('.999Z'));

const fact: fc.Arbitrary<NewEvent> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    purposes: scope,
    channels: fc.uniqueArray(fc.constantFrom('whatsapp', '*', 'email'), { minLength: 1, maxLength: 2 }),
    basis: some(
      fc.constantFrom('consent', 'existing-customer', 'contract', 'precontract', 'legitimate-interest'),
    ),
    occurredAt: at,
    precision: some(fc.constant('day')),
    source: text,
    method: some(text),
    wording: some(
      fc.record({
        id: fc.constantFrom('w', 'w@x'),
        version: fc.constantFrom('', '3'),
        digest: some(fc.constant('sha256:1')),
      }),
    ),
    confirmation: some(
      fc.record({
        channel: fc.constantFrom('whatsapp', 'email'),
        identifier: some(fc.constantFrom(...PHONES)),
        messageId: some(fc.constant('wamid.1')),
      }),
    ),
    evidence: some(fc.record({ reference: text, digest: some(fc.constant('sha256:2')) })),
    sale: some(
      fc.record({
        reference: some(text),
        date: some(fc.constantFrom('2026-01-02', '2026-01-02T10:00:00.000Z')),
        productGroup: some(fc.constantFrom('chairs', '=tables')),
        notice: some(fc.constantFrom('invoice', "'=x")),
      }),
    ),
    contract: some(fc.record({ reference: text, until: some(fc.constant('2027-01-01')) })),
    identifiers,
    actor: some(text),
    jurisdiction: some(fc.constantFrom('DE')),
    language: some(fc.constantFrom('de')),
    ip: some(fc.constantFrom('192.0.2.1')),
    note: some(text),
  })
  .map((made): NewEvent => {
    const event = { ...made } as NewEvent;
    const isOfPerson = OF_PERSON.has(event.kind);
    const isStop = RESTRICTIVE_KINDS.has(event.kind);
    const namesBasis = event.kind === 'basis-asserted' || event.kind === 'basis-ended';
    return {
      ...event,
      // What means nothing on these kinds: a claim of no basis, the end of a basis for all marketing, a confirmation of an
      // opening without its time, a time of day that a stop does not have.
      basis: namesBasis ? (event.basis ?? 'consent') : event.basis,
      purposes:
        event.kind === 'basis-ended'
          ? event.purposes
              .filter((one) => one !== '*marketing')
              .concat('orders')
              .filter((one, index, all) => all.indexOf(one) === index)
          : isOfPerson && event.note === undefined
            ? []
            : event.purposes,
      channels: isOfPerson && event.ip === undefined ? [] : event.channels,
      confirmation: APART.has(event.kind) ? undefined : event.confirmation,
      source: event.source.trim() === '' ? 'shop' : event.source,
      occurredAt: isStop || Date.parse(event.occurredAt) <= NOW ? event.occurredAt : '2026-11-23T07:00:00Z',
    };
  });

const erasure: fc.Arbitrary<NewEvent> = fc.record({
  kind: fc.constant('erased' as const),
  purposes: fc.constant([]),
  channels: fc.constant([]),
  occurredAt: fc.constantFrom('2026-03-01T10:00:00.000Z', '2026-04-01T10:00:00.000Z'),
  source: fc.constant('erasure'),
  hashes: fc.subarray(ERASED, { minLength: 1 }).map((all) => all.map((one) => hasher.hash(one))),
  identifiers: fc.constant(['+4915112340099']),
});

/** What is put on the suppression list or taken off it by keyed hash alone. */
const listing: fc.Arbitrary<NewEvent> = fc.record({
  kind: fc.constantFrom('suppressed' as const, 'unsuppressed' as const),
  purposes: fc.constant(['*']),
  channels: fc.constant(['*']),
  occurredAt: fc.constantFrom(
    '2026-02-01T10:00:00.000Z',
    '2026-03-15T10:00:00.000Z',
    '2026-05-01T10:00:00.000Z',
  ),
  source: fc.constantFrom('list', '=list'),
  hashes: fc.subarray(ERASED, { minLength: 1 }).map((all) => all.map((one) => hasher.hash(one))),
  identifiers: fc.constant([]),
});

/** A number that goes from whoever has it to somebody new, who may keep another. */
const change: fc.Arbitrary<NewEvent> = fc
  .record({
    occurredAt: at.filter((time) => Date.parse(time) <= NOW),
    ids: fc.uniqueArray(fc.constantFrom(...IDENTIFIERS), { minLength: 1, maxLength: 3 }),
  })
  .map(({ occurredAt, ids }) => ({
    kind: 'identifier-changed' as const,
    purposes: [],
    channels: [],
    occurredAt,
    source: 'webhook',
    identifiers: ids,
    released: ids.slice(-1),
  }));

const histories = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fact },
    { weight: 1, arbitrary: erasure },
    { weight: 1, arbitrary: listing },
  ),
  {
    maxLength: 10,
  },
);

describe('an export', () => {
  test('imported into an empty ledger gives the same state, and exported again the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.boolean(), async (facts, refuseRevival) => {
        const store = await memoryStore();
        for (const one of facts) await store.ledger.record([one], { refuseRevival });
        const first = await exported(store);
        const copy = await imported(first);
        expect(await decided(copy)).toEqual(await decided(store));
        expect(await exported(copy)).toBe(first);
        await Promise.all([store.close(), copy.close()]);
      }),
      { numRuns: 300 },
    );
  });

  test('keeps apart who had a number first and who has it now', async () => {
    const exchanges = fc.array(fc.oneof({ weight: 3, arbitrary: fact }, { weight: 1, arbitrary: change }), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(exchanges, async (facts) => {
        const store = await memoryStore();
        for (const one of facts) {
          await store.ledger.record([one], { refuseRevival: true });
        }
        const first = await exported(store);
        const copy = await imported(first);
        expect(await decided(copy)).toEqual(await decided(store));
        expect(await exported(copy)).toBe(first);
        await Promise.all([store.close(), copy.close()]);
      }),
      { numRuns: 300 },
    );
  });
});
