/** What papers, account and secrets lack, as sentences behind a check's rule; English. */
import type { GapReason } from '../../core/gaps.ts';
import type { AgreementPoint } from '../../core/processor-config.ts';

/** Points of Art. 28 (3) GDPR. */
const points: Readonly<Record<AgreementPoint, string>> = {
  a: '(a) acts on documented instructions only',
  b: '(b) staff bound to confidentiality',
  c: '(c) security measures under Art. 32',
  d: '(d) conditions for sub-processors',
  e: '(e) help with requests of people',
  f: '(f) help with security, breaches and impact assessments',
  g: '(g) deletion or return at the end',
  h: '(h) evidence and audits',
};
const named = (letters: string): string =>
  letters
    .split(', ')
    .map((letter) => points[letter as AgreementPoint] ?? letter)
    .join(', ');

/** Classes of a retention run. */
const classes: Readonly<Record<string, string>> = {
  people: 'people',
  messages: 'messages',
  webhookPayloads: 'webhook payloads',
  plans: 'plans',
  reports: 'reports',
  evidence: 'evidence files',
  otherFiles: 'other files',
};
/** `people:3,plans:1` in words. */
const counted = (counts: string): string =>
  counts
    .split(',')
    .map((one) => one.split(':'))
    .map(([name = '', count]) => `${count} ${classes[name] ?? name}`)
    .join(', ');

/** `about`: what the gap is about: a file, a day, a country. */
const reasons: Readonly<Record<GapReason, (about: string) => string>> = {
  'agreement.unsigned': () => 'None is recorded.',
  'agreement.later': (day) => `It is dated ${day}, which is still to come.`,
  'agreement.unnamed': () => 'It is recorded as signed, but no document is named.',
  'document.gone': (file) => `${file} is not there.`,
  'document.unpinned': (file) => `No digest says which text of ${file} was reviewed.`,
  'document.changed': (file) => `${file} is not the text that was reviewed.`,
  'review.never': () => 'Nobody has recorded a review.',
  'review.overdue': (day) => `The last review was on ${day}.`,
  'review.ahead': (day) => `A review is dated ${day}, which lies ahead: it counts as none.`,
  'review.points-open': (letters) => `Not looked at under Art. 28 (3): ${named(letters)}.`,
  'review.points-gap': (letters) => `Falls short of Art. 28 (3): ${named(letters)}.`,
  'sub-processors.never': () => 'The list of sub-processors was never reviewed.',
  'sub-processors.overdue': (day) => `The list of sub-processors was last reviewed on ${day}.`,
  'selection.never': () => 'Nobody has noted why this provider was chosen (Art. 28 (1)).',
  'transfer.none': (country) =>
    `Nothing is recorded for ${country}.${country === 'US' ? ' WhatsApp passes data on to WhatsApp LLC and Meta Platforms Inc. there, with a partner in between as well.' : ''}`,
  'transfer.invalid': (country) => `What is recorded for ${country} does not cover that country.`,
  'transfer.unassessed': (country) => `For ${country} the assessment behind the clauses is not recorded.`,
  'listing.never': () => 'When the US companies were last looked up in the list is not recorded.',
  'listing.overdue': (day) => `They were last looked up on ${day}.`,
  'fallback.none': () => 'What takes its place if the framework falls is not recorded.',
  'assessment.undated': () => 'The transfer assessment has no date.',
  'assessment.overdue': (day) => `The transfer assessment is of ${day}.`,
  'host.unofficial': (host) => `${host} is not the host of this kind of provider.`,
  'host.gateway': (host) => `${host} drives the app or its web client.`,
  'number.elsewhere': (type) => `The platform says that the number is not on the Cloud API (${type}).`,
  'number.app': () =>
    'The number is used in the WhatsApp Business app as well: its content cannot be stored in the EU, and the app may sync contacts.',
  'number.status': (status) => `The number is ${status}.`,
  'number.quality': () => 'The quality of the number is red: people block or report it.',
  'account.review': (status) => `The review of the account: ${status}.`,
  'health.limited': (what) => `Held back: ${what}.`,
  'storage.never': () => 'Where message content is stored is not recorded.',
  'storage.outside': (region) => `Content is stored in ${region}, and no reason is given.`,
  'party.outside': (country) => `The contracting party is in ${country}.`,
  'secret.readable': (file) => `${file} can be read by others on this machine: chmod 600 ${file}.`,
  'secret.tracked': (file) => `${file} is under version control.`,
  'token.invalid': () => 'The platform says that the token is not valid.',
  'token.expired': (day) => `The token expired on ${day}.`,
  'token.expiring': (day) => `The token expires on ${day}.`,
  'token.broad': (scopes) => `The token may do more than sending needs: ${scopes}.`,
  'token.lacks': (scopes) => `The token lacks a permission: ${scopes}.`,
  'ledger.tail': (problem) => `Its newest entries do not hold: ${problem}.`,
  'ledger.verified': (day) =>
    `The last verification (${day}) found records that do not hold; see consend consent verify.`,
  'records.none': () => 'None is recorded.',
  'records.old': (day) => `It was last handed on on ${day}.`,
  'retention.due': (counts) => `Due: ${counted(counts)}.`,
};

/** What papers lack. */
export const gapsEn = {
  reasons,
  /** What to write, behind a fix. */
  write: (below: string, line: string) => `In consend.yaml below ${below}: ${line}`,
};
