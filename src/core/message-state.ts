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
 * From each state, where a message may go. `unknown` leaves only by a webhook or a late answer (or the user's own resend).
 * A refusal that may pass goes back to `planned`, or `held` where it takes hours; whoever was erased while the request was
 * on its way is `skipped` then. A late `failed` after `delivered` or `read` is no transition: what was delivered stays
 * delivered.
 */
export const TRANSITIONS: Readonly<Record<MessageState, readonly MessageState[]>> = {
  planned: ['sending', 'held', 'skipped'],
  held: ['planned', 'skipped'],
  // Skipped while sending: erased meanwhile, or something that the message shows was not there, and no request left.
  sending: ['accepted', 'failed', 'planned', 'held', 'skipped', 'unknown', 'sent', 'delivered', 'read'],
  unknown: ['accepted', 'sent', 'delivered', 'read', 'failed', 'planned', 'held', 'skipped'],
  accepted: ['sent', 'delivered', 'read', 'failed'],
  sent: ['delivered', 'read', 'failed'],
  delivered: ['read'],
  read: [],
  failed: ['delivered', 'read'],
  // Left out means never sent: a later plan that may message the person takes the entry up again.
  skipped: ['planned', 'held'],
};

/** What only a user may decide, told what it risks. */
export type UserDecision = 'resend-failed' | 'resend-unknown';

/**
 * Transitions by the user's own decision, apart from `TRANSITIONS`: no answer, webhook, crash or plan ever takes them. Each
 * allows one claim more, and what became of the message before is kept.
 */
export const DECIDED_TRANSITIONS: Readonly<
  Record<UserDecision, { readonly from: MessageState; readonly to: MessageState }>
> = {
  'resend-failed': { from: 'failed', to: 'planned' },
  'resend-unknown': { from: 'unknown', to: 'planned' },
};

/**
 * By a failure told by webhook whose code asks for hours (`retry-later`), apart from `TRANSITIONS`: the platform says that
 * the message was not delivered. Once for each message; a second such failure is final.
 */
export const PUT_OFF_TRANSITIONS: {
  readonly from: readonly MessageState[];
  readonly to: MessageState;
} = { from: ['sending', 'unknown', 'accepted', 'sent'], to: 'held' };

/** Whether a failure told by webhook may put a message of this state off. */
export function mayBePutOff(from: MessageState): boolean {
  return PUT_OFF_TRANSITIONS.from.includes(from);
}

/** Whether a message may go from one state to the other. */
export function mayMove(from: MessageState, to: MessageState): boolean {
  return TRANSITIONS[from].includes(to);
}

/** States of a message that, as far as is known, never went out. */
export const NOT_OUT: ReadonlySet<MessageState> = new Set(['planned', 'held', 'skipped']);

/**
 * Whether a status may move a message. Beside the table: one that was refused, put back or left out, and yet went out, as
 * its status proves, must not be sent again. Only `wasTried` can have gone out.
 */
export function mayBeProven(from: MessageState, to: MessageState, wasTried: boolean): boolean {
  return mayMove(from, to) || (wasTried && NOT_OUT.has(from) && to !== 'failed' && mayMove('sending', to));
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
