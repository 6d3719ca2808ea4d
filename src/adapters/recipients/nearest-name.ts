/** The name most like a mistyped one: one that contains it or is contained, else the fewest edits away; undefined if none is near. */
export function nearestName(asked: string, names: readonly string[]): string | undefined {
  const key = asked.toLowerCase();
  let best: { name: string; distance: number } | undefined;
  for (const name of names) {
    const distance = distanceBetween(key, name.toLowerCase());
    if (best === undefined || distance < best.distance) best = { name, distance };
  }
  return best && best.distance <= Math.max(1, Math.floor(key.length / 3)) ? best.name : undefined;
}

function distanceBetween(one: string, other: string): number {
  const isPart = one.length >= 3 && other.length >= 3 && (one.includes(other) || other.includes(one));
  // Between an exact match and the smallest slip, shorter additions first.
  return isPart ? 0.5 + Math.abs(one.length - other.length) / 1000 : editDistance(one, other);
}

/** Levenshtein's distance. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
