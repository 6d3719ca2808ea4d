/** A simulated campaign as one self-contained page, in the reports' frame and style. */
import { deliverySection, failuresSection } from '../html/delivery.ts';
import { html, type Markup, nothing } from '../html/escape.ts';
import { renderPage } from '../html/page.ts';
import { type HtmlOptions, type PageVoice, pageVoice } from '../html/page-voice.ts';
import { caption, facts, headerRow, type Say, section } from '../html/parts.ts';
import { limitsSection, timetable } from '../html/schedule.ts';
import { word } from '../phrases.ts';
import type { SimulationReport } from './model.ts';
import {
  billedMessages,
  bindName,
  dayBinds,
  dayCost,
  limitWords,
  outcomeText,
  sentIn,
  stopTexts,
  verdictText,
} from './words.ts';

/** Rows of a table at most; `--json` has them all. */
const MOST_ROWS = 200;

/** A table inside a box that scrolls where it is wider than the screen. */
function table(
  page: PageVoice,
  parts: {
    /** Id of the section that it stands in, whose heading names it. */
    readonly section: string;
    readonly title: Say;
    readonly head: readonly { readonly text: Say; readonly num?: boolean }[];
    readonly rows: readonly Markup[];
    readonly foot?: Markup;
  },
): Markup {
  return html`<div class="scroll-x" tabindex="0" role="region" aria-labelledby="${parts.section}-h"><table>${caption(page, parts.title)}${headerRow(page, parts.head)}<tbody>${parts.rows.slice(0, MOST_ROWS)}</tbody>${parts.foot}</table></div>`;
}

function stopSection(page: PageVoice, report: SimulationReport): Markup {
  const texts = page.say((v) => stopTexts(report, v).join(' '));
  return texts.source === '' ? nothing : html`<section><ul class="stops"><li>${texts}</li></ul></section>`;
}

function whenSection(page: PageVoice, report: SimulationReport): Markup {
  const { hours, timeZone } = report;
  if (hours.length === 0) return nothing;
  return section(
    page,
    'when',
    (v) => v.simulation.html.timelineTitle,
    timetable(page, { slots: hours, timeZone, section: 'when' }),
  );
}

function daysSection(page: PageVoice, report: SimulationReport): Markup {
  if (report.days.length === 0) return nothing;
  const title: Say = (v) => v.simulation.html.daysTitle;
  const { currency } = report.cost;
  const rows = report.days.map(
    (day) =>
      html`<tr role="row"><th scope="row" class="nowrap">${page.say((v) => v.format.weekday(day.firstAt))}</th><td>${page.say((v) => v.format.time(day.firstAt))}</td><td>${page.say((v) => v.format.time(day.lastAt))}</td><td class="num">${page.say((v) => v.format.number(day.messages))}</td><td class="num">${page.say((v) => (day.perSecond > 0 ? v.simulation.perSecond(v.format.decimal(day.perSecond, 1)) : v.simulation.nothingBinds))}</td><td class="num">${page.say((v) => v.format.money(dayCost(report, day.day), currency))}</td><td class="sentence roomy">${page.say((v) => dayBinds(day, v))}</td></tr>`,
  );
  const head = [
    { text: (v) => v.simulation.columns.day },
    { text: (v) => v.simulation.columns.from },
    { text: (v) => v.simulation.columns.to },
    { text: (v) => v.simulation.columns.messages, num: true },
    { text: (v) => v.simulation.columns.rate, num: true },
    { text: (v) => v.simulation.columns.cost, num: true },
    { text: (v) => v.simulation.columns.boundBy },
  ] satisfies { text: Say; num?: boolean }[];
  const foot = html`<tfoot><tr><th scope="row">${page.say((v) => v.texts.html.total)}</th><td></td><td></td><td class="num">${page.say((v) => v.format.number(sentIn(report)))}</td><td></td><td class="num">${page.say((v) => v.format.money(report.cost.total, currency))}</td><td></td></tr></tfoot>`;
  return section(page, 'days', title, table(page, { section: 'days', title, head, rows, foot }));
}

function waitsSection(page: PageVoice, report: SimulationReport): Markup {
  const title: Say = (v) => v.simulation.html.waitsTitle;
  if (report.waits.length === 0)
    return section(page, 'waits', title, html`<p>${page.say((v) => v.simulation.html.waitsNone)}</p>`);
  const rows = report.waits.map(
    ({ at, until, reason }) =>
      html`<tr role="row"><td>${page.say((v) => v.format.dayTime(at))}</td><td>${page.say((v) => v.format.dayTime(until))}</td><td class="sentence">${page.say((v) => bindName(reason, v))}</td></tr>`,
  );
  const head = [
    { text: (v) => v.simulation.html.from },
    { text: (v) => v.simulation.html.until },
    { text: (v) => v.simulation.html.reason },
  ] satisfies { text: Say }[];
  return section(page, 'waits', title, table(page, { section: 'waits', title, head, rows }));
}

