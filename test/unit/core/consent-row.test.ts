import { describe, expect, test } from 'vitest';
import type { ConsentCells } from '../../../src/core/consent-columns.ts';
import { CONSENT_PROBLEM_CODES } from '../../../src/core/consent-columns.ts';
import { TEXT_CHANGED } from '../../../src/core/consent-frame.ts';
import { readConsentRow } from '../../../src/core/consent-row.ts';
import type { NewEvent } from '../../../src/core/ports.ts';
import { MINUTE, NOW } from './builders.ts';

const KEY = '0123456789abcdef';
const HASH = `hmac:${KEY}:${'7'.repeat(64)}`;
const CONTEXT = {
  purposes: new Set(['newsletter', 'orders']),
  zone: 'Europe/Berlin',
  now: NOW,
  wordings: new Map([
    ['newsletter-de@3', 'sha256:aa'],
    ['changed@1', TEXT_CHANGED],
  ]),
  keyIds: new Set([KEY]),
};
const PHONE = '+4915112340001';
const ROW: ConsentCells = { purpose: 'newsletter', occurred_at: '2026-02-01', source: 'web-form' };

const read = (change: ConsentCells = {}, left: readonly (keyof ConsentCells)[] = []) => {
  const cells = { ...ROW, ...change };
  return readConsentRow(
    Object.fromEntries(Object.entries(cells).filter(([key]) => !left.includes(key as keyof ConsentCells))),
    PHONE,
    CONTEXT,
  );
};
function events(change: ConsentCells = {}, left: readonly (keyof ConsentCells)[] = []): readonly NewEvent[] {
  const result = read(change, left);
  if (!result.ok) throw new Error(`${result.code} in ${result.column}`);
  return result.events;
}

