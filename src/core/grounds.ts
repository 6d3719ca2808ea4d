/** The two gates of a purpose, line by line: what opens them, what shuts them, and what is good to know beside it. */
import type { ConsentEvent, ConsentState, SlotEntry } from './consent.ts';
import { earliestOf } from './consent.ts';
import type { CustomerCondition, Ground, GroundCode } from './explanation.ts';
import { latestFor } from './person-state.ts';
import type { ExistingCustomer, Standing, StandingQuestion } from './standing.ts';

/** What the lines are made from. */
export interface GroundsParts {
  readonly state: ConsentState;
  readonly question: StandingQuestion;
  readonly standing: Standing;
  /** The person's events by sequence number. */
  readonly events: ReadonlyMap<number, ConsentEvent>;
}

function ground(
  { events }: GroundsParts,
  code: GroundCode,
  line: { readonly mark: Ground['mark']; readonly entry?: SlotEntry | undefined },
): Ground {
  const { mark, entry } = line;
  return { code, mark, entry, event: entry && events.get(entry.seq) };
}

/** What holds for the person as a whole, whatever the purpose. */
function personWide(parts: GroundsParts): Ground[] {
  const { state, standing } = parts;
  const lines: Ground[] = [];
  if (standing.restricted)
    lines.push(ground(parts, 'restricted', { mark: 'against', entry: state.restricted }));
  if (standing.suppressed)
    lines.push(ground(parts, 'suppressed', { mark: 'against', entry: state.suppressed ?? state.erased }));
  return lines;
}

/** How a consent that stands was confirmed, or that it was not. */
function confirmationLines(parts: GroundsParts, given: SlotEntry): Ground[] {
  const { state, question, standing } = parts;
  const isMissing = standing.consent === 'unconfirmed';
  const elsewhere = latestFor(state, 'confirmed-elsewhere', question);
  switch (standing.confirmation) {
    case 'number': {
      const confirmed = latestFor(state, 'confirmed', question);
      return confirmed
        ? [ground(parts, 'confirmed', { mark: 'note', entry: confirmed })]
        : [ground(parts, 'confirmed-itself', { mark: 'note', entry: given })];
    }
    case 'elsewhere':
      return [
        ground(parts, 'confirmed-elsewhere', { mark: isMissing ? 'against' : 'note', entry: elsewhere }),
      ];
    case 'none':
      if (isMissing) return [ground(parts, 'confirmation-missing', { mark: 'against' })];
      return [];
  }
}

function consentLines(parts: GroundsParts): Ground[] {
  const { standing } = parts;
  const { consentEvent: given, withdrawal } = standing;
  const noted = (code: GroundCode, entry?: SlotEntry): Ground => ground(parts, code, { mark: 'note', entry });
  switch (standing.consent) {
    case 'withdrawn':
      return [
        ground(parts, 'stopped-consent', {
          mark: standing.basis === undefined ? 'against' : 'note',
          entry: withdrawal,
        }),
        ...(given ? [noted('consent-before', given)] : []),
      ];
    case 'in-force':
    case 'unconfirmed': {
      if (given === undefined) return [];
      const mark = standing.consent === 'in-force' ? 'for' : 'note';
      return [
        ...(mark === 'for' ? [ground(parts, 'consent', { mark, entry: given })] : []),
        ...confirmationLines(parts, given),
        ...(mark === 'note' ? [noted('consent-before', given)] : []),
        ...(withdrawal ? [noted('stop-overtaken', withdrawal)] : []),
      ];
    }
    // What is missing here is of no interest where another basis carries the message.
    case 'other-purpose':
      return standing.basis === undefined ? [noted('consent-other-purpose')] : [];
    case 'other-channel':
      return standing.basis === undefined ? [noted('consent-other-channel')] : [];
    case 'none':
      return [];
  }
}

function missingConditions(customer: ExistingCustomer): CustomerCondition[] {
  // Nothing else can be made good where the customer objected.
  if (customer.objected) return ['objection'];
  const missing: CustomerCondition[] = [];
  if (!customer.saleKnown) missing.push('sale');
  if (!customer.similar) missing.push('similar');
  if (!customer.noticeGiven) missing.push('notice');
  if (!customer.signedOff) missing.push('sign-off');
  return missing;
}

