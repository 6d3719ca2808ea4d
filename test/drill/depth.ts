/** How hard the drills try: short within `npm test`, long within `npm run drill`; and the chance that they draw from. */

/** Whether the drills run at full length (`npm run drill` sets CONSEND_DRILL). */
export const isFull = (process.env.CONSEND_DRILL ?? process.env.DRILL) === 'full';

/** Seed of every draw: a failure names it, `DRILL_SEED` brings it back. Another one each time at full length. */
export const seed = Number(process.env.DRILL_SEED ?? (isFull ? Date.now() % 1_000_000 : 20_261_123));

/** The value for this length. */
export function byDepth<T>(values: { readonly short: T; readonly full: T }): T {
  return isFull ? values.full : values.short;
}

/** Numbers in [0, 1) that follow from the seed and a name (mulberry32). */
export function chance(name: string): () => number {
  let state = [...name].reduce((sum, char) => Math.imul(sum ^ char.charCodeAt(0), 16_777_619), seed | 0);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The list in another order. */
export function shuffled<T>(list: readonly T[], draw: () => number): T[] {
  const result = [...list];
  for (let index = result.length - 1; index > 0; index -= 1) {
    const other = Math.floor(draw() * (index + 1));
    [result[index], result[other]] = [result[other] as T, result[index] as T];
  }
  return result;
}

/** Waits. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Waits until something is so. Throws after `ms`. */
export async function until(what: () => boolean | Promise<boolean>, ms = 30_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await what())) {
    if (Date.now() > end) throw new Error('What was waited for did not come.');
    await pause(10);
  }
}

/** Says a figure that a drill measured: it belongs into the log of a full run, passed or not. */
export function report(text: string): void {
  if (isFull) console.log(`drill: ${text} (seed ${seed})`);
}
