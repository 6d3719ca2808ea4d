import { mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { namedRejects, openRejects, rejectsBeside } from '../../../src/cli/rejects.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'consend-rejects-'));
});
afterEach(() => rm(dir, { recursive: true }));

const HEAD = { header: 'phone;note', delimiter: ';' } as const;
const ROW = { original: '12;x', row: 3, code: 'phone.invalid', explanation: 'is no "number"; sorry' };
const at = (name: string): string => join(dir, name);
const exists = async (name: string): Promise<boolean> =>
  (await stat(at(name)).catch(() => undefined)) !== undefined;

/** Writes a rejects file with one row. */
async function written(name: string): Promise<string> {
  const rejects = openRejects(at(name), () => HEAD);
  rejects.add(ROW);
  await rejects.close();
  return readFile(at(name), 'utf8');
}

describe('a rejects file', () => {
  test('holds the rows with row, code and reason behind their own cells, for its owner alone', async () => {
    expect(await written('a.rejects.csv')).toBe(
      '\uFEFFphone;note;consend_row;consend_problem;consend_explanation\r\n12;x;3;phone.invalid;"is no ""number""; sorry"\r\n',
    );
    expect((await stat(at('a.rejects.csv'))).mode & 0o777).toBe(0o600);
  });

  test('is not made where no row is rejected', async () => {
    await openRejects(at('a.rejects.csv'), () => HEAD).close({ isWhole: true });
    expect(await exists('a.rejects.csv')).toBe(false);
  });

  test('of an earlier run goes where every row was read and none is rejected, and only then', async () => {
    await written('a.rejects.csv');
    await openRejects(at('a.rejects.csv'), () => HEAD).close();
    expect(await exists('a.rejects.csv')).toBe(true);
    await openRejects(at('a.rejects.csv'), () => HEAD).close({ isWhole: true });
    expect(await exists('a.rejects.csv')).toBe(false);
  });

  test('of somebody else is never removed', async () => {
    await writeFile(at('a.rejects.csv'), 'phone\n12\n');
    await openRejects(at('a.rejects.csv'), () => HEAD).close({ isWhole: true });
    expect(await exists('a.rejects.csv')).toBe(true);
  });

  test('that cannot be written is an error', async () => {
    await writeFile(at('file'), '');
    const rejects = openRejects(at('file/a.csv'), () => HEAD);
    rejects.add(ROW);
    await expect(rejects.settle()).rejects.toMatchObject({ code: 'file.unwritable' });
  });

  test('may be closed twice', async () => {
    const rejects = openRejects(at('a.rejects.csv'), () => HEAD);
    rejects.add(ROW);
    await rejects.close({ isWhole: true });
    await rejects.close();
    expect(rejects.count).toBe(1);
  });
});

describe('the place of rejects', () => {
  const beside = async (name: string) => basename(await rejectsBeside(at(name)));

  test('is beside the input, and with the next number beside a rejects file', async () => {
    expect(await beside('list.csv')).toBe('list.rejects.csv');
    expect(await beside('list.rejects.csv')).toBe('list.rejects.2.csv');
    expect(await beside('list.rejects.2.csv')).toBe('list.rejects.3.csv');
    expect(await beside('list.v1.txt')).toBe('list.v1.rejects.csv');
  });

  test('may be that of an earlier run, and no other file', async () => {
    await written('list.rejects.csv');
    expect(await beside('list.csv')).toBe('list.rejects.csv');
    await writeFile(at('list.rejects.csv'), 'mine\n');
    expect(await beside('list.csv')).toBe('list.rejects.2.csv');
  });

  test('is not the input under another name', async () => {
    await written('list.rejects.2.csv');
    await symlink(at('list.rejects.2.csv'), at('list.rejects.csv'));
    expect(await beside('list.rejects.csv')).toBe('list.rejects.3.csv');
  });

  test('named by the user is neither the input nor a file of somebody else', async () => {
    await writeFile(at('mine.csv'), 'phone\n12\n');
    await expect(namedRejects(at('mine.csv'), [])).rejects.toMatchObject({ code: 'file.exists' });
    const input = at('list.rejects.csv');
    await written('list.rejects.csv');
    await expect(namedRejects(input, [input])).rejects.toMatchObject({ code: 'file.exists' });
    expect(await namedRejects(input, [at('list.csv')])).toBe(input);
  });
});
