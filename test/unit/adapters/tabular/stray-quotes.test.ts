import { describe, expect, it } from 'vitest';
import { briefly, readTable } from './table-file.ts';

const HEADER = 'phone;name;city';

function rows(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${index};Anna;Köln`);
}

/** Reads a table of good rows into which damaged lines are put. @returns the lines at fault, and how many rows are good */
async function read(lines: readonly string[]) {
  const { records } = await readTable(`${[HEADER, ...lines].join('\n')}\n`);
  const broken = records.filter((record) => record.problem !== undefined);
  return { broken: broken.map(briefly), good: records.length - broken.length };
}

const DAMAGES = [
  ['a quote that opens a cell and is never closed', '9;"Anna;Köln'],
  ['a quote inside a cell', '9;An"na;Köln'],
  ['a quote at the end of a cell', '9;Anna";Köln'],
  ['text behind a closing quote', '9;"Anna" B;Köln'],
  ['a quoted word inside a cell', '9;Anna "Ann" B;Köln'],
  ['a lone quote', '9;";Köln'],
] as const;

describe('a stray quote costs its row, not the file', () => {
  for (const [name, line] of DAMAGES) {
    it.each([0, 1, 2500, 4998, 4999, 5000])(`${name}, after %d good rows of 5,000`, async (at) => {
      const lines = rows(5000);
      lines.splice(at, 0, line);
      expect(await read(lines)).toEqual({ broken: [`${at + 2} row.stray-quote`], good: 5000 });
    });
  }

  it('nor the quoted rows around it', async () => {
    const quoted = Array.from({ length: 3000 }, (_, index) => `${index};"A ""B""";"x;y"`);
    quoted.splice(1500, 0, '9;"Anna;Köln');
    expect(await read(quoted)).toEqual({ broken: ['1502 row.stray-quote'], good: 3000 });
  });

  it('nor a row with line ends inside, before it or behind it', async () => {
    for (const line of DAMAGES.map(([, damaged]) => damaged)) {
      const around = [...rows(800), '1;"x\ny\nz";2', line, '3;"p\n\nq";4', ...rows(2500), '5;"v\nw";6'];
      expect(await read(around)).toEqual({ broken: ['805 row.stray-quote'], good: 3303 });
    }
  });

  it('each of several costs its own row', async () => {
    const lines = rows(5000);
    for (const at of [10, 11, 700, 3000, 4500]) lines[at] = '9;Anna";Köln';
    expect(await read(lines)).toEqual({
      broken: [12, 13, 702, 3002, 4502].map((row) => `${row} row.stray-quote`),
      good: 4995,
    });
  });

  it('an opening one and a closing one far below do not swallow the rows between', async () => {
    const lines = rows(500);
    lines[100] = '9;"Anna;Köln';
    lines[140] = '9;Ben";Köln';
    expect(await read(lines)).toEqual({ broken: ['102 row.stray-quote', '142 row.stray-quote'], good: 498 });
  });

  it('at the very end, too', async () => {
    const { records } = await readTable(`${[HEADER, ...rows(3)].join('\n')}\n9;"Anna;Köln`);
    expect(records.map(briefly).at(-1)).toBe('5 row.stray-quote');
  });

  it('the cells of the lost row are told as far as they can be', async () => {
    const { records } = await readTable(`${HEADER}\n9;"Anna;Köln\n`);
    expect(records[0]?.cells).toEqual(['9', '"Anna', 'Köln']);
  });

  it('a header with one is read leniently', async () => {
    const { head, records } = await readTable('phone;na"me;city\n1;2;3\n');
    expect(head.headers).toEqual(['phone', 'na"me', 'city']);
    expect(records.map(briefly)).toEqual(['2 1|2|3']);
  });
});

describe('a cell with line ends', () => {
  it('may have a thousand lines', async () => {
    const cell = Array.from({ length: 999 }, () => 'x').join('\n');
    expect(await read(['1;2;3', `4;"${cell}";5`, '6;7;8'])).toEqual({ broken: [], good: 3 });
  });

  it('may look like prose with delimiters', async () => {
    expect(await read(['1;"dear; all\nfine; thanks; bye\nyours";2', '3;4;5'])).toEqual({
      broken: [],
      good: 2,
    });
  });
});
