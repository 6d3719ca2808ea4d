/**
 * Test messages to the user's own numbers: a row's message as its recipient would get it, one request each and no second
 * try. They belong to no campaign, and obey what the platform and the law know of a request: a stop, the pair rate, the
 * messaging limit.
 */
import { dispositionOf } from '../core/api-errors.ts';
import type { BoundComponent } from '../core/bound-message.ts';
import { type ConsentState, WHATSAPP } from '../core/consent.ts';
import type { BegunTest, Clock, Ledger, Provider, SendResult, TestLog, TestLook } from '../core/ports.ts';
import { MOVING_DAY_MS, PAIR_INTERVAL_MS } from '../core/sending/limits.ts';
import { standing } from '../core/standing.ts';
import { endedOffer } from './offer-sending.ts';
import { stopEvents } from './opt-outs.ts';
import type { CampaignInput } from './question.ts';

/** A row's message to one of the user's own numbers. */
export interface TestMessage {
  /** Canonical E.164 number that it goes to. */
  readonly phone: string;
  /** Physical line in the recipients file whose message it is. */
  readonly row: number;
  readonly template: string;
  readonly language: string;
  readonly components: readonly BoundComponent[];
}

/** What came of one: the API's answer, or why no request left. */
export type TestResult = TestMessage &
  (
    | { readonly kind: 'accepted'; readonly wamid: string }
    | { readonly kind: 'failed'; readonly code: number; readonly title: string; readonly detail: string }
    | { readonly kind: 'unknown'; readonly detail: string }
    /** Nothing left: a check's code, a limit's name, or `not-sent` where the API could not be reached. */
    | { readonly kind: 'not-sent'; readonly reason: string; readonly detail: string }
  );

/** What sending them takes. */
export interface TestSending {
  readonly campaign: CampaignInput;
  readonly messages: readonly TestMessage[];
  readonly tests: TestLog;
  readonly ledger: Pick<Ledger, 'record'>;
  readonly provider: Pick<Provider, 'send'>;
  /** The template's category. */
  readonly category: string | undefined;
  /** Distinct people in a moving day that the platform allows; undefined: not known. */
  readonly messagingLimit: number | undefined;
  readonly clock: Clock;
  /** Asks to stop: no further message is begun. */
  readonly signal: AbortSignal;
  /** Cuts off what is under way. */
  readonly abort: AbortSignal;
  readonly onResult?: (result: TestResult) => void;
}

/** Reason of a message that the messaging limit has no place for. */
const DAY_FULL = 'messaging-limit';
/** Reason of a message that could not be handed to the API. */
const NOT_SENT = 'not-sent';

/**
 * Why a number gets no test: its person stopped the campaign's purpose, everything, or this sender on the platform. Without
 * a word from them nothing is in the way: whose number it is answers the settings' list. Undefined: it may get one.
 */
export function testRefusal(
  { config, purpose }: CampaignInput,
  { state, isSuppressed, now }: { state: ConsentState; isSuppressed: boolean; now: number },
): string | undefined {
  const stands = standing(state, {
    purpose: purpose.id,
    category: purpose.category,
    channel: WHATSAPP,
    bases: config.bases,
    advertises: [],
    doubleOptIn: 'none',
    confirmations: ['number', 'elsewhere', 'none'],
    existingCustomerSignedOff: false,
    now,
  });
  if (isSuppressed || stands.suppressed) return 'optout.suppressed';
  if (stands.restricted) return 'recipient.restricted';
  if (stands.platformStopped) return 'optout.platform-stop';
  return stands.consent === 'withdrawn' ? 'consent.withdrawn' : undefined;
}

/** Begins a message as soon as the pair rate lets it; resolves to why not, or to what was begun. */
async function begin(sending: TestSending, message: TestMessage): Promise<BegunTest | { refuse: string }> {
  const { campaign, tests, clock, signal, messagingLimit = Number.POSITIVE_INFINITY } = sending;
  const { phone, template, language } = message;
  for (;;) {
    if (signal.aborted) return { refuse: 'interrupted' };
    const now = clock.now();
    const begun = await tests.begin({
      message: { campaign: campaign.id, phone, template, language },
      now,
      dayMs: MOVING_DAY_MS,
      look({ state, isSuppressed, contactAt, people }): TestLook {
        const refuse = testRefusal(campaign, { state, isSuppressed, now });
        if (refuse !== undefined) return { refuse };
        // Whoever was written to within the day takes no second place in it.
        if (contactAt === undefined) return people >= messagingLimit ? { refuse: DAY_FULL } : 'send';
        const freeAt = contactAt + PAIR_INTERVAL_MS;
        return freeAt > now ? { waitUntil: freeAt } : 'send';
      },
    });
    if (!('waitUntil' in begun)) return begun;
    await clock.sleep(begun.waitUntil - now, signal);
  }
}

function resultOf(message: TestMessage, result: SendResult): TestResult {
  switch (result.kind) {
    case 'accepted':
      return { ...message, kind: 'accepted', wamid: result.wamid };
    case 'refused': {
      const { code, title, detail } = result;
      return { ...message, kind: 'failed', code, title, detail };
    }
    case 'unknown':
      return { ...message, kind: 'unknown', detail: result.detail };
    case 'not-sent':
      return { ...message, kind: 'not-sent', reason: NOT_SENT, detail: result.detail };
    case 'withheld':
      return { ...message, kind: 'not-sent', reason: result.reason, detail: result.detail };
  }
}

/** Writes down what came of a request; a person's stop first, so that dying between the two forgets none. */
async function settle(
  { tests, ledger, clock }: TestSending,
  { test, correlation }: BegunTest,
  result: TestResult,
): Promise<void> {
  const now = clock.now();
  if (result.kind === 'failed' && dispositionOf(result.code) === 'suppress')
    await ledger.record(
      stopEvents({ identifiers: [result.phone], at: now, way: 'error-131050', evidence: correlation }),
    );
  if (result.kind === 'not-sent') {
    const { reason, detail } = result;
    await tests.settle(test, { kind: 'failed', code: undefined, title: reason, detail }, now);
  } else await tests.settle(test, result, now);
}

async function sendOne(sending: TestSending, message: TestMessage): Promise<TestResult> {
  const begun = await begin(sending, message);
  if ('refuse' in begun) return { ...message, kind: 'not-sent', reason: begun.refuse, detail: '' };
  const { provider, category, abort, clock } = sending;
  const { phone, template, language, components } = message;
  const answer =
    endedOffer(components, clock.now()) ??
    (await provider.send(
      { to: phone, template, language, components, correlation: begun.correlation, category },
      abort,
    ));
  const result = resultOf(message, answer);
  await settle(sending, begun, result);
  return result;
}

/**
 * Sends them one after the other, in the order given; resolves to what came of each. After an answer that every further
 * message would meet as well (token, payment, account), or the signal, the rest is not begun and not in the result.
 */
export async function sendTests(sending: TestSending): Promise<readonly TestResult[]> {
  const results: TestResult[] = [];
  for (const message of sending.messages) {
    if (sending.signal.aborted) break;
    const result = await sendOne(sending, message);
    if (result.kind === 'not-sent' && result.reason === 'interrupted') break;
    results.push(result);
    sending.onResult?.(result);
    if (result.kind === 'failed' && dispositionOf(result.code) === 'stop') break;
  }
  return results;
}
