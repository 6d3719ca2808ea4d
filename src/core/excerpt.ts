/** Where two texts differ, short enough for a line. */

/** Characters of what is equal that are shown around a difference. */
const CONTEXT = 16;
/** Characters of an excerpt at most. */
const MOST = 90;

function cut(chars: readonly string[], from: number, to: number): string {
  const start = Math.max(0, from - CONTEXT);
  const end = Math.min(chars.length, to + CONTEXT, start + MOST);
  return `${start > 0 ? '…' : ''}${chars.slice(start, end).join('')}${end < chars.length ? '…' : ''}`;
}

/** The first stretch in which two texts differ, of each text, with some of what stands around it. */
export function excerpts(before: string, after: string): readonly [before: string, after: string] {
  // Code points: a pair of surrogates is never torn apart.
  const [old, now] = [[...before], [...after]];
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  return [cut(old, head, old.length - tail), cut(now, head, now.length - tail)];
}