describe('a row that can be used', () => {
  test('is a consent on WhatsApp where it says nothing else; a day is noon in the workspace’s zone', () => {
    expect(events()).toEqual([
      {
        kind: 'given',
        purposes: ['newsletter'],
        channels: ['whatsapp'],
        basis: 'consent',
        occurredAt: '2026-02-01T11:00:00.000Z',
        precision: 'day',
        source: 'web-form',
        identifiers: [PHONE],
      },
    ]);
  });

  test.each([
    ['a time without offset is the zone’s own', '2026-07-01T14:30', '2026-07-01T12:30:00.000Z'],
    ['a blank instead of the T is read as well', '2026-01-01 14:30:15', '2026-01-01T13:30:15.000Z'],
    ['an offset is obeyed', '2026-01-01T14:30:00-05:00', '2026-01-01T19:30:00.000Z'],
  ])('%s', (_, occurred_at, instant) => {
    expect(events({ occurred_at })[0]?.occurredAt).toBe(instant);
  });

  test('with a confirmation is two events: the consent, and its confirmation at its own time', () => {
    const [given, confirmed, ...more] = events({ confirmed_at: '2026-02-02', confirmed_by: 'whatsapp' });
    expect(more).toEqual([]);
    expect(given?.kind).toBe('given');
    expect(confirmed).toMatchObject({
      kind: 'confirmed',
      occurredAt: '2026-02-02T11:00:00.000Z',
      confirmation: { channel: 'whatsapp', identifier: PHONE },
      purposes: ['newsletter'],
    });
    expect(events({ confirmed_at: '2026-02-02' })[1]?.confirmation?.channel).toBe('unknown');
  });

  test('asserts a basis where it names one other than consent', () => {
    expect(events({ basis: 'contract', purpose: 'orders' })[0]).toMatchObject({
      kind: 'basis-asserted',
      basis: 'contract',
    });
    expect(events({ basis: 'consent' })[0]).toMatchObject({ kind: 'given', basis: 'consent' });
  });

  test('may write kinds and bases in any case, with spaces or underscores', () => {
    expect(events({ event: 'Platform Optin' })[0]?.kind).toBe('platform-optin');
    expect(events({ basis: 'EXISTING_CUSTOMER' })[0]?.basis).toBe('existing-customer');
  });

  test('may name several purposes and channels', () => {
    expect(events({ purpose: 'newsletter; orders', channel: 'WhatsApp,email' })[0]).toMatchObject({
      purposes: ['newsletter', 'orders'],
      channels: ['whatsapp', 'email'],
    });
  });

  test.each(['withdrawn', 'objected'])(
    '%s without a purpose stops all marketing, on every channel',
    (event) => {
      expect(events({ event }, ['purpose'])[0]).toMatchObject({
        kind: event,
        purposes: ['*marketing'],
        channels: ['*'],
      });
    },
  );

  test('that stops one channel stops that one alone', () => {
    expect(events({ event: 'withdrawn', channel: 'whatsapp' })[0]?.channels).toEqual(['whatsapp']);
  });

  test.each([
    'suppressed',
    'unsuppressed',
    'restricted',
    'unrestricted',
    'platform-optin',
    'platform-stopped',
    'platform-resumed',
  ])('%s needs no purpose: it is about the person', (event) => {
    expect(events({ event }, ['purpose'])[0]).toMatchObject({ kind: event, purposes: ['*'] });
  });

  test('carries wording, evidence, sale, contract, user id and the rest, each only where it is there', () => {
    const cells: ConsentCells = {
      method: 'double-opt-in',
      wording: 'newsletter-de@3',
      evidence: 'form.pdf',
      sale_ref: 'R-1',
      sale_date: '2026-01-02',
      product_group: 'chairs',
      notice: 'invoice',
      contract_ref: 'C-1',
      contract_until: '2026-12-31',
      user_id: 'US.1',
      language: 'de',
      ip: '192.0.2.1',
      actor: 'A. Muster',
      note: 'n',
    };
    expect(events(cells)[0]).toMatchObject({
      method: 'double-opt-in',
      wording: { id: 'newsletter-de', version: '3' },
      evidence: { reference: 'form.pdf' },
      sale: { reference: 'R-1', date: '2026-01-02', productGroup: 'chairs', notice: 'invoice' },
      contract: { reference: 'C-1', until: '2026-12-31' },
      identifiers: [PHONE, 'US.1'],
      language: 'de',
      ip: '192.0.2.1',
      actor: 'A. Muster',
      note: 'n',
    });
  });

  test('may come from a clock that is five minutes ahead, and no more', () => {
    const ahead = (ms: number) => new Date(NOW + ms).toISOString();
    expect(read({ occurred_at: ahead(5 * MINUTE) }).ok).toBe(true);
    expect(read({ occurred_at: ahead(5 * MINUTE + 1) })).toMatchObject({
      ok: false,
      code: 'consent.date-future',
    });
  });
});

