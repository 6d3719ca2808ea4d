/**
 * JSON in canonical form (RFC 8785): one text per value, so that a hash of it means the value. Keys are sorted by UTF-16
 * code units, numbers and strings are written as ECMAScript writes them, nothing is indented.
 */

/** Matches half of a surrogate pair standing alone: with the `u` flag whole pairs are one code point. */
const LONE_SURROGATE = /[\ud800-\udfff]/u;

/** Text that JSON writes as it is: no quote, backslash or control character, no half of a surrogate pair. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

/** Whether JSON writes a text as it is, between quotes. Most are; asking costs a tenth of quoting. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

type Members = Readonly<Record<string, unknown>>;

function isPlainObject(value: object): value is Members {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function quoted(value: string): string {
  // RFC 8785, 3.2.2.2: such text has no UTF-8 form, so it has no canonical one either.
  if (LONE_SURROGATE.test(value)) throw new TypeError('a lone surrogate has no canonical JSON form');
  return JSON.stringify(value);
}

/** The default sort compares UTF-16 code units, as the RFC asks. */
function fromMembers(value: Members): string {
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) members.push(`${quoted(key)}:${written(member)}`);
  }
  return `{${members.join(',')}}`;
}

function written(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  if (typeof value === 'object' && isPlainObject(value)) return fromMembers(value);
  throw new TypeError(`no JSON form: ${typeof value}`);
}

/** Whether the engine's own JSON writes the value's members in canonical order. Keys like numbers it always moves to the front. */
function isInOrder(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' || typeof value === 'boolean' || value === null;
  if (Array.isArray(value)) return value.every(isInOrder);
  if (!isPlainObject(value)) return false;
  let previous = '9\uffff';
  for (const key in value) {
    if (key <= previous) return false;
    previous = key;
    const member = value[key];
    if (member !== undefined && !isInOrder(member)) return false;
  }
  return true;
}

/**
 * The canonical JSON of a value made of plain objects, arrays, strings, finite numbers, booleans and null. Members that
 * are undefined are left out. Throws TypeError for anything that has no JSON form. Members given in order cost least.
 */
export function canonicalJson(value: unknown): string {
  if (isInOrder(value)) {
    const text = JSON.stringify(value);
    // JSON escapes lone surrogates, and them alone, as \ud…: then the careful way decides.
    if (!text.includes('\\ud')) return text;
  }
  return written(value);
}
