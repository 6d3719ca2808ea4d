/** Templates as a table for a terminal; columns that do not fit are left out from the right. */
import type { StoredTemplate, Template } from '../../core/template.ts';
import { word } from '../phrases.ts';
import type { Styles } from '../terminal/context.ts';
import { padEnd, widthOf, wrap } from '../terminal/layout.ts';
import type { CopiesPage } from './page.ts';

/** Templates to show, of how many, and when. */
export interface CopiesList {
  readonly shown: readonly StoredTemplate[];
  readonly total: number;
  /** Now, epoch milliseconds. */
  readonly now: number;
}

/** Names keep at least this much room. */
const LEAST_NAME = 16;
/** The column that says how old a copy is; left out where all are of one age, or where it is narrow. */
const AGE = 5;
/** Columns that are shown however narrow it gets: name, language, status. */
const LEAST_COLUMNS = 3;

/** A status's mark: fit to be sent, rests for a time, or is of no use. */
const MARKS: Readonly<Record<string, readonly [mark: string, style: keyof Styles]>> = {
  APPROVED: ['✓', 'green'],
  PENDING: ['…', 'yellow'],
  IN_APPEAL: ['…', 'yellow'],
  PAUSED: ['!', 'yellow'],
  LIMIT_EXCEEDED: ['!', 'yellow'],
  ARCHIVED: ['!', 'yellow'],
  PENDING_DELETION: ['!', 'yellow'],
};

function markOf({ status, quality }: Template): readonly [mark: string, style: keyof Styles] {
  if (quality === 'RED') return ['✗', 'red'];
  return MARKS[status] ?? ['✗', 'red'];
}

function cut(text: string, width: number): string {
  return widthOf(text) <= width ? text : `${[...text].slice(0, Math.max(1, width - 1)).join('')}…`;
}

function age({ syncedAt }: StoredTemplate, now: number, page: CopiesPage): string {
  return page.format.duration(Math.max(0, Math.round((now - syncedAt) / 1000)));
}

function cells(copy: StoredTemplate, now: number, page: CopiesPage): string[] {
  const { words, format } = page;
  const { name, language, status, category, quality, updatedAt } = copy.template;
  return [
    name,
    language,
    word(words.statuses, status),
    category,
    word(words.qualities, quality),
    age(copy, now, page),
    updatedAt === undefined ? '' : format.day(updatedAt),
  ];
}

/** Which columns there is anything to tell in, and room for: their numbers and widths. */
function layout(
  rows: readonly (readonly string[])[],
  head: readonly string[],
  page: CopiesPage,
): readonly (readonly [column: number, width: number])[] {
  const widths = head.map((title, column) =>
    Math.max(widthOf(title), ...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  const hasAges = new Set(rows.map((row) => row[AGE])).size > 1;
  const hasDates = rows.some((row) => row[6] !== '');
  const wanted = head
    .map((_, column) => column)
    .filter((column) => (column === AGE ? hasAges : column === 6 ? hasDates : true));
  const name = Math.min(widths[0] ?? 0, LEAST_NAME);
  const room = (columns: readonly number[]): number =>
    page.width - 2 - columns.slice(1).reduce((sum, column) => sum + 2 + (widths[column] ?? 0), 0);
  while (wanted.length > LEAST_COLUMNS && room(wanted) < name) wanted.pop();
  return wanted.map((column) => [
    column,
    column === 0 ? Math.max(name, Math.min(widths[0] ?? 0, room(wanted))) : (widths[column] ?? 0),
  ]);
}

/** What a reader must know beside the columns. */
function notes({ template }: StoredTemplate, page: CopiesPage): string[] {
  const { words } = page;
  const { rejectedReason = 'NONE', correctCategory, category } = template;
  const told = [
    ...(rejectedReason === 'NONE' ? [] : [words.list.rejected(word(words.rejections, rejectedReason))]),
    ...(correctCategory === undefined || correctCategory === category
      ? []
      : [words.list.coming(correctCategory)]),
  ];
  return told.flatMap((text) => wrap(text, page.width - 4).map((line) => `    ${line}`));
}

function footer({ shown, total, now }: CopiesList, page: CopiesPage, hasAges: boolean): string {
  const { words, format } = page;
  const number = format.number(shown.length);
  const count =
    shown.length === total ? words.list.count(total, number) : words.list.some(number, format.number(total));
  const ages = new Set(shown.map((copy) => age(copy, now, page)));
  const [oldest] = [...shown].sort((a, b) => a.syncedAt - b.syncedAt);
  if (hasAges || oldest === undefined) return count;
  const says = ages.size === 1 ? words.list.readAt : words.list.oldest;
  return `${count} · ${says(age(oldest, now, page), format.dayTime(oldest.syncedAt))}`;
}

/** A table of templates in the order given, and how many and how old they are. */
export function copiesTable(list: CopiesList, page: CopiesPage): string[] {
  const { words, color } = page;
  const rows = list.shown.map((copy) => cells(copy, list.now, page));
  const columns = layout(rows, words.list.head, page);
  const hasAges = columns.some(([column]) => column === AGE);
  const line = (row: readonly string[]): string =>
    columns
      .map(([column, width]) => padEnd(cut(row[column] ?? '', width), width))
      .join('  ')
      .trimEnd();
  const body = list.shown.flatMap((copy, index) => {
    const [mark, style] = markOf(copy.template);
    return [`${color[style](mark)} ${line(rows[index] ?? [])}`, ...notes(copy, page)];
  });
  return [color.bold(`  ${line(words.list.head)}`), ...body, '', footer(list, page, hasAges)];
}
