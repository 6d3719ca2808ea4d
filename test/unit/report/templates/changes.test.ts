import { describe, expect, test } from 'vitest';
import { templateChanges } from '../../../../src/core/template-changes.ts';
import { changeLines } from '../../../../src/report/templates/changes.ts';
import { differenceProblem } from '../../../../src/report/templates/difference-text.ts';
import { widthOf } from '../../../../src/report/terminal/layout.ts';
import { FOOTER, template } from '../../core/builders.ts';
import { page } from './pages.ts';

const before = template({ category: 'UTILITY', quality: 'GREEN' });
const after = template({
  status: 'PAUSED',
  quality: 'YELLOW',
  rejectedReason: 'SCAM',
  components: [
    { type: 'BODY', text: 'Hallo {{1}}, mit {{2}}!' },
    FOOTER,
    {
      type: 'CAROUSEL',
      cards: [{ components: [{ type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Shop' }] }] }],
    },
  ],
});

describe('changes in a terminal', () => {
  test('stand with a word beside their sign, what follows below, and both texts', () => {
    expect(changeLines(templateChanges(before, after), page()).join('\n')).toBe(
      `✗ stops   herbst_sale (de)  category UTILITY → MARKETING
    From now on it needs consent to marketing, and each message costs what
    marketing costs. A review can be asked of WhatsApp within 60 days.
✗ stops   herbst_sale (de)  status approved → paused
    Paused for bad feedback: the first time for 3 hours, the second for 6, the
    third disables it. A pause of its first messages has to be lifted by hand.
✗ stops   herbst_sale (de)  body changed, new variable {{2}}
    Adapt the parameters in the campaign file.
    - Hallo {{1}}!
    + Hallo {{1}}, mit {{2}}!
✗ stops   herbst_sale (de)  card 1, button 1 added
    + Shop · URL
· note    herbst_sale (de)  quality green → yellow
· note    herbst_sale (de)  reason of rejection looks like fraud`,
    );
  });

  test.each([
    ['en', 60],
    ['de', 60],
    ['de', 80],
  ] as const)('fit their terminal: %s, %d columns', (language, width) => {
    const long = [before, after].map((one) => ({ ...one, name: 'a_rather_long_name_of_a_template_x' }));
    const lines = changeLines(templateChanges(long[0], long[1]), page(language, width));
    expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
    expect(lines.join('\n')).not.toMatch(/undefined|\bstop\b.*MARKETING/);
  });

  test('are named in an error with template, what from what to what, and what follows', () => {
    const problems = templateChanges(before, after).map((change) =>
      differenceProblem(change, page('de').words),
    );
    expect(problems[0]).toEqual({
      path: 'herbst_sale (de)',
      message: expect.stringMatching(
        /^Kategorie UTILITY → MARKETING\. Ab jetzt braucht sie eine Einwilligung/,
      ),
    });
    expect(problems[2]?.message).toBe(
      'Text geändert, neue Variable {{2}}: "Hallo {{1}}!" → "Hallo {{1}}, mit {{2}}!". Die Parameter in der Kampagnendatei anpassen.',
    );
  });
});
