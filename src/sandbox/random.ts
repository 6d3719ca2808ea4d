/** A stream of numbers that repeats when it is started with the same seed and key. */
export interface RandomStream {
  /** The next number, at least 0 and below 1. */
  next(): number;
  /** A number between the two ends, the lower one included. */
  between(low: number, high: number): number;
  /** Lower-case hexadecimal digits. */
  hex(length: number): string;
}

/** The sandbox's only source of chance. */
export interface Randomness {
  /**
   * A stream of its own per key. What happens to a message is drawn from its own key, so that requests which
   * arrive in another order, as they do with many connections, still get the same outcomes.
   */
  streamFor(key: string): RandomStream;
}

/** All streams follow from `seed`, an integer. */
export function createRandomness(seed: number): Randomness {
  return { streamFor: (key) => createStream(hashKey(key, seed)) };
}

// cyrb53-style mixing of two 32-bit lanes: similar keys, such as neighbouring phone numbers, end far apart.
function hashKey(key: string, seed: number): readonly [number, number] {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ Math.imul(seed, 0x9e3779b1);
  for (let index = 0; index < key.length; index += 1) {
    const unit = key.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return [high >>> 0, low >>> 0];
}

// sfc32: small state, passes the usual test batteries, and is fast enough for a draw or ten per message.
function createStream([first, second]: readonly [number, number]): RandomStream {
  let a = first | 0;
  let b = second | 0;
  let c = (first ^ 0x5bd1e995) | 0;
  let counter = 1;
  const nextWord = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round += 1) nextWord();
  const next = (): number => nextWord() / 0x1_0000_0000;
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    hex(length) {
      let digits = '';
      while (digits.length < length) digits += nextWord().toString(16).padStart(8, '0');
      return digits.slice(0, length);
    },
  };
}
