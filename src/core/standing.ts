/**
 * Where a person stands for one purpose and channel: the law gate (a legal basis in force) and the platform gate (an
 * opt-in that WhatsApp's policy accepts). Pure: state and circumstances in, standing out. Withdrawal and objection win
 * over anything earlier; of the same instant the restrictive one wins (Art. 7 (3), 21 (3) GDPR; § 7 (1) s. 2 UWG).
 */
import type { ConsentState, LegalBasis, SlotEntry } from './consent.ts';
import { ALL_CHANNELS, ALL_MARKETING, ALL_PURPOSES, earliestOf, slotName, WHATSAPP } from './consent.ts';
import { parseInstant } from './instant.ts';
import type { DoubleOptIn } from './policies/policy.ts';
import { isThirdParty } from './third-party.ts';

/** What a purpose is for: decides which blanket objections reach it. */
export type PurposeCategory = 'marketing' | 'utility' | 'authentication' | 'service';

/** The question that a standing answers. */
export interface StandingQuestion {
  readonly purpose: string;
  readonly category: PurposeCategory;
  readonly channel: string;
  /** Legal bases that the campaign accepts, in order of preference. */
  readonly bases: readonly LegalBasis[];
  /** Product groups that the campaign advertises (§ 7 (3) no. 2 UWG). */
  readonly advertises: readonly string[];
  /** What the policy asks for beside the consent itself. */
  readonly doubleOptIn: DoubleOptIn;
  /** Confirmations under which a consent is in force: what the policy asks for, or less where somebody answers for that. */
  readonly confirmations: readonly Confirmation[];
  /** Whether somebody signed off the use of § 7 (3) UWG for phone numbers in consend.yaml. */
  readonly existingCustomerSignedOff: boolean;
  /** Instant of the decision, epoch milliseconds. */
  readonly now: number;
}

/**
 * How a consent was confirmed since the last stop: from the phone number itself, in another way (an e-mail proves an
 * address, no number: BGH 10.02.2011 - I ZR 164/09), or not at all.
 */
export type Confirmation = 'number' | 'elsewhere' | 'none';

/** State of the consent for the question. `unconfirmed`: given, and the confirmation that is asked for is not there. */
export type ConsentStatus =
  | 'none'
  | 'in-force'
  | 'unconfirmed'
  | 'withdrawn'
  | 'other-purpose'
  | 'other-channel';

/** State of the customer exception, § 7 (3) UWG: `none` where no sale was ever claimed. */
export interface ExistingCustomer {
  readonly claimed: boolean;
  /** Reference and date are on record, and the number came from the customer (§ 7 (3) no. 1 UWG), not from somebody else. */
  readonly saleKnown: boolean;
  readonly similar: boolean;
  readonly objected: boolean;
  readonly noticeGiven: boolean;
  readonly signedOff: boolean;
}

/** Where a person stands. */
export interface Standing {
  readonly known: boolean;
  /** The first accepted basis that is in force; `undefined`: the law gate is shut. */
  readonly basis: LegalBasis | undefined;
  /** Sequence number of the ledger event that the basis rests on. */
  readonly event: number | undefined;
  /** The entry that the basis rests on. */
  readonly entry: SlotEntry | undefined;
  readonly consent: ConsentStatus;
  readonly consentEvent: SlotEntry | undefined;
  /** The newest confirmation of it that no stop overtook. */
  readonly confirmed: SlotEntry | undefined;
  /** How the consent was confirmed; `none` where there is no consent either. */
  readonly confirmation: Confirmation;
  readonly withdrawal: SlotEntry | undefined;
  /** When the person was informed of the processing (Art. 13, 14 GDPR), as far as it is on record. */
  readonly noticed: SlotEntry | undefined;
  readonly existingCustomer: ExistingCustomer;
  /** State of the contract or precontract that the campaign accepts; the best one where it accepts both. */
  readonly contract: 'none' | 'open' | 'ended' | 'no-reference';
  readonly platformOptIn: boolean;
  readonly platformStopped: boolean;
  readonly suppressed: boolean;
  readonly restricted: boolean;
}

