/** A sending run with a provider that answers as a test says, on a virtual clock and an in-memory store. */
import type { Pacer } from '../../../src/core/pacer.ts';
import { createPacer } from '../../../src/core/pacer.ts';
import type { OutgoingMessage, Provider, SendResult, Store } from '../../../src/core/ports.ts';
import type { SendRequest } from '../../../src/pipeline/send.ts';
import { question } from '../core/builders.ts';
import { questionScheduler } from './question-scheduler.ts';
import { countedRandom, type VirtualClock } from './stores.ts';

/** What the API says to a message; `nth` counts the requests to that number from 1. */
export type Answer = (outgoing: OutgoingMessage, nth: number) => SendResult;

/** A request as the API saw it. */
export interface Seen {
  readonly to: string;
  readonly at: number;
  readonly correlation: string;
  readonly result: SendResult;
}

/** A provider that keeps what it was sent. */
export interface FakeProvider extends Provider {
  readonly seen: Seen[];
  /** Most requests that were under way at once. */
  atOnce: number;
}

export const accepted = (outgoing: OutgoingMessage): SendResult => ({
  kind: 'accepted',
  wamid: `wamid.${outgoing.correlation}`,
  heldForQuality: false,
});
export const refused = (code: number, retryAfterMs?: number): SendResult => ({
  kind: 'refused',
  code,
  title: `title ${code}`,
  detail: 'detail',
  retryAfterMs,
});
export const unknown: SendResult = { kind: 'unknown', detail: 'reset' };
export const notSent: SendResult = { kind: 'not-sent', detail: 'ECONNREFUSED' };

/** A provider that answers after a time (milliseconds, 20 where nothing is said). */
export function fakeProvider(
  clock: VirtualClock,
  answer: Answer = accepted,
  latency: (outgoing: OutgoingMessage) => number = () => 20,
): FakeProvider {
  const seen: Seen[] = [];
  const counts = new Map<string, number>();
  let underWay = 0;
  const notAsked = async (): Promise<never> => {
    throw new Error('sending asks for nothing but sends');
  };
  const provider: FakeProvider = {
    seen,
    atOnce: 0,
    async send(outgoing) {
      const nth = (counts.get(outgoing.to) ?? 0) + 1;
      counts.set(outgoing.to, nth);
      const at = clock.now();
      underWay += 1;
      provider.atOnce = Math.max(provider.atOnce, underWay);
      await clock.sleep(latency(outgoing));
      underWay -= 1;
      const result = answer(outgoing, nth);
      seen.push({ to: outgoing.to, at, correlation: outgoing.correlation, result });
      return result;
    },
    // biome-ignore lint/correctness/useYield: it is never asked.
    async *templates() {
      await notAsked();
    },
    templatesByName: notAsked,
    phoneNumber: notAsked,
    close: async () => {},
  };
  return provider;
}

/** A pacer without a limit that notes how it was throttled. */
export function notedPacer(): Pacer & { readonly throttles: (number | undefined)[] } {
  const pacer = createPacer({ perSecond: undefined, now: 0 });
  const throttles: (number | undefined)[] = [];
  return {
    ...pacer,
    throttles,
    throttle(now, retryAfterMs) {
      throttles.push(retryAfterMs);
      pacer.throttle(now, retryAfterMs);
    },
  };
}

/** A request to send campaign `c` with the real last look and no limits; the change says what is different. */
export function sendRequest(
  parts: { readonly store: Store; readonly clock: VirtualClock; readonly provider: Provider },
  change: Partial<SendRequest> = {},
): SendRequest {
  const { store, clock, provider } = parts;
  return {
    campaign: 'c',
    journal: store.journal,
    ledger: store.ledger,
    provider,
    clock,
    random: countedRandom(),
    pacer: createPacer({ perSecond: undefined, now: clock.now() }),
    scheduler: questionScheduler((now) => question({ now })),
    concurrency: 4,
    limit: undefined,
    until: undefined,
    watch: async () => undefined,
    signal: new AbortController().signal,
    abort: new AbortController().signal,
    ...change,
  };
}
