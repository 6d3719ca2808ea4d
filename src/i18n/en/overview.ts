/** Words for looking: show, why, list and stats; English. */
const s = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/** What fills a line about an event: each is empty where there is nothing to say. */
export interface GroundWords {
  /** `3 Oct 2026, 14:12`. */
  readonly when: string;
  /** `on the web form`, `by reply “Stop”`. */
  readonly way: string;
  /** `newsletter-de@3`. */
  readonly wording: string;
  /** Number of the event. */
  readonly event: string;
  /** Channel of a confirmation. */
  readonly channel: string;
  /** Reference of a sale or contract, and its day. */
  readonly reference: string;
  readonly day: string;
  readonly group: string;
  /** Conditions that are not met, joined. */
  readonly missing: string;
}

const tail = ({ way, wording, event }: GroundWords): string =>
  [way === '' ? '' : `, ${way}`, wording === '' ? '' : `, wording ${wording}`].join('') + numbered(event);
const numbered = (event: string): string => (event === '' ? '' : ` (event\u00a0${event})`);
const sale = ({ reference, day, group, event }: GroundWords): string =>
  `existing customer${reference === '' ? '' : `: sale ${reference}`}${day === '' ? '' : ` of ${day}`}${group === '' ? '' : `, ${group}`}${numbered(event)}`;
const until = (day: string): string => (day === '' ? '' : ` until ${day}`);

