/** A simulated campaign for a terminal: the end first, day by day, the timeline, what was held and what it costs. */
import { dayHours } from '../day-hours.ts';
import type { TimetableHour } from '../model.ts';
import { word } from '../phrases.ts';
import { type Terminal, type TerminalOptions, terminalOf } from '../terminal/context.ts';
import { glued, labelled, padEnd, padStart, plain, widthOf, wrap } from '../terminal/layout.ts';
import { failureLines } from '../terminal/outcome.ts';
import type { SimulationReport } from './model.ts';
import {
  billedMessages,
  dayBinds,
  dayCost,
  limitWords,
  outcomeText,
  stopTexts,
  verdictText,
} from './words.ts';

/** Days that a terminal shows; the report shows more, `--json` all. */
const MOST_DAYS = 31;
/** Characters of an hour's cell by share of the busiest hour; closed and idle hours have their own. */
const LEVELS = ['▂', '▄', '▆', '█'] as const;
const CLOSED = '░';
const IDLE = '·';
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** Hours between two numbers above the timeline. */
const TICK = 3;
/** Columns that stay free between two of a table. */
const GAP = 2;

function headLines(report: SimulationReport, terminal: Terminal): string[] {
  const { simulation, format, color, width } = terminal;
  const start = `${format.weekday(report.startAt)}, ${format.time(report.startAt)}`;
  const head = simulation.head(report.campaign.id, start, report.seed);
  return [
    ...wrap(head, width).map((line) => color.dim(line)),
    '',
    ...wrap(verdictText(report, terminal), width).map((line) => color.bold(line)),
    ...stopTexts(report, terminal)
      .flatMap((text) => wrap(text, width))
      .map((line) => color.yellow(line)),
  ];
}

