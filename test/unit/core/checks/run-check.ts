/** Runs one check of the table, so that a check which is not in the table cannot be tested by accident. */
import type { CheckResult } from '../../../../src/core/check.ts';
import type {
  CampaignFacts,
  ImportFacts,
  RecipientFacts,
  TemplateFacts,
} from '../../../../src/core/check-facts.ts';
import { checkByCode } from '../../../../src/core/checks/index.ts';

/** What a recipient's check says of facts. */
export function onRecipient(code: string, facts: RecipientFacts): CheckResult {
  const check = checkByCode(code);
  if (check?.subject !== 'recipient') throw new Error(`${code} is no check on a recipient`);
  return check.run(facts);
}

/** What a check on campaign, provider or account says of facts. */
export function onCampaign(code: string, facts: CampaignFacts): CheckResult {
  const check = checkByCode(code);
  if (check?.subject === 'account') return check.run(facts);
  if (check?.subject !== 'campaign') throw new Error(`${code} is no check on a campaign`);
  return check.run(facts);
}

/** What a template's check says of facts. */
export function onTemplate(code: string, facts: TemplateFacts): CheckResult {
  const check = checkByCode(code);
  if (check?.subject !== 'template') throw new Error(`${code} is no check on a template`);
  return check.run(facts);
}

/** What a check on a fact that is about to enter the ledger says. */
export function onImport(code: string, facts: ImportFacts): CheckResult {
  const check = checkByCode(code);
  if (check?.subject !== 'import') throw new Error(`${code} is no check on imports`);
  return check.run(facts);
}

/** A row of a table of cases: what is so, and what the check says (`undefined`: nothing). */
export type Case<F> = readonly [name: string, facts: F, result: CheckResult];
