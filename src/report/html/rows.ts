/** Tables of rows: those with problems, and the people who are blocked. */
import { capBlocked } from '../blocked-sample.ts';
import { maskDigits } from '../mask.ts';
import type { PlanReport } from '../model.ts';
import { word } from '../phrases.ts';
import { html, type Markup, nothing } from './escape.ts';
import type { PageVoice } from './page-voice.ts';
import { caption, filterBox, headerRow, section } from './parts.ts';

/** Printed rows of the blocked; forty pages of masked numbers help nobody. */
const MOST_PRINTED = 100;
/** A cell's text in a report. */
const MOST_CHARACTERS = 80;

/** Rows with problems, by code. */
export function rowProblemsSection(page: PageVoice, report: PlanReport): Markup {
  if (report.rowProblems.length === 0) return nothing;
  const rows = report.rowProblems.map(
    (problem) =>
      html`<tr role="row"><td role="cell" class="sentence">${page.say((v) => word(v.texts.rowProblems, problem.code))}<span class="source"><code>${problem.code}</code></span></td><td role="cell" class="num">${page.say((v) => v.format.number(problem.count))}</td><td role="cell" class="num">${page.say((v) => v.format.number(problem.firstRow))}</td><td role="cell"><code>${maskDigits(problem.firstValue.slice(0, MOST_CHARACTERS))}</code></td></tr>`,
  );
  return section(
    page,
    'rows',
    (v) => v.texts.html.rowsTitle,
    html`<div class="scroll-x" tabindex="0" role="region" aria-labelledby="rows-h"><table class="folding" role="table">${caption(page, (v) => v.texts.html.rowsTitle)}${headerRow(
      page,
      [
        { text: (v) => v.texts.html.problem },
        { text: (v) => v.texts.html.count, num: true },
        { text: (v) => v.texts.html.firstRow, num: true },
        { text: (v) => v.texts.html.firstValue },
      ],
    )}<tbody>${rows}</tbody></table></div>`,
  );
}

/** The blocked, masked and searchable. */
export function blockedSection(page: PageVoice, report: PlanReport): Markup {
  const blocked = capBlocked(report.blocked);
  if (blocked.length === 0) return nothing;
  const rows = blocked.map(
    (row, index) =>
      html`<tr role="row"${index >= MOST_PRINTED ? html` class="beyond"` : undefined}><td role="cell" class="num">${row.row}</td><td role="cell" class="nowrap">${row.phone}</td><td role="cell">${row.codes.map((code, at) => html`${at === 0 ? '' : ', '}<code>${code}</code>`)}</td></tr>
`,
  );
  const print =
    blocked.length <= MOST_PRINTED
      ? undefined
      : html` <span class="on-paper">${page.say((v) => v.texts.html.blockedPrint(v.format.number(MOST_PRINTED)))}</span>`;
  return section(
    page,
    'blocked',
    (v) => v.texts.html.blockedTitle,
    html`<p class="muted">${page.say((v) => v.texts.html.blockedText(v.format.number(blocked.length), v.format.number(Math.max(report.blockedTotal, report.blocked.length))))}${print}</p>${filterBox(page, 'blocked-t')}<div class="scroll-y" tabindex="0" role="region" aria-labelledby="blocked-h"><table class="folding" role="table" id="blocked-t">${caption(page, (v) => v.texts.html.blockedTitle)}${headerRow(
      page,
      [
        { text: (v) => v.texts.html.row, num: true },
        { text: (v) => v.texts.html.number },
        { text: (v) => v.texts.html.reasonsColumn },
      ],
    )}<tbody>${rows}</tbody></table></div>`,
  );
}
