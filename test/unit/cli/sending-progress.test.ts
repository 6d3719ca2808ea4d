import { expect, test } from 'vitest';
import { sendingProgress } from '../../../src/cli/sending-progress.ts';
import type { OpenWorkspace } from '../../../src/cli/workspace.ts';
import { messagesFor } from '../../../src/i18n/index.ts';

/** Sends ten a second for 50 s, then one a second for 15 s, and gives what was drawn and noted. */
function told(language: 'en' | 'de', isLively: boolean, json = false) {
  const drawn: string[] = [];
  const noted: string[] = [];
  let now = 0;
  const session = {
    clock: { now: () => now },
    globals: { language, json },
    io: { columns: 80 },
    isLively,
    messages: messagesFor(language),
    note: (text: string) => noted.push(text),
  };
  const progress = { update: (text: string) => drawn.push(text), done() {}, stop() {} };
  const on = sendingProgress({ session } as unknown as OpenWorkspace, progress, 1_000_000);
  for (let second = 1; second <= 65; second += 1) {
    now = second * 1000;
    const accepted = second <= 50 ? second * 10 : 500 + second - 50;
    on({ accepted, failed: 0, unknown: 0, skippedOrHeld: 7 });
  }
  return { drawn, noted };
}

test.each(['en', 'de'] as const)(
  'progress is drawn as a bar with the present and the mean rate (%s)',
  (language) => {
    const { drawn, noted } = told(language, true);
    expect(noted).toEqual([]);
    const last = drawn.at(-1) ?? '';
    expect(last).toContain('░');
    // 515 in 65 s, of them one a second lately.
    expect(last).toMatch(/ 1\/s \((mean|Ø) 8\)/);
    expect(last).toMatch(/ 7 (held|später)/);
    expect([...last].length).toBeLessThanOrEqual(77);
  },
);

test('without a terminal a line comes every half minute, and none with --json', () => {
  expect(told('en', false).noted).toHaveLength(2);
  expect(told('en', false).drawn).toEqual([]);
  expect(told('en', false, true).noted).toEqual([]);
});
