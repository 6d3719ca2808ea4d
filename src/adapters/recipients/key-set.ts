import { NumberSet } from './number-set.ts';

/** Keys of one map: JavaScript's own limit is 2^24. */
const MOST = 1 << 23;
/** A text that is the same as a number exactly. */
const NUMBER = /^[1-9]\d{0,14}$/;

/**
 * The keys seen so far, with the row of each: nothing is taken for another key, not even by chance. Numbers of up to
 * fifteen digits take what a `NumberSet` takes, others some 100 bytes each.
 */
export class KeySet {
  readonly #numbers = new NumberSet();
  readonly #texts: Map<string, number>[] = [new Map()];

  /**
   * Adds a key unless it is there.
   * @param row physical line, 1-based
   * @returns the row of the same key added earlier; 0 where it is new
   */
  add(key: string, row: number): number {
    if (NUMBER.test(key)) return this.#numbers.add(Number(key), row);
    for (const part of this.#texts) {
      const found = part.get(key);
      if (found !== undefined) return found;
    }
    let last = this.#texts.at(-1);
    if (last === undefined || last.size >= MOST) {
      last = new Map();
      this.#texts.push(last);
    }
    // A copy: a piece of a larger text would keep all of that text in memory.
    last.set(Buffer.from(key).toString(), row);
    return 0;
  }
}
