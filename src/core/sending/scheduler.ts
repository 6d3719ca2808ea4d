/**
 * The scheduler: everything that may hold a message back at the moment of sending, decided in one place. Pure; the facts
 * come from the transaction that claims, so nothing can change between the decision and the intent that is written.
 *
 * Throughput is not among it: how many may leave now is the pacer's to say, who of them is said here.
 */
import type { ConsentState } from '../consent.ts';
import type { ClaimCandidate, ClaimNeeds, DailyUse, LastLook } from '../journal-ports.ts';
import type { WindowBar } from '../quiet-hours.ts';
import { capHoldsUntil, type FrequencyCap } from './frequency.ts';
import { type HoldLimit, MOVING_DAY_MS, NEVER_OPEN, OVER, PAIR_INTERVAL_MS } from './limits.ts';

/** A recipient as a window is asked about it. */
export interface WindowSubject {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Where the recipient lives as far as the input says (`core/place.ts`): a zone's cell, a region; empty: neither. */
  readonly zoneCell: string;
}

/** When messages may leave where the recipient lives, epoch milliseconds. */
export interface SendWindow {
  /** The first instant at or after `at` at which the window is open; Infinity where it never opens. */
  opensAt(recipient: WindowSubject, at: number): number;
  /** When the opening at `at`, else the next one, ends; Infinity where it never closes. */
  closesAt(recipient: WindowSubject, at: number): number;
  /**
   * What is shut at `at`, whether or not it holds the message back: of the windows that are law the one that opens last, and of
   * the others. Empty where nothing is.
   */
  barsAt?(recipient: WindowSubject, at: number): readonly WindowBar[];
}

/** Always open. */
export const ALWAYS_OPEN: SendWindow = {
  opensAt: (_, at) => at,
  closesAt: () => Number.POSITIVE_INFINITY,
};

/** What a campaign's sending obeys. What is absent holds nobody back. */
export interface SendingRules {
  /** The consent question at an instant, asked of a person's state and country: the code of the check that blocks, or nothing. */
  readonly blockedAt: (now: number) => (state: ConsentState, country: string) => string | undefined;
  readonly window?: SendWindow | undefined;
  /** The campaign's first instant, and the first after its last, epoch milliseconds. */
  readonly notBefore?: number | undefined;
  readonly notAfter?: number | undefined;
  /** Cap for the campaign's purpose. */
  readonly frequency?: (FrequencyCap & { readonly purpose: string }) | undefined;
  /** The cap that the law of a country sets on all contacts; undefined: none. */
  readonly lawfulCap?: ((country: string) => FrequencyCap | undefined) | undefined;
  /** Distinct people that the platform lets a business write to in a moving day. */
  readonly messagingLimit?: number | undefined;
  /** Messages that the workspace allows itself in a moving day, to whomever. */
  readonly messagesPerDay?: number | undefined;
}

/** Decides about candidates. */
export interface Scheduler {
  /** The facts that it decides from. */
  readonly needs: ClaimNeeds;
  /** The campaign's end: nothing leaves at or after it. */
  readonly endsAt: number | undefined;
  /**
   * Go, hold until an instant, skip, or stop the run until an instant, per candidate and each with its reason.
   * @param use what the moving day has seen; undefined: far from every daily limit
   */
  look(now: number, candidates: readonly ClaimCandidate[], use?: DailyUse): readonly LastLook[];
}

/** When something that holds a message back ends, and what it is. */
interface Wait {
  readonly until: number;
  readonly because: HoldLimit;
}

function later(wait: Wait | undefined, until: number | undefined, because: HoldLimit): Wait | undefined {
  if (until === undefined || (wait !== undefined && until <= wait.until)) return wait;
  return { until, because };
}

/** The longest of what holds one person back at `now`; the window is asked about the time after all the others. */
function waitOf(rules: SendingRules, candidate: ClaimCandidate, now: number): Wait | undefined {
  const { contacts = [] } = candidate;
  const starts = rules.notBefore !== undefined && rules.notBefore > now ? rules.notBefore : undefined;
  let wait = later(undefined, starts, 'campaign.not-yet');
  if (contacts.length > 0) {
    const newest = Math.max(...contacts.map(({ at }) => at));
    const free = newest + PAIR_INTERVAL_MS;
    wait = later(wait, free > now ? free : undefined, 'pair-rate');
    wait = later(wait, capOf(rules, candidate, now), 'frequency-cap');
  }
  const earliest = wait?.until ?? now;
  const opens = rules.window?.opensAt(subjectOf(candidate), earliest) ?? earliest;
  return opens > earliest ? { until: opens, because: 'quiet-hours' } : wait;
}

