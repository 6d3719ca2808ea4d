/** Rows read in one thread and used in another: what is said between the two. */
import type { Transferable } from 'node:worker_threads';
import type { ErrorCode, ErrorParams } from '../../core/errors.ts';

/** One end of a channel: a worker, its parent port, or a port of a message channel. */
export interface Channel {
  postMessage(message: unknown, transfer?: readonly Transferable[]): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

/** A batch as few large values, with the buffers in it that move instead of being copied. */
export interface Parcel<T> {
  readonly packed: T;
  readonly transfer: readonly Transferable[];
}

/** What the reading side says. */
export type FromReader<T> =
  | { readonly kind: 'batch'; readonly packed: T }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** An error on its way: consend's own keep code and params, which structured cloning would drop. */
export interface Failure {
  readonly code?: ErrorCode;
  readonly params?: ErrorParams;
  readonly cause: unknown;
}

/** Batches that may be on their way at once unless told: enough to keep both sides busy, few enough to bound memory. */
export const MAX_IN_FLIGHT = 4;
