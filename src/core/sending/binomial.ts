/**
 * How sure a count of failures makes: one-sided bounds of a share after Clopper and Pearson ("The use of confidence or
 * fiducial limits illustrated in the case of the binomial", Biometrika 26, 1934, 404–413). They are exact: whatever the true
 * share is, the bound is wrong in at most one case of twenty. Found by bisection on the binomial tail.
 */

/** Certainty of each bound. */
export const CERTAINTY = 0.95;
const ALPHA = 1 - CERTAINTY;
/** Halvings after which a double has no more digits to give. */
const STEPS = 60;

/** Natural logarithms of the binomial coefficients "n over 0" to "n over most". */
function logCoefficients(n: number, most: number): number[] {
  const logs = [0];
  for (let k = 1; k <= most; k += 1) logs.push((logs[k - 1] ?? 0) + Math.log((n - k + 1) / k));
  return logs;
}

/** The share that `count` of `n` does not pass with 95 % certainty; 1 where all of them did. */
export function upperBound(count: number, n: number): number {
  if (count >= n) return 1;
  const logs = logCoefficients(n, count);
  /** The chance of so few or fewer where each has the chance `p`. */
  const tail = (p: number): number =>
    logs.reduce((sum, log, k) => sum + Math.exp(log + k * Math.log(p) + (n - k) * Math.log1p(-p)), 0);
  let low = count / n;
  let high = 1;
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (tail(middle) > ALPHA) low = middle;
    else high = middle;
  }
  return high;
}

/** The share that `count` of `n` passes with 95 % certainty; 0 where none did. */
export function lowerBound(count: number, n: number): number {
  return 1 - upperBound(n - count, n);
}

/**
 * The least number of messages with which `count` failures still show, with 95 % certainty, a share below `allowed`.
 * Infinity for an allowed share of 0, which no number of messages can show.
 */
export function leastToShow(count: number, allowed: number): number {
  if (allowed <= 0) return Number.POSITIVE_INFINITY;
  if (allowed >= 1) return count + 1;
  let most = Math.max(count + 1, 2);
  while (upperBound(count, most) >= allowed) most *= 2;
  let least = count + 1;
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if (upperBound(count, middle) < allowed) most = middle;
    else least = middle + 1;
  }
  return most;
}
