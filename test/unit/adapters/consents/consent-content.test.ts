import { describe, expect, test } from 'vitest';
import { CONTEXT, read } from './consents-file.ts';

describe('dates that are not ISO 8601', () => {
  const HEAD = 'phone,purpose,source,occurred_at\n';
  const row = (date: string) => `015112340001,newsletter,web,${date}\n`;
  const dated = (text: string, dateFormat?: string) => read(text, { context: { ...CONTEXT, dateFormat } });

  test('are asked for once, before anything is read, with the column as the file names it', async () => {
    const text = 'phone,purpose,source,Datum\n'.concat(
      row('2026-01-01'),
      row('31.12.2025'),
      row('1.2.2026 18:30'),
    );
    await expect(dated(text)).rejects.toMatchObject({
      code: 'date-format.needed',
      params: { column: 'Datum', examples: ['31.12.2025', '1.2.2026 18:30'], suggestion: 'D.M.YYYY HH:mm' },
    });
  });

  test('are asked for in any column with dates', async () => {
    await expect(read('phone,contract_until\n015112340001,12/31/2026\n')).rejects.toMatchObject({
      params: { column: 'contract_until', suggestion: 'MM/DD/YYYY' },
    });
  });

  test('are read in all columns by the format that is named, beside ISO 8601', async () => {
    const { events, problems } = await dated(
      'phone,purpose,source,occurred_at,confirmed_at,confirmed_by,sale_date\n' +
        '015112340001,newsletter,web,02.01.2026,03.01.2026 10:00,whatsapp,01.01.2026\n' +
        '015112340002,newsletter,web,2026-01-02,,,\n',
      'DD.MM.YYYY',
    );
    expect(problems).toEqual([]);
    expect(events.map(({ occurredAt }) => occurredAt)).toEqual([
      '2026-01-02T11:00:00.000Z',
      '2026-01-03T09:00:00.000Z',
      '2026-01-02T11:00:00.000Z',
    ]);
    expect(events[0]?.sale?.date).toBe('2026-01-01');
  });

  test('that come later than the head of the file cost their rows alone', async () => {
    const text = HEAD + row('2026-01-01').repeat(1000) + row('31.12.2025') + row('2026-01-02');
    const { events, problems } = await dated(text);
    expect(events).toHaveLength(1001);
    expect(problems).toMatchObject([{ row: 1002, code: 'consent.date-other-notation' }]);
  });

  test('that contradict the format are told before anything is read', async () => {
    const days = ['31/12/2025', '30/12/2025', '01/02/2026'].map(row).join('');
    await expect(dated(HEAD + days, 'MM/DD/YYYY')).rejects.toMatchObject({
      code: 'date-format.needed',
      params: { given: 'MM/DD/YYYY', suggestion: 'DD/MM/YYYY' },
    });
  });

  test('that no format makes sense of cost their rows, not the file', async () => {
    const text = HEAD + row('31.02.2026') + row('31.12.2025');
    const { events, problems } = await dated(text, 'DD.MM.YYYY');
    expect(events).toHaveLength(1);
    expect(problems).toMatchObject([{ row: 2, code: 'consent.date-no-such-day' }]);
  });

  test('with a year of two digits are not asked for: no format helps', async () => {
    const { problems } = await dated(HEAD + row('31.12.25'));
    expect(problems).toMatchObject([{ code: 'consent.date-two-digit-year' }]);
  });
});

describe('names that are nearly known', () => {
  test.each([
    ['event', 'widthdrawn', 'withdrawn'],
    ['basis', 'contrakt', 'contract'],
    ['purpose', 'newsleter', 'newsletter'],
    ['channel', 'whatsap', 'whatsapp'],
  ])('in column %s are told with the name that was probably meant', async (column, value, suggestion) => {
    const cells: Record<string, string> = {
      phone: '015112340001',
      purpose: 'newsletter',
      occurred_at: '2026-01-01',
    };
    const all = { ...cells, source: 'web', [column]: value };
    const { problems } = await read(`${Object.keys(all).join(',')}\n${Object.values(all).join(',')}\n`);
    expect(problems).toMatchObject([{ column, value, suggestion }]);
  });

  test('of a column that the user maps are told as well', async () => {
    await expect(read('phone,herkunft\n1,x\n', { map: { source: 'Herkumft' } })).rejects.toMatchObject({
      code: 'csv.column-missing',
      params: { suggestion: 'herkunft' },
    });
  });
});

