import { access, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { copyExamples } from '../../../src/cli/demo-workspace.ts';

const dir = await mkdtemp(join(tmpdir(), 'consend-demo-'));
afterAll(() => rm(dir, { recursive: true, force: true }));

test('the files of a demo workspace name schemas that lie in it', async () => {
  await copyExamples({ dir, recipients: undefined });
  const named: string[] = [];
  for (const name of await readdir(dir, { recursive: true })) {
    if (!/\.(?:yaml|json)$/.test(name) || name.startsWith('.consend')) continue;
    const schema = /\$schema(?:=|": ")([^\s"]+)/.exec(await readFile(join(dir, name), 'utf8'))?.[1];
    if (schema === undefined) continue;
    named.push(name);
    await access(resolve(dirname(join(dir, name)), schema));
  }
  expect(named).toEqual(
    expect.arrayContaining(['consend.yaml', 'herbst-2026.yaml', 'templates/winter_sale.json']),
  );
});
