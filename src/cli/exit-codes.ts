/** Exit codes: a contract with scripts (see `consend --help`). By meaning, never a count. */
import type { ErrorCategory } from '../core/errors.ts';

/** Every exit code by name. */
export const EXIT = {
  ok: 0,
  internal: 1,
  usage: 2,
  invalid: 3,
  blocked: 4,
  partial: 5,
  stopped: 6,
  locked: 7,
  tampered: 8,
  unavailable: 9,
} as const;

/** Name of an exit code. */
export type ExitName = keyof typeof EXIT;

/** The exit code of an error's category. */
export function exitCodeOf(category: ErrorCategory): number {
  return EXIT[category];
}
