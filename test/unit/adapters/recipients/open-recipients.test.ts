import { describe, expect, it } from 'vitest';
import { openRecipients } from '../../../../src/adapters/recipients/index.ts';
import { fixture, openingError, readContent, readFiles, recipientsFile, USUAL } from './recipients-file.ts';

describe('files as people have them', () => {
  it('what a German Excel saves is read: Windows-1252, semicolons, CRLF', async () => {
    const values = ['Vorname', 'Straße', 'Guthaben'];
    const { head, recipients } = await readFiles([fixture('german-excel-windows-1252.csv')], { values });
    expect(head).toMatchObject({ encoding: 'windows-1252', delimiter: ';', columns: { phone: 'Handy' } });
    expect(recipients.map((recipient) => recipient.values)).toEqual([
      ['Jürgen', 'Königsallee 1', '12,50 €'],
      ['Zoë', 'Hof "Süd" 3', '„3,00“'],
    ]);
    expect(recipients[1]?.original).toBe('Zoë;+49 (0) 152 34567890;"Hof ""Süd"" 3";„3,00“');
  });

  it('what Excel saves as Unicode text is read: UTF-16, tabs', async () => {
    const { head, recipients } = await readFiles([fixture('excel-unicode-text-utf-16le.txt')], {
      values: ['prenom'],
      defaultCountry: 'FR',
    });
    expect(head).toMatchObject({ encoding: 'utf-16le', delimiter: '\t', headers: ['Téléphone', 'Prénom'] });
    expect(recipients[0]).toMatchObject({
      row: 2,
      phone: '+33612345678',
      country: 'FR',
      values: ['Élodie 🎉'],
    });
  });

  it('UTF-16 in the other byte order is read', async () => {
    const { head, recipients } = await readFiles([fixture('utf-16be.csv')], { values: ['name'] });
    expect(head.encoding).toBe('utf-16be');
    expect(recipients[0]?.values).toEqual(['Łukasz']);
  });

  it('an Excel sep= line is honoured', async () => {
    const { head, recipients } = await readFiles([fixture('excel-sep-line.csv')], {
      values: ['note, with comma'],
    });
    expect(head.delimiter).toBe(';');
    expect(recipients[0]).toMatchObject({ row: 3, values: ['a,b'] });
  });

  it('numbers that Excel destroyed are told with their rows', async () => {
    const { counts, problems } = await readFiles([fixture('excel-damage.csv')]);
    expect(counts).toEqual({ read: 3, valid: 1, invalid: 2, duplicate: 0 });
    expect(problems[0]).toEqual({
      row: 3,
      file: 0,
      column: 'phone',
      code: 'phone.excel-scientific',
      value: '4,91512E+12',
      original: '4,91512E+12;Ben',
    });
  });
});

describe('the phone column is found under the usual names', () => {
  const names = [
    ...['phone', 'mobile', 'tel', 'telefon', 'telefonnummer', 'handy', 'handynummer', 'mobil', 'mobilnummer'],
    ...[
      'whatsapp',
      'msisdn',
      'numero',
      'telefone',
      'celular',
      'téléphone',
      'cell',
      'cellphone',
      'phone number',
    ],
    ...[
      'WhatsApp Number',
      'PHONE_NUMBER',
      'Mobile-Phone',
      'Tel.',
      'Tel.-Nr.',
      'Teléfono',
      'Handy-Nr.',
      'wa_id',
    ],
  ];
  it.each(names)('%s', async (name) => {
    const { head, recipients } = await readContent(`id,${name},city\n7,+4915123456789,Köln\n`);
    expect(head.columns.phone).toBe(name);
    expect(recipients[0]?.phone).toBe('+4915123456789');
  });

  it('and so are country, time zone, language and user id', async () => {
    const { head } = await readContent(
      'Handy,Land,Zeitzone,Sprache,BSUID\n+4915123456789,DE,Europe/Berlin,de,x\n',
    );
    expect(head.columns).toEqual({
      phone: 'Handy',
      country: 'Land',
      timeZone: 'Zeitzone',
      language: 'Sprache',
      userId: 'BSUID',
    });
  });

  it('two candidates are an error that names both and shows the line to write', async () => {
    expect(await openingError('Telefon,Handy,Name\n1,2,3\n')).toMatchObject({
      code: 'csv.phone-column-ambiguous',
      params: { candidates: ['Telefon', 'Handy'], line: 'columns: { phone: Handy }' },
    });
    expect(await openingError('Telefon: privat,Mobil: privat\n1,2\n', { columns: {} })).toMatchObject({
      code: 'csv.phone-column-missing',
    });
  });

  it('unless one is named', async () => {
    const request = { columns: { phone: 'telefon' } };
    const { head, recipients } = await readContent('Telefon,Handy\n+4915123456789,+4915123456780\n', request);
    expect(head.columns).toEqual({ phone: 'Telefon' });
    expect(recipients[0]?.phone).toBe('+4915123456789');
  });

  it('none is an error that tells the columns', async () => {
    expect(await openingError('name,city\n1,2\n')).toMatchObject({
      code: 'csv.phone-column-missing',
      params: { columns: ['name', 'city'] },
    });
  });
});

