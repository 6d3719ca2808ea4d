/**
 * JSON in canonical form (RFC 8785): one text per value, so that a hash of it means the value. Keys are sorted by UTF-16
 * code units, numbers and strings are written as ECMAScript writes them, nothing is indented.
 */

/** Matches half of a surrogate pair standing alone: with the `u` flag whole pairs are one code point. */
const LONE_SURROGATE = /[\ud800-\udfff]/u;

function text(value: string): string {
  // RFC 8785, 3.2.2.2: such text has no UTF-8 form, so it has no canonical one either.
  if (LONE_SURROGATE.test(value)) throw new TypeError('a lone surrogate has no canonical JSON form');
  return JSON.stringify(value);
}

/** Sorted by UTF-16 code units, which is what `<` compares; already sorted keys (the usual case) are left alone. */
function sorted(keys: string[]): string[] {
  for (let index = 1; index < keys.length; index += 1) {
    if ((keys[index - 1] ?? '') > (keys[index] ?? '')) return keys.sort();
  }
  return keys;
}

function fromObject(value: Readonly<Record<string, unknown>>): string {
  let members = '';
  for (const key of sorted(Object.keys(value))) {
    const member = value[key];
    if (member === undefined) continue;
    members += `${members === '' ? '' : ','}${text(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

/**
 * The canonical JSON of a value made of objects, arrays, strings, finite numbers, booleans and null. Members that are
 * undefined are left out. Throws TypeError for anything that has no JSON form.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return text(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') return fromObject(value as Readonly<Record<string, unknown>>);
  throw new TypeError(`no JSON form: ${typeof value}`);
}
