/** A message's text in HTML: WhatsApp's own markup, gaps told apart, line breaks kept by the bubble (`white-space: pre-wrap`). */
import type { FilledText } from '../../core/message/filled-text.ts';
import {
  type MarkupLine,
  type MarkupNode,
  type MarkupStyle,
  parseMarkup,
} from '../../core/message/markup.ts';
import { html, type Insert, type Markup } from './escape.ts';

const STYLED: Readonly<Record<MarkupStyle, (inner: Insert) => Markup>> = {
  bold: (inner) => html`<strong>${inner}</strong>`,
  italic: (inner) => html`<em>${inner}</em>`,
  strike: (inner) => html`<s>${inner}</s>`,
  mono: (inner) => html`<code>${inner}</code>`,
  code: (inner) => html`<code class="tick">${inner}</code>`,
};

function nodeMarkup(node: MarkupNode): Insert {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'gap') return html`<mark>${node.text}</mark>`;
  return STYLED[node.style](node.children.map(nodeMarkup));
}

function lineMarkup({ kind, mark, nodes }: MarkupLine): Insert {
  const inner = nodes.map(nodeMarkup);
  if (kind === 'quote') return html`<span class="b-quote">${inner}</span>`;
  if (kind === 'plain') return inner;
  return html`<span class="b-item"><span>${kind === 'bullet' ? '• ' : mark}</span><span>${inner}</span></span>`;
}

/** A message's text as a phone shows it. */
export function whatsappText(text: FilledText): Markup {
  const lines = parseMarkup(text);
  return html`${lines.map((line, index) => {
    // A quote or an item is a block, which ends its line by itself.
    const isBlock = line.kind !== 'plain';
    const isLast = index === lines.length - 1;
    return [lineMarkup(line), isBlock || isLast ? undefined : '\n'];
  })}`;
}

/** A text without markup, gaps told apart. */
export function gappedText({ text, slots }: FilledText): Markup {
  let at = 0;
  const parts: Insert[] = [];
  for (const { start, end, isFilled } of slots) {
    if (isFilled) continue;
    parts.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  return html`${parts}${text.slice(at)}`;
}
