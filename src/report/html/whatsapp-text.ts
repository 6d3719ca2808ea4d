/** WhatsApp's own markup in a message: *bold*, _italic_, ~strike~, ```monospace```, line breaks. */
import { html, type Insert, type Markup } from './escape.ts';

/** A mark counts only at a word's edge and around something that neither starts nor ends with a space, on one line. */
const MARKED =
  /(?<![\p{L}\p{N}])(?:```([^`]+)```|\*(\S(?:[^*\n]*\S)?)\*|_(\S(?:[^_\n]*\S)?)_|~(\S(?:[^~\n]*\S)?)~)(?![\p{L}\p{N}])/u;
/** `{{1}}` that has no value: shown as a gap. */
const PLACEHOLDER = /\{\{\s*[A-Za-z0-9_]+\s*\}\}/;

function marked(match: RegExpExecArray): Markup {
  const [, mono, bold, italic, strike] = match;
  if (mono !== undefined) return html`<code>${mono}</code>`;
  if (bold !== undefined) return html`<strong>${whatsappText(bold)}</strong>`;
  if (italic !== undefined) return html`<em>${whatsappText(italic)}</em>`;
  return html`<s>${whatsappText(strike ?? '')}</s>`;
}

function gaps(text: string): Insert[] {
  const match = PLACEHOLDER.exec(text);
  if (!match) return [text];
  const after = text.slice(match.index + match[0].length);
  return [text.slice(0, match.index), html`<mark>${match[0]}</mark>`, ...gaps(after)];
}

/** A message's text as a phone shows it. Line breaks stay in the text: the bubble keeps them (`white-space: pre-wrap`). */
export function whatsappText(text: string): Markup {
  const parts: Insert[] = [];
  let rest = text;
  for (let match = MARKED.exec(rest); match; match = MARKED.exec(rest)) {
    parts.push(gaps(rest.slice(0, match.index)), marked(match));
    rest = rest.slice(match.index + match[0].length);
  }
  return html`${parts}${gaps(rest)}`;
}
