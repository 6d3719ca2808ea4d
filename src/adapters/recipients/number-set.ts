/**
 * The numbers seen so far, with the row of each. Open addressing in typed arrays: 12 bytes a slot, at most three quarters
 * of the slots filled, doubled when full, so 16 to 32 bytes a number. It is split into parts that grow one at a time:
 * while a part is copied, only that part exists twice, which keeps the peak below 40 bytes a number.
 */
export class NumberSet {
  readonly #parts = Array.from({ length: PARTS }, newPart);

  /**
   * Adds a number unless it is there.
   * @param digits the number's digits, at most fifteen (a double holds them exactly)
   * @param row physical line, 1-based
   * @returns the row of the same number added earlier; 0 where it is new
   */
  add(digits: number, row: number): number {
    const hash = hashOf(digits);
    const index = hash % PARTS;
    const part = this.#parts[index] ?? newPart();
    const slot = findSlot(part, digits, hash);
    const found = part.rows[slot] ?? 0;
    if (found !== 0) return found;
    part.digits[slot] = digits;
    part.rows[slot] = row;
    part.size++;
    if (part.size > part.rows.length * MAX_LOAD) this.#parts[index] = grown(part);
    return 0;
  }
}

interface Part {
  readonly digits: Float64Array;
  /** 0: the slot is free. */
  readonly rows: Uint32Array;
  size: number;
}

const PARTS = 16;
const FIRST_SLOTS = 64;
const MAX_LOAD = 0.75;

function newPart(): Part {
  return emptyPart(FIRST_SLOTS);
}

function emptyPart(slots: number): Part {
  return { digits: new Float64Array(slots), rows: new Uint32Array(slots), size: 0 };
}

function grown(part: Part): Part {
  const larger = emptyPart(part.rows.length * 2);
  for (const [index, row] of part.rows.entries()) {
    if (row === 0) continue;
    const digits = part.digits[index] ?? 0;
    const slot = findSlot(larger, digits, hashOf(digits));
    larger.digits[slot] = digits;
    larger.rows[slot] = row;
  }
  larger.size = part.size;
  return larger;
}

/** The slot that holds the number, or the free one where it belongs. */
function findSlot(part: Part, digits: number, hash: number): number {
  const mask = part.rows.length - 1;
  // The lowest bits chose the part and are the same for all in it.
  let slot = (hash >>> 4) & mask;
  while (part.rows[slot] !== 0 && part.digits[slot] !== digits) slot = (slot + 1) & mask;
  return slot;
}

function hashOf(digits: number): number {
  const high = Math.floor(digits / 0x1_0000_0000);
  let hash = Math.imul((digits >>> 0) ^ Math.imul(high, 0x9e37_79b1), 0x85eb_ca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0xc2b2_ae35);
  return (hash ^ (hash >>> 13)) >>> 0;
}
