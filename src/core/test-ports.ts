/** Test messages to one's own numbers, as the store keeps them: no campaign's, and still a request that the platform counts. */
import type { ConsentState } from './consent.ts';
import type { MessageState } from './message-state.ts';

/** A test message about to be sent. What it shows is another person's row and is not kept. */
export interface NewTestMessage {
  /** The campaign's id, for whoever reads the log; the campaign itself knows nothing of it. */
  readonly campaign: string;
  /** Canonical E.164 number. */
  readonly phone: string;
  readonly template: string;
  readonly language: string;
}

/** What is known of a number as its test message begins, all of one moment. Instants are epoch milliseconds. */
export interface TestFacts {
  /** The state of the number's person; of somebody unknown the empty one. */
  readonly state: ConsentState;
  /** Whether the number is on the suppression list, also by its keyed hash alone. */
  readonly isSuppressed: boolean;
  /** When the newest message to the number was accepted or begun, within the moving day; undefined: there is none. */
  readonly contactAt: number | undefined;
  /** Distinct people messaged in the moving day, by campaigns and tests. */
  readonly people: number;
}

/** What the last look says of a test message: go, leave out with a reason (a check's code), or not before an instant. */
export type TestLook = 'send' | { readonly refuse: string } | { readonly waitUntil: number };

/** What beginning one takes. */
export interface TestRequest {
  readonly message: NewTestMessage;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Length of the moving day, milliseconds. */
  readonly dayMs: number;
  /** The last look, called inside the transaction; pure and synchronous. */
  readonly look: (facts: TestFacts) => TestLook;
}

/** A test message whose intent is durable: the request may leave. */
export interface BegunTest {
  readonly test: number;
  /** Opaque id that goes out with it and comes back with each status; no campaign's message has one of its form. */
  readonly correlation: string;
}

/** What came of a test message's one request. */
export type TestOutcome =
  | { readonly kind: 'accepted'; readonly wamid: string }
  /** Refused, or not sent at all (no code). It is not tried again: whoever tests sees it and decides. */
  | {
      readonly kind: 'failed';
      readonly code: number | undefined;
      readonly title: string;
      readonly detail: string;
    }
  | { readonly kind: 'unknown'; readonly detail: string };

/** A test message as it is kept. Instants are epoch milliseconds. */
export interface KeptTest extends NewTestMessage {
  readonly state: MessageState;
  readonly begunAt: number;
  readonly acceptedAt: number | undefined;
  readonly deliveredAt: number | undefined;
  readonly readAt: number | undefined;
  readonly wamid: string | undefined;
  readonly code: number | undefined;
  readonly title: string | undefined;
  readonly detail: string | undefined;
}

/** Test messages of a campaign file, in counts. */
export interface TestTally {
  readonly campaign: string;
  /** By state; a state without messages is absent. */
  readonly messages: Readonly<Partial<Record<MessageState, number>>>;
  /** When the newest of them began, epoch milliseconds. */
  readonly lastAt: number;
}

/** The log of test messages. They count towards the platform's limits, and in no campaign. */
export interface TestLog {
  /** Looks, and notes the intent in the same durable transaction where the look says send. */
  begin(request: TestRequest): Promise<BegunTest | Exclude<TestLook, 'send'>>;
  /** Writes what came of it at an instant; what a webhook has told meanwhile stands. */
  settle(test: number, outcome: TestOutcome, at: number): Promise<void>;
  /** Test messages to the person behind an identifier and to these identifiers, oldest first. */
  about(identifiers: readonly string[]): Promise<readonly KeptTest[]>;
  /** All that were sent, by campaign, the newest first. */
  tally(): Promise<readonly TestTally[]>;
}
