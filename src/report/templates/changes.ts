/** Differences of templates for a terminal: a line each, what follows from it, and the texts before and after. */
import type { ChangeWeight, TemplateDifference } from '../../core/template-changes.ts';
import type { Styles } from '../terminal/context.ts';
import { padEnd, widthOf, wrap } from '../terminal/layout.ts';
import { differenceText } from './difference-text.ts';
import { type CopiesPage, templateTitle } from './page.ts';

const MARKS: Readonly<Record<ChangeWeight, string>> = { stop: '✗', notice: '!', note: '·', gain: '✓' };
const STYLES: Readonly<Record<ChangeWeight, keyof Styles>> = {
  stop: 'red',
  notice: 'yellow',
  note: 'dim',
  gain: 'green',
};
/** What stands below a line is set in by this. */
const INDENT = '    ';
/** Lines get hard to follow beyond this many characters. */
const WIDEST = 120;
/** A name may have 512 characters; a longer title stands on a line of its own. */
const LONGEST_TITLE = 40;

/** A text before or after, with its sign in front of each line. */
function textLines(sign: string, text: string | undefined, width: number): string[] {
  if (text === undefined) return [];
  return text
    .split('\n')
    .flatMap((line) => (line === '' ? [''] : wrap(line, width - INDENT.length - 2)))
    .map((line) => `${INDENT}${sign} ${line}`);
}

function lineOf(
  change: TemplateDifference,
  columns: readonly [mark: number, title: number],
  page: CopiesPage,
): string[] {
  const [mark, title] = columns;
  const { words, color } = page;
  const width = Math.min(WIDEST, page.width);
  const { what, meaning } = differenceText(change, words);
  const style = color[STYLES[change.weight]];
  const head = `${style(padEnd(`${MARKS[change.weight]} ${words.weights[change.weight]}`, mark))}  `;
  const name = templateTitle(change);
  const used = mark + 2 + title + 2;
  // A long title, or no room beside it: what changed goes below.
  const isBeside = widthOf(name) <= title && used + widthOf(what) <= width;
  const lines = isBeside
    ? [`${head}${padEnd(name, title)}  ${what}`]
    : [`${head}${name}`, ...wrap(what, width - INDENT.length).map((line) => `${INDENT}${line}`)];
  if (meaning !== undefined)
    lines.push(...wrap(meaning, width - INDENT.length).map((line) => `${INDENT}${line}`));
  if (change.kind === 'content')
    lines.push(
      ...textLines('-', change.before, width).map((line) => color.red(line)),
      ...textLines('+', change.after, width).map((line) => color.green(line)),
    );
  return lines;
}

/** Differences in the order given, as lines. */
export function changeLines(changes: readonly TemplateDifference[], page: CopiesPage): string[] {
  const mark = 2 + Math.max(...Object.values(page.words.weights).map(widthOf));
  const titles = changes.map((change) => widthOf(templateTitle(change)));
  const title = Math.max(0, ...titles.filter((width) => width <= LONGEST_TITLE));
  return changes.flatMap((change) => lineOf(change, [mark, title], page));
}
