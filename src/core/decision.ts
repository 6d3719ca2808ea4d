/** Findings and decisions: what the checks say of a row, and what follows from it. */
import type { LegalBasis } from './consent.ts';

/** How much a finding weighs: `block` stops, `warn` and `info` tell. */
export type Severity = 'block' | 'warn' | 'info';
/** Severities that differ from the checks' own, by code; `off` switches a check off. */
export type SeverityOverrides = Readonly<Record<string, Severity | 'off'>>;
/** What a finding is about. */
export type Scope = 'recipient' | 'template' | 'campaign' | 'provider' | 'account';

/** A check's result on one subject. Words live in `i18n`, by code. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly scope: Scope;
  /** What fills the text: column names, dates, statuses. Never a phone number. */
  readonly params?: Readonly<Record<string, string | number>> | undefined;
}

/** What is done with a recipient: send, hold (not now) or block. */
export type Verdict = 'send' | 'hold' | 'block';

/** The decision on one recipient, with every finding. */
export interface Decision {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly basis: LegalBasis | undefined;
  /** Sequence number of the ledger event that the basis rests on. */
  readonly event: number | undefined;
  /** For `hold`: not before this instant, epoch milliseconds. */
  readonly notBefore: number | undefined;
}

/** What follows from findings: any block blocks, else a later instant holds, else send. */
export function verdictOf(findings: readonly Finding[], notBefore: number | undefined): Verdict {
  if (findings.some((finding) => finding.severity === 'block')) return 'block';
  return notBefore === undefined ? 'send' : 'hold';
}

/** Nobody is messaged without a basis in force, whatever checks were loosened or do not know the combination. */
export function withBasis(
  findings: readonly Finding[],
  where: { readonly basis: LegalBasis | undefined },
): readonly Finding[] {
  const isCovered = where.basis !== undefined || findings.some((finding) => finding.severity === 'block');
  return isCovered ? findings : [...findings, { code: 'basis.none', severity: 'block', scope: 'recipient' }];
}