describe('a column that is asked for', () => {
  it('and missing is an error that suggests the nearest', async () => {
    const content = 'phone,vorname,gutschein_code,sprache\n1,2,3,4\n';
    expect(await openingError(content, { values: ['gutschein'] })).toMatchObject({
      code: 'csv.column-missing',
      params: {
        column: 'gutschein',
        columns: ['phone', 'vorname', 'gutschein_code', 'sprache'],
        suggestion: 'gutschein_code',
      },
    });
    expect(await openingError(content, { values: ['vornmae'] })).toMatchObject({
      params: { suggestion: 'vorname' },
    });
    const error = await openingError(content, { columns: { country: 'xyz' } });
    expect(error).toMatchObject({
      code: 'csv.column-missing',
      params: { column: 'xyz', suggestion: undefined },
    });
  });

  it('is carried by each recipient, in the order asked, however its name is written', async () => {
    const { recipients } = await readContent('phone,First Name,city\n+4915123456789,Anna,Köln\n', {
      values: ['CITY', 'first_name', 'city'],
    });
    expect(recipients[0]?.values).toEqual(['Köln', 'Anna', 'Köln']);
  });
});

describe('a local number', () => {
  it("takes the row's country, however it is written, else the default", async () => {
    const numbers = [
      ['0664 1234567', 'AT', '+436641234567'],
      ['0664 1234568', 'at', '+436641234568'],
      ['0664 1234569', '+43', '+436641234569'],
      ['0664 1234570', '0043', '+436641234570'],
      ['0664 1234571', '43', '+436641234571'],
      ['0664 1234572', 'Österreich', '+436641234572'],
      ['0664 1234573', 'Austria', '+436641234573'],
      ['0664 1234574', 'A', '+436641234574'],
      ['(212) 555-1234', 'USA', '+12125551234'],
      ['07400 123456', 'United Kingdom', '+447400123456'],
      ['079 123 45 67', 'Suisse', '+41791234567'],
      ['0151 23456789', '', '+4915123456789'],
    ];
    const rows = numbers.map(([phone, country]) => `"${phone}",${country}\n`).join('');
    const { problems, recipients } = await readContent(`phone,country\n${rows}`);
    expect(problems).toEqual([]);
    expect(recipients.map((recipient) => recipient.phone)).toEqual(numbers.map(([, , e164]) => e164));
  });

  it('of a country that is not understood is refused rather than read as one of the default', async () => {
    const { problems } = await readContent(
      'phone,country\n0151 23456789,Atlantis\n+49 151 23456789,Atlantis\n',
    );
    expect(problems).toMatchObject([
      { row: 2, code: 'phone.country-unknown', column: 'country', value: 'Atlantis' },
    ]);
  });
});

describe('problems', () => {
  it('a landline is valid with a warning', async () => {
    const { counts, problems, recipients } = await readContent('phone\n030 123456\n');
    expect(counts).toEqual({ read: 1, valid: 1, invalid: 0, duplicate: 0 });
    expect(recipients[0]?.lineType).toBe('fixed');
    expect(problems).toMatchObject([{ row: 2, code: 'phone.not-mobile', value: '030 123456' }]);
  });

  it('premium-rate, toll-free and shared-cost numbers are invalid', async () => {
    const { counts, problems } = await readContent('phone\n0900 1234567\n0800 1234567\n0180 1234567\n');
    expect(counts.invalid).toBe(3);
    expect(problems.map((problem) => problem.code)).toEqual([
      'phone.premium-rate',
      'phone.toll-free',
      'phone.shared-cost',
    ]);
  });

  it('of the row itself are told with its line, its cells and no column', async () => {
    const content =
      'phone,name\n+4915123456789\n+4915123456780,"Anna\n+4915123456781,Ben,Bonn\n+4915123456782,Cem\n';
    const { counts, problems, recipients } = await readContent(content);
    expect(problems.map(({ row, code, original }) => [row, code, original])).toEqual([
      [2, 'row.too-few-columns', '+4915123456789,'],
      [3, 'row.stray-quote', '+4915123456780,"""Anna"'],
      [4, 'row.too-many-columns', '+4915123456781,Ben,Bonn'],
    ]);
    expect(problems.every((problem) => problem.column === undefined)).toBe(true);
    expect(recipients.map((recipient) => recipient.row)).toEqual([5]);
    expect(counts).toEqual({ read: 4, valid: 1, invalid: 3, duplicate: 0 });
  });

  it('an unclosed quote in the first row costs that row of 5,001', async () => {
    const good = Array.from({ length: 5000 }, (_, index) => `+49151${23_000_000 + index},Anna`);
    const { counts, problems } = await readContent(`phone,name\n+4915123456789,"Anna\n${good.join('\n')}\n`);
    expect(counts).toEqual({ read: 5001, valid: 5000, invalid: 1, duplicate: 0 });
    expect(problems).toMatchObject([{ row: 2, code: 'row.stray-quote' }]);
  });

  it('a value at fault is told with at most 80 characters', async () => {
    const { problems } = await readContent(`phone\n${'x'.repeat(1000)}\n`);
    expect(problems[0]?.value).toHaveLength(80);
  });

  it('blank lines are no rows', async () => {
    const { counts, recipients } = await readContent('phone\n\n+4915123456789\n\n\n');
    expect(counts.read).toBe(1);
    expect(recipients[0]?.row).toBe(3);
  });
});

