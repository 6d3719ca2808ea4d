import { describe, expect, it } from 'vitest';
import { KeySet } from '../../../../src/adapters/recipients/key-set.ts';
import { readContent, readFiles, recipientsFile } from './recipients-file.ts';

const ONE = '+4915112345671';
const TWO = '+4915112345672';
const once = { values: ['order'], once: 'order' };

describe('a file that is read once for a column', () => {
  it('has several rows of one person, and each key once, whoever it is for', async () => {
    const { recipients, problems, counts } = await readContent(
      `phone,order\n${ONE},A1\n${ONE},A2\n${ONE},A1\n${TWO}, A2 \n${TWO},a1\n`,
      once,
    );
    expect(recipients.map(({ row, phone, values }) => [row, phone, values[0]])).toEqual([
      [2, ONE, 'A1'],
      [3, ONE, 'A2'],
      [6, TWO, 'a1'],
    ]);
    expect(problems).toMatchObject([
      { row: 4, code: 'row.duplicate', firstRow: 2, column: 'order', value: 'A1' },
      { row: 5, code: 'row.duplicate', firstRow: 3, column: 'order', value: 'A2' },
    ]);
    expect(counts).toEqual({ read: 5, valid: 5, invalid: 0, duplicate: 2 });
  });

  it('tells rows without a key, or with a destroyed one, from each other: the plan says what is wrong with each', async () => {
    const { recipients, problems } = await readContent(
      `phone;order\n${ONE};\n${TWO}; \n${ONE};4,01E+12\n${TWO};4,01E+12\n`,
      once,
    );
    expect(recipients).toHaveLength(4);
    expect(problems).toEqual([]);
  });

  it('knows a key again in another file', async () => {
    const files = [`phone,order\n${ONE},7\n`, `phone,order\n${TWO},7\n`].map(recipientsFile);
    const { recipients, problems } = await readFiles(files, once);
    expect(recipients).toHaveLength(1);
    expect(problems).toMatchObject([{ file: 1, row: 2, code: 'row.duplicate', firstRow: 2 }]);
  });
});

describe('a set of keys', () => {
  it('takes no key for another: neither numbers with zeros in front nor ones beyond fifteen digits', () => {
    const set = new KeySet();
    const keys = ['7', '07', '7.0', '-7', '', '9007199254740992', '9007199254740993', 'A', 'a'];
    expect(keys.map((key, index) => set.add(key, index + 2))).toEqual(keys.map(() => 0));
    expect(keys.map((key) => set.add(key, 99))).toEqual(keys.map((_, index) => index + 2));
  });
});
