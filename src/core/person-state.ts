/** Where a person stands for a purpose in one word, and by what: for lists, sums and explanations. */
import type { ConsentState, SlotEntry } from './consent.ts';
import { ALL_CHANNELS, ALL_PURPOSES, slotName } from './consent.ts';
import type { PersonState } from './explanation.ts';
import type { Standing, StandingQuestion } from './standing.ts';

/** The latest entry of a slot family for a question's purpose and channel, by name or as one of all. */
export function latestFor(
  state: ConsentState,
  family: string,
  { purpose, channel }: Pick<StandingQuestion, 'purpose' | 'channel'>,
): SlotEntry | undefined {
  let latest: SlotEntry | undefined;
  for (const scope of [purpose, ALL_PURPOSES]) {
    for (const one of [channel, ALL_CHANNELS]) {
      const entry = state[slotName(family, scope, one)];
      if (entry && (latest === undefined || entry.at > latest.at)) latest = entry;
    }
  }
  return latest;
}

/** The entry that an event wrote. */
function entryOf(state: ConsentState, seq: number | undefined): SlotEntry | undefined {
  if (seq === undefined) return undefined;
  for (const name in state) if (state[name]?.seq === seq) return state[name];
  return undefined;
}

/** Whether a restriction is an objection: it stands in a slot of that family. */
function isObjection(state: ConsentState, entry: SlotEntry): boolean {
  for (const name in state) if (state[name]?.seq === entry.seq && name.startsWith('objected|')) return true;
  return false;
}

const ASSERTED = ['contract', 'precontract', 'existing-customer', 'legal-obligation'] as const;

function hasAssertion(state: ConsentState): boolean {
  for (const name in state) if (name.startsWith('basis')) return true;
  return false;
}

/** The end of a basis that was asserted for the question, or the assertion whose time is over. */
function endOf(state: ConsentState, question: StandingQuestion, standing: Standing): SlotEntry | undefined {
  // Nearly nobody has any: asking each by name would take longer than all else here.
  if (!hasAssertion(state)) return undefined;
  for (const basis of ASSERTED) {
    const claim = latestFor(state, `basis:${basis}`, question);
    const end = latestFor(state, `basis-ended:${basis}`, question);
    if (end) return end;
    if (claim && standing.contract === 'ended' && basis.endsWith('contract')) return claim;
  }
  return undefined;
}

/** A state with what decides it. */
export interface DecidedState {
  readonly state: PersonState;
  readonly deciding: SlotEntry | undefined;
}

/**
 * The state for a question. `mayBeMessaged`: what the checks decided, which has the last word; of several reasons against
 * a message the one that is hardest to overcome is told.
 */
export function personState(
  state: ConsentState,
  question: StandingQuestion,
  { standing, mayBeMessaged }: { readonly standing: Standing; readonly mayBeMessaged: boolean },
): DecidedState {
  if (mayBeMessaged) return { state: 'in-force', deciding: entryOf(state, standing.event) };
  if (standing.suppressed) return { state: 'suppressed', deciding: state.suppressed ?? state.erased };
  if (standing.restricted) return { state: 'restricted', deciding: state.restricted };
  const { withdrawal, consentEvent } = standing;
  if (standing.consent === 'withdrawn' && withdrawal && standing.basis === undefined)
    return { state: isObjection(state, withdrawal) ? 'objected' : 'withdrawn', deciding: withdrawal };
  if (standing.platformStopped) return { state: 'stopped', deciding: state['platform-stopped'] };
  if (standing.basis !== undefined && !standing.platformOptIn)
    return { state: 'no-optin', deciding: entryOf(state, standing.event) };
  if (standing.consent === 'unconfirmed') return { state: 'unconfirmed', deciding: consentEvent };
  const ended = endOf(state, question, standing);
  return ended ? { state: 'ended', deciding: ended } : { state: 'none', deciding: undefined };
}