describe('the own cells of a row', () => {
  it('are one record in the delimiter of the file, with formulas neutralised', async () => {
    const { recipients } = await readContent('phone;a;b\n+49 151 23456789;=1+1;"x;y"\n');
    expect(recipients[0]?.original).toBe('+49 151 23456789;\'=1+1;"x;y"');
  });
});

describe('duplicates', () => {
  it('are told after normalisation: the first row wins, later ones name it', async () => {
    const { counts, problems, recipients } = await readContent(
      'phone\n0151 23456789\n+49 151 23456789\n0152 34567890\n0049 (0)151/23456789\n',
    );
    expect(recipients.map((recipient) => recipient.row)).toEqual([2, 4]);
    expect(problems.map(({ row, code, firstRow, value }) => [row, code, firstRow, value])).toEqual([
      [3, 'row.duplicate', 2, '+49 151 23456789'],
      [5, 'row.duplicate', 2, '0049 (0)151/23456789'],
    ]);
    expect(counts).toEqual({ read: 4, valid: 4, invalid: 0, duplicate: 2 });
  });

  it.each([
    ['Mexico', '+52 1 55 1234 5678', '+52 55 1234 5678'],
    ['Argentina', '+54 9 11 2345 6789', '+54 11 2345 6789'],
    ['Brazil', '+55 11 98765 4321', '+55 11 8765 4321'],
  ])('in the spellings of %s that WhatsApp treats alike are one person', async (_country, one, other) => {
    const { counts, problems } = await readContent(`phone\n${one}\n${other}\n`);
    expect(counts.duplicate).toBe(1);
    expect(problems).toMatchObject([{ row: 3, firstRow: 2 }]);
  });

  it('are told across files, whose rows keep their own numbers', async () => {
    const files = [
      recipientsFile('phone\n0151 23456789\n'),
      recipientsFile('Name;Handy\nB;0152 34567890\nA;015123456789\n'),
    ];
    const { counts, head, problems, recipients } = await readFiles(files);
    expect(head.headers).toEqual(['phone']);
    expect(recipients.map(({ file, row }) => [file, row])).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(problems).toMatchObject([
      { file: 1, row: 3, code: 'row.duplicate', firstRow: 2, original: 'A;015123456789' },
    ]);
    expect(counts).toEqual({ read: 3, valid: 3, invalid: 0, duplicate: 1 });
  });
});

describe('several files', () => {
  it('must each have the columns asked for; the error names the file', async () => {
    const files = [recipientsFile('phone,name\n1,2\n'), recipientsFile('phone\n1\n')];
    const error = await openRecipients({ ...USUAL, files, values: ['name'] }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code: 'csv.column-missing', params: { file: files[1], column: 'name' } });
  });
});

describe('reading', () => {
  it('goes by batches of at most the size asked for, in order', async () => {
    const rows = Array.from({ length: 2500 }, (_, index) => `+49151${23_000_000 + index}`);
    const files = [recipientsFile(`phone\n${rows.join('\n')}\n`)];
    const reading = await openRecipients({ ...USUAL, files, batchSize: 500 });
    const sizes: number[] = [];
    for await (const batch of reading.batches()) sizes.push(batch.recipients.length);
    expect(sizes).toEqual([500, 500, 500, 500, 500]);
  });

  it('stops at an abort, with its reason', async () => {
    const files = [recipientsFile(`phone\n${'015123456789\n'.repeat(20_000)}`)];
    const controller = new AbortController();
    const reading = await openRecipients({ ...USUAL, files, signal: controller.signal });
    const reason = new Error('enough');
    const run = async () => {
      for await (const _batch of reading.batches()) controller.abort(reason);
    };
    await expect(run()).rejects.toBe(reason);
  });
});
