/**
 * Letting go what has served its time: people whose consents and bases ended long ago, contents of messages, foreign webhook
 * payloads, plans and reports. Each step can be cut off anywhere; the next run completes it.
 */
import type { FileTraces, PersonTrace } from '../core/erasure.ts';
import { addTraces, NO_TRACES } from '../core/erasure.ts';
import type {
  LedgerPerson,
  LockHandle,
  MessageJournal,
  PersonMessage,
  RunLog,
  UploadLog,
} from '../core/ports.ts';
import type { KeptPlan, RetentionCutoffs } from '../core/retention.ts';
import { duePlans, endedAt, mayGoOn } from '../core/retention.ts';
import { type ErasureParts, rememberErasures } from './erase.ts';
import { USABLE_MS } from './media-sending.ts';

/** Files that a retention run may let go. */
export interface KeptFiles {
  /** All kept plans by campaign. */
  plans(): Promise<ReadonlyMap<string, readonly KeptPlan[]>>;
  removePlan(plan: KeptPlan): Promise<void>;
  /** Campaigns with reports, and when those were written last (epoch milliseconds). */
  reports(): Promise<ReadonlyMap<string, number>>;
  removeReports(campaign: string): Promise<void>;
  /** Names of the evidence files that consend keeps. */
  evidence(): Promise<readonly string[]>;
  /** Name of the evidence file behind a reference; undefined where it is none that consend keeps. */
  evidenceName(reference: string): string | undefined;
  removeEvidence(name: string): Promise<void>;
  /** How many exports and left-overs from before an instant there are; removes them unless it is a rehearsal. */
  clear(before: number, rehearse: boolean): Promise<number>;
}

/** What a retention run works on. */
export interface RetentionParts extends ErasureParts {
  readonly journal: Pick<MessageJournal, 'counts'>;
  readonly runs: Pick<RunLog, 'latest'>;
  readonly uploads: Pick<UploadLog, 'forgetBefore'>;
  readonly kept: KeptFiles;
  /** Takes a named lock; undefined where another process holds it. */
  lock(name: string): Promise<LockHandle | undefined>;
}

/** How a run is wanted. */
export interface RetentionOrder {
  readonly now: number;
  readonly cutoffs: RetentionCutoffs;
  /** Purposes of category marketing. */
  readonly marketing: ReadonlySet<string>;
  readonly actor: string | undefined;
  /** Count what is due and change nothing. */
  readonly rehearse: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((people: number) => void) | undefined;
}

/** What a run let go, or would. */
export interface RetentionCounts {
  /** People erased. */
  readonly people: number;
  /** Messages that lost number, parameters and ids. */
  readonly messages: number;
  readonly webhookPayloads: number;
  readonly plans: number;
  readonly reports: number;
  /** Evidence files that no event names any more. */
  readonly evidence: number;
  /** Exports of access and proof, and left-overs. */
  readonly otherFiles: number;
}

/** People erased together: files are gone through once for all of them. */
const BATCH = 5000;
/** People erased in one transaction: waiting for the disk is most of what an erasure takes. */
const TRANSACTION = 200;

/** Whether messages keep a person: one is waiting, or one went out since. */
function keeps(messages: readonly PersonMessage[], since: number): boolean {
  return messages.some(({ state, acceptedAt, attempts }) => {
    if (state === 'planned' || state === 'held' || state === 'sending') return true;
    const last = Math.max(acceptedAt ?? Number.NEGATIVE_INFINITY, ...attempts.map((each) => each.startedAt));
    return last >= since;
  });
}

async function isDue(
  { records }: RetentionParts,
  person: LedgerPerson,
  { now, cutoffs, marketing }: RetentionOrder,
): Promise<boolean> {
  const end = endedAt(person.state, { now, marketing });
  if (end === undefined || end >= cutoffs.evidence) return false;
  return !keeps(await records.messages(person.personKey), cutoffs.evidence);
}