type Rejected = readonly [
  name: string,
  cells: ConsentCells,
  left: readonly (keyof ConsentCells)[],
  code: string,
  column: string,
  value: string,
];
const REJECTED: readonly Rejected[] = [
  [
    'an event that the ledger does not know',
    { event: 'maybe' },
    [],
    'consent.event-unknown',
    'event',
    'maybe',
  ],
  ['a basis that the ledger does not know', { basis: 'luck' }, [], 'consent.basis-unknown', 'basis', 'luck'],
  ['a basis asserted without its name', { event: 'basis-asserted' }, [], 'consent.basis-needed', 'basis', ''],
  ['a basis ended without its name', { event: 'basis-ended' }, [], 'consent.basis-needed', 'basis', ''],
  ['a consent without a date', {}, ['occurred_at'], 'consent.date-missing', 'occurred_at', ''],
  [
    'a date of another form',
    { occurred_at: '01.02.2026' },
    [],
    'consent.date-other-notation',
    'occurred_at',
    '01.02.2026',
  ],
  [
    'a day that does not exist',
    { occurred_at: '2026-02-30' },
    [],
    'consent.date-no-such-day',
    'occurred_at',
    '2026-02-30',
  ],
  [
    'a confirmation of another form',
    { confirmed_at: 'soon' },
    [],
    'consent.date-invalid',
    'confirmed_at',
    'soon',
  ],
  [
    'a consent of tomorrow',
    { occurred_at: '2026-11-24' },
    [],
    'consent.date-future',
    'occurred_at',
    '2026-11-24',
  ],
  [
    'a confirmation of tomorrow',
    { confirmed_at: '2026-11-24' },
    [],
    'consent.date-future',
    'confirmed_at',
    '2026-11-24',
  ],
  ['a consent without a purpose', {}, ['purpose'], 'consent.purpose-missing', 'purpose', ''],
  [
    'a consent whose purpose is blanks alone',
    { purpose: ' ; ' },
    [],
    'consent.purpose-missing',
    'purpose',
    '',
  ],
  [
    'a purpose that consend.yaml does not name',
    { purpose: 'newsletter,raffle' },
    [],
    'consent.purpose-unknown',
    'purpose',
    'raffle',
  ],
  [
    'a consent for a blanket that does not exist',
    { purpose: '*news' },
    [],
    'consent.purpose-unknown',
    'purpose',
    '*news',
  ],
  ['a consent for all in words', { purpose: 'alle' }, [], 'consent.purpose-unknown', 'purpose', 'alle'],
  [
    'a consent on a channel that nobody knows',
    { channel: 'WhatsApp, Fax' },
    [],
    'consent.channel-unknown',
    'channel',
    'Fax',
  ],
  [
    'a sale whose date cannot be read',
    { basis: 'existing-customer', sale_date: '01.02.2026' },
    [],
    'consent.date-other-notation',
    'sale_date',
    '01.02.2026',
  ],
  [
    'a stop for a purpose that nobody knows',
    { event: 'withdrawn', purpose: 'raffle' },
    [],
    'consent.purpose-unknown',
    'purpose',
    'raffle',
  ],
  ['a consent without a source', {}, ['source'], 'consent.source-missing', 'source', ''],
  [
    'an event that consend alone writes',
    { event: 'erased' },
    [],
    'consent.event-reserved',
    'event',
    'erased',
  ],
  [
    'a time that no clock shows',
    { occurred_at: '2026-02-01T25:00' },
    [],
    'consent.date-no-such-time',
    'occurred_at',
    '2026-02-01T25:00',
  ],
  [
    'a year of two digits',
    { occurred_at: '01.02.26' },
    [],
    'consent.date-two-digit-year',
    'occurred_at',
    '01.02.26',
  ],
  [
    'a day as Excel counts it inside',
    { occurred_at: '45678' },
    [],
    'consent.date-excel-serial',
    'occurred_at',
    '45678',
  ],
  [
    'seconds since 1970',
    { occurred_at: '1767225600' },
    [],
    'consent.date-epoch',
    'occurred_at',
    '1767225600',
  ],
  [
    'a wording whose text was changed since',
    { wording: 'changed@1' },
    [],
    'consent.wording-changed',
    'wording',
    'changed@1',
  ],
  [
    'a confirmation from before the consent',
    { occurred_at: '2026-02-02T10:00:00Z', confirmed_at: '2026-02-01' },
    [],
    'consent.confirmed-too-early',
    'confirmed_at',
    '2026-02-01',
  ],
  [
    'a wording whose text was another',
    { wording: 'newsletter-de@3', wording_digest: 'sha256:bb' },
    [],
    'consent.wording-differs',
    'wording_digest',
    'newsletter-de@3',
  ],
  [
    'a keyed hash that is none',
    { suppression_hash: 'abc' },
    [],
    'consent.hash-invalid',
    'suppression_hash',
    'abc',
  ],
  [
    'a keyed hash of a key that this workspace does not have',
    { suppression_hash: HASH.replace(KEY, 'fedcba9876543210') },
    [],
    'consent.hash-foreign',
    'suppression_hash',
    'fedcba9876543210',
  ],
  ['a stop without a source', { event: 'withdrawn' }, ['source'], 'consent.source-missing', 'source', ''],
];

