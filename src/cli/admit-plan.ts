/** Enters a plan's messages into the journal, with what holds them and when their windows close. */
import { createHash, type Hash } from 'node:crypto';
import type { Campaign } from '../adapters/config/index.ts';
import { isOfDigest } from '../adapters/plan-file/plan-digest.ts';
import { readPlanEntries, verifyPlan } from '../adapters/plan-file/read-plan.ts';
import { CHECKS } from '../core/checks/index.ts';
import { ConsendError } from '../core/errors.ts';
import { overridesAt } from '../core/overrides.ts';
import type { PlanEntry } from '../core/plan.ts';
import type { NewMessage } from '../core/ports.ts';
import { capHoldsUntil } from '../core/sending/frequency.ts';
import type { SendWindow } from '../core/sending/scheduler.ts';
import { frequencyCap } from '../pipeline/frequency-cap.ts';
import { enterContracts } from '../pipeline/row-contracts.ts';
import { openSendWindow } from './send-window.ts';
import type { SendingParts } from './sending-parts.ts';
import type { OpenWorkspace } from './workspace.ts';

/** Messages entered in one transaction. */
const ADMIT_BATCH = 1000;

/** What is thrown where a plan's files were changed under the reader. */
const CHANGED: readonly string[] = ['approval.missing', 'plan.damaged'];

/** The id of no plan: whatever waits is taken back. */
const NO_PLAN = '';

/** Checks whose finding says what a message waits for; of several the one that the window comes after is told. */
const HOLDS: readonly string[] = ['frequency-cap', 'campaign.not-yet', 'quiet-hours'];

function holdOf(reasons: readonly string[]): string | undefined {
  // Hours that are law are told as quiet hours, as the scheduler does.
  return reasons.includes('quiet-hours.law')
    ? 'quiet-hours'
    : HOLDS.findLast((code) => reasons.includes(code));
}

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
    key: entry.key,
    notBefore: entry.notBefore === undefined ? undefined : Date.parse(entry.notBefore),
    because: holdOf(entry.reasons),
  };
}

/** The frequency cap as it stands now: another campaign may have written to these people since the plan. */
async function heldByCap(
  open: OpenWorkspace,
  campaign: Campaign,
  messages: readonly NewMessage[],
): Promise<readonly NewMessage[]> {
  const { workspace, store, session } = open;
  const now = session.clock.now();
  const overrides = overridesAt(CHECKS, workspace.config.checks, now).severities;
  const cap = frequencyCap({
    workspace: workspace.config,
    overrides,
    category: campaign.purpose.category,
  });
  if (!cap || messages.length === 0) return messages;
  const phones = messages.map((message) => message.phone);
  const contacts = await store.journal.contactsSince(campaign.purpose.id, phones, now - cap.perMs);
  if (contacts.size === 0) return messages;
  return messages.map((message) => {
    const until = capHoldsUntil(cap, contacts.get(message.phone), now);
    if (until === undefined || until <= (message.notBefore ?? 0)) return message;
    return { ...message, notBefore: until, because: 'frequency-cap' };
  });
}

/** When each recipient's window closes, of the opening in which the message is due. */
function withClosing(window: SendWindow, messages: readonly NewMessage[], now: number): NewMessage[] {
  return messages.map((message) => {
    const { country, zone, notBefore } = message;
    const closesAt = window.closesAt({ country, zoneCell: zone }, Math.max(now, notBefore ?? 0));
    return Number.isFinite(closesAt) ? { ...message, closesAt } : message;
  });
}

/** Throws `approval.missing` where the files that were read are not those that were approved. */
async function holdToDigest(
  { approved, summary, dir }: Pick<SendingParts, 'approved' | 'summary' | 'dir'>,
  seen: Hash,
): Promise<void> {
  if (approved === undefined) return;
  const { digest, changed } = approved;
  if (!(await isOfDigest(dir, { digest, summary, seen }))) throw changed();
}

/**
 * Enters the plan's messages. The plan is verified to its last line first: half a plan is never entered. Where an approval
 * is asked for, what was read must be what was signed, both times: what came of other files is taken back.
 */
export async function admitPlan(
  open: OpenWorkspace,
  parts: Pick<SendingParts, 'campaign' | 'summary' | 'dir' | 'resend' | 'approved'>,
): Promise<void> {
  const { campaign, summary, dir } = parts;
  const { journal } = open.store;
  const verified = createHash('sha256');
  await verifyPlan(dir, verified);
  await holdToDigest(parts, verified);
  const entered = createHash('sha256');
  try {
    await enterMessages(open, parts, entered);
    await holdToDigest(parts, entered);
  } catch (error) {
    const isChanged = error instanceof ConsendError && CHANGED.includes(error.code);
    if (parts.approved !== undefined && isChanged) await journal.supersede(campaign.id, NO_PLAN);
    throw error;
  }
  await journal.supersede(campaign.id, summary.plan);
}

async function enterMessages(
  open: OpenWorkspace,
  { campaign, summary, dir, resend }: Pick<SendingParts, 'campaign' | 'summary' | 'dir' | 'resend'>,
  seen: Hash,
): Promise<void> {
  const { journal } = open.store;
  const window = await openSendWindow(open, campaign.purpose);
  const source = {
    plan: summary.plan,
    purpose: campaign.purpose.id,
    recipients: summary.inputs.recipients,
  };
  for await (const read of readPlanEntries(dir, ADMIT_BATCH, seen)) {
    const batch = await enterContracts(open.store.ledger, read, source);
    const messages = batch.flatMap((entry) => newMessage(entry, summary.messages.template) ?? []);
    if (resend !== undefined) {
      const now = open.session.clock.now();
      await open.store.resends.decide({ campaign: campaign.id, messages, wish: resend, now });
    }
    const held = await heldByCap(open, campaign, messages);
    const due = withClosing(window, held, open.session.clock.now());
    if (due.length > 0) await journal.admit(campaign.id, summary.plan, due);
  }
}
