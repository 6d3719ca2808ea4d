/** Works that follow each other on parts of a stream, the first of them one part ahead of the second. */

/** Parts of a stream that together hold at least so many things; the last one may hold fewer. */
export async function* gathered<T>(
  source: AsyncIterable<T>,
  size: number,
  sizeOf: (one: T) => number,
): AsyncGenerator<readonly T[]> {
  let part: T[] = [];
  let held = 0;
  for await (const one of source) {
    part.push(one);
    held += sizeOf(one);
    if (held < size) continue;
    yield part;
    part = [];
    held = 0;
  }
  if (part.length > 0) yield part;
}

/** The stream's values after some work on each, which is begun for the next value before the one before it is used. */
export async function* ahead<T, R>(
  source: AsyncIterable<T>,
  work: (value: T) => Promise<R>,
): AsyncGenerator<R> {
  let before: Promise<R> | undefined;
  for await (const value of source) {
    const next = work(value);
    // Whoever waits for it hears of a failure; until then it is nobody's.
    next.catch(() => {});
    if (before !== undefined) yield await before;
    before = next;
  }
  if (before !== undefined) yield await before;
}
