/** HTML from templates, with one place where values are escaped. */

/** Markup that is safe to insert as it is: made by `html` alone. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  toString(): string {
    return this.source;
  }
}

/** What a template takes: text and numbers are escaped, markup goes in as it is, nothing adds nothing. */
export type Insert = Markup | string | number | undefined | readonly Insert[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The single escape point: fit for element content and quoted attribute values. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function inserted(value: Insert): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.source;
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return value.map(inserted).join('');
}

/** A template of markup: `` html`<td>${name}</td>` ``. Attribute values must stand in double quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly Insert[]): Markup {
  return new Markup(
    strings.map((part, index) => part + (index < values.length ? inserted(values[index]) : '')).join(''),
  );
}

/** No markup. */
export const nothing = new Markup('');
