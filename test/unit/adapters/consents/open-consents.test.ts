import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CONSENT_HEADERS } from '../../../../src/adapters/consents/consent-headers.ts';
import { headerKey } from '../../../../src/adapters/tabular/index.ts';
import { CONSENT_COLUMNS } from '../../../../src/core/consent-columns.ts';
import { dir, read } from './consents-file.ts';

describe('a consent file', () => {
  test('is read with its columns in any order and under their usual names', async () => {
    const { events } = await read(
      'Quelle;Datum;Zweck;Handynummer\nweb-form;2026-02-01;newsletter;0151 12340001\n',
    );
    expect(events).toMatchObject([
      {
        kind: 'given',
        purposes: ['newsletter'],
        source: 'web-form',
        occurredAt: '2026-02-01T11:00:00.000Z',
        identifiers: ['+4915112340001'],
      },
    ]);
  });

  test('gives each row its physical line, and two events to a confirmed one', async () => {
    const { rows } = await read(
      'phone,purpose,occurred_at,source,confirmed_at\n015112340001,newsletter,2026-02-01,"a\nb",2026-02-02\n015112340002,newsletter,2026-02-01,web,\n',
    );
    expect(rows.map(({ row, events }) => [row, events.map(({ kind }) => kind)])).toEqual([
      [2, ['given', 'confirmed']],
      [4, ['given']],
    ]);
  });

  test('takes what it lacks from the defaults, and what it has from itself', async () => {
    const { events } = await read('phone,source\n015112340001,\n015112340002,shop\n', {
      defaults: { purpose: 'newsletter', occurred_at: '2026-02-01', source: 'web-form' },
    });
    expect(events.map(({ source }) => source)).toEqual(['web-form', 'shop']);
  });

  test('takes a column from the name that is mapped to it', async () => {
    const { events } = await read('phone,zweckbestimmung,purpose\n015112340001,orders,newsletter\n', {
      map: { purpose: 'Zweckbestimmung' },
      defaults: { occurred_at: '2026-02-01', source: 'web' },
    });
    expect(events[0]?.purposes).toEqual(['orders']);
  });

  test('rejects a row without costing another, and tells line, column, value and cells', async () => {
    const { rows, problems } = await read(
      'Handy,Zweck,Datum,Quelle\n12,newsletter,2026-02-01,web\n015112340001,raffle,2026-02-01,web\n015112340002,newsletter,2026-02-01,web\n',
    );
    expect(rows.map(({ row, events }) => [row, events.length])).toEqual([
      [2, 0],
      [3, 0],
      [4, 1],
    ]);
    expect(problems).toMatchObject([
      { row: 2, column: 'Handy', value: '12', original: '12,newsletter,2026-02-01,web' },
      { row: 3, code: 'consent.purpose-unknown', column: 'Zweck', value: 'raffle' },
    ]);
    expect(problems[0]?.code).toMatch(/^phone\./);
  });

  test('names the contract’s column where the file has none of its own', async () => {
    const { problems } = await read('phone\n015112340001\n');
    expect(problems).toMatchObject([
      { row: 2, code: 'consent.purpose-missing', column: 'purpose', value: '' },
    ]);
  });

  test('rejects a row that is too long', async () => {
    const { problems } = await read('phone,purpose\n015112340001,newsletter,extra\n');
    expect(problems).toMatchObject([{ row: 2, code: 'row.too-many-columns', column: undefined }]);
  });

  test('reads what a German Excel saves', async () => {
    const text = 'Handy;Zweck;Datum;Quelle\n015112340001;newsletter;2026-02-01;Empfänger\n';
    const { events } = await read(Buffer.from(text, 'latin1'));
    expect(events[0]?.source).toBe('Empfänger');
  });

  test('has the digest of its bytes', async () => {
    const one = await read('phone\n');
    const other = await read('phone \n');
    expect(one.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(other.digest).not.toBe(one.digest);
  });
});

describe('stops among the rejected rows', () => {
  const HEAD = 'phone,event,purpose,occurred_at,source\n';

  test('are told apart, whatever costs the row', async () => {
    const { problems } = await read(
      `${HEAD}12,withdrawn,newsletter,2026-02-01,web\n015112340001,Platform Stopped,raffle,2026-02-01,web\n015112340001,given,raffle,2026-02-01,web\n015112340001,withdrawn\n015112340001,given\n`,
    );
    expect(problems.map(({ row, isStop }) => [row, isStop])).toEqual([
      [2, true],
      [3, true],
      [4, false],
      [5, true],
      [6, false],
    ]);
  });

  test.each([
    'withdrawl',
    'objeted',
    'Widerruf',
    'abgemeldet',
    'Opt-Out',
    'unsubscribed',
    'STOPP',
    'gesperrt',
  ])('are known by a word for it that is no event of the ledger: %s', async (event) => {
    const { problems } = await read(`${HEAD}015112340001,${event},newsletter,2026-02-01,web\n`);
    expect(problems).toMatchObject([{ code: 'consent.event-unknown', isStop: true }]);
  });

  test.each(['givn', 'Einwilligung', 'Anmeldung', 'unsuppressd', 'platform-resume'])(
    'are not taken for it where the word says something else: %s',
    async (event) => {
      const { problems } = await read(`${HEAD}015112340001,${event},newsletter,2026-02-01,web\n`);
      expect(problems).toMatchObject([{ code: 'consent.event-unknown', isStop: false }]);
    },
  );

  test('are known by the event that the user gave for rows without one', async () => {
    const { problems } = await read('phone\n12\n', { defaults: { event: 'objected' } });
    expect(problems).toMatchObject([{ isStop: true }]);
  });
});

describe('a consent file that cannot be used', () => {
  test('has no column for the number', async () => {
    await expect(read('name,purpose\nAda,newsletter\n')).rejects.toMatchObject({
      code: 'csv.phone-column-missing',
    });
  });

  test('lacks a column that the user mapped', async () => {
    await expect(read('phone\n015112340001\n', { map: { source: 'herkunft' } })).rejects.toMatchObject({
      code: 'csv.column-missing',
      params: { column: 'herkunft' },
    });
  });

  test('is not there', async () => {
    const file = join(dir, 'nowhere.csv');
    await expect(read('phone\n', { file })).rejects.toMatchObject({ code: 'file.missing' });
  });
});

test('each column is found under its own name, and no name stands for two', () => {
  const owner = new Map<string, string>();
  for (const column of CONSENT_COLUMNS) {
    expect(CONSENT_HEADERS[column].map(headerKey)).toContain(headerKey(column));
    for (const key of new Set(CONSENT_HEADERS[column].map(headerKey))) {
      expect(`${key} ${owner.get(key) ?? column}`).toBe(`${key} ${column}`);
      owner.set(key, column);
    }
  }
});