/**
 * The slots that a question reads, by the role that each plays in it. Within a role, the order settles which of two
 * entries of one instant counts.
 */
const ROLES = [
  'restriction',
  'noticed',
  'given',
  'confirmed',
  'confirmed-elsewhere',
  'basis:existing-customer',
  'basis-ended:existing-customer',
  'basis:contract',
  'basis-ended:contract',
  'basis:precontract',
  'basis-ended:precontract',
  'basis:legal-obligation',
  'basis-ended:legal-obligation',
] as const;
type Role = (typeof ROLES)[number];

/** A slot's place in a question: which role it plays, and how early it stands among the slots of that role. */
interface SlotPlace {
  readonly role: Role;
  readonly rank: number;
}
type SlotPlaces = ReadonlyMap<string, SlotPlace>;

/** Legal bases that are claimed by an assertion of their own. */
type AssertedBasis = 'existing-customer' | 'contract' | 'precontract' | 'legal-obligation';

/** Names of the slots that decide a role. */
function slotsOfRole(role: Role, question: StandingQuestion): string[] {
  const { purpose, channel, category } = question;
  const channels = [channel, ALL_CHANNELS];
  if (role === 'given') {
    return [
      slotName('given', purpose, channel),
      slotName('given', purpose, ALL_CHANNELS),
      slotName('given', ALL_PURPOSES, channel),
    ];
  }
  if (role !== 'restriction')
    return [purpose, ALL_PURPOSES].flatMap((scope) => channels.map((one) => slotName(role, scope, one)));
  // A restriction reaches the purpose by its own name, as one of everything, or as one of all marketing.
  const scopes = category === 'marketing' ? [purpose, ALL_PURPOSES, ALL_MARKETING] : [purpose, ALL_PURPOSES];
  return scopes.flatMap((scope) =>
    channels.flatMap((one) => [slotName('withdrawn', scope, one), slotName('objected', scope, one)]),
  );
}

/** Kept per question: putting forty names together for each of a million people takes longer than all else here. */
const placesByQuestion = new WeakMap<StandingQuestion, SlotPlaces>();

function placesOf(question: StandingQuestion): SlotPlaces {
  const known = placesByQuestion.get(question);
  if (known) return known;
  const places = new Map<string, SlotPlace>();
  for (const role of ROLES) {
    for (const [rank, name] of slotsOfRole(role, question).entries()) {
      if (!places.has(name)) places.set(name, { role, rank });
    }
  }
  placesByQuestion.set(question, places);
  return places;
}

/** The latest entry of each role. */
type Latest = Partial<Record<Role, SlotEntry>>;

/** Goes through what a person's state holds, which is little, instead of asking it for all that a question may read. */
function latestByRole(state: ConsentState, places: SlotPlaces): Latest {
  const found: Latest = {};
  const ranks: Partial<Record<Role, number>> = {};
  for (const name in state) {
    const place = places.get(name);
    const entry = state[name];
    if (!place || !entry) continue;
    const { role, rank } = place;
    const known = found[role];
    const lead = known ? earliestOf(known) - earliestOf(entry) : -1;
    if (lead > 0 || (lead === 0 && (ranks[role] ?? 0) < rank)) continue;
    found[role] = entry;
    ranks[role] = rank;
  }
  return found;
}

/** Whether some consent exists under another purpose or channel, to tell a mismatch from an absence. */
function mismatch(state: ConsentState, question: StandingQuestion): ConsentStatus {
  let status: ConsentStatus = 'none';
  for (const name of Object.keys(state)) {
    if (!name.startsWith('given|')) continue;
    const [, purpose, channel] = name.split('|');
    // Right purpose, wrong channel is the closer miss and the more useful thing to tell.
    if (purpose === question.purpose && channel !== question.channel) return 'other-channel';
    status = 'other-purpose';
  }
  return status;
}

