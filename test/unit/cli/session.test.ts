import { describe, expect, test } from 'vitest';
import type { Io } from '../../../src/cli/io.ts';
import { openSession } from '../../../src/cli/session.ts';
import { languageFrom } from '../../../src/i18n/index.ts';
import { fakeIo } from './sessions.ts';

const session = (argv: readonly string[] = [], change: Partial<Io> = {}) =>
  openSession(fakeIo(argv, change), '0.1.0');

describe('the language', () => {
  test.each<[string, readonly string[], Io['env'], string]>([
    ['is English where nobody says otherwise', [], {}, 'en'],
    ['is the locale’s', [], { LANG: 'de_DE.UTF-8' }, 'de'],
    ['is LC_ALL’s before LANG’s', [], { LC_ALL: 'en_GB', LANG: 'de_DE' }, 'en'],
    ['is LANG’s where LC_ALL is empty', [], { LC_ALL: '', LANG: 'de_AT' }, 'de'],
    ['is the flag’s before all', ['--lang', 'de'], { LC_ALL: 'en_US' }, 'de'],
    ['is the flag’s with an equals sign, too', ['plan', '--lang=de'], {}, 'de'],
    ['is English in any other locale', [], { LANG: 'fr_FR' }, 'en'],
  ])('%s', (_, argv, env, language) => {
    expect(session(argv, { env }).globals.language).toBe(language);
  });

  test('is not taken for German by a word that only ends so', () => {
    expect([languageFrom('C'), languageFrom('POSIX'), languageFrom('x-de'), languageFrom('DE')]).toEqual([
      'en',
      'en',
      'en',
      'de',
    ]);
  });
});

describe('colours', () => {
  test.each<[string, readonly string[], Partial<Io>, number]>([
    ['are off where no terminal is', [], {}, 0],
    ['are on in a terminal', [], { isOutTty: true }, 1],
    ['are off by --no-color', ['--no-color'], { isOutTty: true, env: { FORCE_COLOR: '1' } }, 0],
    [
      'are off by NO_COLOR, even where they are forced',
      [],
      { isOutTty: true, env: { NO_COLOR: '1', FORCE_COLOR: '1' } },
      0,
    ],
    ['are on by FORCE_COLOR', [], { env: { FORCE_COLOR: '1' } }, 1],
    ['are off by FORCE_COLOR=0', [], { isOutTty: true, env: { FORCE_COLOR: '0' } }, 0],
    ['stay where NO_COLOR is empty', [], { isOutTty: true, env: { NO_COLOR: '' } }, 1],
  ])('%s', (_, argv, change, level) => {
    expect(session(argv, change).color.level).toBe(level);
  });
});

/** A stream that knows its width, as a terminal does. */
const TERMINAL = { columns: 80 } as Io['stderr'];

describe('spinners', () => {
  test.each<[string, readonly string[], Io['env'], boolean]>([
    ['turn in a terminal', [], {}, true],
    ['do not in CI', [], { CI: 'true' }, false],
    ['do not with --quiet', ['-q'], {}, false],
    ['do not with --json', ['--json'], {}, false],
  ])('%s', (_, argv, env, isLively) => {
    expect(session(argv, { env, isErrTty: true, stderr: TERMINAL }).isLively).toBe(isLively);
  });

  test('do not where the terminal does not tell its width: nothing could be drawn over', () => {
    expect(session([], { isErrTty: true, stderr: { columns: 0 } as Io['stderr'] }).isLively).toBe(false);
  });

  test('do not where stderr is no terminal', () => {
    expect(session([], { isOutTty: true }).isLively).toBe(false);
  });
});

describe('the workspace', () => {
  test('is the flag’s, else the environment’s, else to be found', () => {
    const env = { CONSEND_WORKSPACE: '/env' };
    expect(session(['-C', '/a'], { env }).globals.workspace).toBe('/a');
    expect(session(['--workspace=/b'], { env }).globals.workspace).toBe('/b');
    expect(session([], { env }).globals.workspace).toBe('/env');
    expect(session().globals.workspace).toBeUndefined();
  });
});

describe('notes and warnings', () => {
  test('go to stderr as lines; quiet drops notes and keeps warnings', () => {
    const io = fakeIo(['--quiet']);
    const quiet = openSession(io, '0.1.0');
    quiet.note('a note');
    quiet.warn('a warning');
    expect(io.written).toEqual({ out: '', err: 'a warning\n' });
  });

  test('are one JSON object a line with --json', () => {
    const io = fakeIo(['--json']);
    openSession(io, '0.1.0').warn('a warning', 'x.y');
    expect(JSON.parse(io.written.err)).toMatchObject({ level: 'warn', message: 'a warning', code: 'x.y' });
  });
});
