/**
 * JSON as the platform writes it: ids are 64-bit integers, in REST mostly as texts, in webhooks as bare numbers (Meta,
 * "message_template_status_update"), and JavaScript's numbers lose the last digits of those.
 */

/** Whether a long integer may be in a text at all: most answers have none and are parsed as they are. */
const MAY_BE_LONG = /(?:^|[[:,])\s*-?\d{16}/;
/** A string, passed over as a whole, or an integer of 16 digits and more; 2^53 has 16. */
const STRING_OR_LONG = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\w.+-])-?\d{16,}(?![\d.eE])/g;

/** A text's JSON, its integers of 16 digits and more as texts; undefined where it is no JSON. */
export function parseApiJson(text: string): unknown {
  const safe = MAY_BE_LONG.test(text)
    ? text.replace(STRING_OR_LONG, (found) => (found.startsWith('"') ? found : `"${found}"`))
    : text;
  try {
    return JSON.parse(safe) as unknown;
  } catch {
    return undefined;
  }
}
