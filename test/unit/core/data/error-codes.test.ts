import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { allErrorCodes, errorCodeFacts } from '../../../../src/core/api-errors.ts';
import { ERROR_CODES } from '../../../../src/core/data/error-codes.ts';
import { LANGUAGES, messagesFor } from '../../../../src/i18n/index.ts';

/** The reference lies beside the repository where both are checked out. */
const REFERENCE = new URL('../../../../../shared/reference/cloud-api/error-codes.json', import.meta.url)
  .pathname;
const isThere = existsSync(REFERENCE);
if (!isThere) console.warn(`SKIPPED: the table of error codes was not compared: there is no ${REFERENCE}`);

const entrySchema = z.array(
  z.object({
    code: z.union([z.number(), z.string()]),
    httpStatus: z.number().nullable(),
    title: z.string(),
    disposition: z.string(),
    group: z.string(),
    surfaces: z.array(z.string()),
    verified: z.boolean(),
    seenSubcodes: z.array(z.number()).optional(),
  }),
);

describe('the table of error codes', () => {
  test('is in order, and no code stands in it twice', () => {
    const ends = ERROR_CODES.flatMap(([first, last]) => [first, last]);
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
    const firsts = ERROR_CODES.map(([first]) => first);
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  test.each([...LANGUAGES])('has a title, a meaning and an advice for every row in %s', (language) => {
    const { apiErrors } = messagesFor(language);
    const texts: Readonly<Record<string, { title: string; meaning: string; action: string } | undefined>> =
      apiErrors;
    expect(Object.keys(apiErrors).map(Number)).toEqual(allErrorCodes().map(({ first }) => first));
    for (const { first } of allErrorCodes()) {
      const { title = '', meaning = '', action = '' } = texts[first] ?? {};
      expect(title, `${first}`).toMatch(/^\p{Lu}.{5,59}[^.!?]$/u);
      expect(meaning, `${first}`).toMatch(/^\p{Lu}.+[.]$/u);
      // A number, a setting or the tool's own name may open the sentence.
      expect(action, `${first}`).toMatch(/^(\p{Lu}|\d|consend |phoneNumberId |provider\.).+[.]$/u);
    }
  });

  test.each([...LANGUAGES])('names each row in its own words in %s', (language) => {
    const { apiErrors } = messagesFor(language);
    const titles = Object.values(apiErrors).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    const copied = allErrorCodes().filter(({ first, title }) => apiErrors[first].title === title);
    expect(copied).toEqual([]);
  });

  test('has a name for every group, and no other', () => {
    const used = [...new Set(allErrorCodes().map(({ group }) => group))].sort();
    for (const language of LANGUAGES)
      expect(Object.keys(messagesFor(language).lookup.groups).sort()).toEqual(used);
  });
});

test.skipIf(!isThere)(
  'the table holds every code of the reference as it stands there (skipped where it is not checked out beside the repository)',
  () => {
    const entries = entrySchema.parse(JSON.parse(readFileSync(REFERENCE, 'utf8')));
    const expected = entries.map((entry) => {
      const [first = '', last = first] = String(entry.code).split('-');
      const { httpStatus, title, disposition, group, surfaces, verified, seenSubcodes = [] } = entry;
      return [
        Number(first),
        Number(last),
        httpStatus,
        title,
        disposition,
        group,
        surfaces,
        verified,
        seenSubcodes,
      ];
    });
    expect(ERROR_CODES).toEqual(expected);
    for (const [first] of expected) expect(errorCodeFacts(Number(first))).toBeDefined();
  },
);
