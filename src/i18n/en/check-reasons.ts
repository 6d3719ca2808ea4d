/**
 * What a check says of the case that it found, by code and case; English. A case that is not in here is said as
 * `consend templates lint` says it (`lint.ts`), for both look at messages with the same eyes.
 */
import type { LintText } from './lint.ts';

/** Texts by code and case. */
export type CheckReasons = Readonly<Record<string, Readonly<Record<string, LintText>>>>;

const PROCESSING: Readonly<Record<string, string>> = {
  segmenting: 'choosing customers by what they bought',
  'suppression-list': 'the suppression list',
  'evidence-archive': 'the evidence that is kept',
};

const PERSONAL: Readonly<Record<string, string>> = {
  health: 'health',
  belief: 'belief or origin',
  debts: 'debts or income',
  bank: 'account or card numbers',
  identity: 'numbers of identity papers',
  identifier: 'customer or user numbers',
  birth: 'date of birth',
  address: 'address',
  contact: 'contact details',
};

const PRODUCTS: Readonly<Record<string, string>> = {
  weapons: 'weapons',
  drugs: 'drugs',
  'prescription-medicine': 'prescription medicine',
  tobacco: 'tobacco',
  adult: 'adult products',
  animals: 'live animals',
  'hazardous-goods': 'hazardous goods',
  'body-parts': 'body parts',
  currencies: 'currencies and crypto-assets',
  dating: 'dating',
  'multi-level-marketing': 'multi-level marketing',
  'payday-loans': 'payday loans and debt collection',
  'illegal-goods': 'illegal goods',
  alcohol: 'alcohol',
  'otc-medicine': 'over-the-counter medicine',
  gambling: 'gambling',
};

/** A list of codes as words. */
function named(codes: string | number | undefined, words: Readonly<Record<string, string>>): string {
  return String(codes)
    .split(', ')
    .map((code) => words[code] ?? code)
    .join(', ');
}

/** What to write where words of advertising mean something else. */
const clearing = (languages: unknown): string => {
  const read = String(languages)
    .split(', ')
    .map((language) => `${language}: { readBy: NAME, readOn: DAY, advertises: false }`);
  return `If they mean something else, whoever read the text says so in the campaign: texts: { ${read.join(', ')} }.`;
};