function capOf(
  rules: SendingRules,
  { country, contacts = [] }: ClaimCandidate,
  now: number,
): number | undefined {
  const { frequency } = rules;
  const law = rules.lawfulCap?.(country);
  const byLaw = law && capHoldsUntil(law, timesOf(contacts), now);
  if (frequency === undefined) return byLaw;
  const own = contacts.filter(({ purpose }) => purpose === frequency.purpose);
  const until = capHoldsUntil(frequency, timesOf(own), now);
  return byLaw === undefined || until === undefined ? (until ?? byLaw) : Math.max(until, byLaw);
}

function timesOf(contacts: readonly { readonly at: number }[]): number[] {
  return contacts.map(({ at }) => at);
}

function subjectOf({ country, zone }: ClaimCandidate): WindowSubject {
  return { country, zoneCell: zone };
}

/** The candidate as it stands once another message of the same batch goes to its person. */
function writtenToNow({ frequency }: SendingRules, candidate: ClaimCandidate, now: number): ClaimCandidate {
  const contact = { at: now, purpose: frequency?.purpose ?? '' };
  return { ...candidate, contacts: [...(candidate.contacts ?? []), contact] };
}

/** What the moving day has room for while a batch is decided. */
function dayOf(rules: SendingRules, use: DailyUse | undefined, now: number) {
  const { messagingLimit = Number.POSITIVE_INFINITY, messagesPerDay = Number.POSITIVE_INFINITY } = rules;
  let people = messagingLimit - (use?.people.count ?? 0);
  let messages = messagesPerDay - (use?.messages.count ?? 0);
  let taken = 0;
  /** When the oldest leaves the day; where this batch is the day's first, it is of its own. */
  const free = (earlier: number | undefined) => {
    const oldest = earlier ?? (taken > 0 ? now : undefined);
    return oldest === undefined ? undefined : oldest + MOVING_DAY_MS + 1;
  };
  return {
    /** Takes a place for the candidate, or says what has none left. */
    take({ contacts = [] }: ClaimCandidate): LastLook {
      // Whoever was written to within the day is counted already.
      const isNew = !contacts.some(({ at }) => at >= now - MOVING_DAY_MS);
      if (use !== undefined && isNew && people <= 0)
        return { stopUntil: free(use.people.oldest), because: 'messaging-limit' };
      if (use !== undefined && messages <= 0)
        return { stopUntil: free(use.messages.oldest), because: 'messages-per-day' };
      if (isNew) people -= 1;
      messages -= 1;
      taken += 1;
      return 'send';
    },
  };
}

/** Makes a scheduler. */
export function createScheduler(rules: SendingRules): Scheduler {
  const { notAfter: endsAt, messagingLimit, messagesPerDay, window } = rules;
  const closing = (candidate: ClaimCandidate, at: number): number | undefined => {
    const closes = window?.closesAt(subjectOf(candidate), at);
    return closes !== undefined && Number.isFinite(closes) ? closes : undefined;
  };
  const lookAt = (now: number, candidate: ClaimCandidate): LastLook => {
    const wait = waitOf(rules, candidate, now);
    const at = wait?.until ?? now;
    if (endsAt !== undefined && at >= endsAt) return { skip: OVER };
    if (!Number.isFinite(at)) return { skip: NEVER_OPEN };
    if (wait === undefined) return 'send';
    return { holdUntil: at, because: wait.because, closesAt: closing(candidate, at) };
  };
  return {
    needs: {
      contactsMs: Math.max(
        PAIR_INTERVAL_MS,
        rules.frequency?.perMs ?? 0,
        rules.lawfulCap === undefined ? 0 : MOVING_DAY_MS,
        finite(messagingLimit) === undefined ? 0 : MOVING_DAY_MS,
      ),
      dayMs: MOVING_DAY_MS,
      peoplePerDay: finite(messagingLimit),
      messagesPerDay: finite(messagesPerDay),
    },
    endsAt,
    look(now, candidates, use) {
      const day = dayOf(rules, use, now);
      const blockedBy = rules.blockedAt(now);
      const begun = new Set<number>();
      return candidates.map((found) => {
        const code = blockedBy(found.state, found.country);
        if (code !== undefined) return { skip: code };
        const candidate = begun.has(found.person) ? writtenToNow(rules, found, now) : found;
        const look = lookAt(now, candidate);
        if (look !== 'send') return look;
        const taken = day.take(candidate);
        if (taken === 'send') begun.add(found.person);
        return taken;
      });
    },
  };
}

function finite(limit: number | undefined): number | undefined {
  return limit !== undefined && Number.isFinite(limit) ? limit : undefined;
}
