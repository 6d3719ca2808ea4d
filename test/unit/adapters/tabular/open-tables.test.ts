import { createHash } from 'node:crypto';
import { renameSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openTable, openTables } from '../../../../src/adapters/tabular/index.ts';
import { briefly, readTable, tableFile } from './table-file.ts';

async function brief(content: string | Uint8Array): Promise<string[]> {
  return (await readTable(content)).records.map(briefly);
}

async function problem(content: string): Promise<unknown> {
  return openTable(tableFile(content)).catch((error: unknown) => error);
}

describe('the encoding', () => {
  const text = 'name,city\nJürgen,Köln €\n';
  const latin = Buffer.from('name,city\nJ\xfcrgen,K\xf6ln \x80\n', 'latin1');
  const utf16be = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', utf16be],
    ['windows-1252', latin],
  ])('%s is found', async (encoding, content) => {
    const { head, records } = await readTable(content);
    expect(head.encoding).toBe(encoding);
    expect(head.headers).toEqual(['name', 'city']);
    expect(records.map(briefly)).toEqual(['2 Jürgen|Köln €']);
  });

  it('is decided by the whole file, not by its beginning', async () => {
    const rows = 'Anna,Köln\n'.repeat(60_000);
    const content = Buffer.concat([
      Buffer.from(`name,city\n${rows}`),
      Buffer.from('J\xfcrgen,Bonn\n', 'latin1'),
    ]);
    const { head, records } = await readTable(content);
    expect(head.encoding).toBe('windows-1252');
    expect(records.at(-1)).toMatchObject({ row: 60_002, cells: ['Jürgen', 'Bonn'] });
  });

  it('UTF-8 is told although every piece read from disk ends inside a character', async () => {
    // Every row puts the next piece's border elsewhere in a character of four bytes.
    const rows = Array.from({ length: 40_000 }, (_, index) => `${'x'.repeat(index % 5)}🎉🎉🎉🎉,ü`);
    const { head, records } = await readTable(`a,b\n${rows.join('\n')}\n`, { chunkBytes: 61 });
    expect(head.encoding).toBe('utf-8');
    expect(records.map((record) => record.cells.join(','))).toEqual(rows);
  });

  it('a byte order mark is no part of the first header', async () => {
    const { head } = await readTable('\ufeffphone,name\n1,2\n');
    expect(head.headers[0]).toBe('phone');
  });
});

describe('the delimiter', () => {
  it.each([
    [',', 'a,b\n1,2\n'],
    [';', 'a;b\n1;2\n'],
    ['\t', 'a\tb\n1\t2\n'],
    ['|', 'a|b\n1|2\n'],
    [';', 'phone;amount\n1;1,50\n2;2,50\n'],
    [';', 'phone;name, first\n1;a\n2;b\n'],
    [',', '"a;b;c","d;e"\n"1;2","3;4;5"\n'],
    [',', 'phone\n1\n'],
    [';', 'a;b;c\n1;"x\ny, z\nw, v";3\n4;5;6\n'],
  ])('%j is found in %j', async (delimiter, content) => {
    expect((await readTable(content)).head.delimiter).toBe(delimiter);
  });

  it('a sep= line is honoured, is no row, and counts as a line', async () => {
    const { head, records } = await readTable('sep=;\r\na;b,c,d\r\n1;2,3,4\r\n');
    expect(head).toMatchObject({ delimiter: ';', headers: ['a', 'b,c,d'] });
    expect(records.map(briefly)).toEqual(['3 1|2,3,4']);
  });
});

describe('line numbers', () => {
  it.each([
    ['LF', 'a,b\n1,2\n3,4'],
    ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['CR', 'a,b\r1,2\r3,4\r'],
    ['mixed line ends', 'a,b\r\n1,2\r3,4\n'],
  ])('count lines as an editor does, with %s', async (_name, content) => {
    expect(await brief(content)).toEqual(['2 1|2', '3 3|4']);
  });

  it('count blank lines, which are no rows', async () => {
    expect(await brief('\n\na,b\n\n1,2\n\n\n3,4\n\n')).toEqual(['5 1|2', '8 3|4']);
    expect(await brief('a,b\n   \n1,2\n')).toEqual(['3 1|2']);
  });

  it('count line ends inside quotes', async () => {
    const content = 'a,b\n1,"x\ny"\n2,"p\r\nq\rr"\n\n3,z\n';
    expect(await brief(content)).toEqual(['2 1|x\ny', '4 2|p\r\nq\rr', '8 3|z']);
  });

  it('count line ends inside a header', async () => {
    const { head, records } = await readTable('"a\nb",c\n1,2\n');
    expect(head.headers).toEqual(['a\nb', 'c']);
    expect(records.map(briefly)).toEqual(['3 1|2']);
  });
});

