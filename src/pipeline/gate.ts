/** Lets so many tasks through at once; the others wait for their turn, in order. */
export type Gate = <T>(task: () => Promise<T>) => Promise<T>;

/** A gate for `limit` tasks at once. */
export function createGate(limit: number): Gate {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return async (task) => {
    if (inside >= limit) await new Promise<void>((enter) => waiting.push(enter));
    else inside += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      // Whoever waits takes the place over; nobody can slip in between.
      if (next) next();
      else inside -= 1;
    }
  };
}