function customerLines(parts: GroundsParts): Ground[] {
  const { state, question, standing } = parts;
  if (!question.bases.includes('existing-customer') || !standing.existingCustomer.claimed) return [];
  const entry = latestFor(state, 'basis:existing-customer', question);
  if (standing.basis === 'existing-customer') return [ground(parts, 'customer', { mark: 'for', entry })];
  const missing = missingConditions(standing.existingCustomer);
  if (missing.length === 0) return [ground(parts, 'customer', { mark: 'note', entry })];
  const isDecisive = standing.basis === undefined && standing.consent !== 'withdrawn';
  return [{ ...ground(parts, 'customer-fails', { mark: isDecisive ? 'against' : 'note', entry }), missing }];
}

const CONTRACTS = ['contract', 'precontract'] as const;

/** Whether an assertion was ended since. */
function isEnded(claim: SlotEntry, end: SlotEntry | undefined): end is SlotEntry {
  return end !== undefined && end.at >= earliestOf(claim);
}

function contractLines(parts: GroundsParts): Ground[] {
  const { state, question, standing } = parts;
  return CONTRACTS.flatMap((basis) => {
    const claim = latestFor(state, `basis:${basis}`, question);
    if (!question.bases.includes(basis) || claim === undefined) return [];
    const end = latestFor(state, `basis-ended:${basis}`, question);
    const against = standing.basis === undefined ? 'against' : 'note';
    if (isEnded(claim, end)) return [ground(parts, 'basis-ended', { mark: against, entry: end })];
    if (standing.basis === basis) return [ground(parts, basis, { mark: 'for', entry: claim })];
    if (!claim.facts?.contractRef)
      return [ground(parts, 'contract-without-reference', { mark: against, entry: claim })];
    // Another basis carries the message, or this one has run out.
    if (standing.basis !== undefined) return [];
    return [ground(parts, 'contract-ended', { mark: 'against', entry: claim })];
  });
}

function obligationLines(parts: GroundsParts): Ground[] {
  const { state, question, standing } = parts;
  if (standing.basis !== 'legal-obligation') return [];
  const entry = latestFor(state, 'basis:legal-obligation', question);
  return [ground(parts, 'legal-obligation', { mark: 'for', entry })];
}

const MARK_ORDER = { against: 0, for: 1, note: 2 } as const;

/** The law gate: what speaks against first, then what carries a message, then what is good to know. */
export function lawGrounds(parts: GroundsParts): Ground[] {
  const lines = [
    ...personWide(parts),
    ...consentLines(parts),
    ...customerLines(parts),
    ...contractLines(parts),
    ...obligationLines(parts),
  ];
  const isSilent = parts.standing.basis === undefined && !lines.some(({ mark }) => mark === 'against');
  if (isSilent) lines.unshift(ground(parts, 'nothing', { mark: 'against' }));
  return lines.sort((one, other) => MARK_ORDER[one.mark] - MARK_ORDER[other.mark]);
}

/** The platform gate: the opt-in that WhatsApp asks for, and stops that came through WhatsApp itself. */
export function platformGrounds(parts: GroundsParts): Ground[] {
  const { state, standing } = parts;
  const { 'platform-optin': optIn, 'platform-stopped': stopped, 'platform-resumed': resumed } = state;
  const lines: Ground[] = [];
  if (standing.platformStopped)
    return [ground(parts, 'platform-stopped', { mark: 'against', entry: stopped })];
  if (stopped && resumed && resumed.at > stopped.at)
    lines.push(ground(parts, 'platform-resumed', { mark: 'note', entry: resumed }));
  if (standing.consent === 'in-force' || standing.consent === 'unconfirmed')
    return [...lines, ground(parts, 'optin-by-consent', { mark: 'for', entry: standing.consentEvent })];
  if (standing.platformOptIn) return [...lines, ground(parts, 'optin', { mark: 'for', entry: optIn })];
  if (optIn) return [...lines, ground(parts, 'optin-overtaken', { mark: 'against', entry: optIn })];
  if (standing.consent === 'withdrawn' && standing.consentEvent)
    return [...lines, ground(parts, 'optin-withdrawn', { mark: 'against', entry: standing.withdrawal })];
  return [...lines, ground(parts, 'optin-missing', { mark: 'against' })];
}
