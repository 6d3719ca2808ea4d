/**
 * Runs checks. What a policy or a workspace says of a check, and whether it can apply at all, is settled once
 * (`readyChecks`); what runs a million times is a loop that makes nothing where nothing is wrong.
 */

import type { Check, CheckResult, Need } from './check.ts';
import type { Scene } from './check-facts.ts';
import type { Finding, SeverityOverrides } from './decision.ts';
import { type Jurisdiction, reaches } from './jurisdiction.ts';

/** Under what checks run. */
export interface CheckRules {
  /** Jurisdictions that count; `*`: all of them. */
  readonly jurisdictions: ReadonlySet<Jurisdiction>;
  /** What the policy says of checks' severities. */
  readonly policy: SeverityOverrides;
  /** What the workspace says of them, as far as it may. */
  readonly overrides: SeverityOverrides;
  readonly scene: Scene;
}

/** A check of which all is settled but the subject. */
export interface ReadyCheck<F> {
  readonly check: Check;
  readonly run: (facts: F) => CheckResult;
  /** Its finding where the subject adds nothing; undefined: switched off by the workspace but for graver cases. */
  readonly usual: Finding | undefined;
}

/** A check that does not run for any subject. */
export interface SkippedCheck {
  readonly code: string;
  /** `off`: switched off; `no-data`: see `need`; `not-applicable`: not under this policy or for this campaign. */
  readonly why: 'off' | 'no-data' | 'not-applicable';
  readonly need?: Need | undefined;
}

/** Checks ready to run, and those that do not. */
export interface ReadyChecks<F> {
  readonly ready: readonly ReadyCheck<F>[];
  readonly skipped: readonly SkippedCheck[];
}

/** Takes note of a check that could not decide about a subject. */
export type OnNotDecided = (code: string, need: Need) => void;

/** A check with what it looks at. */
type CheckOn<F> = Check & { run(facts: F): CheckResult };

function skipOf(check: Check, { jurisdictions, policy, scene }: CheckRules): SkippedCheck | undefined {
  const { code } = check;
  if (!reaches(check.appliesTo, jurisdictions)) return { code, why: 'not-applicable' };
  if (policy[code] === 'off') return { code, why: 'off' };
  const skip = check.skip?.(scene);
  if (skip === undefined) return undefined;
  return skip === 'not-applicable' ? { code, why: skip } : { code, why: 'no-data', need: skip };
}

/** Settles what runs under rules, and with which severity. */
export function readyChecks<F>(checks: readonly CheckOn<F>[], rules: CheckRules): ReadyChecks<F> {
  const ready: ReadyCheck<F>[] = [];
  const skipped: SkippedCheck[] = [];
  for (const check of checks) {
    const { code, scope } = check;
    const skip = skipOf(check, rules);
    if (skip) {
      skipped.push(skip);
      continue;
    }
    const severity = rules.overrides[code] ?? rules.policy[code] ?? check.severity;
    if (severity === 'off') skipped.push({ code, why: 'off' });
    const usual = severity === 'off' ? undefined : Object.freeze({ code, severity, scope });
    ready.push({ check, run: check.run, usual });
  }
  return { ready, skipped };
}

/**
 * The finding of a result. A severity that the check itself gave to this case (a hold tells only, a graver case blocks)
 * stays: policy and workspace speak about the check's usual severity.
 */
function finding<F>({ check, usual }: ReadyCheck<F>, result: NonNullable<CheckResult>): Finding | undefined {
  if ('needs' in result) return undefined;
  const { params, severity = usual?.severity } = result;
  if (usual === undefined && severity !== 'block') return undefined;
  if (params === undefined && usual !== undefined && severity === usual.severity) return usual;
  if (severity === undefined) return undefined;
  const { code, scope } = check;
  return { code, severity, scope, ...(params ? { params } : {}) };
}

const NOTHING: readonly Finding[] = Object.freeze([]);

/** Runs checks on one subject. The list is shared where it is empty: do not change it. */
export function runChecks<F>(
  checks: readonly ReadyCheck<F>[],
  facts: F,
  onNotDecided?: OnNotDecided,
): readonly Finding[] {
  let findings: Finding[] | undefined;
  for (const one of checks) {
    const result = one.run(facts);
    if (result === undefined) continue;
    if ('needs' in result) onNotDecided?.(one.check.code, result.needs);
    const found = finding(one, result);
    if (found === undefined) continue;
    if (findings === undefined) findings = [found];
    else findings.push(found);
  }
  return findings ?? NOTHING;
}
