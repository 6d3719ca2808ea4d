/** From rows to messages, and what those who wait are waiting for. */
import type { PlanReport } from '../model.ts';
import { holdReason } from '../phrases.ts';
import { html, type Markup } from './escape.ts';
import type { PageVoice } from './page-voice.ts';
import { section, stackedBar } from './parts.ts';

/** The funnel of a plan. */
export function funnelSection(page: PageVoice, report: PlanReport): Markup {
  const { rows, decisions } = report.summary;
  const bar = stackedBar(page, [
    { className: 'send', count: decisions.send, label: (v) => v.texts.html.now },
    { className: 'hold', count: decisions.hold, label: (v) => v.texts.html.later },
    { className: 'block', count: decisions.block, label: (v) => v.texts.html.no },
    { className: 'repeat', count: rows.duplicate, label: (v) => v.texts.html.repeated },
    { className: 'invalid', count: rows.invalid, label: (v) => v.texts.html.unusable },
  ]);
  const holds = report.holds.map(
    (hold) =>
      html`<li>${page.say((v) => {
        return html`<b>${v.format.number(hold.count)}</b> ${holdReason(hold, v)}`;
      })}</li>`,
  );
  return section(
    page,
    'funnel',
    (v) => v.texts.html.funnelTitle,
    html`<p class="muted">${page.say((v) => v.texts.html.funnelText(v.format.number(rows.read)))}</p>${bar}${
      holds.length === 0
        ? undefined
        : html`<h3>${page.say((v) => v.texts.html.holdsTitle)}</h3><ul class="plain">${holds}</ul>`
    }`,
  );
}
