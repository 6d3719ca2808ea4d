/** Whether a reviewed plan still stands on the inputs it was made from; where not, whose decision changed. */

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Campaign } from '../adapters/config/index.ts';
import { readPlanEntries } from '../adapters/plan-file/read-plan.ts';
import { openRecipients } from '../adapters/recipients/index.ts';
import type { Problem } from '../core/errors.ts';
import { ConsendError } from '../core/errors.ts';
import type { PlanEntry, PlanSummary } from '../core/plan.ts';
import { maskPhone } from '../core/redact.ts';
import { templatesDigest } from './pinned-templates.ts';
import { changedSettings } from './plan-settings.ts';
import { makePlan } from './planning.ts';
import type { AccountFacts } from './templates-sync.ts';
import type { OpenWorkspace } from './workspace.ts';

/** The plan and what it is held against. */
export interface StaleParts {
  readonly campaign: Campaign;
  readonly summary: PlanSummary;
  readonly account: AccountFacts;
  /** The campaign file as the user named it. */
  readonly file: string;
  /** The reviewed plan's folder. */
  readonly dir: string;
}

/** Inputs that changed, and the first people whose decision is another one now. */
export interface StaleInputs {
  readonly inputs: readonly string[];
  readonly problems: readonly Problem[];
}

/** People named at most. */
const NAMED = 5;

async function recipientsDigest(open: OpenWorkspace, campaign: Campaign): Promise<string | undefined> {
  // Standard input cannot be read again; what was piped is in the plan's entries already.
  if (campaign.recipients.includes('-')) return undefined;
  const reading = await openRecipients({
    files: campaign.recipients,
    columns: campaign.config.recipients.columns,
    values: [],
    defaultCountry: open.workspace.config.defaults.country,
    worker: false,
  });
  await reading.close();
  return reading.head.digest;
}

/**
 * Compares the plan's inputs with what they are now; undefined where nothing changed. The ledger is looked at again at each
 * claim, the templates by their pins (`pinnedChanges`) where the plan has some.
 */
export async function staleInputs(open: OpenWorkspace, parts: StaleParts): Promise<StaleInputs | undefined> {
  const { campaign, summary, account } = parts;
  const changed: string[] = [];
  if (campaign.digest !== summary.inputs.campaign) changed.push('campaign');
  const recipients = await recipientsDigest(open, campaign);
  if (recipients !== undefined && recipients !== summary.inputs.recipients) changed.push('recipients');
  if (summary.templates === undefined && templatesDigest(account.templates) !== summary.inputs.template)
    changed.push('template');
  changed.push(...changedSettings(summary, open.workspace.config).map((key) => `consend.yaml ${key}`));
  if (changed.length === 0) return undefined;
  return { inputs: changed, problems: await changedDecisions(open, parts) };
}

/** Plans anew beside the old plan and names the people whose decision differs. */
async function changedDecisions(open: OpenWorkspace, parts: StaleParts): Promise<Problem[]> {
  const dir = join(open.workspace.stateDir, 'tmp', `compare-${parts.summary.plan}`);
  try {
    const { file, campaign } = parts;
    const { occurrence } = campaign;
    const fresh = await makePlan(open, { file, occurrence, scratch: dir, acceptInvalid: true });
    const before = await decisionsOf(parts.dir);
    const problems: Problem[] = [];
    for await (const batch of readPlanEntries(fresh.dir)) {
      for (const entry of batch) {
        const name = nameOf(entry);
        const old = before.get(name);
        before.delete(name);
        if (old !== entry.decision && problems.length < NAMED)
          problems.push(difference(open, { entry, old }));
      }
    }
    for (const [name, old] of before) {
      const [phone = '', ...rest] = name.split(' ');
      const key = rest.length === 0 ? undefined : rest.join(' ');
      if (problems.length < NAMED)
        problems.push(difference(open, { entry: { phone, key, row: 0, decision: undefined }, old }));
    }
    return problems;
  } catch (error) {
    // The inputs may be unusable now: then that is what there is to tell.
    if (error instanceof ConsendError) return [...error.problems];
    throw error;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function difference(
  open: OpenWorkspace,
  change: {
    entry: Pick<PlanEntry, 'phone' | 'row' | 'key'> & { decision: string | undefined };
    old: string | undefined;
  },
): Problem {
  const phone =
    open.session.globals.showNumbers || open.session.globals.json
      ? change.entry.phone
      : maskPhone(change.entry.phone);
  const { key } = change.entry;
  const path = key === undefined ? phone : `${phone} ${key}`;
  const row = change.entry.row > 0 ? { line: change.entry.row } : {};
  return { path, ...row, message: `${change.old ?? '–'} → ${change.entry.decision ?? '–'}` };
}

/** What an entry is found again by: number, and key where it has one. */
function nameOf({ phone, key }: Pick<PlanEntry, 'phone' | 'key'>): string {
  return key === undefined ? phone : `${phone} ${key}`;
}

/** Decisions of a plan by number and key. A refused plan is compared once, so a map of it may be held. */
async function decisionsOf(dir: string): Promise<Map<string, string>> {
  const decisions = new Map<string, string>();
  // An erased person's entry has no number: there is nobody to compare.
  for await (const batch of readPlanEntries(dir))
    for (const entry of batch) if (entry.phone !== '') decisions.set(nameOf(entry), entry.decision);
  return decisions;
}
