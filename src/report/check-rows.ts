/** The checks on provider and account as rows: one for each, what blocks first, with the day on which it must be looked at again. */
import type { Finding, Severity } from '../core/decision.ts';
import type { AccountReport, CheckNotRun } from './model-rules.ts';

/** How a check stands: what it found, that it found nothing, or that it did not run. */
export type CheckState = Severity | 'passed' | 'no-data' | 'off';

/** A row. */
export interface CheckRow {
  readonly code: string;
  readonly state: CheckState;
  /** When it falls due next, epoch milliseconds; undefined: it is not about a day, or none is recorded. */
  readonly dueAt: number | undefined;
  readonly finding?: Finding | undefined;
  readonly left?: CheckNotRun | undefined;
}

const ORDER: readonly CheckState[] = ['block', 'warn', 'info', 'no-data', 'off', 'passed'];

/** The rows of what was found. Checks that do not apply here are none. */
export function checkRows({ findings, passed, notRun, duties }: AccountReport): readonly CheckRow[] {
  const dueOf = (code: string): number | undefined => duties.find(({ check }) => check === code)?.dueAt;
  const rows: CheckRow[] = [
    ...findings.map((finding) => ({
      code: finding.code,
      state: finding.severity,
      dueAt: dueOf(finding.code),
      finding,
    })),
    ...notRun.flatMap((left): CheckRow[] =>
      left.why === 'not-applicable'
        ? []
        : [{ code: left.code, state: left.why, dueAt: dueOf(left.code), left }],
    ),
    ...passed.map((code): CheckRow => ({ code, state: 'passed', dueAt: dueOf(code) })),
  ];
  return rows.sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
}
