/** The consent question of a campaign, and the last look that asks it again at the moment of sending. */

import type { CampaignConfig } from '../core/campaign-config.ts';
import type { RecipientCheck, SeverityOverrides } from '../core/check.ts';
import { allowedOverrides, runChecks } from '../core/check.ts';
import { CHECKS, RECIPIENT_CHECKS } from '../core/checks/index.ts';
import type { WorkspaceConfig } from '../core/config.ts';
import { type ConsentState, WHATSAPP } from '../core/consent.ts';
import { type Finding, withBasis } from '../core/decision.ts';
import { type DoubleOptIn, POLICY_TABLE } from '../core/policy.ts';
import type { ClaimCandidate, LastLook } from '../core/ports.ts';
import type { Confirmation, PurposeCategory, Standing, StandingQuestion } from '../core/standing.ts';
import { standing } from '../core/standing.ts';
import type { OpensAt } from './decide.ts';

/** A campaign as the pipelines take it: its occurrence, its settings, the digest of its file, its purpose. */
export interface CampaignInput {
  /** The occurrence's id: the campaign's id with its period filled in. */
  readonly id: string;
  readonly config: CampaignConfig;
  /** SHA-256 of the campaign file, `sha256:` + hex. */
  readonly digest: string;
  readonly purpose: { readonly id: string; readonly category: PurposeCategory };
}

/**
 * Confirmations under which a consent is in force: what the policy asks for, and what a named person answers for by
 * loosening its check.
 */
function acceptedConfirmations(asked: DoubleOptIn, wanted: WorkspaceConfig['checks']): Confirmation[] {
  const overrides = allowedOverrides(CHECKS, wanted);
  const isLoosened = (code: string): boolean => (overrides[code] ?? 'block') !== 'block';
  const accepted: Confirmation[] = ['number'];
  if (asked !== 'number' || isLoosened('consent.number-unverified')) accepted.push('elsewhere');
  if (asked === 'none' || isLoosened('consent.pending-confirmation')) accepted.push('none');
  return accepted;
}

/** What a workspace asks of a consent beside its being given. */
export function confirmationRules(
  workspace: Pick<WorkspaceConfig, 'policy' | 'checks'>,
): Pick<StandingQuestion, 'doubleOptIn' | 'confirmations'> {
  const { doubleOptIn } = POLICY_TABLE[workspace.policy];
  return { doubleOptIn, confirmations: acceptedConfirmations(doubleOptIn, workspace.checks) };
}

/** The question that a campaign asks of each person at an instant. */
export function questionOf(
  workspace: WorkspaceConfig,
  campaign: CampaignInput,
  now: number,
): StandingQuestion {
  return {
    purpose: campaign.purpose.id,
    category: campaign.purpose.category,
    channel: WHATSAPP,
    bases: campaign.config.bases,
    advertises: campaign.config.existingCustomer?.advertises ?? [],
    ...confirmationRules(workspace),
    existingCustomerSignedOff: workspace.existingCustomer !== undefined,
    now,
  };
}

/** Checks whose subject is where the person stands: they need nothing but the ledger, so the last look can run them. */
const STANDING_CHECKS: readonly RecipientCheck[] = RECIPIENT_CHECKS.filter((check) =>
  /^(consent|basis|optout)\.|^recipient\.restricted$/.test(check.code),
);

/** Where a person stands, with what the checks that ask the ledger alone find. */
export interface StandingFindings {
  readonly standing: Standing;
  readonly findings: readonly Finding[];
  /** The first finding that blocks; undefined: the person may be messaged. */
  readonly blocking: Finding | undefined;
}

/** Asks a question of a person's state. Nobody is messaged without a basis in force, whatever the checks say. */
export function standingFindings(
  state: ConsentState,
  question: StandingQuestion,
  overrides: SeverityOverrides,
): StandingFindings {
  const where = standing(state, question);
  const facts = {
    standing: where,
    question,
    lineType: 'mobile',
    parameterProblems: [],
    template: undefined,
    language: '',
    existing: undefined,
    frequencyUntil: undefined,
    windowOpensAt: undefined,
    startsAt: undefined,
    isOver: false,
  };
  const found = runChecks(STANDING_CHECKS, facts, overrides);
  const findings = withBasis(found, where);
  return { standing: where, findings, blocking: findings.find(({ severity }) => severity === 'block') };
}

/** When messages may leave, as far as the last look asks. */
export interface SendTimes {
  readonly opensAt?: OpensAt;
  /** The campaign's first instant, epoch milliseconds. */
  readonly notBefore?: number | undefined;
}

/**
 * The last look: asks the campaign's question again of the ledger as it stands inside the claim. Who is blocked now is
 * left out with the first blocking check's code; whose send window has closed since is held until it opens.
 */
export function lastLook(
  question: StandingQuestion,
  overrides: SeverityOverrides,
  times: SendTimes = {},
): (candidates: readonly ClaimCandidate[]) => LastLook[] {
  return (candidates) =>
    candidates.map((candidate) => {
      const { blocking } = standingFindings(candidate.state, question, overrides);
      if (blocking) return { skip: blocking.code };
      const earliest = Math.max(question.now, times.notBefore ?? 0);
      const where = { country: candidate.country, zoneCell: candidate.zone };
      const opens = times.opensAt?.(where, earliest) ?? earliest;
      return opens > question.now ? { holdUntil: opens } : 'send';
    });
}
