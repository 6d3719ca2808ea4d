/** What a policy is: a preset of the check catalogue, as data. */
import type { SeverityOverrides } from '../decision.ts';
import type { Jurisdiction } from '../jurisdiction.ts';
import type { PolicyName } from './names.ts';

/** The confirmation that a consent needs: none, any, or one that came from the phone number itself. */
export type DoubleOptIn = 'none' | 'any' | 'number';

/** A preset. */
export interface Policy {
  readonly name: PolicyName;
  /** Jurisdictions whose checks it runs; `*`: all checks there are. */
  readonly jurisdictions: readonly Jurisdiction[];
  readonly doubleOptIn: DoubleOptIn;
  /** Severities that differ from the checks' own. */
  readonly checks: SeverityOverrides;
}