describe('wordings', () => {
  const wordings = new Map([['newsletter-de@3', 'sha256:aa']]);
  const file = (...names: string[]) =>
    `phone,purpose,source,occurred_at,wording\n${names.map((name) => `015112340001,newsletter,web,2026-01-01,${name}\n`).join('')}`;

  test('that are listed carry the digest of their text', async () => {
    const { events } = await read(file('newsletter-de@3'), { context: { ...CONTEXT, wordings } });
    expect(events[0]?.wording).toEqual({ id: 'newsletter-de', version: '3', digest: 'sha256:aa' });
  });

  test('that are not are counted by name', async () => {
    const { unlisted, problems } = await read(file('old@1', 'newsletter-de@3', 'old@1', 'other'), {
      context: { ...CONTEXT, wordings },
    });
    expect(problems).toEqual([]);
    expect(unlisted).toEqual({ 'old@1': 2, 'other@': 1 });
  });
});

describe('rows of somebody without a number', () => {
  test('may name a user id, or other identifiers as they are', async () => {
    const { events } = await read(
      'phone,user_id,other_identifiers,purpose,occurred_at,source\n,DE.1,+491 DE.2,newsletter,2026-01-01,web\n',
    );
    expect(events[0]?.identifiers).toEqual(['DE.1', '+491', 'DE.2']);
  });

  test('may name a keyed hash of this workspace alone, for a stop alone', async () => {
    const hash = `hmac:0123456789abcdef:${'7'.repeat(64)}`;
    const change = { context: { ...CONTEXT, keyIds: new Set(['0123456789abcdef']) } };
    const file = (event: string) =>
      `event,purpose,occurred_at,source,suppression_hash\n${event},*,2026-01-01,erasure,${hash}\n`;
    const { events } = await read(file('objected'), change);
    expect(events).toMatchObject([{ kind: 'objected', identifiers: [], hashes: [hash] }]);
    expect((await read(file('given'), change)).problems).toMatchObject([{ code: 'consent.hash-invalid' }]);
    expect((await read(file('objected'))).problems).toMatchObject([{ code: 'consent.hash-foreign' }]);
  });

  test('are rejected where they name nobody', async () => {
    const { problems } = await read(
      'phone,user_id,purpose,occurred_at,source\n,,newsletter,2026-01-01,web\n',
    );
    expect(problems).toMatchObject([{ code: 'phone.missing' }]);
  });
});

test('rejected rows are told as they stand, short ones filled up, without columns that consend put there before', async () => {
  const head = 'phone,purpose,occurred_at,source,consend_row,consend_problem,consend_explanation\n';
  const { problems } = await read(`${head}12,newsletter,2026-01-01,=x,7,phone.invalid,no\n12,newsletter\n`);
  expect(problems.map(({ original }) => original)).toEqual([
    "12,newsletter,2026-01-01,'=x",
    '12,newsletter,,',
  ]);
});

test('a row that was filled up and not corrected is as short as it was', async () => {
  const head = 'phone,occurred_at,purpose,source,event,consend_row,consend_problem,consend_explanation\n';
  const row = (event: string, problem: string) =>
    `015112340001,2026-01-01,newsletter,web,${event},7,${problem},short\n`;
  const { problems, events } = await read(
    head + row('', 'row.too-few-columns') + row('withdrawn', 'row.too-few-columns') + row('', ''),
  );
  expect(problems).toMatchObject([{ row: 2, code: 'row.too-few-columns' }]);
  expect(events.map(({ kind }) => kind)).toEqual(['withdrawn', 'given']);
});
