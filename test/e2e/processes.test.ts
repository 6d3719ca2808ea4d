/**
 * What a process of its own adds to a command: that it ends by itself, its exit code and its whole output reach whoever
 * started it, and Node says nothing in between. Other tests run most commands within their own process (helpers/run.ts).
 */
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../helpers/built.ts';
import { type Person, people, withdrawalsCsv } from '../helpers/people.ts';
import { run, runProcess, start } from '../helpers/run.ts';
import { sandbox, type TestSandbox } from '../helpers/sandbox.ts';
import { CAMPAIGN, removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

const list = people(5);
const [first, second, third] = list as [Person, Person, Person];

let api: TestSandbox;
let space: Workspace;
beforeAll(async () => {
  api = await sandbox();
  space = await workspace({ baseUrl: api.url, recipients: list, consenting: list });
  await copyFile(join(ROOT, 'examples/templates/delivery_note.json'), space.path('delivery_note.json'));
  await space.write('stops.csv', withdrawalsCsv([third], '2026-03-01T10:00:00+01:00'));
});
afterAll(async () => {
  await api.close();
  await removeFolders();
});

/** Every command that ends by itself, in an order in which they can follow each other: arguments, document, exit code. */
const JOURNEY: [command: string, args: string[], schema: string, code?: number][] = [
  ['error', ['131026'], 'error-code'],
  ['compliance checks', [], 'checks'],
  ['compliance check', [], 'compliance'],
  ['compliance record-of-processing', [], 'record-of-processing'],
  ['compliance interests', [], 'interests'],
  ['compliance incident add', ['--what', 'a token in a chat', '--noticed', '2026-11-25T09:00'], 'incident'],
  ['compliance incident amend', ['1', '--risk', 'unlikely'], 'incident'],
  ['compliance incident list', [], 'incident-list'],
  ['compliance incident log', [], 'incidents'],
  ['approve', ['p_00000000000000000000000000', '--verify'], 'error', 3],
  ['compliance processors', [], 'processors'],
  ['policy show', ['de'], 'policy'],
  ['policy test', [], 'policy-test'],
  ['templates sync', [], 'templates'],
  ['templates list', [], 'templates'],
  ['templates diff', [], 'template-diff'],
  ['templates show', ['herbst_sale'], 'template'],
  ['templates preview', ['herbst_sale'], 'preview'],
  ['templates lint', ['delivery_note.json'], 'template-lint'],
  ['templates submit', ['delivery_note.json', '--yes'], 'template-submit'],
  ['templates status', ['delivery_note'], 'template-status'],
  ['recipients check', ['recipients.csv'], 'recipients'],
  ['consent import', ['stops.csv'], 'import'],
  ['suppress add', ['+4915120300002'], 'suppressions'],
  ['suppress list', [], 'suppressions'],
  ['suppress import', ['nowhere.csv'], 'error', 3],
  ['suppress remove', ['+4915120300002', '--yes'], 'suppressions'],
  ['consent record', ['+4915120300001', '--purpose', 'newsletter', '--source', 'paper'], 'record'],
  ['consent confirm', ['+4915120300001', '--by', 'whatsapp'], 'record'],
  ['consent withdraw', ['+4915120300001'], 'record'],
  ['consent object', ['+4915120300001'], 'record'],
  ['consent notice', ['+4915120300001', '--source', 'email'], 'record'],
  ['plan', [CAMPAIGN], 'plan'],
  ['simulate', [CAMPAIGN, '--seed', '1'], 'simulation'],
  ['send', [CAMPAIGN, '--yes'], 'run'],
  ['status', [CAMPAIGN], 'run'],
  ['pause', [CAMPAIGN], 'run'],
  ['resume', [CAMPAIGN], 'run'],
  ['cancel', [CAMPAIGN, '--yes'], 'run'],
  ['report', [CAMPAIGN.replace('.yaml', '')], 'run'],
  ['compliance dossier', [CAMPAIGN], 'dossier'],
  ['why', [first.phone, '--campaign', CAMPAIGN], 'why'],
  ['consent show', [first.phone], 'consent'],
  ['consent list', [], 'list'],
  ['consent stats', [], 'stats'],
  ['consent export', ['--out', 'export.csv'], 'export'],
  ['consent verify', [], 'verify'],
  ['consent prove', [first.phone, '--out', 'proof.json'], 'prove'],
  ['consent check-proof', ['proof.json'], 'check-proof'],
  ['consent checkpoint', [], 'checkpoint'],
  ['consent access', [first.phone], 'access'],
  ['store backup', ['backup.db'], 'backup'],
  ['consent erase', [second.phone, '--yes'], 'erasure'],
  ['retention run', ['--dry-run'], 'retention'],
  ['store status', [], 'store'],
  ['store migrate', [], 'store-migration'],
  ['store restore', ['backup.db', '--yes'], 'restore'],
  ['demo', ['--keep', 'wordings'], 'error', 2],
];

/** Commands that run until they are told to stop. */
const SERVERS = ['sandbox', 'webhook serve'];

/** The commands that a help lists. */
async function listed(...words: string[]): Promise<string[]> {
  const { stdout } = await run([...words, '--help'], { cwd: space.dir });
  const [, commands = ''] = stdout.split(/^Commands:$/m);
  const names = [...commands.matchAll(/^ {2}(\S+)/gm)].map(([, name = '']) => name);
  const below = await Promise.all(
    names.filter((name) => name !== 'help').map((name) => listed(...words, name)),
  );
  return names.length === 0 ? [words.join(' ')] : below.flat();
}

test('covers every command that the help knows', async () => {
  const covered = [...JOURNEY.map(([command]) => command), ...SERVERS];
  expect(covered.toSorted()).toEqual((await listed()).toSorted());
});

test.each(JOURNEY)(
  'consend %s ends by itself, with its exit code and its document',
  async (command, args, schema, code = 0) => {
    const result = await runProcess([...command.split(' '), ...args, '--json'], { cwd: space.dir });
    expect(result.code, result.stdout + result.stderr).toBe(code);
    // A list has a line of its own for what it is, then one a person.
    const [document = ''] = result.stdout.split('\n');
    expect(JSON.parse(document)).toMatchObject({ schema: `consend.${schema}/1` });
    // What we log with --json is JSON; what Node would warn of is not.
    for (const line of result.stderr.split('\n').filter(Boolean))
      expect(() => JSON.parse(line), line).not.toThrow();
  },
);

test.each(SERVERS)('consend %s ends when told to', async (command) => {
  const server = start([...command.split(' '), '--port', '0', '--json'], { cwd: space.dir });
  await server.firstLine();
  expect((await server.stop()).code).toBe(0);
});
