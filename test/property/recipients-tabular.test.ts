import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openTable, recordText, type TableRecord } from '../../src/adapters/tabular/index.ts';
import { parseQuoted, splitQuoteless } from '../../src/adapters/tabular/parse-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'consend-tables-'));
afterAll(() => rmSync(folder, { recursive: true }));

const COLUMNS = 3;
const HEADER = 'alpha;beta;gamma';

/** Cells with everything that needs quoting; without what would be neutralised as a formula. */
const cell = fc
  .array(fc.constantFrom('a', 'ü', '🎉', '1', ' ', ';', ',', '"', '\n', '\r', '\r\n', '\t', '\u0000'), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''))
  .filter((text) => !/^[=+\-@\t\r]/.test(text))
  // The parser takes a closing quote for one although a NUL byte follows.
  .filter((text) => !text.includes('"') || !text.includes('\u0000'))
  // A cell of lines with as many delimiters as a row has is taken for rows between two stray quotes.
  .filter((text) => !text.split(/[\r\n]+/).some((line) => line.split(';').length === COLUMNS));
const row = fc.array(cell, { minLength: COLUMNS, maxLength: COLUMNS });

async function read(content: string, options: { batchRows?: number; chunkBytes?: number }) {
  const path = join(folder, 'table.csv');
  writeFileSync(path, content);
  const table = await openTable(path);
  const records: TableRecord[] = [];
  for await (const batch of table.records(options)) records.push(...batch);
  return records;
}

function lineCount(text: string): number {
  return text.split(/\r\n|\n|\r/).length;
}

/** A table as RFC 4180 writes it, and what reading it must give. */
function written(rows: readonly string[][], lineEnd: string) {
  let line = 2;
  let text = `${HEADER}${lineEnd}`;
  const expected = rows.map((cells) => {
    const record = recordText(cells, ';');
    const start = line;
    line += lineCount(record);
    text += record + lineEnd;
    return { row: start, cells };
  });
  return { text, expected };
}

const settings = fc.record({
  batchRows: fc.integer({ min: 1, max: 9 }),
  chunkBytes: fc.integer({ min: 1, max: 64 }),
});
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');

describe('a table', () => {
  it('written as RFC 4180 says reads back equal, with its physical lines, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 30 }), lineEnd, settings, async (rows, end, options) => {
        const { text, expected } = written(rows, end);
        expect(await read(text, options)).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('without quotes is cut as the parser would cut it', () => {
    const any = fc.array(fc.constantFrom('a', 'ü', '🎉', ' ', ';', ',', '\n', '\r', '\r\n', '\t'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(any, (parts) => {
        const text = Buffer.from(parts.join(''));
        expect(splitQuoteless(text, ';')).toEqual(parseQuoted(text, ';'));
      }),
      { numRuns: 5_000 },
    );
  });
});

/** Words only: what a quote is put into must not be able to become another well-formed cell. */
const word = fc.constantFrom('Anna', 'Ben', 'Köln', '12', 'x y');
const quotable = fc.constantFrom('Anna', 'say "hi"', 'a;b', 'x\ny', 'p\n\nq', '');
const damage = fc.constantFrom<(cell: string) => string>(
  (text) => `"${text}`,
  (text) => `${text}"`,
  (text) => `${text.slice(0, 1)}"${text.slice(1)}`,
  (text) => `"${text}" z`,
  (text) => `${text} "z" ${text}`,
);

describe('a stray quote', () => {
  it('in one row never changes another, whatever the rows around it', async () => {
    const good = fc.array(fc.tuple(word, quotable, word), { maxLength: 25 });
    const bad = fc.tuple(word, word, word, damage, fc.nat(2));
    await fc.assert(
      fc.asyncProperty(good, good, bad, settings, async (before, after, [a, b, c, damaged, at], options) => {
        const cells: string[] = [a, b, c];
        cells[at] = damaged(cells[at] ?? '');
        const above = written(before, '\n');
        const below = written(after, '\n');
        const line = lineCount(above.text);
        const text = `${above.text}${cells.join(';')}\n${below.text.slice(HEADER.length + 1)}`;
        const records = await read(text, options);
        const moved = below.expected.map((record) => ({ ...record, row: record.row + line - 1 }));
        const others = records.filter((record) => record.row !== line);
        expect(others).toEqual([...above.expected, ...moved]);
        expect(records.find((record) => record.row === line)?.problem).toBe('row.stray-quote');
      }),
      { numRuns: 1_000 },
    );
  });
});
