import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf, type ErrorDocument } from '../helpers/documents.ts';
import { run } from '../helpers/run.ts';
import { freshFolder, removeFolders } from '../helpers/workspace.ts';

interface ErrorCodes {
  readonly schema: string;
  readonly codes: readonly {
    readonly code: number;
    readonly title: string;
    readonly meaning: string;
    readonly action: string;
    readonly metaTitle: string;
    readonly disposition: string;
    readonly range: { readonly first: number; readonly last: number } | null;
  }[];
}

let dir: string;
beforeAll(async () => {
  dir = await freshFolder();
});
afterAll(removeFolders);

const error = (...args: string[]) => run(['error', ...args], { cwd: dir });
const codes = async (...args: string[]) =>
  documentOf<ErrorCodes>(await error(...args, '--json'), 'consend.error-code/1').codes;

describe('consend error', () => {
  test('explains a code without any workspace: what it means, what to do, what consend does', async () => {
    const { code, stdout, stderr } = await error('131049');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^131049 {2}WhatsApp chose not to deliver/);
    expect(stdout).toContain('24 hours');
    expect(stdout).toContain('tries it once more, then counts it as failed');
    expect(stdout.split('\n').filter((line) => line.length > 110)).toEqual([]);
  });

  test('explains it in German', async () => {
    const { stdout } = await error('131049', '--lang', 'de');
    expect(stdout).toMatch(/^131049 {2}WhatsApp hat nicht zugestellt/);
    expect(stdout).toContain('nach 24 Stunden');
  });

  test.each(['#131026', '(#131026)', '131026'])('takes a code as people copy it: %s', async (written) => {
    expect(await codes(written)).toEqual([
      expect.objectContaining({
        code: 131026,
        metaTitle: 'Message undeliverable',
        disposition: 'skip',
        range: null,
      }),
    ]);
  });

  test('knows a code inside a range by its range', async () => {
    expect(await codes('294')).toEqual([
      expect.objectContaining({ code: 294, disposition: 'stop', range: { first: 200, last: 299 } }),
    ]);
  });

  test('lists all codes by subject without one', async () => {
    const all = await codes();
    expect(all.length).toBeGreaterThanOrEqual(110);
    expect(all.filter(({ title, meaning, action }) => !title || !meaning || !action)).toEqual([]);
    const { stdout } = await error();
    expect(stdout).toContain('Token and permissions\n');
    for (const { code } of all) expect(stdout).toMatch(new RegExp(`^ +${code}(–\\d+)?  \\S`, 'm'));
  });

  test.each([
    ['131094', '131049'],
    ['131 027', 'consend error'],
    ['token', 'consend error'],
  ])('ends with 2 for %s and names what is near', async (written, near) => {
    const result = await error(written, '--json');
    expect(result.code).toBe(2);
    const document = documentOf<ErrorDocument>(result, 'consend.error/1');
    expect(document.code).toBe('usage.invalid');
    expect(document.message).toContain(near);
  });
});
