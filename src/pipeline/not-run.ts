/** Which checks did not run, and for how many: nothing is passed over in silence. */
import type { Need } from '../core/check.ts';
import { checkByCode } from '../core/checks/index.ts';
import type { Rules } from '../core/rules.ts';
import type { OnNotDecided, SkippedCheck } from '../core/run-checks.ts';

/** A check that did not run for anybody, or could not decide about some. */
export interface CheckLeftOut extends SkippedCheck {
  /** How many people it could not decide about; undefined: it ran for none, or is about something else. */
  readonly subjects?: number | undefined;
}

/** Counts what checks could not decide about. Grows with the checks, not with the recipients. */
export class NotDecidedTally {
  readonly counts = new Map<string, { readonly need: Need; count: number }>();

  /** Takes note of one subject; bound, as it is handed on. */
  readonly add: OnNotDecided = (code, need) => {
    const known = this.counts.get(code);
    if (known) known.count += 1;
    else this.counts.set(code, { need, count: 1 });
  };
}

/** How many people a check on recipients could not decide about. */
function people(code: string, count: number): { readonly subjects?: number } {
  return checkByCode(code)?.subject === 'recipient' ? { subjects: count } : {};
}

/** All checks that were left out: for everybody, and for some. */
export function leftOut({
  rules,
  shared,
  notDecided,
}: {
  readonly rules: Pick<Rules, 'skipped'>;
  readonly shared: { readonly skipped: readonly SkippedCheck[] };
  readonly notDecided: NotDecidedTally;
}): CheckLeftOut[] {
  const undecided = [...notDecided.counts].map(
    ([code, { need, count }]): CheckLeftOut => ({ code, why: 'no-data', need, ...people(code, count) }),
  );
  return [...rules.skipped(), ...shared.skipped, ...undecided];
}