describe('a row that cannot be used', () => {
  test.each(REJECTED)('%s', (_, cells, left, code, column, value) => {
    expect(read(cells, left)).toMatchObject({ ok: false, code, column, value });
  });

  test('a contract whose end cannot be read as a date', () => {
    expect(read({ basis: 'contract', contract_ref: 'C', contract_until: '31.12.2026' })).toEqual({
      ok: false,
      code: 'consent.date-other-notation',
      column: 'contract_until',
      value: '31.12.2026',
    });
  });

  test('every problem code has a row here that meets it', () => {
    expect([...new Set(REJECTED.map(([, , , code]) => code))].sort()).toEqual(
      [...CONSENT_PROBLEM_CODES].sort(),
    );
  });
});

const STOPS = [
  'withdrawn',
  'refused',
  'objected',
  'suppressed',
  'restricted',
  'platform-stopped',
  'expired',
  'invalidated',
] as const;

describe('the channels of a row', () => {
  test.each([
    ['WhatsApp', ['whatsapp']],
    ['Whats App', ['whatsapp']],
    ['whatsapp-newsletter', ['whatsapp']],
    ['WA', ['whatsapp']],
    ['whats_app; E-Mail', ['whatsapp', 'email']],
    ['sms email', ['sms', 'email']],
    ['mail/post', ['mail', 'post']],
    ['Alle', ['*']],
    ['all', ['*']],
    ['*', ['*']],
    [' ; ', ['whatsapp']],
  ])('%s are read on an opening and on a stop alike', (channel, channels) => {
    expect(events({ channel })[0]?.channels).toEqual(channels);
    expect(events({ event: 'refused', channel })[0]?.channels).toEqual(channels);
  });

  test.each(STOPS)('%s on a channel that nobody knows reaches every one', (event) => {
    expect(events({ event, channel: 'Fax' })[0]?.channels).toEqual(['*']);
    expect(events({ event, channel: 'email, whatsap' })[0]?.channels).toContain('*');
  });
});

describe('the purposes of a stop', () => {
  test.each(STOPS)('%s: a blanket that does not exist is widened to everything', (event) => {
    for (const purpose of ['*news', '*Marketing', 'all', 'Alle'])
      expect(events({ event, purpose })[0]?.purposes).toEqual(['*']);
    expect(events({ event, purpose: '*marketing' })[0]?.purposes).toEqual(['*marketing']);
  });

  test('the end of a basis for all marketing is widened, for no basis is looked up there', () => {
    const row = { event: 'basis-ended', basis: 'existing-customer', purpose: '*marketing' };
    expect(events(row)[0]?.purposes).toEqual(['*']);
  });

  test('a purpose of consend.yaml that is called all is that purpose', () => {
    const purposes = new Set(['all']);
    const row = { ...ROW, event: 'withdrawn', purpose: 'all' };
    const result = readConsentRow(row, PHONE, { ...CONTEXT, purposes });
    expect(result).toMatchObject({ ok: true, events: [{ purposes: ['all'] }] });
  });
});

describe('a date alone', () => {
  test('that is today’s is noon also where that is still to come, so that importing again makes the same fact', () => {
    expect(events({ occurred_at: '2026-11-23' })[0]?.occurredAt).toBe('2026-11-23T11:00:00.000Z');
    expect(events({ confirmed_at: '2026-11-23' })[1]?.occurredAt).toBe('2026-11-23T11:00:00.000Z');
  });

  test('is today’s by the workspace’s zone', () => {
    const row = { ...ROW, occurred_at: '2026-11-24' };
    const at = (time: string) => readConsentRow(row, PHONE, { ...CONTEXT, now: Date.parse(time) });
    expect(at('2026-11-23T23:00:00Z')).toMatchObject({
      ok: true,
      events: [{ occurredAt: '2026-11-24T11:00:00.000Z' }],
    });
    expect(at('2026-11-23T22:54:59Z')).toMatchObject({ ok: false, code: 'consent.date-future' });
  });

  test.each(STOPS)('of %s is the end of that day, today included', (event) => {
    expect(events({ event })[0]?.occurredAt).toBe('2026-02-01T22:59:59.999Z');
    expect(events({ event, occurred_at: '2026-11-23' })[0]?.occurredAt).toBe('2026-11-23T22:59:59.999Z');
    expect(events({ event, occurred_at: '2026-02-01T10:00' })[0]?.occurredAt).toBe(
      '2026-02-01T09:00:00.000Z',
    );
  });

  test('of a stop ends with the day that the clocks change, too', () => {
    expect(events({ event: 'withdrawn', occurred_at: '2026-10-25' })[0]?.occurredAt).toBe(
      '2026-10-25T22:59:59.999Z',
    );
  });

  test('of an opening comes before that of a stop on the same day', () => {
    const at = (event: string) => events({ event, occurred_at: '2026-03-01' })[0]?.occurredAt ?? '';
    expect(at('given') < at('withdrawn')).toBe(true);
  });
});

