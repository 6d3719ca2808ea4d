/** The purposes of a workspace asked of a person without any campaign: the same question and checks as a campaign's. */
import { allowedOverrides } from '../core/check.ts';
import { CHECKS } from '../core/checks/index.ts';
import type { WorkspaceConfig } from '../core/config.ts';
import type { ConsentState, LegalBasis } from '../core/consent.ts';
import { WHATSAPP } from '../core/consent.ts';
import { type DecidedState, personState } from '../core/person-state.ts';
import type { StandingQuestion } from '../core/standing.ts';
import { confirmationRules, type StandingFindings, standingFindings } from './question.ts';

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
 * advertises the like: whether a campaign does is known only with one.
 */
export function purposeAsker(
  workspace: Pick<WorkspaceConfig, 'policy' | 'checks' | 'purposes' | 'existingCustomer'>,
  now: number,
): (purpose: string, state: ConsentState) => PurposeAnswer {
  const overrides = allowedOverrides(CHECKS, workspace.checks);
  const rules = confirmationRules(workspace);
  const questions = new Map<string, StandingQuestion>();
  const questionFor = (purpose: string, advertises: readonly string[]): StandingQuestion => {
    const key = advertises === NONE ? purpose : JSON.stringify([purpose, ...advertises]);
    let question = questions.get(key);
    if (question === undefined) {
      const category = workspace.purposes[purpose]?.category ?? 'marketing';
      question = {
        purpose,
        category,
        channel: WHATSAPP,
        bases: category === 'marketing' ? MARKETING_BASES : SERVICE_BASES,
        advertises,
        ...rules,
        existingCustomerSignedOff: workspace.existingCustomer !== undefined,
        now,
      };
      if (questions.size < MOST_QUESTIONS) questions.set(key, question);
    }
    return question;
  };
  return (purpose, state) => answerFor(state, questionFor(purpose, boughtGroups(state)), overrides);
}

/** The answer of a state to a question under overrides. */
export function answerFor(
  state: ConsentState,
  question: StandingQuestion,
  overrides: Parameters<typeof standingFindings>[2],
): PurposeAnswer {
  const { standing, findings, blocking } = standingFindings(state, question, overrides);
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
