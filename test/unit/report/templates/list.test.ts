import { describe, expect, test } from 'vitest';
import type { StoredTemplate, Template } from '../../../../src/core/template.ts';
import { copiesTable } from '../../../../src/report/templates/list.ts';
import { widthOf } from '../../../../src/report/terminal/layout.ts';
import { copyOf, NOW } from '../../core/builders.ts';
import { page } from './pages.ts';

const copy = (change: Partial<Template>, minutes = 12): StoredTemplate => ({
  ...copyOf(change),
  syncedAt: NOW - minutes * 60_000,
});
const COPIES = [
  copy({ name: 'bestellung_bereit', category: 'UTILITY', correctCategory: 'MARKETING' }),
  copy({ status: 'REJECTED', rejectedReason: 'PROMOTIONAL', quality: 'UNKNOWN' }),
  copy({ language: 'en_US', quality: 'RED' }),
];
const table = (shown: readonly StoredTemplate[], ...where: Parameters<typeof page>): string[] =>
  copiesTable({ shown, total: 3, now: NOW }, page(...where));

describe('the list of templates', () => {
  test('tells state, category, quality and age in words, and what is to come or was rejected below', () => {
    expect(
      table(COPIES)
        .join('\n')
        .replace(/\(.*\)/, '(when)'),
    ).toBe(
      `  name               language  status    category   quality
✓ bestellung_bereit  de        approved  UTILITY    green
    WhatsApp is going to make this MARKETING
✗ herbst_sale        de        rejected  MARKETING  not rated
    rejected: advertising in it
✗ herbst_sale        en_US     approved  MARKETING  red

3 templates · read 12 min ago (when)`,
    );
  });

  test('has a column for the age where copies differ in it, and says how many of all are shown', () => {
    const lines = table([copy({}), copy({ language: 'en' }, 180)]);
    expect(lines[0]).toMatch(/quality +read$/);
    expect(lines[1]).toMatch(/12 min$/);
    expect(lines[2]).toMatch(/3 h$/);
    expect(lines.at(-1)).toBe('2 of 3 templates');
  });

  test('says below how old the oldest copy is where the column for it has no room', () => {
    const shown = [copy({ category: 'AUTHENTICATION' }), copy({ language: 'en' }, 180)];
    expect(table(shown, 'en', 50).at(-1)).toMatch(/^2 of 3 templates · the oldest read 3 h ago \(.*\)$/);
    expect(table(shown, 'de', 50).at(-1)).toMatch(/^2 von 3 Vorlagen · die älteste gelesen .* \(3 h alt\)$/);
  });

  test.each([40, 60, 80] as const)(
    'leaves out columns from the right and cuts names to fit %d columns',
    (width) => {
      const long = copy({ name: `a_${'very_'.repeat(30)}long_name`, updatedAt: NOW }, 5);
      for (const language of ['en', 'de'] as const) {
        const lines = table([...COPIES, long], language, width);
        expect(lines.filter((line) => widthOf(line) > width && !line.includes('·'))).toEqual([]);
        expect(lines.find((line) => line.includes('…'))).toMatch(
          language === 'en' ? /de +approved/ : /de +freigegeben/,
        );
      }
    },
  );
});
