/** What the journal holds on one person: to be shown (Art. 15 GDPR) and to be let go in time (Art. 5 (1) e GDPR). */

import type { BoundComponent } from './bound-message.ts';
import type { MessageState } from './message-state.ts';

/** One message to a person with everything that is kept of it. Instants are epoch milliseconds. */
export interface PersonMessage {
  readonly campaign: string;
  readonly purpose: string | undefined;
  readonly plan: string;
  readonly row: number;
  /** What it was sent once for; undefined: for the person, or the key was let go. */
  readonly key: string | undefined;
  readonly phone: string;
  readonly template: string;
  readonly language: string;
  readonly components: readonly BoundComponent[];
  readonly basis: string;
  /** Sequence number of the ledger event that the basis rests on. */
  readonly event: number;
  readonly state: MessageState;
  readonly reason: string | undefined;
  readonly wamid: string | undefined;
  readonly code: number | undefined;
  readonly title: string | undefined;
  readonly detail: string | undefined;
  readonly acceptedAt: number | undefined;
  readonly deliveredAt: number | undefined;
  readonly readAt: number | undefined;
  readonly statuses: readonly {
    readonly status: string;
    readonly at: number;
    readonly detail: string | undefined;
  }[];
  readonly attempts: readonly {
    readonly startedAt: number;
    readonly kind: string;
    /** The error's code; absent: there is none. */
    readonly code?: number | undefined;
    readonly detail: string | undefined;
  }[];
  /** Not before this instant, while it waits; undefined: at once, or it waits no more. */
  readonly notBefore?: number | undefined;
  /** Decisions of the user to send it again, with the state that it had before. */
  readonly resends?: readonly { readonly at: number; readonly state: string }[];
}

/** Status of a message that consend did not send, as it was kept. */
export interface ForeignStatus {
  readonly wamid: string;
  readonly status: string;
  /** JSON of the status. */
  readonly body: string;
}

/** The journal by person. */
export interface PersonRecords {
  /** All messages to a person, oldest first. */
  messages(personKey: number): Promise<readonly PersonMessage[]>;
  /** Statuses of messages that consend did not send, about these identifiers. */
  foreign(identifiers: readonly string[]): Promise<readonly ForeignStatus[]>;
  /**
   * Takes number, key, parameters, ids and details out of messages that ended before an instant; who got which campaign in
   * which state stays, so that nobody gets it twice. Test messages begun before it go whole. Resolves to how many of both;
   * `rehearse` writes nothing.
   */
  strip(before: number, options?: { readonly rehearse?: boolean }): Promise<number>;
  /** Drops kept statuses of foreign messages from before an instant. Resolves to how many. */
  dropForeign(before: number, options?: { readonly rehearse?: boolean }): Promise<number>;
}
