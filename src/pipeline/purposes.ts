/** The purposes of a workspace asked of a person without any campaign: the same question and checks as a campaign's. */
import type { WorkspaceConfig } from '../core/config.ts';
import type { ConsentState, LegalBasis } from '../core/consent.ts';
import { WHATSAPP } from '../core/consent.ts';
import { type DecidedState, personState } from '../core/person-state.ts';
import { rulesFor } from '../core/rules.ts';
import type { StandingQuestion } from '../core/standing.ts';
import {
  type CountryQuestion,
  confirmationRules,
  STANDING_CHECKS,
  type StandingFindings,
  standingFindings,
} from './question.ts';

/** Bases that can carry a message of marketing, and of anything else. */
const MARKETING_BASES: readonly LegalBasis[] = ['consent', 'existing-customer'];
const SERVICE_BASES: readonly LegalBasis[] = ['consent', 'contract', 'precontract', 'legal-obligation'];
/** Product groups are outside data: what is kept per group must not grow with them. */
const MOST_QUESTIONS = 1000;

/** The answer for one purpose. */
export interface PurposeAnswer extends DecidedState, StandingFindings {
  readonly purpose: string;
  readonly question: StandingQuestion;
  readonly mayBeMessaged: boolean;
}

const NONE: readonly string[] = [];

/** Product groups that a person bought from: without a campaign, each is asked about as if it were advertised. */
function boughtGroups(state: ConsentState): readonly string[] {
  let groups: Set<string> | undefined;
  for (const name in state) {
    const group = name.startsWith('basis:existing-customer|') ? state[name]?.facts?.productGroup : undefined;
    if (group !== undefined) groups = (groups ?? new Set()).add(group);
  }
  return groups === undefined ? NONE : [...groups].sort();
}

/**
 * Asks for purposes at an instant (epoch milliseconds). Whoever bought something is asked about as for a campaign that
 * advertises the like: whether a campaign does is known only with one. `country`: of the person's number; empty: not known.
 */
export function purposeAsker(
  workspace: WorkspaceConfig,
  now: number,
): (purpose: string, state: ConsentState, country?: string) => PurposeAnswer {
  const rules = rulesFor({ config: workspace, now, checks: STANDING_CHECKS });
  const overrides = rules.overrides.severities;
  const asked = new Map<string, CountryQuestion>();
  const askedFor = (purpose: string, advertises: readonly string[], country: string): CountryQuestion => {
    const isPlain = advertises === NONE;
    const key = isPlain ? `${country} ${purpose}` : JSON.stringify([country, purpose, ...advertises]);
    let found = asked.get(key);
    if (found === undefined) {
      const own = rules.of(country);
      const category = workspace.purposes[purpose]?.category ?? 'marketing';
      const question: StandingQuestion = {
        purpose,
        category,
        channel: WHATSAPP,
        bases: category === 'marketing' ? MARKETING_BASES : SERVICE_BASES,
        advertises,
        ...confirmationRules(own.policy, overrides),
        existingCustomerSignedOff: workspace.existingCustomer !== undefined,
        now,
      };
      found = { rules: own, question };
      if (asked.size < MOST_QUESTIONS) asked.set(key, found);
    }
    return found;
  };
  return (purpose, state, country = '') => answerFor(state, askedFor(purpose, boughtGroups(state), country));
}

/** The answer of a state to a question under the rules of a country. */
export function answerFor(state: ConsentState, asked: CountryQuestion): PurposeAnswer {
  const { question } = asked;
  const { standing, findings, blocking } = standingFindings(state, asked);
  const mayBeMessaged = blocking === undefined;
  const decided = personState(state, question, { standing, mayBeMessaged });
  // Made in one piece: answers are made by the million.
  return {
    purpose: question.purpose,
    question,
    standing,
    findings,
    blocking,
    mayBeMessaged,
    state: decided.state,
    deciding: decided.deciding,
  };
}
