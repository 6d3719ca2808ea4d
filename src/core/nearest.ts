/** What a mistyped word was probably meant to be: of settings, columns, purposes, events, zones. */

/** Letters from which on one word inside another tells more than chance. */
const TELLING_PART = 3;

/**
 * The known word that a mistyped one was probably meant to be: one that contains it or is contained, else the fewest
 * slips away; undefined where none is near: at most a third of its letters, and at least one, may differ. Case does not count.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const key = word.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(key.length / 3)) + 1;
  for (const candidate of known) {
    const distance = distanceBetween(key, candidate.toLowerCase());
    if (distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

function distanceBetween(one: string, other: string): number {
  const isTelling = one.length >= TELLING_PART && other.length >= TELLING_PART;
  const isPart = isTelling && (one.includes(other) || other.includes(one));
  // Between an exact match and the smallest slip, shorter additions first.
  return isPart ? 0.5 + Math.abs(one.length - other.length) / 1000 : editDistance(one, other);
}

/** How many letters must be put in, taken out, replaced or swapped with their neighbour (Damerau-Levenshtein, optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        at(last, j) + 1,
        at(row, j - 1) + 1,
        at(last, j - 1) + cost,
        isSwap ? at(beforeLast, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
