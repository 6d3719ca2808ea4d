/** Events over time: one small chart each for accepted, delivered, read, failed, over the same hours. */
import type { OutcomeReport, TimelineBucket } from '../model.ts';
import { html, type Markup } from './escape.ts';
import type { PageVoice } from './page-voice.ts';
import { caption, headerRow, section } from './parts.ts';

/** More bars than these cannot be told apart at 360 px. */
const MOST_BARS = 72;
const LANES = ['accepted', 'delivered', 'read', 'failed'] as const;
const CLASSES = { accepted: 'send3', delivered: 'send2', read: 'send', failed: 'block' } as const;

interface Timeline {
  readonly bucketSeconds: number;
  readonly buckets: readonly TimelineBucket[];
}

/** Joins neighbours until at most `MOST_BARS` are left; empty stretches become empty buckets. */
export function mergedTimeline(timeline: Timeline): Timeline {
  const [first] = timeline.buckets;
  const last = timeline.buckets.at(-1);
  if (!first || !last) return timeline;
  const step = timeline.bucketSeconds * 1000;
  const count = Math.round((last.at - first.at) / step) + 1;
  const factor = Math.ceil(count / MOST_BARS);
  const empty = (index: number) => ({
    at: first.at + index * step * factor,
    accepted: 0,
    delivered: 0,
    read: 0,
    failed: 0,
  });
  const merged = Array.from({ length: Math.ceil(count / factor) }, (_, index) => empty(index));
  for (const bucket of timeline.buckets) {
    const into = merged[Math.floor((bucket.at - first.at) / (step * factor))];
    if (into) for (const lane of LANES) into[lane] += bucket[lane];
  }
  return { bucketSeconds: timeline.bucketSeconds * factor, buckets: merged };
}

function laneChart(page: PageVoice, timeline: Timeline, lane: (typeof LANES)[number]): Markup {
  const highest = Math.max(1, ...timeline.buckets.map((bucket) => bucket[lane]));
  const width = 100 / timeline.buckets.length;
  const bars = timeline.buckets.map((bucket, index) => {
    if (bucket[lane] === 0) return undefined;
    const height = Math.max(2, (bucket[lane] / highest) * 100);
    return html`<rect class="p-${CLASSES[lane]}" x="${(index * width).toFixed(3)}%" y="${(100 - height).toFixed(2)}%" width="${(width * 0.82).toFixed(3)}%" height="${height.toFixed(2)}%"/>`;
  });
  const total = timeline.buckets.reduce((sum, bucket) => sum + bucket[lane], 0);
  return html`<div class="lane"><p><b>${page.say((v) => v.texts.html[lane])}</b> ${page.say((v) => v.format.number(total))} <span class="muted">${page.say((v) => v.texts.html.peak(v.format.number(highest)))}</span></p><svg aria-hidden="true">${bars}</svg></div>`;
}

/** The timeline with its numbers as a table below. */
export function timelineSection(page: PageVoice, report: OutcomeReport): Markup {
  const title = (v: PageVoice['voices']['en']) => v.texts.html.timelineTitle;
  if (report.timeline.buckets.length === 0) {
    return section(page, 'timeline', title, html`<p>${page.say((v) => v.texts.html.timelineNone)}</p>`);
  }
  const timeline = mergedTimeline(report.timeline);
  const [first] = timeline.buckets;
  const end = (timeline.buckets.at(-1)?.at ?? 0) + timeline.bucketSeconds * 1000;
  const rows = timeline.buckets
    .filter((bucket) => LANES.some((lane) => bucket[lane] > 0))
    .map(
      (bucket) =>
        html`<tr><th scope="row">${page.say((v) => v.format.dayTime(bucket.at))}</th>${LANES.map((lane) => html`<td class="num">${page.say((v) => v.format.number(bucket[lane]))}</td>`)}</tr>`,
    );
  const table = html`<details><summary>${page.say((v) => v.texts.html.numbers)}</summary><div class="scroll-x" tabindex="0" role="region" aria-labelledby="timeline-h"><table>${caption(page, title)}${headerRow(
    page,
    [
      { text: (v) => v.texts.html.time },
      ...LANES.map((lane) => ({ text: (v: PageVoice['voices']['en']) => v.texts.html[lane], num: true })),
    ],
  )}<tbody>${rows}</tbody></table></div></details>`;
  return section(
    page,
    'timeline',
    title,
    html`<p class="muted">${page.say((v) => v.texts.html.timelineText(v.format.duration(timeline.bucketSeconds), report.timeZone))}</p><div class="lanes">${LANES.map((lane) => laneChart(page, timeline, lane))}<p class="axis muted"><span>${page.say((v) => v.format.dayTime(first?.at ?? 0))}</span><span>${page.say((v) => v.format.dayTime(end))}</span></p></div>${table}`,
  );
}
