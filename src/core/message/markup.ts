/**
 * WhatsApp's own markup: *bold*, _italic_, ~strike~, ```monospace```, `code`, and lines that begin with "> ", "- ", "* "
 * or "1. " (WhatsApp Help Center, "How to format your messages", seen 2026-11-25). Marks count at a word's edge and around
 * something that neither begins nor ends with a space; they never reach across lines, monospace excepted. The page tells
 * no grammar, so edges and nesting are as the clients show them. Nothing is lost: marks and text put together again are
 * the text that was parsed.
 */
import type { FilledText } from './filled-text.ts';

/** How a stretch of text looks. */
export type MarkupStyle = 'bold' | 'italic' | 'strike' | 'mono' | 'code';

/** A piece of a line. */
export type MarkupNode =
  | { readonly kind: 'text'; readonly text: string }
  /** A placeholder without a value. */
  | { readonly kind: 'gap'; readonly text: string }
  /** `open` and `close` are the marks; one of them is empty where monospace goes on over lines. */
  | {
      readonly kind: 'styled';
      readonly style: MarkupStyle;
      readonly open: string;
      readonly close: string;
      readonly children: readonly MarkupNode[];
    };

/** One line, without its line feed; `mark` is what makes it a quote or a list's item: `> `, `- `, `12. `. */
export interface MarkupLine {
  readonly kind: 'plain' | 'quote' | 'bullet' | 'number';
  readonly mark: string;
  readonly nodes: readonly MarkupNode[];
}

const MARKS: ReadonlyMap<string, MarkupStyle> = new Map([
  ['*', 'bold'],
  ['_', 'italic'],
  ['~', 'strike'],
]);
const FENCE = '```';
const TICK = '`';
const LINE_MARK = /(?:(>)|([-*])|\d{1,3}\.) (?=\S)/y;
const COMBINING = /^\p{M}$/u;
const WORD = /^[\p{L}\p{N}]$/u;
const SPACE = /^\s$/;

/** What no mark may stand in: a gap, or monospace with its marks. */
interface Opaque {
  readonly start: number;
  readonly end: number;
  readonly style: 'mono' | 'code' | undefined;
  readonly mark: string;
}

/** A stretch to look for marks in, and the styles it stands in. */
interface Range {
  readonly start: number;
  readonly end: number;
  readonly styles: ReadonlySet<MarkupStyle>;
}

class Parser {
  private readonly text: string;
  private readonly gaps: FilledText['slots'];
  private readonly opaque: ReadonlyMap<number, Opaque>;

  constructor({ text, slots }: FilledText) {
    this.text = text;
    this.gaps = slots.filter(({ isFilled }) => !isFilled);
    const found = new Map<number, Opaque>();
    for (const { start, end } of this.gaps) found.set(start, { start, end, style: undefined, mark: '' });
    this.opaque = found;
    for (const [mark, style] of [
      [FENCE, 'mono'],
      [TICK, 'code'],
    ] as const) {
      for (const span of this.codeSpans(mark, style)) found.set(span.start, span);
    }
  }

  lines(): MarkupLine[] {
    const lines: MarkupLine[] = [];
    let start = 0;
    // Monospace that goes on from the line before.
    let open: Opaque | undefined;
    for (;;) {
      const feed = this.text.indexOf('\n', start);
      const end = feed < 0 ? this.text.length : feed;
      const line = this.line(start, end, open);
      lines.push(line.line);
      open = line.open;
      if (feed < 0) return lines;
      start = feed + 1;
    }
  }

  private line(
    start: number,
    end: number,
    open: Opaque | undefined,
  ): { readonly line: MarkupLine; readonly open: Opaque | undefined } {
    const nodes: MarkupNode[] = [];
    const { kind, mark } = open ? ({ kind: 'plain', mark: '' } as const) : this.lineMark(start, end);
    let from = start + mark.length;
    if (open) {
      nodes.push(this.codeNode(open, start, end));
      from = Math.min(open.end, end);
    }
    nodes.push(...this.nodes({ start: from, end, styles: new Set() }));
    const last = open && open.end > end ? open : this.spanAcross(from, end);
    return { line: { kind, mark, nodes }, open: last };
  }

  /** Monospace that begins in the line and ends after it. */
  private spanAcross(start: number, end: number): Opaque | undefined {
    for (let at = start; at < end; at += 1) {
      const span = this.opaque.get(at);
      if (span && span.end > end) return span;
      if (span) at = span.end - 1;
    }
    return undefined;
  }

  private lineMark(start: number, end: number): Pick<MarkupLine, 'kind' | 'mark'> {
    LINE_MARK.lastIndex = start;
    const match = LINE_MARK.exec(this.text);
    if (!match || start + match[0].length >= end) return { kind: 'plain', mark: '' };
    const [mark, quote, bullet] = match;
    return { kind: quote ? 'quote' : bullet ? 'bullet' : 'number', mark };
  }

  private nodes(range: Range): MarkupNode[] {
    const nodes: MarkupNode[] = [];
    const misses = new Set<string>();
    let plain = range.start;
    const flush = (end: number): void => {
      if (end > plain) nodes.push({ kind: 'text', text: this.text.slice(plain, end) });
    };
    let at = range.start;
    while (at < range.end) {
      const found = this.nodeAt(at, range, misses);
      if (found) {
        flush(at);
        nodes.push(found.node);
        at = found.end;
        plain = at;
      } else {
        at += 1;
      }
    }
    flush(range.end);
    return nodes;
  }

