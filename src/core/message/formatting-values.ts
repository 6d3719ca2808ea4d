/** Which values of a message WhatsApp takes for formatting. */
import type { FilledText } from './filled-text.ts';
import { type MarkupNode, parseMarkup } from './markup.ts';

/** Notes where the marks of nodes stand; gives the place after the last node. */
function markPlaces(nodes: readonly MarkupNode[], start: number, places: string[]): number {
  let at = start;
  for (const node of nodes) {
    if (node.kind !== 'styled') {
      at += node.text.length;
      continue;
    }
    places.push(`${at}+${node.open.length}${node.style}`);
    at = markPlaces(node.children, at + node.open.length, places);
    places.push(`${at}-${node.close.length}${node.style}`);
    at += node.close.length;
  }
  return at;
}

/** Where a text's marks stand, as one text that is equal for equal looks. */
function look(filled: FilledText): string {
  const places: string[] = [];
  let at = 0;
  for (const { kind, mark, nodes } of parseMarkup(filled)) {
    places.push(`${at}${kind}`);
    at = markPlaces(nodes, at + mark.length, places) + 1;
  }
  return places.join();
}

/**
 * Names of the placeholders whose value changes how the text looks: a name with an asterisk makes bold, or ends it. A
 * value is compared with letters of the same length in its place; its line breaks stay, since they are no marks.
 */
export function formattingValues(filled: FilledText): string[] {
  const actual = look(filled);
  const { text, slots } = filled;
  const names = slots
    .filter(({ isFilled, start, end }) => isFilled && end > start)
    .filter(({ start, end }) => {
      const neutral = text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, 'x') + text.slice(end);
      return look({ text: neutral, slots }) !== actual;
    })
    .map(({ name }) => name);
  return [...new Set(names)];
}
