/** What came of the messages: where they are, what failed, how it went over time. */

import { MESSAGE_STATES } from '../../core/message-state.ts';
import { whyStopped } from '../canary.ts';
import type { OutcomeReport } from '../model.ts';
import { apiErrorText, failureAdvice, failureName, skipReason, totalOf, word } from '../phrases.ts';
import { resentTexts } from '../resent.ts';
import { html, type Insert, type Markup, nothing } from './escape.ts';
import type { PageVoice } from './page-voice.ts';
import { type BarPart, caption, facts, headerRow, section, stackedBar } from './parts.ts';

/** Where the messages are: a bar in the order of their way, a table with what each state means. */
export function deliverySection(page: PageVoice, report: Pick<OutcomeReport, 'counts'>): Markup {
  const { counts } = report;
  const parts: readonly BarPart[] = [
    { className: 'send', count: counts.read, label: (v) => v.texts.states.read },
    { className: 'send2', count: counts.delivered, label: (v) => v.texts.states.delivered },
    {
      className: 'send3',
      count: counts.accepted + counts.sent,
      label: (v) => `${v.texts.states.accepted}, ${v.texts.states.sent}`,
    },
    {
      className: 'hold',
      count: counts.planned + counts.held + counts.sending,
      label: (v) => `${v.texts.states.planned}, ${v.texts.states.held}`,
    },
    { className: 'block', count: counts.failed, label: (v) => v.texts.states.failed },
    { className: 'repeat', count: counts.unknown, label: (v) => v.texts.states.unknown },
    { className: 'invalid', count: counts.skipped, label: (v) => v.texts.states.skipped },
  ];
  const bar = stackedBar(
    page,
    parts.filter((part) => part.count > 0),
  );
  const rows = MESSAGE_STATES.filter((state) => counts[state] > 0).map(
    (state) =>
      html`<tr role="row"><th scope="row" role="rowheader">${page.say((v) => v.texts.states[state])}</th><td role="cell" class="num">${page.say((v) => v.format.number(counts[state]))}</td><td role="cell" class="wide sentence">${page.say((v) => v.texts.stateMeanings[state])}</td></tr>`,
  );
  return section(
    page,
    'delivery',
    (v) => v.texts.html.deliveryTitle,
    html`<p class="muted">${page.say((v) => v.texts.html.deliveryText(v.texts.messages(totalOf(counts))))}</p>${bar}<table class="folding" role="table">${caption(page, (v) => v.texts.html.deliveryTitle)}${headerRow(
      page,
      [
        { text: (v) => v.texts.html.state },
        { text: (v) => v.texts.html.messagesColumn, num: true },
        { text: (v) => v.texts.html.meaning },
      ],
    )}<tbody>${rows}</tbody></table>`,
  );
}

/** What failed, explained, and who was left out. */
export function failuresSection(
  page: PageVoice,
  report: Pick<OutcomeReport, 'failures' | 'skips' | 'resent'>,
): Markup {
  const failures = report.failures.map(
    (failure) =>
      html`<tr role="row"><td role="cell"><code>${failure.code}</code> ${page.say((v) => failureName(failure, v).slice(`${failure.code} `.length))}${page.say((v) => html`<span class="source">${apiErrorText(failure.code, v)?.meaning ?? ''}</span>`)}</td><td role="cell" class="num">${page.say((v) => v.format.number(failure.count))}</td><td role="cell" class="wide sentence">${page.say((v) => failureAdvice(failure, v))}</td></tr>`,
  );
  const failed =
    failures.length === 0
      ? html`<p>${page.say((v) => v.texts.html.failuresNone)}</p>`
      : html`<table class="folding" role="table">${caption(page, (v) => v.texts.html.failuresTitle)}${headerRow(
          page,
          [
            { text: (v) => v.texts.html.code },
            { text: (v) => v.texts.html.messagesColumn, num: true },
            { text: (v) => v.texts.html.whatNow },
          ],
        )}<tbody>${failures}</tbody></table>`;
  const skips = report.skips.map(
    (skip) =>
      html`<li><b>${page.say((v) => v.format.number(skip.count))}</b> ${page.say((v) => skipReason(skip.reason, v))} <span class="muted"><code>${skip.reason}</code></span></li>`,
  );
  const skipped =
    skips.length === 0
      ? nothing
      : html`<h3>${page.say((v) => v.texts.html.skipsTitle)}</h3><ul class="plain">${skips}</ul>`;
  return section(
    page,
    'failures',
    (v) => v.texts.html.failuresTitle,
    html`${failed}${skipped}${resentPart(page, report.resent)}`,
  );
}

/** What was sent again by decision; how many sentences there are is the same in both languages. */
function resentPart(page: PageVoice, resent: OutcomeReport['resent']): Markup | typeof nothing {
  const count = resentTexts(resent, page.voices.en).length;
  if (count === 0) return nothing;
  const lines = Array.from(
    { length: count },
    (_, at) => html`<li>${page.say((v) => resentTexts(resent, v)[at] ?? '')}</li>`,
  );
  return html`<ul class="plain">${lines}</ul>`;
}

/** How fast, from when to when, and why it stopped. */
export function paceSection(page: PageVoice, report: OutcomeReport): Markup {
  const { run } = report;
  const instant = (at: number | undefined): Insert =>
    at === undefined ? '–' : page.say((v) => v.format.dayTime(at));
  const stoppedBy = run.stoppedBy;
  return section(
    page,
    'pace',
    (v) => v.texts.html.rateTitle,
    facts(page, [
      [(v) => v.texts.html.run, page.say((v) => word(v.texts.runStates, run.state))],
      ...(stoppedBy === undefined
        ? []
        : [
            [
              (v: PageVoice['voices']['en']) => v.texts.html.stopped,
              page.say((v) => whyStopped(run, v)),
            ] as const,
          ]),
      ...(run.resumeAt === undefined
        ? []
        : [[(v: PageVoice['voices']['en']) => v.texts.html.resumes, instant(run.resumeAt)] as const]),
      [(v) => v.texts.html.started, instant(run.startedAt)],
      [(v) => v.texts.html.finished, instant(run.finishedAt)],
      [(v) => v.texts.html.mean, page.say((v) => `${v.format.decimal(run.perSecond.mean, 1)}/s`)],
      [(v) => v.texts.html.rateLimit, page.say((v) => `${v.format.number(run.perSecond.limit)}/s`)],
    ]),
  );
}