describe('rows of the wrong length', () => {
  it('too few cells are told', async () => {
    expect(await brief('a,b,c\n1,2\n1,2,3\n1,2,\n')).toEqual(['2 row.too-few-columns', '3 1|2|3', '4 1|2|']);
  });

  it('too many cells are told', async () => {
    expect(await brief('a,b\n1,2,3\n1,2\n')).toEqual(['2 row.too-many-columns', '3 1|2']);
  });

  it('a delimiter at the end of the line is harmless', async () => {
    expect(await brief('a,b\n1,2,\n')).toEqual(['2 1|2']);
    expect(await brief('a,b,\n1,2,\n3,4\n')).toEqual(['2 1|2', '3 3|4']);
  });

  it('a record over two lines with the wrong number of cells costs its lines, not the next row', async () => {
    expect(await brief('a,b,c\n"1\n2",3\n4,5,6\n')).toEqual([
      '2 row.stray-quote',
      '3 row.stray-quote',
      '4 4|5|6',
    ]);
  });
});

describe('what stands in cells', () => {
  it('quotes are read as RFC 4180 has them', async () => {
    expect(await brief('a,b\n"x, y","say ""hi"""\n"",""\n')).toEqual(['2 x, y|say "hi"', '3 |']);
  });

  it('spaces, NUL bytes and ten million characters are left as they are', async () => {
    const long = 'x'.repeat(10_000_000);
    const { records } = await readTable(`a,b\n 1 ,2\u0000\n${long},3\n"${long}",4\n5,6\n`);
    expect(records[0]?.cells).toEqual([' 1 ', '2\u0000']);
    expect(records[1]?.cells[0]).toHaveLength(10_000_000);
    expect(records.map((record) => [record.row, record.cells[1]])).toEqual([
      [2, '2\u0000'],
      [3, '3'],
      [4, '4'],
      [5, '6'],
    ]);
  });
});

describe('a file', () => {
  it.each([
    ['', 'csv.empty'],
    ['\n\n  ', 'csv.empty'],
    ['\ufeff', 'csv.empty'],
    [',,\n1,2,3\n', 'csv.empty'],
    ['name,Phone Number,phone_number\n', 'csv.columns-duplicate'],
  ])('%j is refused: %s', async (content, code) => {
    expect(await problem(content)).toMatchObject({ code });
  });

  it('that is missing is told by name', async () => {
    const error = await openTable('/nowhere/at-all.csv').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'file.missing', params: { file: '/nowhere/at-all.csv' } });
  });

  it('with a header alone is a table without rows', async () => {
    expect(await brief('a,b\n')).toEqual([]);
    expect(await brief('a,b')).toEqual([]);
  });

  it('is known by the digest of its bytes; several by the digest of all, in order', async () => {
    const [one, two] = ['a,b\n1,2\n', 'c\n3\n'];
    const sha = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
    expect(await readTable(one)).toMatchObject({ digest: sha(one), bytes: 8 });
    expect(await openTables([tableFile(one), tableFile(two)])).toMatchObject({
      digest: sha(one + two),
      bytes: 12,
    });
  });

  it('can be left before its end', async () => {
    const table = await openTable(tableFile(`a\n${'1\n'.repeat(50_000)}`));
    let batches = 0;
    for await (const _batch of table.records()) if (++batches === 2) break;
    expect(batches).toBe(2);
  });
});

describe('a workbook', () => {
  it.each([
    ['xlsx, ods', [0x50, 0x4b, 0x03, 0x04, 0x14, 0, 6, 0]],
    ['xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ])('(%s) is told from a CSV file before a row is read', async (_, bytes) => {
    const path = tableFile(Buffer.concat([Buffer.from(bytes), Buffer.alloc(100)]));
    await expect(openTable(path)).rejects.toMatchObject({ code: 'csv.workbook' });
  });

  it.each([
    ['a vCard', 'BEGIN:VCARD\r\nVERSION:3.0\r\n'],
    ['one with a byte order mark, in lower case', '\ufeffbegin:vcard\r\n'],
    ['a database of a phone', 'SQLite format 3\u0000'],
    ['a backup of a phone', 'ANDROID BACKUP\n5\n'],
    [
      'an export of Google Contacts',
      'Name,Given Name,Phone 1 - Type,Phone 1 - Value\nA,A,Mobile,015120000042\n',
    ],
    ['an export of Outlook', "First Name,Business Phone,Mobile Phone,Assistant's Phone\nA,,015120000042,\n"],
  ])('is no address book, as %s is by its content', async (_, content) => {
    await expect(openTable(tableFile(content))).rejects.toMatchObject({ code: 'file.address-book' });
  });

  it.each([
    ['a list of a shop', 'first_name,phone,business_phone\nA,015120000042,\n'],
    ['a list whose rows speak of such columns', 'phone,note\n015120000042,Phone 1 - Value\n'],
  ])('is %s', async (_, content) => {
    await expect(openTable(tableFile(content))).resolves.toBeDefined();
  });

  it('is none by its name either, whatever is in it', async () => {
    const path = tableFile('phone,name\n');
    renameSync(path, `${path}.vcf`);
    await expect(openTable(`${path}.vcf`)).rejects.toMatchObject({ code: 'file.address-book' });
  });
});