export const checkReasonsEn: CheckReasons = {
  'consent.evidence-incomplete': {
    wording: {
      why: () => 'No text that the person agreed to is on record.',
      fix: () => 'Name it in the record (wording: id@version) and list it under wordings: in consend.yaml.',
    },
    text: {
      why: ({ wording }) => `The text ${wording} that the person agreed to is not on file.`,
      fix: ({ wording }) =>
        `List ${wording} under wordings: in consend.yaml, with the file that holds it; old versions stay listed.`,
    },
    withdrawal: {
      why: ({ wording }) =>
        `The text ${wording} does not say that consent can be taken back at any time (withdrawal: false in consend.yaml).`,
      fix: () => 'Ask these people again, with a text that says so.',
    },
  },
  'campaign.lia-missing': {
    missing: {
      why: ({ processing }) =>
        `No signed note weighs the legitimate interest behind ${named(processing, PROCESSING)}, or its review is overdue.`,
      fix: () =>
        'Write a short note for each and enter it under records.legitimateInterest in consend.yaml, with by: and on:.',
    },
  },
  'campaign.purpose-missing': {
    purpose: {
      why: ({ purpose }) => `The purpose ${purpose} has no title that says what it is for.`,
      fix: ({ purpose }) => `Write one in consend.yaml: purposes.${purpose}.title.`,
    },
    owner: {
      why: () => 'Nobody is named who answers for the campaign.',
      fix: () => 'Write owner: in the campaign file, or controller.contact in consend.yaml.',
    },
  },
  'basis.contract-used-for-advertising': {
    words: {
      why: ({ words }) =>
        `A contract allows service messages, not advertising. Words of advertising in the template: ${words}.`,
      fix: ({ language }) => `Take these words out, or switch to consent. ${clearing(language)}`,
    },
    read: {
      why: () =>
        'A contract allows service messages, not advertising, and who read the template says that it advertises.',
      fix: () => 'Take the advertising out, or switch to consent.',
    },
  },
  'template.category-mismatch': {
    words: {
      why: ({ words }) =>
        `No MARKETING template, and words of advertising in it: ${words}. Mixed content counts as MARKETING.`,
      fix: ({ language }) =>
        `Take these words out, or have the text approved as MARKETING. ${clearing(language)}`,
    },
    cleared: {
      why: ({ words }) =>
        `Words of advertising in a template that is no MARKETING one: ${words}. Who read it says that it does not advertise.`,
      fix: () => 'Nothing, where that is so; the platform and the courts may see it otherwise.',
    },
    purpose: {
      why: ({ category, purpose }) =>
        `The purpose ${purpose} is advertising, and the template is ${category}: the platform takes advertising in MARKETING templates alone.`,
      fix: () => 'Have the text approved as MARKETING, or name a purpose of service in the campaign.',
    },
    read: {
      why: () => 'Who read the template says that it advertises, and it is no MARKETING template.',
      fix: () => 'Have the text approved as MARKETING, or take the advertising out.',
    },
  },
  'template.promo-conditions-missing': {
    read: {
      why: () => 'Who read the template says that its discount, gift or prize draw lacks its conditions.',
      fix: () => 'Link the conditions and state the end date.',
    },
  },
  'template.doi-with-advertising': {
    words: {
      why: ({ words }) => `A request to confirm a sign-up must not advertise; this one says ${words}.`,
      fix: () => 'Keep it neutral, one time only, and only after a sign-up by that person.',
    },
    read: {
      why: () =>
        'A request to confirm a sign-up must not advertise, and who read this one says that it does.',
      fix: () => 'Keep it neutral, one time only, and only after a sign-up by that person.',
    },
    'first-contact': {
      why: ({ law }) =>
        `Under the law of some recipients (policy: ${law}) the request for consent is itself advertising.`,
      fix: () =>
        'Ask for consent where the person signs up, not by message; or limit the campaign to other countries.',
    },
  },
  'template.tracking-link': {
    column: {
      why: ({ columns }) =>
        `The address behind a button ends with each person's own cell of the column ${columns}: whoever follows it can be told from the others.`,
      fix: () =>
        'Use one address for everybody, or say in the campaign what the page needs it for: personalData: { COLUMN: … }.',
    },
    'personal-column': {
      why: ({ columns }) => `The address behind a button ends with ${columns}, which names the person.`,
      fix: () => 'Use a neutral link; a page that must know the person can ask them.',
    },
  },
  'template.data-excess': {
    columns: {
      why: ({ columns, kinds }) =>
        `The message carries ${columns} (${named(kinds, PERSONAL)}): more personal data than most messages need.`,
      fix: () =>
        'Drop the field, link to a protected page, or say in the campaign what the message needs it for: personalData: { COLUMN: … }.',
    },
  },
  'template.prohibited-vertical': {
    prohibited: {
      why: ({ products }) => `WhatsApp forbids messages about this: ${named(products, PRODUCTS)}.`,
      fix: () => 'Do not send. A licence of your own does not help.',
    },
    limited: {
      why: ({ products }) =>
        `WhatsApp forbids messages about this but in some countries, with an age gate: ${named(products, PRODUCTS)}.`,
      fix: () =>
        'Do not send, or have the country exception and the age gate signed off: checks: in consend.yaml. No exception is known for the EEA.',
    },
    words: {
      why: ({ words, products }) =>
        `The text says ${words}, which hints at what WhatsApp forbids or limits: ${named(products, PRODUCTS)}.`,
      fix: () =>
        'If that is what you sell, write it under products: in consend.yaml; if the word means something else here, go on.',
    },
  },
  'campaign.dry-run-stale': {
    old: {
      why: ({ hours }) => `The plan was made ${hours} hours ago; after 24 hours it must be looked at anew.`,
      fix: () => 'Plan again and review that: consend plan CAMPAIGN. Cron jobs plan in the same run.',
    },
  },
};
