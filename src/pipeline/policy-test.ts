/** Runs a test of policies: decides about example people as a plan would, by what the ledger would know of them. */
import { RECIPIENT_CHECKS } from '../core/checks/index.ts';
import type { WorkspaceConfig } from '../core/config.ts';
import {
  type ConsentEvent,
  type ConsentState,
  EMPTY_STATE,
  factText,
  foldEvent,
  WHATSAPP,
} from '../core/consent.ts';
import { type Finding, withBasis } from '../core/decision.ts';
import { parseInstant } from '../core/instant.ts';
import type {
  PolicyTest,
  PolicyTestDecision,
  PolicyTestExpectation,
  PolicyTestPerson,
  PolicyTestResult,
} from '../core/policy-test.ts';
import { type Rules, rulesFor } from '../core/rules.ts';
import { runChecks } from '../core/run-checks.ts';
import { standing } from '../core/standing.ts';
import type { Terms } from '../core/terms.ts';
import { confirmationRules, NO_ROW } from './question.ts';

/** Checks about a person and nothing of a row: a test has no template, no journal and no clock of its own. */
const ABOUT_PERSON = RECIPIENT_CHECKS.filter(({ code }) =>
  /^(consent|basis|optout|recipient|notice)\./.test(code),
);

type Campaign = PolicyTest['campaign'];

/** The text of an event that names none: on file, with the privacy notice. */
const COMPLETE = 'complete@1';
/** What an event names that rests on no text. */
const NO_TEXT = 'none';

function wordingOf(name: string): { readonly id: string; readonly version: string } {
  const [id = '', version = '1'] = name.split('@');
  return { id, version };
}

/** What is stated about people: the workspace's, and the test's own texts. */
function termsFor(
  own: Terms,
  test: PolicyTest,
  campaign: { readonly [K in 'notice' | 'minAge']?: Campaign[K] | undefined },
): Terms {
  const { notice = test.campaign.notice ?? true, minAge = test.campaign.minAge } = campaign;
  const stated = { given: 'test', document: 'test', by: 'test', on: test.now.slice(0, 10) };
  return {
    ...own,
    wordings: new Map([...own.wordings, [COMPLETE, { notice: 'test' }], ...Object.entries(test.wordings)]),
    notice: notice ? stated : undefined,
    minAge: minAge === undefined ? undefined : { years: minAge, column: 'test' },
  };
}

/** A day without a time is noon of it, as an import reads it. */
function instantOf(text: string): { readonly occurredAt: string; readonly precision?: 'day' } {
  const at = parseInstant(text, 'UTC') ?? Number.NaN;
  const isDay = text.length === 10;
  const noon = isDay ? Date.parse(`${text}T12:00:00Z`) : at;
  return { occurredAt: new Date(noon).toISOString(), ...(isDay ? { precision: 'day' } : {}) };
}

function eventOf(one: PolicyTestPerson['events'][number], { purpose }: Campaign): ConsentEvent {
  const { at, purposes = [purpose], channels = [WHATSAPP], wording: name = COMPLETE, ...rest } = one;
  const when = instantOf(at);
  const base = { id: 'test', person: 'test', identifiers: ['test'], recordedAt: when.occurredAt };
  const wording = name === NO_TEXT || rest.kind !== 'given' ? {} : { wording: wordingOf(name) };
  return { ...base, ...when, ...rest, ...wording, purposes, channels } as ConsentEvent;
}

function stateOf({ events }: PolicyTestPerson, campaign: Campaign): ConsentState {
  return events.reduce<ConsentState>((state, one, index) => {
    const event = eventOf(one, campaign);
    return foldEvent(state, { event, seq: index + 1, fact: factText(event) });
  }, EMPTY_STATE);
}

/** What is decided in, beside the person. */
interface TestParts {
  readonly config: WorkspaceConfig;
  readonly rules: Rules;
  readonly test: PolicyTest;
  readonly now: number;
}

function decide(person: PolicyTestPerson, { config, rules, test, now }: TestParts): PolicyTestResult {
  const { age, country, lineType, name, expect } = person;
  const lastUsedAt =
    person.messagedAt === undefined ? undefined : Date.parse(instantOf(person.messagedAt).occurredAt);
  const { purpose, category, bases, advertises } = test.campaign;
  const own = person.campaign ?? {};
  const campaign = {
    purpose: own.purpose ?? purpose,
    category: own.category ?? category,
    bases: own.bases ?? bases,
    advertises: own.advertises ?? advertises ?? [],
  };
  const { policy, ready, terms: stated } = rules.of(country);
  const terms = termsFor(stated, test, own);
  const question = {
    ...campaign,
    channel: WHATSAPP,
    ...confirmationRules(policy, rules.overrides.severities),
    existingCustomerSignedOff: config.existingCustomer !== undefined,
    now,
  };
  const where = standing(stateOf(person, campaign), question);
  const facts = { ...NO_ROW, standing: where, question, policy, country, terms, lineType, lastUsedAt, age };
  const findings = withBasis(runChecks(ready, facts), where);
  const found = foundOf(findings);
  const expected = {
    decision: expect.decision,
    codes: expect.codes && inOrder(expect.codes),
    warnings: expect.warnings && inOrder(expect.warnings),
  };
  return { name, country, policy: policy.name, expected, found, passed: isMet(expected, found) };
}

const inOrder = (codes: readonly string[]): string[] => [...new Set(codes)].sort();

function foundOf(findings: readonly Finding[]): PolicyTestDecision {
  const codes = findings.filter(({ severity }) => severity === 'block').map(({ code }) => code);
  const warnings = findings.filter(({ severity }) => severity !== 'block').map(({ code }) => code);
  const decision = codes.length > 0 ? 'block' : 'send';
  return { decision, codes: inOrder(codes), warnings: inOrder(warnings) };
}

function isMet(expected: PolicyTestExpectation, found: PolicyTestDecision): boolean {
  const { codes = found.codes, warnings = found.warnings } = expected;
  const same = (one: readonly string[], other: readonly string[]) => one.join() === other.join();
  return expected.decision === found.decision && same(codes, found.codes) && same(warnings, found.warnings);
}

/** Decides about every person of a test under settings, in order. */
export function runPolicyTest(config: WorkspaceConfig, test: PolicyTest): PolicyTestResult[] {
  const now = Date.parse(test.now);
  const { category, bases } = test.campaign;
  const minAge = test.campaign.minAge ?? test.people.find((one) => one.campaign?.minAge)?.campaign?.minAge;
  const age = minAge === undefined ? undefined : { years: minAge, column: 'test' };
  const campaign = { category, bases, columns: [], minAge: age };
  const parts = { config, rules: rulesFor({ config, now, checks: ABOUT_PERSON, campaign }), test, now };
  return test.people.map((person) => decide(person, parts));
}
