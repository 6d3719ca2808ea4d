/**
 * States of a message and the transitions between them, as data. One place: the store asks `mayMove` before it writes,
 * the tests walk the table. Each message is in exactly one state.
 */

/** Every state of a message, in the order that reports show them. */
export const MESSAGE_STATES = [
  'planned',
  'sending',
  'accepted',
  'sent',
  'delivered',
  'read',
  'failed',
  'unknown',
  'skipped',
  'held',
] as const;

/** State of a message. */
export type MessageState = (typeof MESSAGE_STATES)[number];

/**
 * From each state, where a message may go. `unknown` leaves only by a webhook (or the user's own resend). A late
 * `failed` after `delivered` or `read` is no transition: what was delivered stays delivered.
 */
export const TRANSITIONS: Readonly<Record<MessageState, readonly MessageState[]>> = {
  planned: ['sending', 'held', 'skipped'],
  held: ['planned', 'skipped'],
  // Skipped while sending: something that the message shows was not there, and no request left.
  sending: ['accepted', 'failed', 'planned', 'unknown', 'sent', 'delivered', 'read', 'skipped'],
  unknown: ['accepted', 'sent', 'delivered', 'read', 'failed', 'planned'],
  accepted: ['sent', 'delivered', 'read', 'failed'],
  sent: ['delivered', 'read', 'failed'],
  delivered: ['read'],
  read: [],
  failed: ['delivered', 'read'],
  // Left out means never sent: a later plan that may message the person takes the entry up again.
  skipped: ['planned'],
};

/** Whether a message may go from one state to the other. */
export function mayMove(from: MessageState, to: MessageState): boolean {
  return TRANSITIONS[from].includes(to);
}

/** States after which nothing is awaited of the sender any more. */
export const FINAL_STATES: ReadonlySet<MessageState> = new Set([
  'accepted',
  'sent',
  'delivered',
  'read',
  'failed',
  'unknown',
  'skipped',
]);

/** Counts by state. */
export type MessageCounts = Readonly<Record<MessageState, number>>;

/** Counts with nothing in them. */
export function emptyCounts(): Record<MessageState, number> {
  return {
    planned: 0,
    sending: 0,
    accepted: 0,
    sent: 0,
    delivered: 0,
    read: 0,
    failed: 0,
    unknown: 0,
    skipped: 0,
    held: 0,
  };
}
