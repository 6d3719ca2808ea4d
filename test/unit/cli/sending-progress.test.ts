import { expect, test } from 'vitest';
import type { Forecaster } from '../../../src/cli/forecasting.ts';
import { sendingProgress } from '../../../src/cli/sending-progress.ts';
import type { OpenWorkspace } from '../../../src/cli/workspace.ts';
import { foresee } from '../../../src/core/sending/foresee.ts';
import { createPace } from '../../../src/core/sending/pace.ts';
import { messagesFor } from '../../../src/i18n/index.ts';
import { displayWidth } from '../../../src/report/terminal/display-width.ts';

/** Sends ten a second for 50 s, then one a second for 15 s, and gives what was drawn and noted. */
function told(language: 'en' | 'de', isLively: boolean, columns = 80) {
  const drawn: string[] = [];
  const noted: { text: string; facts: unknown }[] = [];
  let now = 0;
  const session = {
    clock: { now: () => now },
    globals: { language, json: false, showNumbers: false },
    io: { columns },
    isLively,
    messages: messagesFor(language),
    note: (text: string, facts: unknown) => noted.push({ text, facts }),
  };
  const workspace = { config: { defaults: { timeZone: 'Europe/Berlin' } } };
  const progress = { update: (text: string) => drawn.push(text), done() {}, stop() {} };
  const pace = createPace(0);
  const days = [{ name: 'messaging-limit' as const, limit: 2000, contacts: [] }];
  const forecaster: Forecaster = {
    look(at, sent) {
      pace.saw(at, sent);
      const groups = [{ count: 10_000 - sent, dueAt: 0, because: '', country: 'DE', zoneCell: '' }];
      return { pace, held: 25, forecast: foresee({ now: at, perSecond: 10, groups, days }) };
    },
    latest: () => undefined,
    read: async () => {},
  };
  const open = { session, workspace } as unknown as OpenWorkspace;
  const on = sendingProgress(open, { progress, messages: 10_000, forecaster });
  for (let second = 1; second <= 65; second += 1) {
    now = second * 1000;
    const accepted = second <= 50 ? second * 10 : 500 + second - 50;
    on({ accepted, failed: 2, unknown: 0, skippedOrHeld: 32, held: 25 });
  }
  return { drawn, noted };
}

test.each([
  ['en', 40],
  ['en', 60],
  ['en', 80],
  ['de', 40],
  ['de', 60],
  ['de', 80],
] as const)(
  'progress is a bar with counts, paces and what is to come, within the terminal (%s, %d columns)',
  (language, columns) => {
    const { drawn, noted } = told(language, true, columns);
    expect(noted).toEqual([]);
    const last = drawn.at(-1) ?? '';
    const lines = last.split('\n');
    expect(lines[0]).toMatch(/^█*░+ /);
    // The spinner stands before the first line.
    expect(displayWidth(lines[0] ?? '')).toBeLessThanOrEqual(columns - 3);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns - 1);
    const text = lines.map((line) => line.trim()).join(' ');
    // 517 in 65 s, of them one a second lately.
    expect(text).toMatch(/ 1(\.0|,0)?\/s \((mean|Ø) (8|8[.,]0)\/s\)/);
    expect(text).toMatch(/ 2 (failed|gescheitert)/);
    expect(text).toMatch(/ 25 (held|zurückgestellt)/);
    expect(text).toMatch(/ 7 (skipped|ausgelassen)/);
    expect(text).toMatch(/2[.,]000 (until|bis) \d\d:\d\d/);
    expect(text).toMatch(/(messaging limit|Versandgrenze)/);
  },
);

test('without a terminal a line comes every half minute, with the same figures for scripts', () => {
  const { drawn, noted } = told('en', false);
  expect(drawn).toEqual([]);
  expect(noted).toHaveLength(2);
  expect(noted[1]?.text).toContain('2,000 until ');
  expect(noted[1]?.facts).toMatchObject({
    progress: {
      total: 10_000,
      failed: 2,
      held: 25,
      skipped: 7,
      eta: { run: { messages: 2000, stoppedBy: 'messaging-limit' }, legCount: 5 },
    },
  });
});
