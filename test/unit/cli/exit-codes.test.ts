import { describe, expect, test } from 'vitest';
import { EXIT, type ExitName, exitCodeOf } from '../../../src/cli/exit-codes.ts';
import { ERROR_CATEGORIES } from '../../../src/core/errors.ts';
import { LANGUAGES, messagesFor } from '../../../src/i18n/index.ts';

describe('exit codes', () => {
  test('are the ten of the command line’s contract', () => {
    expect(EXIT).toEqual({
      ok: 0,
      internal: 1,
      usage: 2,
      invalid: 3,
      blocked: 4,
      partial: 5,
      stopped: 6,
      locked: 7,
      tampered: 8,
      unavailable: 9,
    });
  });

  test.each(Object.entries(ERROR_CATEGORIES))(
    'of %s is that of its category %s, and never ok or partial',
    (_, category) => {
      expect(exitCodeOf(category)).toBe(EXIT[category]);
      expect([EXIT.ok, EXIT.partial]).not.toContain(exitCodeOf(category));
    },
  );

  test.each([...LANGUAGES])('have a meaning each, and no other, in %s', (language) => {
    const { exits } = messagesFor(language).cli;
    expect(Object.keys(exits).sort()).toEqual(Object.keys(EXIT).sort());
    expect(new Set(Object.values(exits)).size).toBe(Object.keys(EXIT).length);
    for (const name of Object.keys(EXIT) as ExitName[]) expect(exits[name]).toMatch(/\p{L}{2}/u);
  });
});
