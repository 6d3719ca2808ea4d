/** When messages go out, and the limits that decide it. */
import { dayHours } from '../day-hours.ts';
import type { PlanReport, ReportModel, TimetableHour } from '../model.ts';
import { limitText, word } from '../phrases.ts';
import { html, type Insert, type Markup, nothing } from './escape.ts';
import type { PageVoice } from './page-voice.ts';
import { caption, facts, headerRow, type Say, section } from './parts.ts';

/** Two weeks fit on a page and decide a campaign. */
const MOST_DAYS = 14;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** Shades of a cell, by share of the busiest hour. */
const SHADES = 4;

function cell(page: PageVoice, slot: TimetableHour | undefined, busiest: number): Markup {
  if (!slot) return html`<td></td>`;
  if (slot.messages === 0) {
    return slot.open
      ? html`<td></td>`
      : html`<td class="closed"><span class="unseen">${page.say((v) => v.texts.html.closed)}</span></td>`;
  }
  const shade = Math.max(1, Math.ceil((slot.messages / busiest) * SHADES));
  return html`<td class="s${shade}">${page.say((v) => v.format.number(slot.messages))}</td>`;
}

/** What a timetable shows. */
export interface TimetableParts {
  readonly slots: readonly TimetableHour[];
  readonly timeZone: string;
  /** Id of the section around it. */
  readonly section: string;
}

/** Messages by day and hour; closed hours are hatched. */
export function timetable(page: PageVoice, parts: TimetableParts): Markup {
  const days = dayHours(parts.slots, parts.timeZone).slice(0, MOST_DAYS);
  if (days.length === 0) return nothing;
  const busiest = Math.max(1, ...parts.slots.map((slot) => slot.messages));
  const used = days.flatMap(({ slots }) =>
    [...slots].filter(([, slot]) => slot.open || slot.messages > 0).map(([hour]) => hour),
  );
  // An hour of margin on both sides shows where the night begins.
  const hours =
    used.length === 0
      ? HOURS
      : HOURS.filter((hour) => hour >= Math.min(...used) - 1 && hour <= Math.max(...used) + 1);
  const rows = days.map(({ day, slots }) => {
    const anyAt = [...slots.values()][0]?.at ?? 0;
    return html`<tr><th scope="row">${page.say((v) => v.format.weekday(anyAt))}<span class="unseen"> ${day}</span></th>${hours.map((hour) => cell(page, slots.get(hour), busiest))}</tr>`;
  });
  return html`<p class="muted">${page.say((v) => v.texts.html.timetableText(parts.timeZone))}</p><div class="scroll-x" tabindex="0" role="region" aria-labelledby="${parts.section}-h"><table class="hours">${caption(page, (v) => v.texts.html.timetableTitle)}<thead><tr><th scope="col">${page.say((v) => v.texts.html.day)}</th>${hours.map((hour) => html`<th scope="col">${hour}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** When the messages of a plan go out. */
export function scheduleSection(page: PageVoice, report: PlanReport): Markup {
  const { schedule } = report.summary;
  const when = (iso: string | null): Insert =>
    iso === null ? '–' : page.say((v) => v.format.dayTime(Date.parse(iso)));
  const duration: Say = (v) =>
    schedule.days > 1 ? v.texts.sending.dayCount(schedule.days) : v.format.duration(schedule.seconds);
  return section(
    page,
    'when',
    (v) => v.texts.html.timetableTitle,
    html`${facts(page, [
      [(v) => v.texts.html.first, when(schedule.firstAt)],
      [(v) => v.texts.html.last, when(schedule.lastAt)],
      [
        (v) => v.texts.html.duration,
        html`${page.say(duration)}, ${page.say((v) => v.texts.sending.limitedBy(word(v.texts.limitNames, schedule.limitedBy)))}`,
      ],
    ])}${timetable(page, { slots: report.timetable, timeZone: report.timeZone, section: 'when' })}`,
  );
}

/** The limits in force, and which of them binds. */
export function limitsSection(page: PageVoice, report: Pick<ReportModel, 'limits'>): Markup {
  if (report.limits.length === 0) return nothing;
  const rows = report.limits.map(
    (limit) =>
      html`<tr role="row"${limit.binds ? html` class="binds"` : undefined}><th scope="row" role="rowheader">${page.say((v) => word(v.texts.limitNames, limit.kind))}</th><td role="cell" class="wide sentence">${page.say((v) => limitText(limit, v))}</td><td role="cell">${page.say((v) => (limit.binds ? html`<b>▸ ${v.texts.html.binds}</b>` : html`<span class="muted">${v.texts.html.holds}</span>`))}</td></tr>`,
  );
  return section(
    page,
    'limits',
    (v) => v.texts.html.limitsTitle,
    html`<table class="folding" role="table">${caption(page, (v) => v.texts.html.limitsTitle)}${headerRow(
      page,
      [
        { text: (v) => v.texts.html.limit },
        { text: (v) => v.texts.html.value },
        { text: (v) => v.texts.html.effect },
      ],
    )}<tbody>${rows}</tbody></table>`,
  );
}