export const overviewEn = {
  commands: {
    number: 'telephone number in any form, or user id',
    at: 'answer for this moment, as 2026-10-03 or 2026-10-03T14:00',
    show: 'why a person may or may not be messaged, for each purpose, and the whole history',
    why: {
      about: 'everything for and against messaging this person, with events, rules and sources',
      campaign: 'campaign file: the full decision for this campaign',
    },
    list: {
      about:
        'who stands where, a line for each person and purpose (--json: NDJSON, the first line is a header)',
      purpose: 'only this purpose',
      state: (states: string) => `only these states, with commas: ${states}`,
      stale:
        'only consents that were neither used nor reaffirmed for checks.consent.stale.after of consend.yaml (18 months by default)',
    },
    stats: 'how many people stand where, by purpose and source, and how far the ledger reaches',
  },
  head: {
    person: (ref: string) => `person ${ref}`,
    at: (when: string) => `as of ${when}`,
    alsoKnownBy: (identifiers: string) => `also known by ${identifiers}`,
    may: 'may be messaged',
    mayNot: 'may NOT be messaged',
    later: (when: string) => `may be messaged later, from ${when}`,
    by: (basis: string) => `on the basis of ${basis}`,
    settingsOfToday: 'Decided with the settings of today’s consend.yaml.',
  },
  unknown: {
    nobody: (number: string) => `${number}: the ledger knows nobody behind this number.`,
    follows: 'Without a consent or another basis on record, no campaign messages them.',
    erased: (when: string) =>
      `The suppression list has this number by its keyed hash, since an erasure on ${when}. Only a consent given after that would count.`,
    suppressed: (when: string) =>
      `The suppression list has this number by its keyed hash, since ${when}. An import does not bring them back.`,
  },
  gates: {
    law: 'law gate',
    platform: 'platform gate',
    help: 'what would help',
    checks: 'checks',
    thatDay: 'as known then',
    keys: 'its rows',
    message: 'its message',
  },
  grounds: {
    restricted: (p: GroundWords) => `processing restricted since ${p.when}${tail(p)}`,
    suppressed: (p: GroundWords) => `on the suppression list since ${p.when}${tail(p)}`,
    consent: (p: GroundWords) => `consent given on ${p.when}${tail(p)}`,
    confirmed: (p: GroundWords) => `confirmed by ${p.channel} on ${p.when}${numbered(p.event)}`,
    'confirmed-itself': (_: GroundWords) => 'the message came from the number itself, which confirms it',
    'confirmed-elsewhere': (p: GroundWords) =>
      `confirmed on ${p.when} by ${p.channel}, not from the number itself${numbered(p.event)}`,
    'confirmation-missing': (_: GroundWords) => 'the consent was never confirmed',
    'stop-overtaken': (p: GroundWords) =>
      `a stop of ${p.when} came before this consent and no longer holds${numbered(p.event)}`,
    'consent-before': (p: GroundWords) => `was given on ${p.when}${tail(p)}`,
    'consent-other-purpose': (_: GroundWords) => 'a consent was given, but for another purpose',
    'consent-other-channel': (_: GroundWords) => 'a consent was given for this, but not for WhatsApp',
    customer: (p: GroundWords) => `${sale(p)}: for own similar goods only`,
    'customer-fails': (p: GroundWords) => `${sale(p)}, but ${p.missing}`,
    contract: (p: GroundWords) => `contract ${p.reference}${until(p.day)}${numbered(p.event)}`,
    'contract-ended': (p: GroundWords) =>
      `contract ${p.reference} is over${p.day === '' ? '' : ` since ${p.day}`}${numbered(p.event)}`,
    'contract-without-reference': (p: GroundWords) =>
      `a contract is claimed without a reference${numbered(p.event)}`,
    precontract: (p: GroundWords) => `request ${p.reference}${until(p.day)}${numbered(p.event)}`,
    'legal-obligation': (p: GroundWords) => `legal obligation since ${p.when}${tail(p)}`,
    'basis-ended': (p: GroundWords) => `basis ended on ${p.when}${tail(p)}`,
    nothing: (_: GroundWords) => 'nothing on record that would carry a message',
    'optin-by-consent': (p: GroundWords) => `the consent is the opt-in as well${numbered(p.event)}`,
    optin: (p: GroundWords) => `opt-in for WhatsApp on ${p.when}${tail(p)}`,
    'optin-overtaken': (p: GroundWords) =>
      `the opt-in for WhatsApp of ${p.when} was overtaken by a later stop${numbered(p.event)}`,
    'optin-withdrawn': (p: GroundWords) => `the opt-in went with the consent${numbered(p.event)}`,
    'optin-missing': (_: GroundWords) => 'no opt-in for WhatsApp on record',
    'platform-stopped': (p: GroundWords) => `marketing stopped on WhatsApp on ${p.when}${tail(p)}`,
    'platform-resumed': (p: GroundWords) => `marketing resumed on WhatsApp on ${p.when}${tail(p)}`,
  },
  /** What stopped a consent, by the kind of its event. */
  stops: {
    withdrawn: (p: GroundWords) => `consent withdrawn on ${p.when}${tail(p)}`,
    objected: (p: GroundWords) => `objected on ${p.when}${tail(p)}`,
    refused: (p: GroundWords) => `consent refused on ${p.when}${tail(p)}`,
    expired: (p: GroundWords) => `consent expired on ${p.when}${tail(p)}`,
    invalidated: (p: GroundWords) => `consent invalid since ${p.when}${tail(p)}`,
    'changed-hands': (p: GroundWords) =>
      `the number changed hands on ${p.when}; nothing from before counts${numbered(p.event)}`,
  },
  conditions: {
    objection: 'the objection holds',
    sale: 'reference or day of the sale is missing',
    similar: 'nothing similar is advertised',
    notice: 'they were never told of the right to object',
    'sign-off': 'nobody signed off its use for phone numbers',
  },
  /** Clauses behind a line, by its code, by the kind of a stop, by the first condition that fails. */
  rules: {
    restricted: 'Art. 18 GDPR',
    suppressed: 'Art. 21 (3) GDPR',
    consent: '§ 7 (2) no. 2 UWG, Art. 6 (1) a GDPR',
    confirmed: 'Art. 7 (1) GDPR',
    'confirmed-itself': 'Art. 7 (1) GDPR',
    'confirmed-elsewhere': 'Art. 7 (1) GDPR, BGH I ZR 164/09',
    'confirmation-missing': 'Art. 7 (1) GDPR, BGH I ZR 164/09',
    withdrawn: 'Art. 7 (3) GDPR',
    objected: 'Art. 21 (3) GDPR',
    refused: '§ 7 (1) UWG',
    expired: 'Art. 7 (1) GDPR',
    invalidated: 'Art. 7 (1) GDPR',
    'changed-hands': 'Art. 7 (1) GDPR',
    'consent-other-purpose': 'Art. 4 no. 11, 5 (1) b GDPR',
    'consent-other-channel': '§ 7 (2) no. 2 UWG, Art. 4 no. 11 GDPR',
    customer: '§ 7 (3) UWG',
    'customer-fails': '§ 7 (3) UWG',
    sale: '§ 7 (3) no. 1 UWG',
    similar: '§ 7 (3) no. 2 UWG',
    objection: '§ 7 (3) no. 3 UWG',
    notice: '§ 7 (3) no. 4 UWG',
    contract: 'Art. 6 (1) b GDPR',
    'contract-ended': 'Art. 6 (1) b GDPR',
    'contract-without-reference': 'Art. 5 (2), 6 (1) b GDPR',
    precontract: 'Art. 6 (1) b GDPR',
    'legal-obligation': 'Art. 6 (1) c GDPR',
    'basis-ended': 'Art. 6 (1) GDPR',
    nothing: 'Art. 6 (1) GDPR, § 7 UWG',
    'optin-by-consent': 'WhatsApp Business Messaging Policy',
    optin: 'WhatsApp Business Messaging Policy',
    'optin-overtaken': 'WhatsApp Business Messaging Policy',
    'optin-withdrawn': 'WhatsApp Business Messaging Policy',
    'optin-missing': 'WhatsApp Business Messaging Policy',
    'platform-stopped': 'Art. 21 (3) GDPR',
  },
  help: {
    'close-case': 'close the case for which processing is restricted',
    'lift-suppression': 'only taking them off the suppression list, where they asked for that',
    'new-consent': 'only a new consent that this person gives',
    'ask-consent': 'a consent; best, they write to you first',
    'ask-purpose': 'a consent for this purpose',
    'ask-channel': 'a consent that names WhatsApp',
    'confirm-number': 'a confirmation from the phone number itself',
    confirm: 'a confirmation by this person',
    'link-sale': 'record reference and day of the sale, or a consent',
    'sign-off': 'existingCustomer.signedOff in consend.yaml, or a consent',
    'add-reference': 'record the contract with its reference',
    'new-contract': 'an open contract or request, or a consent',
    'record-basis': 'record the contract or request that this is about, or a consent',
    resume: 'they resume marketing in WhatsApp themselves',
    'record-optin': 'record the opt-in for WhatsApp',
  },
  thatDay: {
    known: (when: string, verdict: string, state: string) =>
      `what had been recorded by ${when} said: ${verdict} (${state})`,
    later: 'Something that had happened by then was recorded only afterwards.',
  },
  history: {
    title: (count: number, text: string) => `History, ${text} ${s(count, 'event', 'events')}`,
    empty: 'History: nothing.',
    recordedLater: (day: string) => `recorded ${day}`,
    wording: (wording: string) => `wording ${wording}`,
    evidence: (reference: string) => `evidence ${reference}`,
    confirmedBy: (channel: string) => `by ${channel}`,
    message: (id: string) => `message ${id}`,
    sale: (reference: string) => `sale ${reference}`,
    contract: (reference: string) => `contract ${reference}`,
    until: (day: string) => `until ${day}`,
    notice: (text: string) => `told of the right to object: ${text}`,
    actor: (name: string) => `entered by ${name}`,
    released: (identifiers: string) => `given up ${identifiers}`,
    linked: (identifiers: string) => `now ${identifiers}`,
  },
  list: {
    head: ['number', 'person', 'purpose', 'state', 'since', 'basis', 'source', 'wording'],
    lines: (count: number, text: string) => `${text} ${s(count, 'line', 'lines')}`,
    nothing: 'Nobody.',
    staleHint: (after: string) =>
      `Neither used nor reaffirmed for ${after}: a court could see such a consent as lapsed.`,
    unknownPurpose: (purpose: string) => `"${purpose}" is no purpose of consend.yaml`,
  },
  stats: {
    people: (count: number, text: string) => `${text} ${s(count, 'person', 'people')}`,
    erased: (text: string) => `${text} erased`,
    events: (count: number, text: string) => `${text} ${s(count, 'event', 'events')}`,
    suppressed: (text: string) => `${text} on the suppression list`,
    states: 'People by purpose and state',
    sources: 'Bases in force by source',
    otherSources: 'other sources',
    noSource: 'no source told',
    ledger: (size: string, root: string) => `Ledger      ${size} events, root ${root}`,
    checkpoint: (when: string) => `Checkpoint  ${when}`,
    counting: (people: string) => `Counting: ${people} people`,
    countingStart: 'Counting',
  },
  why: {
    inFile: (row: string, file: string) => `row ${row} of ${file}`,
    notInFile: 'not in the campaign’s recipients: decided about the person alone',
    template: (name: string, language: string) =>
      `template ${name}${language === '' ? '' : ` (${language})`}`,
    nothingFound: 'no check finds anything',
    noKey: '(no key)',
    moreKeys: (count: string) => `and ${count} more`,
    settingsOfToday: 'Decided with the consend.yaml, campaign file, recipients and templates of today.',
  },
  states: {
    'in-force': 'in force',
    unconfirmed: 'unconfirmed',
    withdrawn: 'withdrawn',
    objected: 'objected',
    ended: 'ended',
    stopped: 'stopped',
    'no-optin': 'no opt-in',
    suppressed: 'suppressed',
    restricted: 'restricted',
    none: 'none',
  },
};