/** Columns of the table of days: their heads and cells, numbers to the right; the last one is broken where it is long. */
function dayLines(report: SimulationReport, terminal: Terminal): string[] {
  const { simulation, format, color, width } = terminal;
  if (report.days.length === 0) return [];
  const { columns } = simulation;
  const head = [columns.day, columns.from, columns.to, columns.messages, columns.rate, columns.cost];
  const shown = report.days.slice(0, MOST_DAYS);
  const rows = shown.map((day) => [
    format.weekday(day.firstAt),
    format.time(day.firstAt),
    format.time(day.lastAt),
    format.number(day.messages),
    day.perSecond > 0 ? simulation.perSecond(format.decimal(day.perSecond, 1)) : simulation.nothingBinds,
    format.money(dayCost(report, day.day), report.cost.currency),
  ]);
  const widths = head.map((text, at) =>
    Math.max(widthOf(text), ...rows.map((row) => widthOf(row[at] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((text, at) => (at === 0 ? padEnd(text, widths[at] ?? 0) : padStart(text, widths[at] ?? 0)))
      .join(' '.repeat(GAP));
  const indent = widths.reduce((sum, each) => sum + each + GAP, 0);
  const room = Math.max(12, width - indent);
  const more = report.days.length - shown.length;
  return [
    '',
    color.dim(`${line(head)}${' '.repeat(GAP)}${columns.boundBy}`),
    ...shown.flatMap((day, at) => {
      const [first = '', ...rest] = wrap(dayBinds(day, terminal), room);
      return [
        `${line(rows[at] ?? [])}${' '.repeat(GAP)}${first}`,
        ...rest.map((text) => ' '.repeat(indent) + text),
      ];
    }),
    ...(more > 0 ? [color.dim(simulation.moreDays(more))] : []),
  ];
}

function hourCell(slot: TimetableHour | undefined, busiest: number): string {
  if (slot === undefined) return ' ';
  if (slot.messages > 0) return LEVELS[Math.ceil((slot.messages / busiest) * LEVELS.length) - 1] ?? LEVELS[0];
  return slot.open ? IDLE : CLOSED;
}

function timelineLines(report: SimulationReport, terminal: Terminal): string[] {
  const { simulation, format, color, width } = terminal;
  const all = dayHours(report.hours, report.timeZone);
  const days = all.slice(0, MOST_DAYS);
  const busiest = Math.max(1, ...report.hours.map(({ messages }) => messages));
  const names = days.map(({ slots }) => format.weekday([...slots.values()][0]?.at ?? 0));
  const label = Math.max(0, ...names.map(widthOf)) + GAP;
  // Two columns an hour where there is room for them.
  const cell = width >= label + HOURS.length * 2 ? 2 : 1;
  const ticks = HOURS.map((hour) => (hour % TICK === 0 ? padEnd(String(hour), TICK * cell) : '')).join('');
  if (days.length === 0) return [];
  return [
    '',
    color.dim(`${' '.repeat(label)}${ticks}`),
    ...days.map(({ slots }, at) => {
      const cells = HOURS.map((hour) => hourCell(slots.get(hour), busiest).repeat(cell)).join('');
      return `${padEnd(names[at] ?? '', label)}${cells}`;
    }),
    ...(all.length > days.length ? [color.dim(simulation.moreDays(all.length - days.length))] : []),
    ...wrap(simulation.legend(format.number(busiest)), width).map((line) => color.dim(line)),
  ];
}

function heldText(report: SimulationReport, terminal: Terminal): string {
  const { simulation, texts, format } = terminal;
  if (report.holds.length === 0) return simulation.heldNone;
  return report.holds
    .map(({ reason, count, until }) => {
      const name = word(texts.holds, reason);
      const when = until === undefined ? name : simulation.holdUntil(name, format.weekday(until));
      return glued(`${format.number(count)} ${when}`);
    })
    .join(' · ');
}

function costText(report: SimulationReport, terminal: Terminal): string {
  const { simulation, format } = terminal;
  const { cost } = report;
  const money = (amount: number): string => format.money(amount, cost.currency);
  const countries = new Map<string, { messages: number; millionths: number }>();
  for (const { country, messages, total } of cost.parts) {
    const sum = countries.get(country) ?? { messages: 0, millionths: 0 };
    sum.messages += messages;
    sum.millionths += Math.round(total * 1_000_000);
    countries.set(country, sum);
  }
  const parts = [...countries].map(([country, { messages, millionths }]) =>
    glued(`${country} ${format.number(messages)}: ${money(millionths / 1_000_000)}`),
  );
  const whole = simulation.cost(
    money(cost.total),
    format.number(billedMessages(report)),
    money(cost.estimate),
  );
  return parts.length === 0 ? whole : `${whole}: ${parts.join(' · ')}`;
}

function factLines(report: SimulationReport, terminal: Terminal): string[] {
  const { simulation, format, width } = terminal;
  const { labels } = simulation;
  const { account, counts } = report;
  const columns = { label: Math.max(...Object.values(labels).map(widthOf)) + GAP, width };
  const told = simulation.account(format.number(account.messagesPerSecond), limitWords(report, terminal));
  const outcome = `${outcomeText(report, terminal)} (${simulation.model(report.seed)})`;
  return [
    '',
    ...labelled(labels.account, `${told} (${simulation.sources[account.source]})`, columns),
    ...labelled(labels.held, heldText(report, terminal), columns),
    ...(report.days.length === 0 ? [] : labelled(labels.outcome, outcome, columns)),
    ...(report.refusals === 0
      ? []
      : labelled('', simulation.refused(format.number(report.refusals)), columns)),
    ...failureLines({ failures: report.failures, unknown: counts.unknown, skips: report.skips }, terminal),
    ...(report.days.length === 0 ? [] : labelled(labels.cost, costText(report, terminal), columns)),
  ];
}

/** A simulated campaign as text. */
export function terminalSimulation(report: SimulationReport, options: TerminalOptions): string {
  const terminal = terminalOf(options, report.timeZone);
  return plain([
    ...headLines(report, terminal),
    ...dayLines(report, terminal),
    ...timelineLines(report, terminal),
    ...factLines(report, terminal),
  ]);
}
