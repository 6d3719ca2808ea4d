/** What checks say of windows that are shut: hours that are law, and all others. */
import type { Found } from './check.ts';
import type { RecipientFacts } from './check-facts.ts';
import type { WindowBar } from './quiet-hours.ts';

/**
 * The finding: held until the window opens, which tells only; a window that never opens blocks; one that holds nobody back is
 * told of as `warn`.
 */
export function shutWindow(
  { windowOpensAt }: Pick<RecipientFacts, 'windowOpensAt'>,
  windowBar: WindowBar | undefined,
): Found {
  const held = Number.isFinite(windowOpensAt) ? 'info' : 'block';
  const severity = windowOpensAt === undefined ? 'warn' : held;
  if (windowBar === undefined) return { severity };
  const { place, hours, holidays, hardness, verified, source } = windowBar;
  const params = {
    place,
    hours,
    holidays: String(holidays),
    hardness,
    verified: String(verified),
    source,
  };
  return { severity, params };
}
