/** A plan's messages on their way into the journal. */
import type { Campaign } from '../adapters/config/index.ts';
import { readPlanEntries, verifyPlan } from '../adapters/plan-file/read-plan.ts';
import { allowedOverrides } from '../core/check.ts';
import { CHECKS } from '../core/checks/index.ts';
import { durationMs } from '../core/config.ts';
import { ConsendError } from '../core/errors.ts';
import type { PlanEntry } from '../core/plan.ts';
import type { NewMessage } from '../core/ports.ts';
import { frequencyUntil } from '../pipeline/decide.ts';
import type { SendingParts } from './sending-parts.ts';
import type { OpenWorkspace } from './workspace.ts';

/** Messages entered in one transaction. */
const ADMIT_BATCH = 1000;

function newMessage(entry: PlanEntry, template: string): NewMessage | undefined {
  if (entry.decision === 'block') return undefined;
  if (entry.basis === undefined || entry.event === undefined) {
    // A plan of ours never says send without a basis.
    throw new ConsendError('plan.damaged', {
      params: { file: 'decisions.ndjson', detail: `row ${entry.row}` },
    });
  }
  return {
    phone: entry.phone,
    row: entry.row,
    country: entry.country,
    basis: entry.basis,
    event: entry.event,
    template,
    language: entry.language ?? '',
    zone: entry.zone ?? '',
    components: entry.components ?? [],
    notBefore: entry.notBefore === undefined ? undefined : Date.parse(entry.notBefore),
  };
}

/** The frequency cap as it stands now: another campaign may have written to these people since the plan. */
async function heldByCap(
  open: OpenWorkspace,
  campaign: Campaign,
  messages: readonly NewMessage[],
): Promise<readonly NewMessage[]> {
  const { workspace, store, session } = open;
  const cap = workspace.config.limits.frequency;
  if (!cap || messages.length === 0) return messages;
  const now = session.clock.now();
  const phones = messages.map((message) => message.phone);
  const since = now - (durationMs(cap.per) ?? 0);
  const contacts = await store.journal.contactsSince(campaign.purpose.id, phones, since);
  if (contacts.size === 0) return messages;
  const overrides = allowedOverrides(CHECKS, workspace.config.checks);
  const context = { workspace: workspace.config, overrides, question: { now } };
  return messages.map((message) => {
    const until = frequencyUntil(context, contacts.get(message.phone));
    return until === undefined ? message : { ...message, notBefore: Math.max(until, message.notBefore ?? 0) };
  });
}

/** Enters the plan's messages. The plan is verified to its last line first: half a plan is never entered. */
export async function admitPlan(
  open: OpenWorkspace,
  { campaign, summary, dir }: Pick<SendingParts, 'campaign' | 'summary' | 'dir'>,
): Promise<void> {
  const { journal } = open.store;
  await verifyPlan(dir);
  for await (const batch of readPlanEntries(dir, ADMIT_BATCH)) {
    const messages = batch.flatMap((entry) => newMessage(entry, summary.messages.template) ?? []);
    const held = await heldByCap(open, campaign, messages);
    if (held.length > 0) await journal.admit(campaign.id, summary.plan, held);
  }
  await journal.supersede(campaign.id, summary.plan);
}