/**
 * Whether an entry has happened by now (epoch milliseconds). Of a day without a time that is its first minute: whoever
 * recorded it today told of something that was, and it must not shut until noon what stood before it.
 */
function hasHappened(entry: SlotEntry, now: number): boolean {
  return earliestOf(entry) <= now;
}

/** Whether an entry stands by now (epoch milliseconds) and a stop does not overtake it: of one instant the stop wins. */
function stands(entry: SlotEntry | undefined, stop: SlotEntry | undefined, now: number): entry is SlotEntry {
  return entry !== undefined && hasHappened(entry, now) && !(stop && stop.at >= earliestOf(entry));
}

/** Whether the consent came as a message from the number itself: then it confirms itself. */
export function isFromNumber({ facts }: SlotEntry): boolean {
  return facts?.method === 'inbound-message' || facts?.source === WHATSAPP;
}

function confirmationOf(latest: Latest, given: SlotEntry, now: number): Confirmation {
  const stop = latest.restriction;
  if (isFromNumber(given) || stands(latest.confirmed, stop, now)) return 'number';
  return stands(latest['confirmed-elsewhere'], stop, now) ? 'elsewhere' : 'none';
}

/** The newest confirmation that stands by now (epoch milliseconds). */
function confirmedBy(latest: Latest, now: number): SlotEntry | undefined {
  const { confirmed, 'confirmed-elsewhere': elsewhere, restriction } = latest;
  if (stands(confirmed, restriction, now)) return confirmed;
  return stands(elsewhere, restriction, now) ? elsewhere : undefined;
}

/** What is known of the consent. */
interface ConsentFound {
  readonly status: ConsentStatus;
  readonly given: SlotEntry | undefined;
  readonly confirmation: Confirmation;
}

function consentFound(state: ConsentState, question: StandingQuestion, latest: Latest): ConsentFound {
  const { given, restriction: withdrawal } = latest;
  const none = { given: undefined, confirmation: 'none' } as const;
  if (withdrawal && (!given || withdrawal.at >= earliestOf(given)))
    return { status: 'withdrawn', given, confirmation: 'none' };
  if (given && hasHappened(given, question.now)) {
    const confirmation = confirmationOf(latest, given, question.now);
    const isEnough = question.confirmations.includes(confirmation);
    return { status: isEnough ? 'in-force' : 'unconfirmed', given, confirmation };
  }
  // What is given for later is no consent yet, and none for something else either.
  if (given) return { status: 'none', ...none };
  return { status: mismatch(state, question), ...none };
}

/** A basis asserted for the question by now (epoch milliseconds) and not ended since. */
function asserted(latest: Latest, basis: AssertedBasis, now: number): SlotEntry | undefined {
  const claim = latest[`basis:${basis}`];
  const end = latest[`basis-ended:${basis}`];
  return stands(claim, end, now) ? claim : undefined;
}

function existingCustomer(
  claim: SlotEntry | undefined,
  question: StandingQuestion,
  withdrawal: SlotEntry | undefined,
): ExistingCustomer {
  const facts = claim?.facts ?? {};
  return {
    claimed: claim !== undefined,
    saleKnown: Boolean(facts.saleRef && facts.saleDate) && !isThirdParty(facts.source ?? ''),
    similar: question.advertises.includes(facts.productGroup ?? ''),
    // An objection is absolute: a sale after it does not lift it (Art. 21 (3) GDPR), only a new consent does.
    objected: withdrawal !== undefined,
    noticeGiven: Boolean(facts.notice),
    signedOff: question.existingCustomerSignedOff,
  };
}

function contractStatus(claim: SlotEntry | undefined, now: number): Standing['contract'] {
  if (!claim) return 'none';
  if (!claim.facts?.contractRef) return 'no-reference';
  const until = claim.facts.contractUntil;
  if (until === undefined) return 'open';
  const instant = parseInstant(until, 'UTC');
  // An end that nobody can read must not make a contract endless.
  if (instant === undefined) return 'ended';
  // A date alone ends with that day, by UTC: the ledger keeps no zone.
  const end = until.length === 10 ? Date.parse(`${until}T23:59:59.999Z`) : instant;
  return end < now ? 'ended' : 'open';
}

