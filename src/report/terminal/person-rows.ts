/** Lines under a label: a mark, a text that wraps under itself, and the rule behind it at the right edge. */
import type { Styles } from './context.ts';
import { padEnd, padStart, widthOf, wrap } from './layout.ts';

/** How wide, and in which styles. */
export interface Sheet {
  readonly width: number;
  readonly color: Styles;
  /** Columns that labels take, the space behind them included. */
  readonly label: number;
}

/** One line of a block. */
export interface Row {
  readonly mark: '✓' | '✗' | '!' | '·' | '?' | '';
  readonly text: string;
  /** Stands at the right edge where there is room, else below. */
  readonly rule?: string | undefined;
  /** What follows below, in its own lines. */
  readonly below?: readonly string[] | undefined;
}

function styled(mark: Row['mark'], color: Styles): string {
  if (mark === '✓') return color.green(mark);
  if (mark === '✗') return color.red(mark);
  return mark === '!' ? color.yellow(mark) : mark;
}

/** Rules wrapped into lines as wide as they need, each moved to the right edge. */
function ruleLines(rule: string, free: number): string[] {
  return wrap(rule, free).map((line) => padStart(line, free));
}

/** The text of a row with its rule, `free` characters wide. */
function bodyLines({ text, rule = '', below = [] }: Row, free: number, { color }: Sheet): string[] {
  const lines = wrap(text, free);
  const last = lines.at(-1) ?? '';
  const gap = free - widthOf(last) - widthOf(rule);
  if (rule !== '' && gap >= 3)
    lines[Math.max(0, lines.length - 1)] = `${last}${' '.repeat(gap)}${color.dim(rule)}`;
  else if (rule !== '') lines.push(...ruleLines(rule, free).map((line) => color.dim(line)));
  for (const text of below) lines.push(...wrap(text, free).map((line) => color.dim(line)));
  return lines;
}

/** A block: the label before its first line, the rest under one another. */
export function block(label: string, rows: readonly Row[], sheet: Sheet): string[] {
  const free = Math.max(20, sheet.width - sheet.label - 2);
  const lines = rows.flatMap((row) =>
    bodyLines(row, free, sheet).map((line, index) => {
      const mark = index === 0 && row.mark !== '' ? styled(row.mark, sheet.color) : ' ';
      return row.mark === '' ? line : `${mark} ${line}`;
    }),
  );
  return lines.map((line, index) => `${padEnd(index === 0 ? `  ${label}` : '', sheet.label)}${line}`);
}
