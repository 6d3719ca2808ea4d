import { newPairRate, type PairRate } from './pair-rate.ts';

/** What the sandbox remembers of a person. */
export interface Person extends PairRate {
  /** WhatsApp id, digits only, or the business-scoped user id. */
  readonly id: string;
  /** Requests to send to this person, refused ones included. */
  tries: number;
  /** Messages to this person that were accepted. */
  accepted: number;
  /** Virtual time until which the person's last message keeps the service window open. */
  windowOpenUntil: number;
  /** Whether the person stopped marketing messages in WhatsApp. */
  hasStoppedMarketing: boolean;
  /** Virtual times of the marketing messages of the last 24 h, where the limit per person applies. */
  marketingTimes?: readonly number[];
  /** Virtual time until which the limit per person keeps marketing messages back. */
  marketingBlockedUntil?: number;
}

/** The people who were messaged or wrote. */
export interface RecipientBook {
  /** The person with this id, new when not seen before. */
  get(id: string): Person;
  /** Notes that the person wrote: opens the service window for 24 h. */
  noteInbound(id: string, atMs: number): void;
  /** Notes a stop or resume of marketing messages. */
  notePreference(id: string, hasStopped: boolean): void;
}

/** How long a person's message lets the business answer freely. Source: Meta, messages/send-messages. */
const SERVICE_WINDOW_MS = 24 * 60 * 60 * 1_000;

/** An empty book. */
export function createRecipientBook(): RecipientBook {
  const people = new Map<string, Person>();
  const get = (id: string): Person => {
    const known = people.get(id);
    if (known !== undefined) return known;
    const person: Person = {
      ...newPairRate(),
      id,
      tries: 0,
      accepted: 0,
      windowOpenUntil: Number.NEGATIVE_INFINITY,
      hasStoppedMarketing: false,
    };
    people.set(id, person);
    return person;
  };
  return {
    get,
    noteInbound(id, atMs) {
      const person = get(id);
      person.windowOpenUntil = Math.max(person.windowOpenUntil, atMs + SERVICE_WINDOW_MS);
    },
    notePreference(id, hasStopped) {
      get(id).hasStoppedMarketing = hasStopped;
    },
  };
}
