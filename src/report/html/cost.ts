/** What it costs: estimated by country, or billed so far. */
import type { OutcomeReport, PlanReport } from '../model.ts';
import { unitPrice } from '../phrases.ts';
import { html, type Markup } from './escape.ts';
import type { PageVoice } from './page-voice.ts';
import { caption, facts, headerRow, section } from './parts.ts';

/** Beyond these, countries cost little and tell less. */
const MOST_COUNTRIES = 40;

/** The estimate of a plan, by country. */
export function costSection(page: PageVoice, report: PlanReport): Markup {
  const { cost, messages } = report.summary;
  const rows = cost.byCountry
    .slice(0, MOST_COUNTRIES)
    .map(
      (each) =>
        html`<tr><th scope="row">${page.say((v) => v.format.country(each.country))}</th><td class="num">${page.say((v) => v.format.number(each.messages))}</td><td class="num">${page.say((v) => unitPrice(each.unit, v))}</td><td class="num">${page.say((v) => v.format.money(each.total, cost.currency))}</td></tr>`,
    );
  const left = cost.byCountry.slice(MOST_COUNTRIES);
  const rest =
    left.length === 0
      ? undefined
      : html`<tr><th scope="row">+ ${left.length}</th><td class="num">${page.say((v) => v.format.number(left.reduce((sum, each) => sum + each.messages, 0)))}</td><td></td><td class="num">${page.say(
          (v) =>
            v.format.money(
              left.reduce((sum, each) => sum + each.total, 0),
              cost.currency,
            ),
        )}</td></tr>`;
  return section(
    page,
    'cost',
    (v) => v.texts.html.costTitle,
    html`<p class="muted">${page.say((v) => v.texts.html.costText(v.format.calendarDay(cost.rates)))}</p><div class="scroll-x" tabindex="0" role="region" aria-labelledby="cost-h"><table>${caption(page, (v) => v.texts.html.costTitle)}${headerRow(
      page,
      [
        { text: (v) => v.texts.html.country },
        { text: (v) => v.texts.html.messagesColumn, num: true },
        { text: (v) => v.texts.html.unit, num: true },
        { text: (v) => v.texts.html.total, num: true },
      ],
    )}<tbody>${rows}${rest}</tbody><tfoot><tr><th scope="row">${page.say((v) => v.texts.html.total)}</th><td class="num">${page.say((v) => v.format.number(messages.count))}</td><td></td><td class="num">${page.say((v) => v.format.money(cost.total, cost.currency))}</td></tr></tfoot></table></div>`,
  );
}

/** What was billed so far, beside the estimate. */
export function costSoFarSection(page: PageVoice, report: OutcomeReport): Markup {
  const { cost } = report;
  return section(
    page,
    'cost',
    (v) => v.texts.html.costTitle,
    facts(page, [
      [
        (v) => v.texts.html.costActual,
        html`<b>${page.say((v) => v.format.money(cost.actual, cost.currency))}</b>`,
      ],
      [(v) => v.texts.html.billable, page.say((v) => v.format.number(cost.billable))],
      [(v) => v.texts.html.costEstimate, page.say((v) => v.format.money(cost.estimate, cost.currency))],
    ]),
  );
}
