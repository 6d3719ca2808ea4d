/** The consent question of a campaign, and the scheduler that asks it again at the moment of sending. */

import type { CampaignConfig } from '../core/campaign-config.ts';
import type { RecipientCheck } from '../core/check.ts';
import type { RecipientFacts } from '../core/check-facts.ts';
import { RECIPIENT_CHECKS } from '../core/checks/index.ts';
import type { WorkspaceConfig } from '../core/config.ts';
import { type ConsentState, WHATSAPP } from '../core/consent.ts';
import { type Finding, type SeverityOverrides, withBasis } from '../core/decision.ts';
import type { DoubleOptIn, Policy } from '../core/policies/index.ts';
import { type CountryRules, type Rules, rulesFor } from '../core/rules.ts';
import { type OnNotDecided, runChecks } from '../core/run-checks.ts';
import {
  createScheduler,
  type Scheduler,
  type SendingRules,
  type SendWindow,
} from '../core/sending/scheduler.ts';
import type { Confirmation, PurposeCategory, Standing, StandingQuestion } from '../core/standing.ts';
import { standing } from '../core/standing.ts';
import { frequencyCap, lawfulCap } from './frequency-cap.ts';

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
function acceptedConfirmations(asked: DoubleOptIn, overrides: SeverityOverrides): Confirmation[] {
  const isLoosened = (code: string): boolean => (overrides[code] ?? 'block') !== 'block';
  const accepted: Confirmation[] = ['number'];
  if (asked !== 'number' || isLoosened('consent.number-unverified')) accepted.push('elsewhere');
  if (asked === 'none' || isLoosened('consent.pending-confirmation')) accepted.push('none');
  return accepted;
}

/** What a policy asks of a consent beside its being given, as far as the workspace does not answer for less. */
export function confirmationRules(
  { doubleOptIn }: Pick<Policy, 'doubleOptIn'>,
  overrides: SeverityOverrides,
): Pick<StandingQuestion, 'doubleOptIn' | 'confirmations'> {
  return { doubleOptIn, confirmations: acceptedConfirmations(doubleOptIn, overrides) };
}

