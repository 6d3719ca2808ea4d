/** What forecasts read of the journal: the waiting messages in groups, and what limits have seen. Never a message by itself. */
import type { WaitingGroup } from './sending/forecast.ts';
import type { Contacts } from './sending/moving-day.ts';

/** The contacts of a moving day, oldest first, taken together by the minute. */
export interface DayContacts {
  /** By a person's newest contact: each person once. */
  readonly people: readonly Contacts[];
  readonly messages: readonly Contacts[];
}

/** The queue of messages as a forecast sees it. Cheap enough to ask every few seconds, not at every message. */
export interface QueueView {
  /** A campaign's waiting messages in the order of sending. What falls due within one minute may stand in one group. */
  waiting(campaign: string): Promise<readonly WaitingGroup[]>;
  /** Contacts (accepted, perhaps, or on their way) since an instant (epoch milliseconds, itself included), over all campaigns. */
  contacts(since: number): Promise<DayContacts>;
  /** How many messages of a campaign left since an instant, epoch milliseconds. */
  sentSince(campaign: string, since: number): Promise<number>;
}