  /** The gap, the monospace or the marked stretch that begins at a place. `misses`: marks that nothing closes from here on. */
  private nodeAt(
    at: number,
    range: Range,
    misses: Set<string>,
  ): { readonly node: MarkupNode; readonly end: number } | undefined {
    const span = this.opaque.get(at);
    if (span) {
      const node: MarkupNode =
        span.style === undefined
          ? { kind: 'gap', text: this.text.slice(at, span.end) }
          : this.codeNode(span, range.start, range.end);
      return { node, end: Math.min(span.end, range.end) };
    }
    const mark = this.text.charAt(at);
    const style = MARKS.get(mark);
    if (style === undefined || range.styles.has(style) || misses.has(mark)) return undefined;
    if (!this.opens(mark, at, range.end)) return undefined;
    const close = this.closer(mark, at + 2, range.end);
    if (close === undefined) {
      misses.add(mark);
      return undefined;
    }
    const styles = new Set([...range.styles, style]);
    const children = this.nodes({ start: at + 1, end: close, styles });
    return { node: { kind: 'styled', style, open: mark, close: mark, children }, end: close + 1 };
  }

  /** The part of a monospace span that lies in a range. */
  private codeNode(span: Opaque, start: number, end: number): MarkupNode {
    const width = span.mark.length;
    const open = this.text.slice(Math.max(span.start, start), Math.max(span.start + width, start));
    const closeAt = span.end - width;
    const close = closeAt < end ? this.text.slice(Math.max(closeAt, start), span.end) : '';
    const children = this.literal(Math.max(span.start + width, start), Math.min(closeAt, end));
    return { kind: 'styled', style: span.style ?? 'mono', open, close, children };
  }

  /** Text in which nothing but gaps is told apart. */
  private literal(start: number, end: number): MarkupNode[] {
    const nodes: MarkupNode[] = [];
    let at = start;
    for (const gap of this.gaps) {
      if (gap.start < at || gap.end > end) continue;
      if (gap.start > at) nodes.push({ kind: 'text', text: this.text.slice(at, gap.start) });
      nodes.push({ kind: 'gap', text: this.text.slice(gap.start, gap.end) });
      at = gap.end;
    }
    if (at < end) nodes.push({ kind: 'text', text: this.text.slice(at, end) });
    return nodes;
  }

  private codeSpans(mark: string, style: 'mono' | 'code'): Opaque[] {
    const spans: Opaque[] = [];
    let at = 0;
    while (at < this.text.length) {
      const known = this.opaque.get(at);
      if (known) {
        at = known.end;
      } else if (this.text.startsWith(mark, at) && this.hasEdgeBefore(at)) {
        const end = this.codeEnd(mark, at);
        if (end === undefined) {
          at += mark.length;
        } else {
          spans.push({ start: at, end, style, mark });
          at = end;
        }
      } else {
        at += 1;
      }
    }
    return spans;
  }

  /** Where the span that opens at `at` ends; it must hold something, and single ticks stay on their line. */
  private codeEnd(mark: string, at: number): number | undefined {
    const from = at + mark.length;
    const close = this.text.indexOf(mark, from);
    // A tick of three is no single one.
    if (close < 0 || this.opaque.has(close)) return undefined;
    const inner = this.text.slice(from, close);
    if (inner.trim() === '' || (mark === TICK && inner.includes('\n'))) return undefined;
    return this.hasEdgeAfter(close + mark.length) ? close + mark.length : undefined;
  }

  private opens(mark: string, at: number, end: number): boolean {
    if (at + 2 >= end || !this.hasEdgeBefore(at)) return false;
    const next = this.after(at + 1);
    // A combining character makes another sign of the mark: the keycap *️⃣ is no asterisk.
    return next !== mark && !SPACE.test(next) && !COMBINING.test(next);
  }

  private closer(mark: string, from: number, end: number): number | undefined {
    for (let at = from - 1; at < end; at += 1) {
      const span = this.opaque.get(at);
      if (span) at = span.end - 1;
      else if (at >= from && this.text.charAt(at) === mark && this.closes(mark, at)) return at;
    }
    return undefined;
  }

  private closes(mark: string, at: number): boolean {
    const before = this.text.charAt(at - 1);
    return before !== mark && !SPACE.test(before) && this.hasEdgeAfter(at + 1);
  }

  /** Whether no letter or digit stands before, whatever combines with it. */
  private hasEdgeBefore(at: number): boolean {
    let place = at;
    let character = this.before(place);
    while (COMBINING.test(character)) {
      place -= character.length;
      character = this.before(place);
    }
    return !WORD.test(character);
  }

  private hasEdgeAfter(at: number): boolean {
    const next = this.after(at);
    return !WORD.test(next) && !COMBINING.test(next);
  }

  private before(at: number): string {
    if (at <= 0) return '';
    const pair = at > 1 ? this.text.codePointAt(at - 2) : undefined;
    return pair !== undefined && pair > 0xffff ? String.fromCodePoint(pair) : this.text.charAt(at - 1);
  }

  private after(at: number): string {
    const point = this.text.codePointAt(at);
    return point === undefined ? '' : String.fromCodePoint(point);
  }
}

/** Parses a filled text into its lines. */
export function parseMarkup(filled: FilledText): readonly MarkupLine[] {
  return new Parser(filled).lines();
}
