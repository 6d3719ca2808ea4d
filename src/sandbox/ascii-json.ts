const NEEDS_ESCAPE = /[/\u007f-\uffff]/;
const ESCAPED = /[/\u007f-\uffff]/g;

/**
 * JSON in pure ASCII, `\u00e4` for an umlaut and `\/` for a slash: receivers that parse and write the body again
 * before checking the signature fail here as they do against the real service.
 * Source: Meta, messenger-platform/webhooks, on the escaped form that is signed.
 */
export function toAsciiJson(value: unknown): string {
  const text = JSON.stringify(value);
  return NEEDS_ESCAPE.test(text) ? text.replace(ESCAPED, escapeUnit) : text;
}

function escapeUnit(unit: string): string {
  return unit === '/' ? '\\/' : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
