/** What is wrong in a configuration file, place by place; English. */
import type { OverrideFault } from '../../core/overrides.ts';

const suggest = (suggestion: string | undefined): string =>
  suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;

const KINDS: Readonly<Record<string, string>> = {
  text: 'a text',
  number: 'a number',
  'whole-number': 'a whole number',
  boolean: 'true or false',
  mapping: 'a block of keys such as { key: value }',
  list: 'a list',
  other: 'something else',
};

const OVERRIDE_FAULTS: Readonly<Record<OverrideFault, string>> = {
  never: 'It admits no exception: it cannot be less grave here.',
  'sign-off':
    'Only a named person may loosen it: signedOff: { by: N. N., on: 2026-11-25, reason: …, until: 2027-05-31 }.',
  reason: 'To loosen it, say why and until when: reason: …, until: 2027-05-31.',
  until: 'To loosen it, say until when: until: 2027-05-31.',
};

const FORMS: Readonly<Record<string, string>> = {
  country: 'This must be a country in two capital letters: DE',
  currency: 'This must be a currency in three capital letters: EUR',
  language: 'This must be a language code: de or en_US',
  'clock-time': 'This must be a time of day: 09:00',
  days: 'These must be days: MON-SAT or MON,WED,FRI',
  duration: 'This must be a length of time, a number and a unit: 15 minutes, 7 days, 12 months',
  date: 'This must be a day that exists: 2026-02-01',
  instant: 'This must be a date and time with its offset: 2026-11-24T09:00:00+01:00',
  url: 'This must be a complete address: https://shop.example/terms',
  'api-version': 'This must be a version of the API: v25.0',
  'platform-id': 'This must be the id that the platform shows, without spaces: "106540352242922"',
  'public-key':
    'This must be a public key: ed25519: and 44 characters; consend approve --new-key NAME prints the line',
  digest: 'This must be a digest: sha256: and 64 hex digits; consend compliance check tells the right one',
  'purpose-id': 'A purpose is named in lower-case letters, digits, dots and dashes: newsletter',
  'campaign-id':
    'A campaign is named in letters, digits, dots and dashes, with {yyyy} {mm} {dd} {ww} for a period: news-{yyyy}-w{ww}',
  'template-name':
    "This must be a template's name, in lower-case letters, digits and underscores: order_ready",
  'button-index': 'Buttons are numbered from "0" to "9"',
  percentage: 'This must be a share in per cent: 5%',
  'header-name': 'This must be the name of an HTTP header: X-API-Key',
  'path-template':
    'This must be a path with {apiVersion}, {phoneNumberId}, {wabaId} or {id} where needed: /{apiVersion}/{phoneNumberId}/messages',
  other: 'This has the wrong form',
};

const SYNTAX: Readonly<Record<string, string>> = {
  'duplicate-key': 'This key stands here twice',
  tab: 'YAML is indented with spaces; this line begins with a tab',
  indentation: 'The indentation does not fit the lines around it',
  unclosed: 'A quote, a bracket or a colon is missing near here',
  'unknown-alias': 'This refers to an anchor that does not exist',
  tag: 'Tags (!name) are not used here',
  'several-documents': 'The file holds several documents; keep one',
  'bad-start': 'A text that begins with this character needs quotes',
  'too-many-aliases': 'The file refers to itself too many times',
  encoding: 'The file is not UTF-8; save it as UTF-8',
  other:
    'This cannot be read as YAML or JSON; often a comma, a colon, a quote or a bracket is missing just before it',
};

/** Sentences for the problems of `consend.yaml` and campaign files. */
export const configEn = {
  syntax: (fault: string, detail: string): string =>
    `${SYNTAX[fault] ?? SYNTAX.other}${detail === '' ? '' : `: ${detail}`}.`,
  empty: (): string => 'The file is empty.',
  unknownKey: (key: string, suggestion: string | undefined): string =>
    `There is no setting ${key}.${suggest(suggestion)}`,
  missing: (key: string): string => `${key} is missing.`,
  expected: (kinds: readonly string[]): string =>
    `This must be ${kinds.map((kind) => KINDS[kind] ?? kind).join(' or ')}.`,
  quoteNumber: (source: string): string =>
    `Put this in quotes: "${source}". Without them it is read as a number, which can lose digits.`,
  invalidForm: (form: string): string => `${FORMS[form] ?? FORMS.other}.`,
  notAllowed: (values: readonly string[], suggestion: string | undefined): string =>
    `${values.length === 1 ? 'This must be' : 'This must be one of'} ${values.join(', ')}.${suggest(suggestion)}`,
  emptyText: (): string => 'This must not be empty.',
  emptyMapping: (): string => 'At least one entry is needed here.',
  emptyList: (): string => 'At least one entry is needed in this list.',
  tooSmall: (least: number, exclusive: boolean): string =>
    exclusive ? `This must be more than ${least}.` : `This must be at least ${least}.`,
  tooLarge: (most: number): string => `This must be at most ${most}.`,
  invalid: (): string => 'This value cannot be used here.',
  variableMissing: (variable: string): string => `The environment variable ${variable} is not set.`,
  referencedFileMissing: (file: string): string => `The file ${file} cannot be read.`,
  secretInClear: (variable: string): string =>
    `A secret stands here in clear. Write \${env:${variable}} and keep the value in .env or the environment.`,
  insecureUrl: (): string =>
    'This must begin with https://, or the token would cross the network in clear. http:// is for this machine only (localhost).',
  onlyWith: (other: string): string => `This has an effect only with ${other}; set that, or take this out.`,
  unknownPurpose: (purpose: string, known: readonly string[], suggestion: string | undefined): string =>
    `There is no purpose ${purpose}; known: ${known.join(', ')}.${suggest(suggestion)}`,
  unknownTimeZone: (zone: string, suggestion: string | undefined): string =>
    `There is no time zone ${zone}; they are named like Europe/Berlin.${suggest(suggestion)}`,
  overrideFault: (fault: OverrideFault, code: string, normally: string): string =>
    `${code} is normally "${normally}". ${OVERRIDE_FAULTS[fault]}`,
  afterLoosens: (code: string, months: number): string =>
    `${code} speaks after ${months} months under this policy. More time needs signedOff: { by, on, reason, until }.`,
  signOffEndsFirst: (): string =>
    'The last day of a sign-off (until) cannot lie before the day on which it was given (on).',
  policyTwice: (): string =>
    'policy: and policies: exclude each other. Keep policy: for one policy, or name them by country under policies:, with default: for the rest.',
  unknownCheck: (code: string, suggestion: string): string =>
    `There is no check ${code}.${suggest(suggestion)} All of them: consend compliance checks`,
  unknownCountry: (key: string): string =>
    `There is no country ${key}. Write a country (DE), a group (EU, EEA, UK) or default.`,
  windowNeverOpens: (): string =>
    'The window never opens: from must be a time before 24:00 that differs from to.',
  wordingTwice: (name: string): string => `${name} is listed twice; a changed text needs a new version.`,
  unknownPlaceholder: (placeholder: string): string =>
    `${placeholder} is no period; known: {yyyy} {mm} {dd} {ww}.`,
  endsBeforeStart: (): string => 'notAfter must be later than notBefore.',
};
