import { expect, it } from 'vitest';
import { htmlReport } from '../../../src/report/html/index.ts';
import { terminalPlan } from '../../../src/report/index.ts';
import { htmlOptions, samplePlan, terminalOptions } from './sample-model.ts';

const flat = (text: string): string => text.replace(/\s+/g, ' ');

it.each([
  ['en', 60, 'messages', 'A message can have several reasons'],
  ['en', 120, 'messages', 'A message can have several reasons'],
  ['de', 120, 'Nachrichten', 'Eine Nachricht kann mehrere Gründe haben'],
] as const)(
  'a plan with several messages a person counts messages where it says why not (%s, %d)',
  (language, width, counted, overlap) => {
    const { summary } = samplePlan();
    const text = flat(
      terminalPlan(
        samplePlan({
          summary: { ...summary, once: 'Bestellnr', decisions: { ...summary.decisions, block: 100 } },
        }),
        terminalOptions(language, width),
      ),
    );
    expect(text).toMatch(
      new RegExp(`(Why not, most fundamental first|Warum nicht, das Grundlegende zuerst) ${counted}`),
    );
    expect(text).toContain(overlap);
  },
);

it('every box of the page that scrolls can be reached by keyboard and has a name', () => {
  const page = htmlReport(samplePlan(), htmlOptions('en'));
  const boxes = page.match(/<div class="scroll-[xy]"[^>]*>/g) ?? [];
  expect(boxes.length).toBeGreaterThan(1);
  for (const box of boxes) expect(box).toMatch(/ tabindex="0" role="region" aria-labelledby="\w+-h">/);
});
