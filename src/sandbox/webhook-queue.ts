import { toAsciiJson } from './ascii-json.ts';
import type { CancelTimer, SandboxClock } from './clock.ts';
import { createDueHeap, type Due } from './due-heap.ts';
import { unquoteNumbers } from './template-events.ts';
import { type WebhookSender, type WebhookUpdate, webhookBody } from './webhook-payload.ts';

/** Something that happens at a time: a change in the sandbox, an update for the webhook, or both. */
export interface PlannedEvent {
  /** When it is to happen, in virtual milliseconds. */
  readonly at: number;
  readonly update: WebhookUpdate | null;
  /** Runs before the update goes out, whether or not anybody listens. */
  readonly effect?: () => void;
}

/** Figures of the queue since the last reset; updates, not POSTs, unless said otherwise. */
export interface WebhookCounts {
  /** Taken by the endpoint with a 200. */
  readonly sent: number;
  /** Given up after all retries. */
  readonly failed: number;
  /** Waiting for their time, for an answer or for a retry. */
  readonly pending: number;
  /** POSTs made, retries included. */
  readonly posts: number;
  /** POSTs that were not answered with 200. */
  readonly refusedPosts: number;
}

/** Delivers updates when they are due. */
export interface WebhookQueue {
  /** Puts events into the queue. */
  plan(events: readonly PlannedEvent[]): void;
  /** Lets everything happen now; resolves when nothing is pending. What the endpoint keeps refusing counts as failed. */
  flush(): Promise<void>;
  counts(): WebhookCounts;
  /** Stops the timer and forgets what is pending. */
  stop(): void;
}

/** What the queue needs. */
export interface WebhookQueueOptions {
  readonly clock: SandboxClock;
  readonly sender: WebhookSender;
  /** Updates per POST at most. */
  readonly batchSize: number;
  /** First pause after a second failure in virtual milliseconds; doubles each time. */
  readonly retryBaseMs: number;
  /** Posts a body; null when nobody is subscribed, else whether it was taken. */
  readonly post: (body: string) => Promise<boolean | null>;
}

interface Batch extends Due {
  readonly updates: readonly WebhookUpdate[];
  readonly attempts: number;
  readonly firstTriedAt: number;
}

interface Entry extends Due {
  readonly event: PlannedEvent;
}

const LONGEST_PAUSE_MS = 60 * 60 * 1_000;
/** How long a refused POST is tried again. Source: Meta, webhooks/overview (another page says 36 h). */
const GIVE_UP_AFTER_MS = 7 * 24 * 60 * 60 * 1_000;
const FLUSH_ATTEMPTS = 5;
const PARALLEL_POSTS = 8;

/**
 * A queue with retries: at once after the first failure, then after pauses that double, for seven days.
 * Every event keeps the time it was planned for, so that delivery late or early changes no timestamp.
 */
export function createWebhookQueue(options: WebhookQueueOptions): WebhookQueue {
  return new DeliveryQueue(options);
}

class DeliveryQueue implements WebhookQueue {
  readonly #options: WebhookQueueOptions;
  readonly #events = createDueHeap<Entry>();
  readonly #retries = createDueHeap<Batch>();
  readonly #inFlight = new Set<Promise<void>>();
  #ready: WebhookUpdate[] = [];
  #readyFrom = 0;
  readonly #figures = { sent: 0, failed: 0, pending: 0, posts: 0, refusedPosts: 0 };
  #order = 0;
  #wakeAt = Number.POSITIVE_INFINITY;
  #cancelTimer: CancelTimer = () => undefined;
  #flushes = 0;
  #isStopped = false;

  constructor(options: WebhookQueueOptions) {
    this.#options = options;
  }

  plan(events: readonly PlannedEvent[]): void {
    for (const event of events) {
      this.#events.push({ dueAt: event.at, order: this.#nextOrder(), event });
      if (event.update !== null) this.#figures.pending += 1;
    }
    this.#arm();
  }

  async flush(): Promise<void> {
    this.#flushes += 1;
    try {
      do {
        this.#release(Number.POSITIVE_INFINITY);
        await Promise.all(this.#inFlight);
      } while (this.#figures.pending > 0 && !this.#isStopped);
    } finally {
      this.#flushes -= 1;
    }
  }

  counts(): WebhookCounts {
    return { ...this.#figures };
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelTimer();
  }

  // One timer for whatever is due first; an earlier event pulls it forward.
  #arm(): void {
    const first = Math.min(this.#events.peek()?.dueAt ?? Infinity, this.#retries.peek()?.dueAt ?? Infinity);
    if (this.#isStopped || first >= this.#wakeAt) return;
    this.#cancelTimer();
    this.#wakeAt = first;
    const { clock } = this.#options;
    this.#cancelTimer = clock.after(first - clock.now(), () => {
      this.#wakeAt = Number.POSITIVE_INFINITY;
      this.#release(clock.now());
      this.#arm();
    });
  }

  #release(untilMs: number): void {
    for (let entry = this.#events.peek(); entry && entry.dueAt <= untilMs; entry = this.#events.peek()) {
      this.#events.pop();
      entry.event.effect?.();
      if (entry.event.update !== null) this.#ready.push(entry.event.update);
    }
    for (let batch = this.#retries.peek(); batch && batch.dueAt <= untilMs; batch = this.#retries.peek()) {
      this.#retries.pop();
      this.#start(batch);
    }
    this.#pump();
  }

  // Updates wait here, not in the connection pool, so that what piled up behind a slow endpoint goes out in full batches.
  #pump(): void {
    const { batchSize, clock } = this.#options;
    while (this.#readyFrom < this.#ready.length && this.#inFlight.size < PARALLEL_POSTS) {
      const updates = this.#ready.slice(this.#readyFrom, this.#readyFrom + batchSize);
      this.#readyFrom += updates.length;
      this.#start({ dueAt: 0, order: 0, updates, attempts: 0, firstTriedAt: clock.now() });
    }
    if (this.#readyFrom < this.#ready.length) return;
    this.#ready = [];
    this.#readyFrom = 0;
  }

  #start(batch: Batch): void {
    const attempt = this.#deliver(batch).finally(() => {
      this.#inFlight.delete(attempt);
      this.#pump();
    });
    this.#inFlight.add(attempt);
  }

  async #deliver(batch: Batch): Promise<void> {
    const body = unquoteNumbers(toAsciiJson(webhookBody(this.#options.sender, batch.updates)));
    const isTaken = await this.#options.post(body);
    if (this.#isStopped) return;
    if (isTaken !== null) this.#figures.posts += 1;
    if (isTaken === false) {
      this.#figures.refusedPosts += 1;
      this.#retry(batch);
      return;
    }
    this.#figures.pending -= batch.updates.length;
    if (isTaken) this.#figures.sent += batch.updates.length;
  }

  #retry(batch: Batch): void {
    const attempts = batch.attempts + 1;
    const { clock, retryBaseMs } = this.#options;
    const isTooOld = clock.now() - batch.firstTriedAt > GIVE_UP_AFTER_MS;
    if (isTooOld || (this.#flushes > 0 && attempts >= FLUSH_ATTEMPTS)) {
      this.#figures.pending -= batch.updates.length;
      this.#figures.failed += batch.updates.length;
      return;
    }
    const pauseMs = attempts === 1 ? 0 : Math.min(retryBaseMs * 2 ** (attempts - 2), LONGEST_PAUSE_MS);
    this.#retries.push({ ...batch, attempts, dueAt: clock.now() + pauseMs, order: this.#nextOrder() });
    this.#arm();
  }

  #nextOrder(): number {
    this.#order += 1;
    return this.#order;
  }
}
