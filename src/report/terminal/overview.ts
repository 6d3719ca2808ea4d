/** Lists and sums of the ledger for a terminal. A list is written line by line, so its columns are fixed beforehand. */
import { PERSON_STATES } from '../../core/explanation.ts';
import type { LedgerStats, StandingLine } from '../../core/overview.ts';
import { identifierText, type PersonVoice, printable, shortRef, whenText, wordOf } from '../person/voice.ts';
import { localized } from '../phrases.ts';
import type { Styles } from './context.ts';
import { padEnd, padStart, plain, widthOf } from './layout.ts';

/** A voice with styles. */
export interface OverviewPage extends PersonVoice {
  readonly color: Styles;
  /** Columns of the terminal; Infinity where there is none. */
  readonly width: number;
}

/** The columns of a list: how wide each is, and how many of them there is room for. */
export interface ListLayout {
  readonly widths: readonly number[];
}

const GAP = 2;
/** A masked number, with a mark that there are more of them. */
const NUMBER_WIDTH = 21;
const DAY_WIDTH = 11;
const TEXT_WIDTH = 18;

/** Lays a list out for purposes. Columns that do not fit are left out from the right: number, purpose and state stay. */
export function listLayout(purposes: readonly string[], page: OverviewPage): ListLayout {
  const { head } = page.overview.list;
  const longest = (words: readonly string[]): number => Math.max(...words.map(widthOf));
  const widths = [
    NUMBER_WIDTH,
    8,
    longest(purposes),
    longest(Object.values(page.overview.states)),
    DAY_WIDTH,
    longest(Object.values(page.ledger.bases)),
    TEXT_WIDTH,
    TEXT_WIDTH,
  ].map((width, index) => Math.max(width, widthOf(head[index] ?? '')));
  let total = -GAP;
  const fitting = widths.filter((width) => {
    total += width + GAP;
    return total <= page.width;
  });
  return { widths: widths.slice(0, Math.max(4, fitting.length)) };
}

function row(cells: readonly string[], { widths }: ListLayout): string {
  return widths
    .map((width, index) => padEnd(cut(cells[index] ?? '', width), width))
    .join(' '.repeat(GAP))
    .trimEnd();
}

function cut(text: string, width: number): string {
  return widthOf(text) <= width ? text : `${[...text].slice(0, width - 1).join('')}…`;
}

/** The head of a list. */
export function listHead(layout: ListLayout, page: OverviewPage): string {
  return `${page.color.bold(row(page.overview.list.head, layout))}\n`;
}

/** Days repeat, and making one out of an instant is dear; the bound is for instants that do not. */
const MOST_DAYS = 10_000;
const days = new Map<string, string>();

function dayOf(at: number, page: OverviewPage): string {
  const key = `${at} ${page.zone} ${page.language}`;
  let day = days.get(key);
  if (day === undefined) {
    day = whenText(at, true, page);
    if (days.size < MOST_DAYS) days.set(key, day);
  }
  return day;
}

/** Lines of a list, each with a newline. */
export function listLines(lines: readonly StandingLine[], layout: ListLayout, page: OverviewPage): string {
  const { overview, ledger } = page;
  const texts = lines.map((line) => {
    const [first = '', ...others] = line.identifiers;
    const more = others.length === 0 ? '' : ` +${others.length}`;
    const cells = [
      `${identifierText(first, page)}${more}`,
      shortRef(line.person),
      line.purpose,
      overview.states[line.state],
      line.since === undefined ? '' : dayOf(line.since, page),
      line.basis === undefined ? '' : ledger.bases[line.basis],
      printable(line.source ?? ''),
      printable(line.wording ?? ''),
    ];
    return row(cells, layout).replaceAll('\u00a0', ' ');
  });
  return texts.map((text) => `${text}\n`).join('');
}

/** Two columns: a name, a number at the right. */
function counted(rows: readonly (readonly [name: string, count: number])[], page: OverviewPage): string[] {
  const numbers = rows.map(([, count]) => page.format.number(count));
  const names = Math.max(0, ...rows.map(([name]) => widthOf(name)));
  const digits = Math.max(0, ...numbers.map(widthOf));
  return rows.map(([name], index) => `  ${padEnd(name, names)}  ${padStart(numbers[index] ?? '', digits)}`);
}

/** States of a purpose that anybody is in, `none` last. */
function purposeLines(stats: LedgerStats, page: OverviewPage): string[] {
  const { overview, language, color } = page;
  return stats.purposes.flatMap(({ purpose, title, states }) => {
    const present = PERSON_STATES.filter((state) => states[state] > 0);
    const rows = present.map((state) => [overview.states[state], states[state]] as const);
    return ['', `${color.bold(localized(title, language, purpose))} (${purpose})`, ...counted(rows, page)];
  });
}

const MOST_SOURCES = 12;

function sourceLines({ sources }: LedgerStats, page: OverviewPage): string[] {
  if (sources.length === 0) return [];
  const { stats } = page.overview;
  const nameOf = (source: string): string => {
    if (source === '') return stats.noSource;
    return source === '…' ? stats.otherSources : printable(wordOf(page.ledger.sources, source) ?? source);
  };
  const shown = sources.slice(0, MOST_SOURCES).map(({ source, count }) => [nameOf(source), count] as const);
  const rest = sources.slice(MOST_SOURCES).reduce((sum, { count }) => sum + count, 0);
  const rows = rest > 0 ? [...shown, [stats.otherSources, rest] as const] : shown;
  return ['', page.color.bold(stats.sources), ...counted(rows, page)];
}

/** The ledger in numbers. Ends in a newline. */
export function terminalStats(stats: LedgerStats, page: OverviewPage): string {
  const words = page.overview.stats;
  const { format } = page;
  const head = [
    words.people(stats.people, format.number(stats.people)),
    words.events(stats.events, format.number(stats.events)),
    words.erased(format.number(stats.erased)),
    words.suppressed(format.number(stats.suppressed)),
  ];
  const { size, root } = stats.position;
  return plain([
    head.join(' · '),
    ...purposeLines(stats, page),
    ...sourceLines(stats, page),
    '',
    words.ledger(format.number(size), root),
    ...(stats.checkpointAt === undefined ? [] : [words.checkpoint(format.dayTime(stats.checkpointAt))]),
  ]);
}
