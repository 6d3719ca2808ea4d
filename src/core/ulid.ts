/** ULIDs (github.com/ulid/spec): 48 bits of time and 80 of randomness, 26 characters that sort by time. */

/** Crockford's base 32: no I, L, O or U, so that nobody misreads an id. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Two characters for each ten bits: ids are made by the million, and this halves their cost. */
const PAIRS: readonly string[] = Array.from(
  { length: 1024 },
  (_, bits) => `${ALPHABET[bits >>> 5]}${ALPHABET[bits & 31]}`,
);

/** Characters of 20 bits. */
function four(bits: number): string {
  return `${PAIRS[bits >>> 10]}${PAIRS[bits & 1023]}`;
}

/** Crockford base 32 of bytes, most significant bit first; the last character is padded with zero bits. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let at = 0;
  // Five bytes are eight characters.
  for (; at + 5 <= bytes.length; at += 5) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = [
      bytes[at],
      bytes[at + 1],
      bytes[at + 2],
      bytes[at + 3],
      bytes[at + 4],
    ];
    text += four((a << 12) | (b << 4) | (c >>> 4)) + four(((c & 15) << 16) | (d << 8) | e);
  }
  let bits = 0;
  let value = 0;
  for (; at < bytes.length; at += 1) {
    value = ((value << 8) | (bytes[at] ?? 0)) & 0xffff;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += ALPHABET[(value >>> (bits - 5)) & 31];
  }
  return bits > 0 ? text + ALPHABET[(value << (5 - bits)) & 31] : text;
}

/** The time part of a ULID: 10 characters for epoch milliseconds, 0 to 2^48 - 1. */
export function ulidTime(at: number): string {
  let text = '';
  let rest = at;
  for (let position = 0; position < 10; position += 1) {
    text = `${ALPHABET[rest % 32]}${text}`;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** A ULID of an instant (epoch milliseconds) and 10 random bytes. */
export function ulid(at: number, random: Uint8Array): string {
  return ulidTime(at) + base32(random.subarray(0, 10));
}

/** The instant (epoch milliseconds) of a ULID; undefined for what is none. */
export function ulidInstant(id: string): number | undefined {
  if (!/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(id)) return undefined;
  let at = 0;
  for (const character of id.slice(0, 10)) at = at * 32 + ALPHABET.indexOf(character);
  return at;
}