describe('sales and contracts', () => {
  test('a contract’s end with a time is kept as an instant, a day as a day', () => {
    const until = (contract_until: string) =>
      events({ basis: 'contract', contract_ref: 'C', contract_until })[0]?.contract?.until;
    expect(until('2026-12-31 18:00')).toBe('2026-12-31T17:00:00.000Z');
    expect(until('2026-12-31')).toBe('2026-12-31');
  });

  test('a stop is not lost over the date of a sale', () => {
    const [stop] = events({ event: 'objected', sale_ref: 'R', sale_date: 'March' });
    expect(stop?.sale).toEqual({ reference: 'R' });
  });

  test('a stop is not lost over the confirmation of what it stops', () => {
    expect(events({ event: 'withdrawn', confirmed_at: 'soon' }).map(({ kind }) => kind)).toEqual([
      'withdrawn',
    ]);
  });

  test.each(['no', 'Nein', '0', 'FALSE', '-', 'none', 'kein', 'keine'])(
    'a notice of “%s” is none',
    (notice) => {
      expect(events({ sale_ref: 'R', notice })[0]?.sale).toEqual({ reference: 'R' });
    },
  );

  test('a notice that only begins like a no is one', () => {
    expect(events({ notice: 'Notiz im Kassenbon' })[0]?.sale).toEqual({ notice: 'Notiz im Kassenbon' });
  });
});

describe('a confirmation and the consent that it confirms', () => {
  const row = { purpose: 'newsletter', source: 'form', confirmed_by: 'whatsapp' };
  const readBoth = (occurred_at: string, confirmed_at: string) =>
    readConsentRow({ ...row, occurred_at, confirmed_at }, '+4915112345678', CONTEXT);

  test.each([
    ['2026-10-01T10:00:00Z', '2026-09-01T10:00:00Z'],
    ['2026-10-01', '2026-09-30'],
    ['2026-10-01T10:00:00Z', '2020-10-02'],
  ])(
    'a row that was given %s and confirmed %s is rejected: nothing is confirmed before it is said',
    (given, confirmed) => {
      expect(readBoth(given, confirmed)).toMatchObject({
        ok: false,
        code: 'consent.confirmed-too-early',
        column: 'confirmed_at',
      });
    },
  );

  test.each([
    ['2026-10-01T10:00:00Z', '2026-10-01T10:00:00Z'],
    ['2026-10-01', '2026-10-01T08:00:00+02:00'],
    ['2026-10-01T18:00:00Z', '2026-10-01'],
  ])('one that was given %s and confirmed %s is read', (given, confirmed) => {
    expect(readBoth(given, confirmed)).toMatchObject({
      ok: true,
      events: [{ kind: 'given' }, { kind: 'confirmed' }],
    });
  });
});

describe('a text that changed under its name', () => {
  const context = { ...CONTEXT, wordings: new Map([['news@1', TEXT_CHANGED]]) };
  const row = { purpose: 'newsletter', source: 'form', occurred_at: '2026-10-01', wording: 'news@1' };

  test('is agreed to by no row, and keeps no stop out', () => {
    expect(readConsentRow(row, '+4915112345678', context)).toMatchObject({ code: 'consent.wording-changed' });
    const stop = readConsentRow({ ...row, event: 'withdrawn' }, '+4915112345678', context);
    expect(stop).toMatchObject({ ok: true, events: [{ wording: { id: 'news', version: '1' } }] });
  });
});