/** Under which policy, with which overrides and when a question is asked. */
export interface Asking {
  readonly policy: Policy;
  readonly overrides: SeverityOverrides;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The question that a campaign asks of each person of a policy at an instant. */
export function questionOf(
  workspace: WorkspaceConfig,
  campaign: CampaignInput,
  { policy, overrides, now }: Asking,
): StandingQuestion {
  return {
    purpose: campaign.purpose.id,
    category: campaign.purpose.category,
    channel: WHATSAPP,
    bases: campaign.config.bases,
    advertises: campaign.config.existingCustomer?.advertises ?? [],
    ...confirmationRules(policy, overrides),
    existingCustomerSignedOff: workspace.existingCustomer !== undefined,
    now,
  };
}

/** The rules for one country with the question that its people are asked. */
export interface CountryQuestion {
  readonly rules: CountryRules;
  readonly question: StandingQuestion;
}

/** Finds the rules and the question for a country, each made once; countries of one policy share their question. */
export function countryQuestions(
  rules: Rules,
  make: (policy: Policy) => StandingQuestion,
): (country: string) => CountryQuestion {
  const questions = new Map<string, StandingQuestion>();
  const countries = new Map<string, CountryQuestion>();
  return (country) => {
    let found = countries.get(country);
    if (found === undefined) {
      const own = rules.of(country);
      const question = questions.get(own.policy.name) ?? make(own.policy);
      questions.set(own.policy.name, question);
      found = { rules: own, question };
      countries.set(country, found);
    }
    return found;
  };
}

/** Checks that ask the journal when a message last went out: time that passes between plan and message changes them little. */
const ASK_JOURNAL: ReadonlySet<string> = new Set(['consent.stale', 'basis.implied-expired']);

/** Checks whose subject is where the person stands: they need nothing but the ledger, so the last look can run them. */
export const STANDING_CHECKS: readonly RecipientCheck[] = RECIPIENT_CHECKS.filter(
  ({ code }) => /^(consent|basis|optout)\.|^recipient\.restricted$/.test(code) && !ASK_JOURNAL.has(code),
);

/** Where a person stands, with what the checks that ask the ledger alone find. */
export interface StandingFindings {
  readonly standing: Standing;
  readonly findings: readonly Finding[];
  /** The first finding that blocks; undefined: the person may be messaged. */
  readonly blocking: Finding | undefined;
}

/** What of a recipient's facts the last look does not have, and the checks that it runs do not ask for. */
export const NO_ROW: Omit<RecipientFacts, 'standing' | 'question' | 'policy' | 'country' | 'terms'> = {
  lastUsedAt: undefined,
  age: undefined,
  lineType: 'mobile',
  parameterProblems: [],
  template: undefined,
  language: '',
  existing: undefined,
  keyFault: undefined,
  frequencyUntil: undefined,
  limitedUntil: undefined,
  windowOpensAt: undefined,
  windowBars: [],
  startsAt: undefined,
  isOver: false,
};

/** Asks a question of a person's state. Nobody is messaged without a basis in force, whatever the checks say. */
export function standingFindings(
  state: ConsentState,
  { rules, question }: CountryQuestion,
  onNotDecided?: OnNotDecided,
): StandingFindings {
  const where = standing(state, question);
  const { policy, country, ready, terms } = rules;
  // Once for every message: written out field by field, since a copy of an object costs ten times as much.
  const facts: RecipientFacts = {
    standing: where,
    question,
    policy,
    country,
    terms,
    lastUsedAt: undefined,
    age: undefined,
    lineType: NO_ROW.lineType,
    parameterProblems: NO_ROW.parameterProblems,
    template: undefined,
    language: NO_ROW.language,
    existing: undefined,
    keyFault: undefined,
    frequencyUntil: undefined,
    limitedUntil: undefined,
    windowOpensAt: undefined,
    windowBars: NO_ROW.windowBars,
    startsAt: undefined,
    isOver: NO_ROW.isOver,
  };
  const found = runChecks(ready, facts, onNotDecided);
  const findings = withBasis(found, where);
  return { standing: where, findings, blocking: findings.find(({ severity }) => severity === 'block') };
}

/** What a campaign's sending obeys beside the consent question. */
export interface CampaignTimes {
  /** When the sending begins, epoch milliseconds. */
  readonly now: number;
  readonly window?: SendWindow | undefined;
  /** Distinct people per moving day that the platform allows; undefined or Infinity: any number. */
  readonly messagingLimit?: number | undefined;
}

const DAY_MS = 86_400_000;

const instantOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Date.parse(text);

/** Asks states the questions of their policies, made once per instant; the rules once a day, as sign-offs end with a day. */
export function blockedBy(
  rulesAt: (now: number) => Rules,
  question: (asking: Asking) => StandingQuestion,
): SendingRules['blockedAt'] {
  let day = Number.NaN;
  let rules: Rules | undefined;
  return (now) => {
    const today = Math.floor(now / DAY_MS);
    if (rules === undefined || day !== today) rules = rulesAt(now);
    day = today;
    const overrides = rules.overrides.severities;
    const asked = countryQuestions(rules, (policy) => question({ policy, overrides, now }));
    return (state, country) => standingFindings(state, asked(country)).blocking?.code;
  };
}

/** What checks may know of a campaign before its first recipient. */
export function sceneOf({ config, purpose }: CampaignInput, columns: readonly string[]) {
  const { bases, registers, notice, minAge } = config;
  return { category: purpose.category, bases, columns, registers, notice, minAge };
}

/** What a campaign's sending obeys: its question, its times and every limit of the workspace and the platform. */
export function campaignRules(
  workspace: WorkspaceConfig,
  campaign: CampaignInput,
  { now, window, messagingLimit }: CampaignTimes,
): SendingRules {
  const scene = sceneOf(campaign, []);
  const rulesAt = (at: number) =>
    rulesFor({ config: workspace, now: at, campaign: scene, checks: STANDING_CHECKS });
  const overrides = rulesAt(now).overrides.severities;
  const cap = frequencyCap({ workspace, overrides, category: campaign.purpose.category });
  const { notBefore, notAfter } = campaign.config.sending;
  return {
    blockedAt: blockedBy(rulesAt, (asking) => questionOf(workspace, campaign, asking)),
    window,
    notBefore: instantOf(notBefore),
    notAfter: instantOf(notAfter),
    frequency: cap && { ...cap, purpose: campaign.purpose.id },
    lawfulCap: campaign.purpose.category === 'marketing' ? lawfulCap : undefined,
    messagingLimit,
    messagesPerDay: workspace.limits.messagesPerDay,
  };
}

/** The scheduler of a campaign, by its rules. */
export function campaignScheduler(
  workspace: WorkspaceConfig,
  campaign: CampaignInput,
  times: CampaignTimes,
): Scheduler {
  return createScheduler(campaignRules(workspace, campaign, times));
}
