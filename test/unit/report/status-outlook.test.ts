import { Chalk } from 'chalk';
import { expect, test } from 'vitest';
import { checkTexts } from '../../../src/cli/words.ts';
import { emptyCounts } from '../../../src/core/message-state.ts';
import { foresee } from '../../../src/core/sending/foresee.ts';
import { messagesFor } from '../../../src/i18n/index.ts';
import { type CampaignStatus, runJson, terminalStatus } from '../../../src/report/index.ts';
import { displayWidth } from '../../../src/report/terminal/display-width.ts';

const NOW = Date.parse('2026-11-25T13:00:00Z');

function status(change: Partial<CampaignStatus> = {}): CampaignStatus {
  const groups = [{ count: 9000, dueAt: 0, because: '', country: 'DE', zoneCell: '' }];
  const days = [
    { name: 'messaging-limit' as const, limit: 2000, contacts: [{ at: NOW - 60_000, count: 950 }] },
  ];
  return {
    campaign: 'herbst-2026',
    counts: { ...emptyCounts(), planned: 9000, accepted: 950, failed: 40, skipped: 10 },
    failures: [],
    run: {
      state: 'running',
      startedAt: NOW - 60_000,
      finishedAt: undefined,
      stoppedBy: undefined,
      resumeAt: undefined,
      perSecond: { mean: 16.5, limit: 80 },
    },
    secondsLeft: 540,
    outlook: { now: NOW, current: 17.2, forecast: foresee({ now: NOW, perSecond: 17, groups, days }) },
    ...change,
  };
}

test.each([
  ['en', 40],
  ['en', 80],
  ['de', 50],
  ['de', 80],
] as const)(
  'a run under way is shown with bar, paces and what is to come (%s, %d columns)',
  (language, width) => {
    const text = terminalStatus([status()], {
      messages: messagesFor(language),
      language,
      width,
      color: new Chalk({ level: 0 }),
      showNumbers: false,
      checks: checkTexts(language),
      zone: 'Europe/Berlin',
    });
    for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    const flat = text.replace(/\s+/g, ' ');
    expect(flat).toMatch(/█+░+ 1[.,]000\/10[.,]000/);
    expect(flat).toMatch(/17\/s \((mean|Ø) 17\/s\)/);
    expect(flat).toMatch(/1[.,]050 (until|bis) 14:01/);
    expect(flat).toMatch(/7[.,]950 (from Thu 26 Nov|ab Do 26\.11\.) 14:00/);
    // A line that goes on ends in a phrase, not in its separator.
    expect(text).not.toMatch(/(\/s\)|\d\d:\d\d) ·$/m);
  },
);

test('a script gets the same: the present pace and the end, beside the fields that were there', () => {
  const document = runJson(status(), 'Europe/Berlin');
  expect(document.perSecond).toEqual({ mean: 16.5, limit: 80, current: 17.2 });
  expect(document.eta).toMatchObject({
    madeAt: '2026-11-25T14:00:00+01:00',
    run: { messages: 1050, left: 7950, stoppedBy: 'messaging-limit' },
    legs: [{ messages: 1050, after: null }, { after: 'messaging-limit' }, {}, {}, {}],
  });
  expect(document.eta?.doneAt).toMatch(/^2026-11-29T14:0/);
});

test('a run that is over has no present pace and no end to come', () => {
  const document = runJson(status({ outlook: undefined }), 'Europe/Berlin');
  expect(document.perSecond).toEqual({ mean: 16.5, limit: 80 });
  expect(document).not.toHaveProperty('eta');
});
