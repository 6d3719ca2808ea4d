/** A message's text in a terminal: WhatsApp's markup as styles, or with its marks where nobody sees styles; wrapped. */
import type { FilledText } from '../../core/message/filled-text.ts';
import {
  type MarkupLine,
  type MarkupNode,
  type MarkupStyle,
  parseMarkup,
} from '../../core/message/markup.ts';
import { graphemes, terminalSafe } from './display-width.ts';

/** How a stretch of text looks in a terminal. */
export type Look = MarkupStyle | 'gap' | 'dim' | 'link';

/** Styles by name; with colours off each returns what it gets. */
export type Looks = Readonly<Record<Look, (text: string) => string>>;

/** A stretch of text in one look. */
export interface Span {
  readonly text: string;
  readonly looks: readonly Look[];
}

/** A sign with its columns and its look. */
interface Cell extends Span {
  readonly width: number;
}

/** A line that fits: its text with styles, and its columns. */
export interface FittedLine {
  readonly text: string;
  readonly width: number;
}

/** How text is fitted: columns of a line, whether marks stay, and the styles. */
export interface Fitting {
  readonly width: number;
  readonly keepsMarks: boolean;
  readonly looks: Looks;
}

function spansOf(nodes: readonly MarkupNode[], looks: readonly Look[], keepsMarks: boolean): Span[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'text') return [{ text: node.text, looks }];
    if (node.kind === 'gap') return [{ text: node.text, looks: [...looks, 'gap' as const] }];
    const own = [...looks, node.style];
    const inner = spansOf(node.children, own, keepsMarks);
    return keepsMarks ? [{ text: node.open, looks }, ...inner, { text: node.close, looks }] : inner;
  });
}

/** What stands in front of a quote or an item where the marks are drawn instead of kept. */
function drawnMark({ kind, mark }: MarkupLine): string {
  if (kind === 'quote') return '▎ ';
  return kind === 'bullet' ? '• ' : mark;
}

function cellsOf(spans: readonly Span[]): Cell[] {
  return spans.flatMap(({ text, looks }) =>
    graphemes(terminalSafe(text)).map((sign) => ({ ...sign, looks })),
  );
}

const widthOfCells = (cells: readonly Cell[]): number => cells.reduce((sum, { width }) => sum + width, 0);

/** Signs inside a word that a line may end with: hyphens, and the joints of addresses. */
const JOINT = /^[ /?&=-]$/;

/** Breaks at spaces, joints and behind wide signs, else anywhere; a space at the break is left out. */
function wrapCells(cells: readonly Cell[], width: number): Cell[][] {
  const lines: Cell[][] = [];
  let line: Cell[] = [];
  let used = 0;
  let breakAt = 0;
  const take = (count: number): void => {
    lines.push(line.slice(0, count));
    line = line.slice(count);
    used = widthOfCells(line);
    breakAt = 0;
  };
  for (const cell of cells) {
    if (used + cell.width > width && line.length > 0) {
      const isSpace = cell.text === ' ';
      take(isSpace || breakAt === 0 ? line.length : breakAt);
      if (isSpace) continue;
    }
    line.push(cell);
    used += cell.width;
    if (cell.width === 2 || JOINT.test(cell.text)) breakAt = line.length;
  }
  return [...lines, line];
}

function styled(cells: readonly Cell[], looks: Looks): string {
  let text = '';
  let run = '';
  let current: readonly Look[] = [];
  const flush = (): void => {
    if (run !== '') text += current.reduce((inner, look) => looks[look](inner), run);
    run = '';
  };
  for (const cell of cells) {
    if (cell.looks.join() !== current.join()) {
      flush();
      current = cell.looks;
    }
    run += cell.text;
  }
  flush();
  return text;
}

function fitted(cells: readonly Cell[], looks: Looks): FittedLine {
  return { text: styled(cells, looks), width: widthOfCells(cells) };
}

/** Fits stretches of text. */
export function fitSpans(
  spans: readonly Span[],
  { width, looks }: Omit<Fitting, 'keepsMarks'>,
): FittedLine[] {
  return wrapCells(cellsOf(spans), width).map((cells) => fitted(cells, looks));
}

function fitLine(line: MarkupLine, { width, keepsMarks, looks }: Fitting): FittedLine[] {
  const own: readonly Look[] = line.kind === 'quote' ? ['dim'] : [];
  const mark = keepsMarks ? line.mark : drawnMark(line);
  const front = cellsOf([{ text: mark, looks: own }]);
  const indent = widthOfCells(front);
  const lines = wrapCells(cellsOf(spansOf(line.nodes, own, keepsMarks)), width - indent);
  // A quote's bar goes down its side; what belongs to an item stands under it.
  const rest =
    line.kind === 'quote' && !keepsMarks ? front : cellsOf([{ text: ' '.repeat(indent), looks: [] }]);
  return lines.map((cells, index) => fitted([...(index === 0 ? front : rest), ...cells], looks));
}

/** A body's lines with their markup. */
export function fitMarkup(text: FilledText, fitting: Fitting): FittedLine[] {
  return parseMarkup(text).flatMap((line) => fitLine(line, fitting));
}

/** A text without markup, gaps told apart, in a look of its own. */
export function plainSpans({ text, slots }: FilledText, look: Look | undefined): Span[] {
  const looks: readonly Look[] = look === undefined ? [] : [look];
  const spans: Span[] = [];
  let at = 0;
  for (const { start, end, isFilled } of slots) {
    if (isFilled) continue;
    spans.push(
      { text: text.slice(at, start), looks },
      { text: text.slice(start, end), looks: [...looks, 'gap'] },
    );
    at = end;
  }
  return [...spans, { text: text.slice(at), looks }];
}
