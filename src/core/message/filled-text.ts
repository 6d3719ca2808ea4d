/** A message's text with its placeholders filled, and where each of them stands in it. */

/** Where a placeholder stands in a filled text, in UTF-16 units. */
export interface TextSlot {
  readonly start: number;
  readonly end: number;
  /** The placeholder's name or number. */
  readonly name: string;
  /** False: it has no value and stands in the text as `{{name}}`. */
  readonly isFilled: boolean;
}

/** A text, and its placeholders in order. */
export interface FilledText {
  readonly text: string;
  readonly slots: readonly TextSlot[];
}

/**
 * A value that is none: whoever fills a template before all values are known fills the rest with it, and it is shown as a gap.
 */
export const GAP = '{{}}';

/** A text without placeholders. */
export function fixedText(text: string): FilledText {
  return { text, slots: [] };
}

const PLACEHOLDER = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;

/** Fills a text's placeholders; one without a value stays as it is, as a gap. */
export function fillPlaceholders(source: string, values: ReadonlyMap<string, string>): FilledText {
  const slots: TextSlot[] = [];
  let text = '';
  let done = 0;
  for (const match of source.matchAll(PLACEHOLDER)) {
    const name = match[1] ?? '';
    const given = values.get(name);
    const value = given === GAP ? undefined : given;
    text += source.slice(done, match.index);
    const shown = value ?? match[0];
    slots.push({ start: text.length, end: text.length + shown.length, name, isFilled: value !== undefined });
    text += shown;
    done = match.index + match[0].length;
  }
  return { text: text + source.slice(done), slots };
}

/** Names of the placeholders without a value, each once. */
export function gapsOf({ slots }: FilledText): string[] {
  return [...new Set(slots.filter(({ isFilled }) => !isFilled).map(({ name }) => name))];
}
