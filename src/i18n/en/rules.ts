/** Words about checks as such: what they rest on, why one did not run, what it would need; English. */
import { dutiesEn } from './duties.ts';

const n = (value: number): string => value.toLocaleString('en');
const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/** Words about checks and policies. */
export const rulesEn = {
  duties: dutiesEn,
  /** Behind a source that was not seen itself. */
  verification: {
    'partly-seen': 'source not fully verified',
    'statute-known': 'source not verified: cited from knowledge of the statute',
    'own-design': 'a rule of consend itself',
  },
  notRun: {
    title: 'Not checked',
    off: 'switched off',
    'not-applicable': 'does not apply here',
    /** `needed`: as the entries of `needs` say it. */
    'no-data': (needed: string, line: string) => `needs ${needed}: ${line}`,
    subjects: (count: number) => `${n(count)} ${plural(count, 'person', 'people')}`,
    notApplicable: (count: number) =>
      `${n(count)} more ${plural(count, 'check does', 'checks do')} not apply under this policy or for this campaign.`,
  },
  overrides: {
    title: 'Set aside',
    severity: { block: 'blocks', warn: 'warns', info: 'tells', off: 'is off' },
    change: (usual: string, now: string) => `${now} here (usually ${usual})`,
    after: (change: string, length: string) => `${change}, and only after ${length}`,
    signed: (by: string, on: string) => `, signed off by ${by} on ${on}`,
    until: (day: string) => `until ${day}`,
  },
  needs: {
    config: (name: string) => `${name} in consend.yaml`,
    campaign: (name: string) => `${name} in the campaign file`,
    column: (name: string) => `the column ${name} in the recipients file`,
    ledger: (name: string) => `${name} in the consent records`,
    account: (name: string) => `${name} from the platform`,
  },
  stages: {
    import: 'as a record enters the ledger',
    preflight: 'in the plan',
    'preflight+send': 'in the plan and again before each message',
    send: 'before each message',
    audit: 'when asked',
  },
  check: {
    head: (policies: string, country: string) =>
      `Provider and account, by the rules of ${policies} and of the controller's country (${country})`,
    verdict: {
      block: (count: number) =>
        `${n(count)} ${plural(count, 'check blocks', 'checks block')} every campaign.`,
      fine: 'Nothing here blocks a campaign.',
    },
  },
  groups: {
    suppression: 'Said stop, or on the suppression list',
    'platform-stop': 'Stopped marketing on WhatsApp',
    restriction: 'Processing restricted',
    identity: 'Who it is',
    basis: 'Legal basis',
    consent: 'Quality of the consent',
    'platform-optin': 'Opt-in on WhatsApp',
    jurisdiction: 'Law of the recipient’s country',
    message: 'The message itself',
    timing: 'Time',
    frequency: 'How often',
    shared: 'Provider, account, campaign',
  },
  freeing: {
    label: 'Frees most',
    line: (people: number, action: string, codes: string) =>
      `${n(people)} ${plural(people, 'person is', 'people are')} blocked by nothing but ${codes}: ${action}`,
    actions: {
      'ask-consent':
        'ask for a consent that names WhatsApp and this purpose; best, the person writes to you first.',
      'confirm-number': 'have the number confirmed from WhatsApp itself (an inbound message or a code).',
      'give-notice': 'give them the privacy notice and record it: consend consent notice.',
      'fill-cells': 'correct the cells in the recipients file, or name a fallback in the campaign.',
    },
  },
  everywhere: 'everywhere',
  labels: { appliesTo: 'Applies', stage: 'Runs', scope: 'About', verification: 'Verified', needs: 'Needs' },
};
