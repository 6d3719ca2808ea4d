import { describe, expect, test } from 'vitest';
import { reportFailure } from '../../../src/cli/failure.ts';
import { ConsendError } from '../../../src/core/errors.ts';
import { fakeSession } from './sessions.ts';

const broken = new ConsendError('config.invalid', {
  params: { file: 'consend.yaml' },
  problems: [{ path: 'limits.messagesPerSecond', line: 14, column: 10, message: 'must be above 0' }],
});
async function report(thrown: unknown, argv: readonly string[] = []) {
  const { session, written } = fakeSession(argv);
  return { code: await reportFailure(session, thrown), ...written };
}

describe('an error, told to people', () => {
  test('goes to stderr with headline, place, cause, next step and exit code', async () => {
    const { code, out, err } = await report(broken);
    expect(code).toBe(3);
    expect(out).toBe('');
    expect(err).toMatch(/^✗ .*consend\.yaml/);
    expect(err).toContain('consend.yaml:14:10  limits.messagesPerSecond  must be above 0');
    expect(err).toMatch(/\(exit 3\)\n$/);
  });

  test.each([
    ['en', 'store.unavailable', 'cannot-open', 'The store cannot be used: b.db cannot be opened\n'],
    [
      'de',
      'store.unavailable',
      'cannot-open',
      'Der Speicher ist nicht benutzbar: b.db lässt sich nicht öffnen\n',
    ],
    ['de', 'store.damaged', 'not-a-store', 'consend store restore DATEI'],
    ['en', 'store.damaged', 'damaged', 'consend store restore FILE'],
  ] as const)(
    'says in whole sentences what a store suffers from (%s, %s, %s)',
    async (language, code, reason, words) => {
      const error = new ConsendError(code, { params: { path: 'b.db', reason } });
      expect((await report(error, ['--lang', language])).err).toContain(words);
    },
  );

  test('shows no stack unless it is asked for', async () => {
    expect((await report(broken)).err).not.toMatch(/^\s+at /m);
    expect((await report(broken, ['--verbose'])).err).toMatch(/^\s+at /m);
  });

  test('is told in German where German is asked for', async () => {
    expect((await report(broken, ['--lang', 'de'])).err).not.toBe((await report(broken)).err);
  });
});

describe('an error, told to scripts', () => {
  test('is one JSON document on stdout', async () => {
    const { code, out, err } = await report(broken, ['--json']);
    expect(code).toBe(3);
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({
      schema: 'consend.error/1',
      code: 'config.invalid',
      problems: [{ path: 'limits.messagesPerSecond', line: 14, column: 10, message: 'must be above 0' }],
    });
    expect(JSON.parse(out)).toHaveProperty('message');
    expect(JSON.parse(out)).toHaveProperty('hint');
  });
});

describe('a defect of consend', () => {
  test('exits 1 and shows its stack, to be reported', async () => {
    const { code, err } = await report(new TypeError('x is not a function'));
    expect(code).toBe(1);
    expect(err).toContain('x is not a function');
    expect(err).toMatch(/^\s+at /m);
  });

  test('never shows a number or a token in full', async () => {
    for (const argv of [[], ['--verbose'], ['--json']]) {
      const { out, err } = await report(
        new Error('failed for +4915112340012 with Bearer EAAGm0PX4ZCpsBAabcdefghijklmnop'),
        argv,
      );
      expect(out + err).not.toContain('15112340012');
      expect(out + err).not.toContain('EAAGm0PX4ZCpsBAabcdefghijklmnop');
    }
  });

  test('may be anything that was thrown', async () => {
    expect(await report('plain text')).toMatchObject({ code: 1 });
    expect(await report(undefined)).toMatchObject({ code: 1 });
  });
});
