import { describe, expect, test } from 'vitest';
import { checkTexts } from '../../../../src/cli/words.ts';
import { QUIET_HOURS_REVIEWED_ON } from '../../../../src/core/data/quiet-hours.ts';
import { hoursFor } from '../../../../src/core/quiet-hours.ts';
import { accountFacts, NOW, recipientFacts } from '../builders.ts';
import { onCampaign, onRecipient } from './run-check.ts';

const HOUR = 3_600_000;
const MONTH = 30 * 24 * HOUR;
const wanted = { quietHours: 'country', holidays: 'unspecified', keepsHolidays: true } as const;
function barOf(country: string, region?: string) {
  const bar = hoursFor(country, region, wanted).at(-1)?.bar;
  if (bar === undefined) throw new Error(`${country} has no hours`);
  return bar;
}
const shut = (country: string, windowOpensAt: number | undefined, region?: string) =>
  recipientFacts({ windowBars: [barOf(country, region)], windowOpensAt });

describe('quiet-hours and quiet-hours.law', () => {
  test.each([
    ['law holds', shut('CO', NOW + HOUR), undefined, 'info'],
    ['practice holds', shut('DE', NOW + HOUR), 'info', undefined],
    ['practice that holds nobody back is a warning', shut('DE', undefined), 'warn', undefined],
    ['a window that never opens blocks', shut('DE', Number.POSITIVE_INFINITY), 'block', undefined],
    ['law that never opens blocks', shut('CO', Number.POSITIVE_INFINITY), undefined, 'block'],
    ['nothing is shut', recipientFacts(), undefined, undefined],
  ] as const)('%s', (_, facts, practice, law) => {
    const severityOf = (code: string) =>
      (onRecipient(code, facts) as { severity?: string } | undefined)?.severity;
    expect([severityOf('quiet-hours'), severityOf('quiet-hours.law')]).toEqual([practice, law]);
  });

  test.each(['AS', 'GU', 'MP', 'PR', 'VI'])('hold in %s as in the United States', (territory) => {
    expect(hoursFor(territory, undefined, wanted)).toEqual(hoursFor('US', undefined, wanted));
  });

  test.each([
    [
      'en',
      'CO',
      undefined,
      'Allowed in Colombia: Mon–Fri 07:00–19:00, Sat 08:00–15:00 (law, no public holidays). Source: Ley 2300 de 2023 art. 3.',
    ],
    [
      'de',
      'CO',
      undefined,
      'Erlaubt (Kolumbien): Mo–Fr 07:00–19:00, Sa 08:00–15:00 (Gesetz, nicht an Feiertagen). Quelle: Ley 2300 de 2023 art. 3.',
    ],
    [
      'en',
      'US',
      'US-RI',
      'Allowed in US-RI: Mon–Fri 09:00–18:00, Sat–Sun 10:00–17:00 (law, not verified). Source: vendor summary',
    ],
    ['en', 'BE', undefined, '(no source yet, a default of consend, no public holidays)'],
  ] as const)(
    'say in %s what is allowed in %s %s, on what it rests and whether that was seen',
    (language, country, region, text) => {
      const code = barOf(country, region).hardness === 'law' ? 'quiet-hours.law' : 'quiet-hours';
      const found = onRecipient(code, shut(country, NOW + HOUR, region)) as {
        params: Record<string, string>;
      };
      expect(checkTexts(language)(code, found.params).rule).toContain(text);
    },
  );
});

describe('quiet-hours.review-due', () => {
  const reviewed = Date.parse(QUIET_HOURS_REVIEWED_ON);
  test.each([
    ['is silent a moment before three months are over', reviewed + 3 * MONTH - 1, undefined],
    [
      'warns from then on with the day of the review',
      reviewed + 3 * MONTH,
      { params: { policies: QUIET_HOURS_REVIEWED_ON } },
    ],
  ])('%s', (_, now, expected) => {
    expect(onCampaign('quiet-hours.review-due', accountFacts({ now }) as never)).toEqual(expected);
  });
});
