import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../../src/core/errors.ts';
import { ConsendError, ERROR_CATEGORIES } from '../../../src/core/errors.ts';
import { LANGUAGES, messagesFor } from '../../../src/i18n/index.ts';

const CODES = Object.keys(ERROR_CATEGORIES) as ErrorCode[];

describe('the table of errors', () => {
  test.each([...LANGUAGES])('has a headline and a hint for each code and for no other in %s', (language) => {
    const texts = messagesFor(language).errors;
    expect(Object.keys(texts).sort()).toEqual([...CODES].sort());
    for (const code of CODES) {
      // Whatever a text asks for is there: what reads `undefined` then is the text's own mistake.
      const params = new Proxy<Record<string, string>>({}, { get: (_, name) => `<${String(name)}>` });
      expect(texts[code].headline(params), code).toMatch(/\S/);
      expect(`${texts[code].headline(params)} ${texts[code].hint(params)}`, code).not.toMatch(
        /undefined|\[object/,
      );
    }
  });

  test('puts what the user can mend apart from what the world must', () => {
    expect(ERROR_CATEGORIES['config.invalid']).toBe('invalid');
    expect(ERROR_CATEGORIES['plan.stale']).toBe('blocked');
    expect(ERROR_CATEGORIES['run.locked']).toBe('locked');
    expect(ERROR_CATEGORIES['ledger.tampered']).toBe('tampered');
    expect(ERROR_CATEGORIES['api.unavailable']).toBe('unavailable');
  });
});

describe('an error', () => {
  test('knows its category, its values, its places and its cause', () => {
    const cause = new Error('disk');
    const problems = [{ path: 'store.url', line: 3, column: 2, message: 'm' }];
    const error = new ConsendError('store.unavailable', { params: { reason: 'io' }, problems, cause });
    expect(error).toMatchObject({
      code: 'store.unavailable',
      category: 'unavailable',
      params: { reason: 'io' },
      problems,
    });
    expect(error.cause).toBe(cause);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('ConsendError');
  });

  test('without more has no values and no places', () => {
    expect(new ConsendError('internal')).toMatchObject({ params: {}, problems: [], category: 'internal' });
  });
});
