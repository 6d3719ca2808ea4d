import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../helpers/built.ts';
import { documentOf, type ErrorDocument } from '../helpers/documents.ts';
import { people } from '../helpers/people.ts';
import { run, runProcess } from '../helpers/run.ts';
import { sandbox, type TestSandbox } from '../helpers/sandbox.ts';
import { SECRETS } from '../helpers/secrets.ts';
import { CAMPAIGN, freshFolder, removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

const list = people(6);
const ESCAPE = '\u001B';
let api: TestSandbox;
let empty: string;

beforeAll(async () => {
  api = await sandbox();
  empty = await freshFolder();
});
afterAll(async () => {
  await api.close();
  await removeFolders();
});

const ready = (): Promise<Workspace> =>
  workspace({ baseUrl: api.url, recipients: list, consenting: list.slice(1) });
const planError = async (space: Workspace, ...args: string[]): Promise<ErrorDocument> => {
  const result = await space.run('plan', CAMPAIGN, '--json', ...args);
  expect(result.code, result.stdout).toBe(3);
  return documentOf<ErrorDocument>(result, 'consend.error/1');
};

/** Line and column of a text in a file, both counted from 1. */
function placeOf(text: string, wanted: string): { line: number; column: number } {
  const before = text.slice(0, text.indexOf(wanted)).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

describe('the command line', () => {
  test('--version prints the version alone', async () => {
    const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(await runProcess(['--version'], { cwd: empty })).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });

  test.each([
    ['an unknown command', ['frobnicate'], 'frobnicate'],
    ['an unknown option', ['plan', 'x.yaml', '--frobnicate'], '--frobnicate'],
    ['a missing argument', ['plan'], 'campaign'],
    ['an option without its value', ['send', 'x.yaml', '--limit'], '--limit'],
    ['a value that is no number', ['send', 'x.yaml', '--yes', '--limit', 'viele'], '--limit'],
    ['a value that is no duration', ['send', 'x.yaml', '--yes', '--max-runtime', 'soon'], '--max-runtime'],
    ['an unknown language', ['plan', 'x.yaml', '--lang', 'fr'], '--lang'],
    ['too many arguments', ['status', 'a', 'b'], ''],
  ])(
    '%s ends with 2 and a hint on stderr, and with --json one error document on stdout',
    async (_, args, named) => {
      const space = await spare();
      const told = await space.run(...args);
      expect(told.code).toBe(2);
      expect(told.stdout).toBe('');
      expect(told.stderr).toContain(named);
      expect(told.stderr).toContain(`consend ${args[0] === 'frobnicate' ? '' : `${args[0]} `}--help`);
      const json = await space.run(...args, '--json');
      expect(json.code).toBe(2);
      const error = documentOf<ErrorDocument>(json, 'consend.error/1');
      expect(error.code).toBe('usage.invalid');
      expect(error.message).toContain(named);
      expect(error.hint).not.toBe('');
    },
  );

  test('without a command the help is shown and the exit code is 2', async () => {
    const bare = await run([], { cwd: empty });
    expect(bare.code).toBe(2);
    expect(bare.stdout + bare.stderr).toContain('consend');
    expect(bare.stdout + bare.stderr).toContain('demo');
  });

  test.each([
    'demo',
    'plan',
    'send',
    'status',
    'report',
    'why',
    'consent import',
    'consent show',
    'consent list',
    'consent stats',
    'consent record',
    'consent confirm',
    'consent withdraw',
    'consent object',
    'consent notice',
    'templates sync',
    'templates list',
    'templates diff',
    'templates show',
    'templates preview',
    'recipients check',
    'webhook serve',
    'sandbox',
    'compliance checks',
  ])(
    'the help of %s has a synopsis, two examples and the exit codes, in English and German',
    async (command) => {
      const words = command.split(' ');
      const [english, german] = await Promise.all([
        run([...words, '--help'], { cwd: empty }),
        run([...words, '--help', '--lang', 'de'], { cwd: empty }),
      ]);
      expect([english.code, german.code]).toEqual([0, 0]);
      expect(english.stdout).toContain(`consend ${command}`);
      for (const [text, examples, exits] of [
        [english.stdout, 'Examples:', 'Exit codes:'],
        [german.stdout, 'Beispiele:', 'Rückgabewerte:'],
      ] as const) {
        expect(text).toContain(examples);
        expect(text).toContain(exits);
        const between = text.slice(text.indexOf(examples), text.indexOf(exits));
        expect(between.match(/^ +consend /gm)).toHaveLength(2);
      }
      expect(german.stdout).not.toBe(english.stdout);
    },
  );

  test('outside of a workspace a command says what is missing and how to get it', async () => {
    const result = await run(['plan', 'x.yaml', '--json'], { cwd: empty });
    expect(result.code).toBe(3);
    expect(documentOf<ErrorDocument>(result, 'consend.error/1').code).toBe('workspace.missing');
  });

  test('a workspace is found from a folder below it, by -C and by CONSEND_WORKSPACE', async () => {
    const space = await spare();
    const campaign = space.path(CAMPAIGN);
    const below = await run(['status', '--json'], { cwd: join(space.dir, 'wordings') });
    const flag = await run(['-C', space.dir, 'status', '--json'], { cwd: empty });
    const variable = await run(['status', '--json'], { cwd: empty, env: { CONSEND_WORKSPACE: space.dir } });
    expect(
      [below.code, flag.code, variable.code],
      `${below.stderr}${flag.stderr}${variable.stderr}${campaign}`,
    ).toEqual([0, 0, 0]);
  });
});

let shared: Workspace | undefined;
/** A workspace for tests that change nothing in it. */
async function spare(): Promise<Workspace> {
  shared ??= await ready();
  return shared;
}

describe('what is shown', () => {
  test('has no escape codes without a terminal, with NO_COLOR and with --no-color, and has them with FORCE_COLOR', async () => {
    const space = await spare();
    const plain = await space.run('plan', CAMPAIGN);
    const off = await space.runWith({ env: { NO_COLOR: '1' } }, 'plan', CAMPAIGN);
    const flag = await space.runWith({ env: { FORCE_COLOR: '1' } }, 'plan', CAMPAIGN, '--no-color');
    for (const { stdout, stderr } of [plain, off, flag]) expect(stdout + stderr).not.toContain(ESCAPE);
    const forced = await space.runWith({ env: { FORCE_COLOR: '1' } }, 'plan', CAMPAIGN);
    expect(forced.stdout).toContain(ESCAPE);
  });

  test('is German with --lang de and with a German environment: plans, errors and numbers', async () => {
    const space = await spare();
    const german = await space.run('plan', CAMPAIGN, '--lang', 'de');
    expect(german.stdout).toContain('Zeilen');
    expect(german.stdout).toContain('dürfen jetzt angeschrieben werden');
    const byEnvironment = await space.runWith({ env: { LANG: 'de_DE.UTF-8' } }, 'plan', CAMPAIGN);
    expect(byEnvironment.stdout).toContain('dürfen jetzt angeschrieben werden');
    const english = await space.runWith({ env: { LANG: 'de_DE.UTF-8' } }, 'plan', CAMPAIGN, '--lang', 'en');
    expect(english.stdout).toContain('may be messaged');
    const error = await space.run('plan', 'nirgends.yaml', '--lang', 'de');
    const inEnglish = await space.run('plan', 'nirgends.yaml');
    expect(error.code).toBe(3);
    expect(error.stderr).not.toBe(inEnglish.stderr);
    expect(error.stderr).toMatch(/Datei|gibt es nicht/);
  });

  test('never holds a secret, whatever the level', async () => {
    const space = await ready();
    const outputs = [
      await space.run('plan', CAMPAIGN, '--verbose'),
      await space.run('send', CAMPAIGN, '--yes', '--verbose', '--json'),
      await space.run('templates', 'sync', '--verbose'),
      await space.run('status', '--verbose'),
    ];
    await space.edit('consend.yaml', (text) => text.replace('version: 1', 'version: 1\nprovder: x'));
    outputs.push(await space.run('plan', CAMPAIGN, '--verbose'));
    const all = outputs.map(({ stdout, stderr }) => stdout + stderr).join('\n');
    for (const secret of Object.values(SECRETS)) expect(all).not.toContain(secret);
  });

  test('has a stack trace with --verbose alone', async () => {
    const space = await spare();
    const calm = await space.run('plan', 'nirgends.yaml');
    const verbose = await space.run('plan', 'nirgends.yaml', '--verbose');
    expect(calm.stderr).not.toMatch(/^\s+at /m);
    expect(verbose.stderr).toMatch(/^\s+at /m);
  });
});

describe('a mistake in the configuration', () => {
  test('an unknown key is told with file, line, column and the nearest known key', async () => {
    const space = await ready();
    await space.edit('consend.yaml', (text) => text.replace('imprintUrl:', 'imprintUlr:'));
    const place = placeOf(await space.read('consend.yaml'), 'imprintUlr');
    const error = await planError(space);
    expect(error.code).toBe('config.invalid');
    expect(error.problems).toContainEqual(
      expect.objectContaining({ ...place, message: expect.stringContaining('imprintUrl') as string }),
    );
    const told = await space.run('plan', CAMPAIGN);
    expect(told.stderr).toContain(`consend.yaml:${place.line}:${place.column}`);
  });

  test('a purpose that there is not is told with its place and those that there are', async () => {
    const space = await ready();
    await space.edit(CAMPAIGN, (text) => text.replace('purpose: newsletter', 'purpose: newsleter'));
    const place = placeOf(await space.read(CAMPAIGN), 'newsleter');
    const error = await planError(space);
    expect(error.problems).toContainEqual(
      expect.objectContaining({ ...place, message: expect.stringContaining('newsletter') as string }),
    );
  });

  test('a campaign without a purpose says that it is missing', async () => {
    const space = await ready();
    await space.edit(CAMPAIGN, (text) => text.replace(/^purpose: .*\n/m, ''));
    const error = await planError(space);
    expect(error.problems.map(({ message }) => message).join()).toContain('purpose is missing');
    expect(error.problems[0]?.line).toBeGreaterThan(0);
  });

  test('several mistakes are told at once', async () => {
    const space = await ready();
    await space.edit('consend.yaml', (text) =>
      text.replace('country: DE', 'country: Germany').replace('policy: de', 'policy: dee'),
    );
    expect((await planError(space)).problems.length).toBeGreaterThanOrEqual(2);
  });

  test('a column that the list lacks is told with the line and column that name it, the columns there are and a suggestion', async () => {
    const space = await ready();
    await space.edit(CAMPAIGN, (text) =>
      text.replace('"2": { column: Gutschein }', '"2": { column: Gutschien }'),
    );
    const error = await planError(space);
    const { line } = placeOf(await space.read(CAMPAIGN), 'Gutschien');
    const [problem] = error.problems;
    expect(problem?.line).toBe(line);
    expect(problem?.column).toBeGreaterThan(0);
    expect(problem?.path).toBe('parameters.body."2"');
    for (const part of ['Gutschien', 'recipients.csv', 'Vorname', 'Did you mean Gutschein?'])
      expect(problem?.message).toContain(part);
    const told = await space.run('plan', CAMPAIGN);
    expect(told.stderr).toContain(`${CAMPAIGN}:${problem?.line}:${problem?.column}`);
    expect(told.stderr).toContain('(exit 3)');
  });

  test('a variable that the template does not have, and one that has no value, are told with their places', async () => {
    const space = await ready();
    await space.edit(CAMPAIGN, (text) => text.replace('"3": {', '"4": {'));
    const error = await planError(space);
    expect(error.code).toBe('template.parameters-invalid');
    expect(error.problems.map(({ message }) => message).join()).toMatch(/\{\{3\}\}/);
    for (const problem of error.problems) expect(problem.line).toBeGreaterThan(0);
  });

  test('a secret that stands in clear is refused, and not repeated', async () => {
    const space = await ready();
    await space.edit('consend.yaml', (text) => text.replace('${env:WHATSAPP_TOKEN}', SECRETS.WHATSAPP_TOKEN));
    const error = await planError(space);
    expect(error.code).toBe('config.secret-in-clear');
    expect(JSON.stringify(error)).toContain('WHATSAPP_TOKEN');
  });

  test('a variable that is not set names it', async () => {
    const space = await ready();
    await space.write('.env', '');
    const result = await space.run('templates', 'sync', '--json');
    expect(result.code).toBe(3);
    const error = documentOf<ErrorDocument>(result, 'consend.error/1');
    expect(error.code).toBe('config.variable-missing');
    expect(JSON.stringify(error)).toContain('WHATSAPP_TOKEN');
  });

  test('http:// to another machine is refused: the token would cross the network in clear', async () => {
    const space = await ready();
    await space.edit('consend.yaml', (text) =>
      text.replace(/baseUrl: \S+/, 'baseUrl: http://graph.example.com'),
    );
    expect((await planError(space)).problems.map(({ message }) => message).join()).toContain('https://');
  });

  test('a template that the account does not have names those it has', async () => {
    const space = await ready();
    await space.edit(CAMPAIGN, (text) => text.replace('name: herbst_sale', 'name: herbst_sail'));
    const error = await planError(space);
    expect(error.code).toBe('template.unknown');
    expect(`${error.message} ${error.hint}`).toContain('herbst_sale');
  });
});