function heldSection(page: PageVoice, report: SimulationReport): Markup {
  const title: Say = (v) => v.simulation.html.heldTitle;
  const lines = report.holds.map(
    ({ reason, count, until }) =>
      html`<li><b>${page.say((v) => v.format.number(count))}</b> ${page.say((v) => {
        const name = word(v.texts.holds, reason);
        return until === undefined ? name : v.simulation.holdUntil(name, v.format.dayTime(until));
      })}</li>`,
  );
  const content =
    lines.length === 0
      ? html`<p>${page.say((v) => v.simulation.heldNone)}</p>`
      : html`<ul class="plain">${lines}</ul>`;
  return section(page, 'held', title, content);
}

function accountSection(page: PageVoice, report: SimulationReport): Markup {
  const { account, seed, startAt } = report;
  return section(
    page,
    'account',
    (v) => v.simulation.html.accountTitle,
    facts(page, [
      [
        (v) => v.simulation.html.rate,
        page.say((v) => v.simulation.perSecond(v.format.number(account.messagesPerSecond))),
      ],
      [(v) => v.simulation.html.limit, page.say((v) => limitWords(report, v))],
      [(v) => v.simulation.html.source, page.say((v) => v.simulation.sources[account.source])],
      [(v) => v.simulation.html.start, page.say((v) => v.format.dayTime(startAt))],
      [(v) => v.simulation.html.seed, String(seed)],
    ]),
  );
}

function outcomeSection(page: PageVoice, report: SimulationReport): Markup {
  return section(
    page,
    'outcome',
    (v) => v.simulation.html.outcomeTitle,
    html`<p class="muted">${page.say((v) => v.simulation.html.outcomeText(report.seed))}</p><p>${page.say((v) => outcomeText(report, v))}</p>${facts(
      page,
      [
        [(v) => v.simulation.html.optOuts, page.say((v) => v.format.number(report.optOuts))],
        [(v) => v.simulation.html.refusals, page.say((v) => v.format.number(report.refusals))],
      ],
    )}`,
  );
}

function costSection(page: PageVoice, report: SimulationReport): Markup {
  const { cost } = report;
  if (cost.parts.length === 0) return nothing;
  const title: Say = (v) => v.texts.html.costTitle;
  const rows = cost.parts.map(
    ({ day, country, messages, total }) =>
      html`<tr role="row"><th scope="row">${page.say((v) => v.format.calendarDay(day))}</th><td>${page.say((v) => v.format.country(country))}</td><td class="num">${page.say((v) => v.format.number(messages))}</td><td class="num">${page.say((v) => v.format.money(total, cost.currency))}</td></tr>`,
  );
  const foot = html`<tfoot><tr><th scope="row">${page.say((v) => v.texts.html.total)}</th><td></td><td class="num">${page.say((v) => v.format.number(billedMessages(report)))}</td><td class="num">${page.say((v) => v.format.money(cost.total, cost.currency))}</td></tr></tfoot>`;
  const head = [
    { text: (v) => v.simulation.columns.day },
    { text: (v) => v.texts.html.country },
    { text: (v) => v.texts.html.messagesColumn, num: true },
    { text: (v) => v.texts.html.total, num: true },
  ] satisfies { text: Say; num?: boolean }[];
  return section(
    page,
    'cost',
    title,
    html`<p class="muted">${page.say((v) => v.simulation.html.costText)}</p>${table(page, { section: 'cost', title, head, rows, foot })}`,
  );
}

/** The page of a simulation. It loads nothing, as all reports. */
export function htmlSimulation(report: SimulationReport, options: HtmlOptions): string {
  const page = pageVoice(report, options);
  const sections = html`${stopSection(page, report)}${whenSection(page, report)}${daysSection(page, report)}${waitsSection(page, report)}<div class="two">${heldSection(page, report)}${accountSection(page, report)}</div>${limitsSection(page, report)}${outcomeSection(page, report)}${deliverySection(page, report)}${failuresSection(page, report)}${costSection(page, report)}`;
  return renderPage(page, report, {
    content: {
      title: (v) => v.simulation.title(report.campaign.id),
      verdict: (v) => verdictText(report, v),
      sections,
    },
    options,
  });
}
