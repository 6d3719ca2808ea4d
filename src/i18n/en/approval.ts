/** Words about approving plans; English. */
import type { ErrorParams } from '../../core/errors.ts';

const STATES = {
  valid: 'counts',
  forged: 'its signature is not that of its text',
  'unknown-approver': 'nobody in consend.yaml has this name with this key',
  changed: 'is about other files than the plan has now',
};

/** Words about approving plans. */
export const approvalEn = {
  commands: {
    about: 'approve a plan with your own key, so that it may be sent',
    plan: 'the plan by its id, as consend plan prints it',
    by: 'your name as in consend.yaml, approval.approvers',
    key: 'file of your private key (default: CONSEND_APPROVAL_KEY, else ~/.config/consend/approval-NAME.pem)',
    newKey: 'make a key for somebody and print the lines for consend.yaml',
    note: 'a remark that is signed with it',
    verify: 'look at the approvals that a plan has; exit 4 where none counts',
    yes: 'do not ask',
    as: 'who sends (default: CONSEND_SENDER, else the user of the operating system); nobody sends a plan that they approved',
  },
  wrong: {
    what: 'Say which plan, or --new-key NAME.',
    by: 'Say who approves: --by NAME, as in consend.yaml.',
    inside: (file: string) =>
      `${file} lies in the workspace, where whoever sends can read it. Choose a place of your own: --key FILE`,
    unknown: (name: string, known: string) =>
      known === ''
        ? `consend.yaml names nobody who may approve. Make a key first: consend approve --new-key "${name}"`
        : `consend.yaml names no approver ${name}. It names: ${known}`,
    sender: (name: string) =>
      `Say who sends: --as NAME, or CONSEND_SENDER. Nobody sends a plan that they approved, and consend.yaml names no accounts of ${name} (approval.approvers, accounts) by which to tell.`,
    otherKey: (name: string, file: string) =>
      `The key in ${file} is not the one that consend.yaml has for ${name}.`,
  },
  passphrase: {
    new: 'Passphrase for the new key (empty: none)',
    ask: (file: string) => `Passphrase of ${file}`,
  },
  made: (file: string) =>
    `The key is in ${file}, for its owner alone. Keep it where nobody who sends can read it.`,
  noPassphrase: 'It has no passphrase: whoever can read the file can approve in this name.',
  lines: 'Lines for consend.yaml:',
  question: (plan: string, campaign: string, count: string, name: string) =>
    `Approve ${plan} of ${campaign}, ${count} messages, as ${name}?`,
  action: (plan: string) => `Approve ${plan}`,
  declined: 'Nothing was approved.',
  given: (plan: string, campaign: string, name: string) => `${name} approved ${plan} of ${campaign}.`,
  digest: (digest: string) => `Signed: ${digest}`,
  next: (plan: string) => `Next: consend send CAMPAIGN.yaml --plan ${plan}`,
  none: (plan: string) => `${plan} has no approval.`,
  states: STATES,
  line: (name: string, when: string, state: string) => `${name}, ${when}: ${state}`,
  note: (text: string) => `Note: ${text}`,
  verdict: {
    valid: 'The plan may be sent.',
    invalid: 'No approval counts.',
    notRequired: 'consend.yaml asks for no approval (approval: required).',
  },
  sent: (name: string, when: string) => `Approved by ${name} on ${when}.`,
  openKey: (name: string, file: string) =>
    `The key of ${name} (${file}) is open to the account that sends. Give it a passphrase or another place: as it is, the approval proves no second person.`,
  missing: {
    none: 'it has none',
    changed: 'the plan’s files were changed since it was approved',
    'unknown-approver': 'who approved it is not in consend.yaml with that key',
  },
};

/** Why a plan's approval does not count; other reasons are texts already. */
const TROUBLES: Readonly<Record<string, string>> = approvalEn.missing;

/** What is wrong with an approver's key file, and what to do. */
const KEY_TROUBLES: Readonly<Record<string, readonly [string, string]>> = {
  missing: ['is not there', 'Name its file: --key FILE. For a new one: consend approve --new-key NAME'],
  exists: ['is there already', 'Keys are never overwritten. Choose another file: --key FILE'],
  unreadable: ['cannot be read', 'Name another file: --key FILE'],
  'open-to-others': ['can be read by other accounts', 'Close it: chmod 600 FILE'],
  garbled: ['is no Ed25519 key in PEM form', 'Name another file: --key FILE'],
  passphrase: [
    'did not open: its passphrase is missing or wrong',
    'Type it in a terminal, or set CONSEND_APPROVAL_PASSPHRASE.',
  ],
};

/** Errors about approvals. */
export const approvalErrorsEn = {
  'approval.missing': {
    headline: ({ plan, reason }: ErrorParams) =>
      `The plan ${plan} has no approval that counts: ${TROUBLES[String(reason)] ?? reason}. Nothing was sent.`,
    hint: ({ plan, by, file }: ErrorParams) =>
      `Let somebody else look at it and sign: consend approve ${plan} --by ${by}\nThen: consend send ${file} --plan ${plan}`,
  },
  'approval.own': {
    headline: ({ plan, reason }: ErrorParams) =>
      `The plan ${plan} was approved by ${reason}, who is about to send it. Nothing was sent.`,
    hint: ({ plan, by }: ErrorParams) =>
      `Somebody else must approve it (consend approve ${plan} --by ${by}) or send it (--as NAME, CONSEND_SENDER).`,
  },
  'approval.forged': {
    headline: ({ plan }: ErrorParams) =>
      `An approval of the plan ${plan} was changed in the store: its signature does not fit. Nothing was sent.`,
    hint: ({ plan }: ErrorParams) =>
      `Find out who changed the store (consend approve ${plan} --verify shows which); then make and approve a new plan.`,
  },
  'approval.key': {
    headline: ({ file, reason }: ErrorParams) =>
      `The key ${file} ${KEY_TROUBLES[String(reason)]?.[0] ?? reason}.`,
    hint: ({ reason }: ErrorParams) => KEY_TROUBLES[String(reason)]?.[1] ?? '',
  },
};
