/** One measured figure, as the table and the JSON show it. */

const round = (value) => Number(value.toPrecision(4));

/**
 * A figure and what it has to be, if anything.
 * @returns {{ name: string, value: number, unit: string, budget: string, isKept: boolean | undefined, detail: string }}
 */
export function figureOf(name, { value, unit = '', atMost, atLeast }) {
  const bounds = [];
  if (atLeast !== undefined) bounds.push(`≥ ${atLeast}`);
  if (atMost !== undefined) bounds.push(`≤ ${atMost}`);
  const isKept =
    bounds.length === 0 ? undefined : value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
  return { name, value: round(value), unit, budget: bounds.join(', '), isKept, detail: '' };
}

const told = ({ seconds, cpuSeconds }) =>
  `${seconds.toFixed(seconds < 1 ? 3 : 2)} s${cpuSeconds === undefined ? '' : ` (CPU ${cpuSeconds.toFixed(2)} s)`}`;

/** How many times as long as the yardstick something took. */
export function ratioOf(name, { subject, yardstick, budget }) {
  const value = subject.seconds / yardstick.seconds;
  return {
    ...figureOf(name, { value, unit: '×', atMost: budget }),
    detail: `${told(subject)}, yardstick ${told(yardstick)}`,
  };
}

/** How much longer ten times the rows took: near ten, or something grows faster than the rows. */
export function growthOf(name, whole, tenth) {
  const value = whole.seconds / tenth.seconds;
  return {
    // A small file's time is mostly the start's, so a quick run shows less than nine without anything being wrong.
    ...figureOf(`${name}, time at 10 × the rows`, { value, unit: '×', atMost: 11.5 }),
    detail: `${told(whole)}, a tenth ${told(tenth)}`,
  };
}
