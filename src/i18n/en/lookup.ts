/** Words around the error codes of the API: `consend error`; English. */
import type { Disposition, ErrorGroup } from '../../core/api-errors.ts';

const groups: Readonly<Record<ErrorGroup, string>> = {
  authorization: 'Token and permissions',
  throttling: 'Too fast or too much',
  integrity: 'Rules and blocks',
  template: 'Templates when sending',
  other: 'Messages and requests',
  marketing_messages_api: 'Marketing interface',
  template_creation: 'Creating and changing templates',
  management: 'Reading lists',
  account: 'Account',
  registration: 'Registering a number',
  migration: 'Moving a number',
  coexistence: 'Together with the WhatsApp Business app',
  block_users: 'Block list',
  usernames: 'Usernames',
  calling: 'Calls',
  template_insights: 'Figures on templates',
};

/** What consend does about a code by itself. */
const does: Readonly<Record<Disposition | 'throttle' | 'not-sending', string>> = {
  retry: 'tries again by itself, at most five times',
  throttle: 'slows down and waits; it does not count as a failure',
  'retry-later': 'holds the message, as a rule for a day, tries it once more, then counts it as failed',
  skip: 'leaves this recipient out of the campaign',
  suppress: "records the opt-out in the ledger: the person's marketing ends",
  stop: 'stops the run; what is not sent stays planned',
  fix: 'counts the message as failed; three equal ones in a row stop the run',
  'not-sending': 'meets it outside sending only',
};

export const lookupEn = {
  about: 'what an error code of the API means and what to do; all codes without CODE',
  code: 'error code, like 131049',
  groups,
  does,
  labels: { means: 'Means', todo: 'To do', meta: 'At Meta' },
  comes: { response: 'as the answer', webhook: 'by webhook' },
  range: (first: number, last: number) => `${first} to ${last}`,
  http: (status: number) => `HTTP ${status} (December 2025)`,
  subcodes: (codes: string) => `seen with subcode ${codes}`,
  unverified: 'known from practice, not from a page of Meta that was read',
  unknown: (code: string) => `The table has no error code ${code}.`,
  meant: (code: number, title: string) => `Did you mean ${code} (${title})?`,
  all: 'All codes: consend error',
};
