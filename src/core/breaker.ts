/**
 * When a run must stop by itself: too large a share of failures among the last outcomes, three equal template faults in
 * a row, an API that cannot be reached or makes us wait for ever, too many people who ask to stop. Pure state, fed with outcomes.
 */

/** How many of the last final outcomes are looked at. */
export const BREAKER_WINDOW = 200;
/** Outcomes before the share is judged at all. */
export const BREAKER_MINIMUM = 50;
/** Share of failures above which the breaker opens. */
export const BREAKER_SHARE = 0.3;
/** Equal template faults in a row that stop the run. */
const EQUAL_FAULTS = 3;
/** Requests in a row that never left before the API counts as unreachable. */
const UNREACHABLE = 5;

/**
 * Waits without anything else between them that are waited through, milliseconds. A throttled number works again within a
 * minute or two (131057: an upgrade takes up to one; Meta, "Throughput", Nov 2025); after ten something else is wrong.
 */
export const LONGEST_WAIT_MS = 10 * 60_000;
/**
 * Share of the people reached in a run that may ask to stop. Our own figure: no platform names one. One person in twenty
 * who turns away while the messages still go out shows that the rest should not get this one.
 */
export const OPT_OUT_SHARE = 0.05;
/** People reached before that share is judged: ten of them must have asked. */
export const OPT_OUT_MINIMUM = 200;

/** What a message's attempt ended in, as the breaker sees it. */
export type BreakerOutcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'failed'; readonly templateFault: number | undefined }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-sent' }
  /** The message is tried again, or was left out before anything was asked: no final outcome. */
  | { readonly kind: 'again' }
  /** The API told the whole number to wait, at an instant (epoch milliseconds). */
  | { readonly kind: 'wait'; readonly code: number; readonly at: number };

/** What webhooks told since the last look of messages that the API had accepted. */
export interface LateOutcomes {
  /** Messages that left for the phone or reached it; negative where such a message failed after all. */
  readonly out: number;
  /** Messages that failed for good; negative where such a message was delivered after all. */
  readonly failed: number;
  /** Those of the failed whose template or parameters were at fault, by code. */
  readonly templateFaults: ReadonlyMap<number, number>;
}

/** Watches outcomes; `add` gives the reason to stop, once there is one. */
export interface Breaker {
  add(outcome: BreakerOutcome): string | undefined;
  /** As `add`, told what webhooks say of messages whose `accepted` was added before. */
  late(outcomes: LateOutcomes): string | undefined;
  /** As `add`, told how many of the people reached in this run have asked to stop. */
  optOuts(people: number, reached: number): string | undefined;
}

/** Shares are multiplied: what equals the allowed share must not exceed it by the last bit. */
const ROUNDING = 1e-9;

/** Faults of one code in a row. */
interface Streak {
  readonly code: number;
  readonly times: number;
}

function streakAfter(streak: Streak | undefined, code: number, times: number): Streak {
  return { code, times: times + (streak?.code === code ? streak.times : 0) };
}

/**
 * The newest of what webhooks told, in portions as they were looked at: of so many known messages at least the last 200.
 * A portion has no order within, so it counts whole or not at all.
 */
function createLateWindow() {
  const portions: { readonly known: number; readonly failed: number }[] = [];
  let known = 0;
  let failed = 0;
  return {
    push(portion: { readonly known: number; readonly failed: number }): void {
      portions.push(portion);
      known += portion.known;
      failed += portion.failed;
      for (let oldest = portions[0]; oldest !== undefined; oldest = portions[0]) {
        if (known - oldest.known < BREAKER_WINDOW) return;
        portions.shift();
        known -= oldest.known;
        failed -= oldest.failed;
      }
    },
    share: (): number => (known >= BREAKER_MINIMUM ? Math.max(0, failed) / known : 0),
  };
}

/** A breaker with nothing seen yet. */
export function createBreaker(share: number = BREAKER_SHARE): Breaker {
  const window: boolean[] = [];
  const lateWindow = createLateWindow();
  let failures = 0;
  let lateFault: Streak | undefined;
  let fault: Streak | undefined;
  let unreachable = 0;
  let waitingSince: number | undefined;

  const push = (failed: boolean): void => {
    window.push(failed);
    if (failed) failures += 1;
    if (window.length > BREAKER_WINDOW && window.shift()) failures -= 1;
  };
  /** Of what was sent: what failed at once, and of the rest what webhooks say failed later. */
  const isOpen = (): boolean => {
    const atOnce = window.length >= BREAKER_MINIMUM ? failures / window.length : 0;
    return atOnce + (1 - atOnce) * lateWindow.share() > share + ROUNDING;
  };

  return {
    add(outcome) {
      unreachable = outcome.kind === 'not-sent' ? unreachable + 1 : 0;
      if (unreachable >= UNREACHABLE) return 'api-unreachable';
      if (outcome.kind === 'wait') {
        waitingSince ??= outcome.at;
        return outcome.at - waitingSince > LONGEST_WAIT_MS ? `api:${outcome.code}` : undefined;
      }
      if (outcome.kind === 'not-sent') return undefined;
      waitingSince = undefined;
      if (outcome.kind === 'again') return undefined;
      push(outcome.kind !== 'accepted');
      const code = outcome.kind === 'failed' ? outcome.templateFault : undefined;
      if (code === undefined) fault = undefined;
      else fault = streakAfter(fault, code, 1);
      if (fault && fault.times >= EQUAL_FAULTS) return `template-fault:${fault.code}`;
      return isOpen() ? 'failure-share' : undefined;
    },
    late({ out, failed, templateFaults }) {
      if (out === 0 && failed === 0) return undefined;
      // Nothing tells the order within one look: in a row are faults that came alone.
      const [alone] = out <= 0 && templateFaults.size === 1 ? templateFaults : [];
      lateFault = alone?.[1] === failed ? streakAfter(lateFault, ...alone) : undefined;
      if (lateFault && lateFault.times >= EQUAL_FAULTS) return `template-fault:${lateFault.code}`;
      lateWindow.push({ known: out + failed, failed });
      return isOpen() ? 'failure-share' : undefined;
    },
    optOuts: (people, reached) =>
      reached >= OPT_OUT_MINIMUM && people / reached > OPT_OUT_SHARE ? 'optout-share' : undefined,
  };
}