async function eraseBatch(
  parts: RetentionParts,
  people: readonly LedgerPerson[],
  order: RetentionOrder,
): Promise<FileTraces> {
  if (people.length === 0) return NO_TRACES;
  const { care, files, memory, clock } = parts;
  const begun = clock.now();
  const trace: PersonTrace = {
    identifiers: people.flatMap(({ identifiers }) => identifiers),
    people: people.map(({ person }) => person),
    // Which files nobody else names is told once for all, when everybody is gone.
    evidence: [],
  };
  const before = await files.forget(trace);
  for (let start = 0; start < people.length; start += TRANSACTION) {
    order.signal?.throwIfAborted();
    await care.eraseAll(
      people.slice(start, start + TRANSACTION).map(({ identifiers, personKey }) => ({
        identifier: identifiers[0] ?? '',
        personKey,
        requestedAt: new Date(order.now).toISOString(),
        reference: undefined,
        ground: 'retention',
        actor: order.actor,
        keepSuppression: true,
      })),
    );
  }
  await rememberErasures(care, memory);
  return addTraces(before, await files.forget(trace, begun));
}

async function erasePeople(parts: RetentionParts, order: RetentionOrder): Promise<number> {
  let count = 0;
  let batch: LedgerPerson[] = [];
  for await (const page of parts.ledger.people()) {
    order.signal?.throwIfAborted();
    for (const person of page) {
      if (!(await isDue(parts, person, order))) continue;
      count += 1;
      if (!order.rehearse) batch.push(person);
    }
    order.onProgress?.(count);
    if (batch.length < BATCH) continue;
    await eraseBatch(parts, batch, order);
    batch = [];
  }
  await eraseBatch(parts, batch, order);
  return count;
}

/** Removes evidence that no event names any more. Goes through the whole log, so it is done only where somebody left. */
async function removeEvidence({ ledger, kept }: RetentionParts): Promise<number> {
  const orphans = new Set(await kept.evidence());
  if (orphans.size === 0) return 0;
  for await (const lines of ledger.log()) {
    for (const { event } of lines) {
      const name = event?.evidence && kept.evidenceName(event.evidence.reference);
      if (name !== undefined) orphans.delete(name);
    }
  }
  for (const name of orphans) await kept.removeEvidence(name);
  return orphans.size;
}

/** Runs work where no run of the campaign is under way; otherwise it waits for the next time. */
async function besideRuns(parts: RetentionParts, campaign: string, work: () => Promise<void>): Promise<void> {
  const lock = await parts.lock(`campaign:${campaign}`);
  if (lock === undefined) return;
  try {
    await work();
  } finally {
    await lock.release();
  }
}

async function removePlans(
  parts: RetentionParts,
  { cutoffs, rehearse }: RetentionOrder,
): Promise<Pick<RetentionCounts, 'plans' | 'reports'>> {
  const { kept, journal, runs } = parts;
  const [plans, reports] = [await kept.plans(), await kept.reports()];
  const removed = { plans: 0, reports: 0 };
  for (const campaign of new Set([...plans.keys(), ...reports.keys()])) {
    await besideRuns(parts, campaign, async () => {
      const run = await runs.latest(campaign);
      const standing = { counts: await journal.counts(campaign), run };
      for (const plan of duePlans(plans.get(campaign) ?? [], standing, cutoffs.plans)) {
        removed.plans += 1;
        if (!rehearse) await kept.removePlan(plan);
      }
      const written = reports.get(campaign);
      if (written === undefined || mayGoOn(standing)) return;
      if ((run?.finishedAt ?? run?.startedAt ?? written) >= cutoffs.plans) return;
      removed.reports += 1;
      if (!rehearse) await kept.removeReports(campaign);
    });
  }
  return removed;
}

/** Lets go what is due, or counts it. The remnants in the database file are left to `care.scrub`. */
export async function applyRetention(parts: RetentionParts, order: RetentionOrder): Promise<RetentionCounts> {
  const { records, kept } = parts;
  const { cutoffs, rehearse } = order;
  const people = await erasePeople(parts, order);
  // Ids that the platform has forgotten by then say no more than what somebody was shown.
  if (!rehearse) await parts.uploads.forgetBefore(order.now - USABLE_MS);
  return {
    people,
    evidence: people > 0 && !rehearse ? await removeEvidence(parts) : 0,
    messages: await records.strip(cutoffs.messageLogs, { rehearse }),
    webhookPayloads: await records.dropForeign(cutoffs.webhookPayloads, { rehearse }),
    ...(await removePlans(parts, order)),
    otherFiles: await kept.clear(cutoffs.plans, rehearse),
  };
}

/** Whether a run let anything go, or would. */
export function isAnyDue(counts: RetentionCounts): boolean {
  return Object.values(counts).some((count) => count > 0);
}