/** States of a contract, the best last. */
const CONTRACT_RANK: readonly Standing['contract'][] = ['none', 'ended', 'no-reference', 'open'];

function better(one: Standing['contract'], other: Standing['contract']): Standing['contract'] {
  return CONTRACT_RANK.indexOf(other) > CONTRACT_RANK.indexOf(one) ? other : one;
}

/** Contract and precontract, each by its own claim and only where the campaign accepts it. */
function acceptedContracts(
  latest: Latest,
  question: StandingQuestion,
): { readonly status: Standing['contract']; readonly open: Partial<Record<LegalBasis, SlotEntry>> } {
  let status: Standing['contract'] = 'none';
  const open: Partial<Record<LegalBasis, SlotEntry>> = {};
  for (const basis of question.bases) {
    if (basis !== 'contract' && basis !== 'precontract') continue;
    const claim = asserted(latest, basis, question.now);
    const own = contractStatus(claim, question.now);
    if (claim && own === 'open') open[basis] = claim;
    status = better(status, own);
  }
  return { status, open };
}

/** Which of two on/off person-wide slots holds; of the same instant the restrictive one. */
function isOn(state: ConsentState, on: string, off: string): boolean {
  const set = state[on];
  const lifted = state[off];
  return set !== undefined && !(lifted && earliestOf(lifted) > set.at);
}

/** Where this person stands for the question. */
export function standing(state: ConsentState, question: StandingQuestion): Standing {
  const latest = latestByRole(state, placesOf(question));
  const withdrawal = latest.restriction;
  const { status, given, confirmation } = consentFound(state, question, latest);
  const sale = asserted(latest, 'existing-customer', question.now);
  const customer = existingCustomer(sale, question, withdrawal);
  const contracts = acceptedContracts(latest, question);
  const platformStopped =
    question.category === 'marketing' && isOn(state, 'platform-stopped', 'platform-resumed');

  const inForce = (basis: LegalBasis): SlotEntry | undefined => {
    if (basis === 'consent') return status === 'in-force' ? given : undefined;
    if (basis === 'existing-customer') {
      const all = customer.saleKnown && customer.similar && !customer.objected && customer.noticeGiven;
      return all && customer.signedOff ? sale : undefined;
    }
    if (basis === 'contract' || basis === 'precontract') {
      return question.category === 'marketing' ? undefined : contracts.open[basis];
    }
    if (basis === 'legal-obligation' && question.category !== 'marketing')
      return asserted(latest, basis, question.now);
    // Legitimate interest alone never opens the channel under the policies of the EU (DSK 2022).
    return undefined;
  };

  let basis: LegalBasis | undefined;
  let entry: SlotEntry | undefined;
  for (const candidate of question.bases) {
    entry = inForce(candidate);
    if (entry) {
      basis = candidate;
      break;
    }
  }
  // Consent that names WhatsApp is also the opt-in that the platform asks for; other bases need one of their own.
  const optIn = state['platform-optin'];
  const optInHolds = optIn !== undefined && !(withdrawal && withdrawal.at >= earliestOf(optIn));
  return {
    known: Object.keys(state).length > 0,
    basis,
    event: entry?.seq,
    entry,
    consent: status,
    consentEvent: given,
    confirmed: confirmedBy(latest, question.now),
    confirmation,
    withdrawal,
    noticed: latest.noticed,
    existingCustomer: customer,
    contract: contracts.status,
    // The platform asks for an opt-in, not for a double one.
    platformOptIn: status === 'in-force' || status === 'unconfirmed' || optInHolds,
    platformStopped,
    suppressed: isOn(state, 'suppressed', 'unsuppressed') || state.erased !== undefined,
    restricted: isOn(state, 'restricted', 'unrestricted'),
  };
}
