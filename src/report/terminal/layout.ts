/** Text in columns: widths in characters of a terminal, plain text only (colour is added after the layout). */
import { displayWidth } from './display-width.ts';

/** A space that `wrap` does not break at; `plain` turns it into an ordinary one. */
export const GLUE = '\u00a0';

/** A text whose spaces do not break. */
export function glued(text: string): string {
  return text.replaceAll(' ', GLUE);
}

/** Width in a terminal, in columns. */
export function widthOf(text: string): number {
  return displayWidth(text);
}

/** Fills up with spaces on the right. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Fills up with spaces on the left. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}

/**
 * Breaks at spaces so that no line is wider than `width`. A single word that is wider stays whole: paths and commands
 * must remain fit for copying.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(' ')) {
    if (part === '') continue;
    if (line !== '' && widthOf(line) + 1 + widthOf(part) > width) {
      lines.push(line);
      line = part;
    } else {
      line = line === '' ? part : `${line} ${part}`;
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** At most `most` lines of a text; the last one ends in an ellipsis where something is left out. */
export function wrapAtMost(text: string, width: number, most: number): string[] {
  const lines = wrap(text, width);
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  const last = [...(kept.at(-1) ?? '')];
  while (last.length >= width || last.at(-1) === ' ') last.pop();
  kept[most - 1] = `${last.join('')}…`;
  return kept;
}

/** A label and its text, continued under the text: `Cost         about …`. */
export function labelled(
  label: string,
  text: string,
  columns: { readonly label: number; readonly width: number },
): string[] {
  const lines = wrap(text, Math.max(20, columns.width - columns.label));
  return lines.map((line, index) => padEnd(index === 0 ? label : '', columns.label) + line);
}

/** Lines to the text that leaves a renderer: glue spaces become ordinary, no trailing spaces, a newline at the end. */
export function plain(lines: readonly string[]): string {
  return `${lines.map((line) => line.replaceAll(GLUE, ' ').trimEnd()).join('\n')}\n`;
}
