/** What reports show of checks, as data: findings, checks that did not run, provider and account. */
import type { Hardness, Need, Verification } from '../core/check.ts';
import type { Finding, Scope, Severity } from '../core/decision.ts';
import type { Duty } from '../core/duties.ts';
import type { ProblemGroup } from '../core/parameter-problem.ts';

/** A check's words in one language, by its code: the rule as a sentence, and what to do. */
export type CheckTexts = (
  code: string,
  params?: Finding['params'],
) => {
  readonly rule: string;
  readonly fix: string;
  /** Where lines are to be written: the fix without them, and them, each whole. */
  readonly action?: string | undefined;
  readonly write?: readonly string[] | undefined;
};

/** What the findings of one check came to. */
export interface FindingLine {
  readonly code: string;
  readonly severity: Severity;
  readonly scope: Scope;
  /** People for scope `recipient`, else how often it was found. A person may count under several codes. */
  readonly count: number;
  readonly hardness: Hardness;
  /** Clauses, rulings and pages the rule rests on. */
  readonly sources: readonly string[];
  /** How well the sources were seen. */
  readonly verification: Verification;
  /** Fills the rule's text; for scope `recipient` absent, as each person has its own. */
  readonly params?: Finding['params'];
  /** What is wrong with values, most people first; absent for findings on anything else. */
  readonly problems?: readonly ProblemGroup[];
}

/** A check that did not run, and why. */
export interface CheckNotRun {
  readonly code: string;
  /** `off`: switched off; `no-data`: what it needs is not recorded; `not-applicable`: not under this policy or for this campaign. */
  readonly why: 'off' | 'no-data' | 'not-applicable';
  /** Of `no-data`: what it needs. */
  readonly need?: Need | undefined;
  /** Of `no-data`: how many people it could not decide about; absent: it ran for nobody. */
  readonly subjects?: number | undefined;
  /** The user's own reason, where the configuration gives one. */
  readonly reason?: string | undefined;
}

/** Provider and account as the checks find them. */
export interface AccountReport {
  /** Names of the policies in use. */
  readonly policies: readonly string[];
  /** The controller's country, ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly findings: readonly Finding[];
  /** Codes of the checks that found nothing. */
  readonly passed: readonly string[];
  readonly notRun: readonly CheckNotRun[];
  /** What must be looked at again, the most pressing first. */
  readonly duties: readonly Duty[];
}
