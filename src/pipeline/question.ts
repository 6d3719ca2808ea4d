/** The consent question of a campaign, and the scheduler that asks it again at the moment of sending. */

import type { CampaignConfig } from '../core/campaign-config.ts';
import type { RecipientCheck, SeverityOverrides } from '../core/check.ts';
import { allowedOverrides, runChecks } from '../core/check.ts';
import { CHECKS, RECIPIENT_CHECKS } from '../core/checks/index.ts';
import type { WorkspaceConfig } from '../core/config.ts';
import { type ConsentState, WHATSAPP } from '../core/consent.ts';
import { type Finding, withBasis } from '../core/decision.ts';
import { type DoubleOptIn, POLICY_TABLE } from '../core/policy.ts';
import {
  createScheduler,
  type Scheduler,
  type SendingRules,
  type SendWindow,
} from '../core/sending/scheduler.ts';
import type { Confirmation, PurposeCategory, Standing, StandingQuestion } from '../core/standing.ts';
import { standing } from '../core/standing.ts';
import { frequencyCap } from './decide.ts';

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

/** What a campaign's sending obeys beside the consent question. */
export interface CampaignTimes {
  readonly window?: SendWindow | undefined;
  /** Distinct people per moving day that the platform allows; undefined or Infinity: any number. */
  readonly messagingLimit?: number | undefined;
}

const instantOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Date.parse(text);

/** Asks a question of states, made once per instant. */
function blockedBy(
  question: (now: number) => StandingQuestion,
  overrides: SeverityOverrides,
): SendingRules['blockedAt'] {
  return (now) => {
    const asked = question(now);
    return (state) => standingFindings(state, asked, overrides).blocking?.code;
  };
}

/** The scheduler of a campaign: its question, its times and every limit of the workspace and the platform. */
export function campaignScheduler(
  workspace: WorkspaceConfig,
  campaign: CampaignInput,
  { window, messagingLimit }: CampaignTimes,
): Scheduler {
  const overrides = allowedOverrides(CHECKS, workspace.checks);
  const cap = frequencyCap({ workspace, overrides, category: campaign.purpose.category });
  const { notBefore, notAfter } = campaign.config.sending;
  return createScheduler({
    blockedAt: blockedBy((now) => questionOf(workspace, campaign, now), overrides),
    window: overrides['quiet-hours'] === 'off' ? undefined : window,
    notBefore: instantOf(notBefore),
    notAfter: instantOf(notAfter),
    frequency: cap && { ...cap, purpose: campaign.purpose.id },
    messagingLimit,
    messagesPerDay: workspace.limits.messagesPerDay,
  });
}

/** A scheduler that asks one question, and obeys what else it is told. */
export function questionScheduler(
  question: (now: number) => StandingQuestion,
  rules: Omit<SendingRules, 'blockedAt'> = {},
  overrides: SeverityOverrides = {},
): Scheduler {
  return createScheduler({
    ...rules,
    blockedAt: blockedBy(question, overrides),
  });
}
