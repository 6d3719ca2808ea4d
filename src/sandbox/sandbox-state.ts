import { createSlidingWindow } from './sliding-window.ts';
import type { WebhookCounts } from './webhook-queue.ts';

/** What the sandbox has seen and done since its start or the last reset. */
export interface SandboxState {
  /** Graph requests of all kinds, refused ones included; control requests do not count. */
  readonly requests: number;
  /** Requests to messages and marketing_messages. */
  readonly messageRequests: number;
  readonly accepted: {
    readonly total: number;
    /** Accepted messages per number (`+` and digits) or business-scoped user id. */
    readonly byNumber: Readonly<Record<string, number>>;
    /** Accepted messages per biz_opaque_callback_data. */
    readonly byCorrelationId: Readonly<Record<string, number>>;
    /** The most messages one number got; above 1 somebody was messaged twice. */
    readonly maxPerNumber: number;
  };
  readonly refusals: {
    readonly total: number;
    /** Refused requests per error code. */
    readonly byCode: Readonly<Record<string, number>>;
  };
  readonly rates: {
    /** The most messages accepted in any one second of virtual time. */
    readonly maxAcceptedPerSecond: number;
    /** The most message requests in any one second of virtual time. */
    readonly maxRequestsPerSecond: number;
    /** Messages accepted in each second of virtual time that had some, the last hour of them; keys are Unix seconds. */
    readonly acceptedPerSecond: Readonly<Record<string, number>>;
  };
  /** Different people of the last 24 h that count towards the messaging limit. */
  readonly messagingLimitUsed: number;
  readonly webhooks: WebhookCounts;
  /** Files taken, templates' samples aside. */
  readonly uploads: number;
}

/** Keeps the counts of a run. */
export interface Counters {
  noteRequest(): void;
  noteMessageRequest(atMs: number): void;
  noteAccepted(number: string, correlationId: string | null, atMs: number): void;
  noteRefusal(code: number): void;
  /** Messages accepted so far. */
  readonly accepted: number;
  /** The state so far, with what others keep filled in. */
  snapshot(rest: Pick<SandboxState, 'messagingLimitUsed' | 'webhooks' | 'uploads'>): SandboxState;
}

const SECOND_MS = 1_000;
const SECONDS_KEPT = 3_600;

/** Counters that start at 0. */
export function createCounters(): Counters {
  const totals = { requests: 0, messageRequests: 0, accepted: 0, refused: 0 };
  const byNumber = new Map<string, number>();
  const byCorrelationId = new Map<string, number>();
  const byCode = new Map<string, number>();
  const perSecond = new Map<number, number>();
  const acceptedWindow = createSlidingWindow(SECOND_MS);
  const requestWindow = createSlidingWindow(SECOND_MS);
  return {
    noteRequest() {
      totals.requests += 1;
    },
    noteMessageRequest(atMs) {
      totals.messageRequests += 1;
      requestWindow.add(atMs);
    },
    noteAccepted(number, correlationId, atMs) {
      totals.accepted += 1;
      acceptedWindow.add(atMs);
      countSecond(perSecond, Math.floor(atMs / SECOND_MS));
      increment(byNumber, number);
      if (correlationId !== null) increment(byCorrelationId, correlationId);
    },
    noteRefusal(code) {
      totals.refused += 1;
      increment(byCode, String(code));
    },
    get accepted() {
      return totals.accepted;
    },
    snapshot: (rest) => ({
      requests: totals.requests,
      messageRequests: totals.messageRequests,
      accepted: {
        total: totals.accepted,
        byNumber: Object.fromEntries(byNumber),
        byCorrelationId: Object.fromEntries(byCorrelationId),
        maxPerNumber: highest(byNumber),
      },
      refusals: { total: totals.refused, byCode: Object.fromEntries(byCode) },
      rates: {
        maxAcceptedPerSecond: acceptedWindow.peak,
        maxRequestsPerSecond: requestWindow.peak,
        acceptedPerSecond: Object.fromEntries(perSecond),
      },
      ...rest,
    }),
  };
}

// A Map keeps the order of insertion, so the first key is the oldest second.
function countSecond(counts: Map<number, number>, second: number): void {
  const count = counts.get(second);
  counts.set(second, (count ?? 0) + 1);
  if (count !== undefined || counts.size <= SECONDS_KEPT) return;
  for (const oldest of counts.keys()) {
    counts.delete(oldest);
    return;
  }
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function highest(counts: ReadonlyMap<string, number>): number {
  let max = 0;
  for (const count of counts.values()) if (count > max) max = count;
  return max;
}
