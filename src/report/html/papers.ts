/** The provider's papers, and what was checked. */
import { isoWithOffset } from '../../i18n/format.ts';
import type { PlanReport, ReportModel } from '../model.ts';
import { notRunText, overrideText } from '../rule-text.ts';
import { html, type Insert, type Markup } from './escape.ts';
import type { PageVoice } from './page-voice.ts';
import { caption, facts, headerRow, section } from './parts.ts';

function dayOrMissing(page: PageVoice, day: string | undefined): Insert {
  return page.say((v) =>
    day === undefined ? html`<b>✗ ${v.texts.html.missing}</b>` : v.format.calendarDay(day),
  );
}

/** Papers with the processor: Art. 28 and 32 GDPR. */
export function papersSection(page: PageVoice, report: ReportModel): Markup {
  const { papers } = report;
  const title = (v: { texts: { html: { papersTitle: string } } }) => v.texts.html.papersTitle;
  if (papers === undefined) {
    return section(page, 'papers', title, html`<p><b>✗</b> ${page.say((v) => v.texts.html.papersNone)}</p>`);
  }
  const today = isoWithOffset(report.madeAt, report.timeZone).slice(0, 10);
  const due = papers.measuresNextDue;
  const overdue = due !== undefined && due < today;
  return section(
    page,
    'papers',
    title,
    facts(page, [
      [
        (v) => v.texts.html.processor,
        html`${papers.processor}, ${page.say((v) => v.format.country(papers.country))}`,
      ],
      [(v) => v.texts.html.agreement, dayOrMissing(page, papers.agreementSignedOn)],
      [(v) => v.texts.html.measures, dayOrMissing(page, papers.measuresReviewedOn)],
      [
        (v) => v.texts.html.nextReview,
        html`${dayOrMissing(page, due)}${overdue ? html` <b>✗ ${page.say((v) => v.texts.html.overdue)}</b>` : undefined}`,
      ],
    ]),
  );
}

/** Which checks ran, which did not and why. */
export function checksSection(page: PageVoice, report: PlanReport): Markup {
  const told = report.checksNotRun.filter(({ why }) => why !== 'not-applicable');
  const elsewhere = report.checksNotRun.length - told.length;
  const notRun = told.map(
    (check) =>
      html`<tr role="row"><td role="cell"><code>${check.code}</code></td><td role="cell" class="wide sentence">${page.say((v) => notRunText(check, v.rules))}</td></tr>`,
  );
  const run = html`<details><summary>${page.say((v) => v.texts.html.checksRun(report.checksRun.length))}</summary><ul class="codes">${report.checksRun.map((code) => html`<li><code>${code}</code></li>`)}</ul></details>`;
  const rest =
    notRun.length === 0
      ? undefined
      : html`<h3>${page.say((v) => v.texts.html.checksNotRun(notRun.length))}</h3><table class="folding" role="table">${caption(page, (v) => v.texts.html.why)}${headerRow(
          page,
          [{ text: (v) => v.texts.html.check }, { text: (v) => v.texts.html.why }],
        )}<tbody>${notRun}</tbody></table>`;
  const aside =
    report.overrides.length === 0
      ? undefined
      : html`<h3>${page.say((v) => v.rules.overrides.title)}</h3><ul class="plain">${report.overrides.map((one) => html`<li><code>${one.code}</code> ${page.say((v) => overrideText(one, v))}</li>`)}</ul>`;
  const others =
    elsewhere === 0
      ? undefined
      : html`<details><summary>${page.say((v) => v.rules.notRun.notApplicable(elsewhere))}</summary><ul class="codes">${report.checksNotRun.filter(({ why }) => why === 'not-applicable').map(({ code }) => html`<li><code>${code}</code></li>`)}</ul></details>`;
  return section(
    page,
    'checks',
    (v) => v.texts.html.checksTitle,
    html`${aside}${run}${rest}${others}<p class="muted">${page.say((v) => v.texts.html.disclaimer)}</p>`,
  );
}
