/** Headline and next step of each error, by code; English. Functions take the error's params. */
import type { ErrorCode, ErrorParams } from '../../core/errors.ts';
import { type ApiErrorText, apiErrorsEn } from './api-errors.ts';

import { approvalErrorsEn } from './approval.ts';
import { mediaEn } from './media.ts';
/** What is said of an error: the headline, and what to do next. */
export interface ErrorText {
  readonly headline: (params: ErrorParams) => string;
  readonly hint: (params: ErrorParams) => string;
}

/** What the API's codes mean; a code inside a range has no text of its own here. */
const API_ERRORS: Readonly<Record<string, ApiErrorText | undefined>> = apiErrorsEn;

/** What an account's interface may lack. */
const API_PARTS: Readonly<Record<string, string>> = {
  templates: 'reading templates',
  template: 'one template by its id',
  phoneNumber: 'the phone number',
  account: 'the account',
  token: 'looking into the token',
  media: 'uploading media',
  mediaItem: 'looking up media',
  subscribedApps: 'subscribing to webhooks',
  uploads: 'uploading samples of templates',
};

/** Why a store cannot be used, by the store's own code. */
const STORE_REASONS: Readonly<Record<string, string>> = {
  busy: 'is in use by another program',
  'read-only': 'is read-only',
  io: 'is out of reach, because the disk does not answer',
  full: 'cannot grow, because the disk is full',
  'cannot-open': 'cannot be opened',
  outdated: 'is of an older version and opened read-only',
  damaged: 'is damaged',
  'not-a-store': 'is no store of consend’s',
};
const storeReason = ({ path = 'It', reason = '' }: ErrorParams): string => {
  const known = STORE_REASONS[String(reason)];
  return known === undefined ? `${path}: ${reason}` : `${path} ${known}`;
};

/** Why a key cannot be used, by the key ring's own code. */
const KEY_TROUBLES: Readonly<Record<string, string>> = {
  unreadable: 'cannot be read',
  garbled: 'holds no key',
};
const keyTrouble = (reason: ErrorParams[string]): string => KEY_TROUBLES[String(reason)] ?? 'is missing';

const MEDIA_FAULTS: Readonly<Record<string, (p: { readonly detail: string }) => string>> = mediaEn.faults;
const mediaFault = (reason: ErrorParams[string], detail: ErrorParams[string]): string =>
  MEDIA_FAULTS[String(reason)]?.({ detail: String(detail ?? '') }) ?? `${reason}`;

const list = (value: ErrorParams[string]): string =>
  Array.isArray(value) ? value.join(', ') : String(value ?? '');

export const errorsEn: Readonly<Record<ErrorCode, ErrorText>> = {
  internal: {
    headline: ({ detail }) => `consend made a mistake: ${detail}`,
    hint: () =>
      'Please report this with what --verbose shows. Nothing is lost; running the command again goes on.',
  },
  'usage.invalid': {
    headline: ({ detail }) => `${detail}`,
    hint: ({ command }) => `See: consend ${command ?? ''} --help`.replace('  ', ' '),
  },
  'usage.confirmation-needed': {
    headline: ({ action }) => `${action} needs a yes, and there is no terminal to ask at.`,
    hint: ({ flag }) => `Add ${flag} if that is meant.`,
  },
  'workspace.missing': {
    headline: ({ cwd }) => `There is no consend.yaml in ${cwd} or in a folder above it.`,
    hint: () =>
      'Go to the workspace, name it with -C DIR, or try the tool first: consend demo --keep my-workspace',
  },
  'workspace.exists': {
    headline: ({ dir }) => `${dir} is not empty; nothing was overwritten.`,
    hint: () => 'Name a new or empty folder.',
  },
  'file.missing': {
    headline: ({ file }) => `${file} does not exist.`,
    hint: () =>
      'Check the path; relative paths start at the file that names them, or at the folder you are in.',
  },
  'file.unreadable': {
    headline: ({ file, detail, reason }) => `${file} cannot be read: ${detail ?? reason}`,
    hint: () => 'Check the file and its permissions.',
  },
  'file.unwritable': {
    headline: ({ file, detail }) => `${file} cannot be written: ${detail}`,
    hint: () => 'Check free space and permissions, then run the command again.',
  },
  'config.invalid': {
    headline: ({ file }) => `${file} has mistakes; nothing was done.`,
    hint: () => 'Correct the places named above. Editors check the file with the schema in its first line.',
  },
  'config.secret-in-clear': {
    headline: ({ file, path }) => `${file}: ${path} holds a secret in clear.`,
    hint: ({ variable }) =>
      `Write \${env:${variable}} there and put the value into .env or the environment. If the file was ever shared, replace the secret.`,
  },
  'config.variable-missing': {
    headline: ({ variable, path }) => `The environment variable ${variable} is not set; ${path} needs it.`,
    hint: ({ variable }) => `Set ${variable} in the environment or in the workspace's .env.`,
  },
  'campaign.invalid': {
    headline: ({ file }) => `${file} has mistakes; nothing was sent.`,
    hint: () => 'Correct the places named above.',
  },
  'policy-test.invalid': {
    headline: ({ file }) => `${file} has mistakes; nothing was tested.`,
    hint: () => 'Correct the places named above. Examples: examples/policies/ of consend.',
  },
  'campaign.unknown': {
    headline: ({ campaign }) => `No campaign ${campaign} is known here.`,
    hint: ({ known, suggestion }) =>
      list(known) === ''
        ? 'Nothing was sent from this workspace yet.'
        : `${suggestion === undefined ? '' : `Did you mean ${suggestion}? `}Known: ${list(known)}`,
  },
  'campaign.occurrence-invalid': {
    headline: ({ occurrence, id }) => `"${occurrence}" is no occurrence of ${id}.`,
    hint: ({ subject, example }) =>
      example === undefined
        ? `The id of ${subject} has no period ({yyyy} {mm} {dd} {ww}), so there is only one: leave --occurrence out.`
        : `One is named as consend status shows it: ${example}`,
  },
  'campaign.not-begun': {
    headline: ({ campaign }) => `Nothing of ${campaign} has been sent yet.`,
    hint: () => 'See what stands where: consend status',
  },
  'campaign.paused': {
    headline: ({ campaign }) => `${campaign} is paused; nothing was sent.`,
    hint: ({ campaign }) => `Let it go on: consend resume ${campaign}`,
  },
  'campaign.cancelled': {
    headline: ({ campaign }) => `${campaign} is cancelled; nothing more of it is sent.`,
    hint: () => 'A cancelled campaign stays so. For those who got nothing, send a campaign with another id.',
  },
  'campaign.once-changed': {
    headline: ({ campaign, once }) =>
      once === 'person'
        ? `${campaign} has been sent once per person; it cannot go on once per key.`
        : `${campaign} has been sent once per key; it cannot go on once per person.`,
    hint: () => 'Nobody could tell who had what already. Put "once:" back, or give the campaign another id.',
  },
  'csv.empty': {
    headline: ({ file }) => `${file} has no rows.`,
    hint: () => 'The first line must hold the column names, people follow.',
  },
  'file.address-book': {
    headline: ({ file, kind }) =>
      `${file} is an address book or a phone's backup (${kind}). consend reads none.`,
    hint: () =>
      'Who stands in an address book agreed to nothing. Export a CSV of the people who did, with how and when: consend consent import --help',
  },
  'csv.workbook': {
    headline: ({ file, kind }) => `${file} is a spreadsheet (${kind}), not a CSV file.`,
    hint: () =>
      'In the spreadsheet: format the phone column as text, then File › Save as › CSV (UTF-8), and name that file.',
  },
  'csv.phone-column-missing': {
    headline: ({ file, columns }) =>
      `${file}: no column looks like a phone number. Its columns: ${list(columns)}`,
    hint: () => 'Name it: columns: { phone: … } in the campaign, or --phone COLUMN.',
  },
  'csv.phone-column-ambiguous': {
    headline: ({ file, candidates }) =>
      `${file}: several columns could be the phone number: ${list(candidates)}`,
    hint: ({ line }) => `Say which: ${line}`,
  },
  'csv.column-missing': {
    headline: ({ file, column, columns }) =>
      `${file ?? 'The file'} has no column "${column}". Its columns: ${list(columns)}`,
    hint: ({ suggestion }) =>
      suggestion ? `Did you mean ${suggestion}?` : 'Correct the name, or add the column.',
  },
  'csv.columns-duplicate': {
    headline: ({ file, columns }) => `${file}: these column names stand twice: ${list(columns)}`,
    hint: () => 'Give each column a name of its own.',
  },
  'recipients.unusable': {
    headline: ({ invalid, read, percent }) =>
      `${invalid} of ${read} rows (${percent} %) are unusable; nothing was sent.`,
    hint: ({ first, rejects }) =>
      `${first} The rows are in ${rejects}. --accept-invalid goes on without them.`,
  },
  'template.unknown': {
    headline: ({ name }) => `The template ${name} is not known here.`,
    hint: ({ known, suggestion }) =>
      `${suggestion === undefined ? '' : `Did you mean ${suggestion}? `}${list(known) === '' ? 'No templates were read yet' : `Known: ${list(known)}`}. Read them anew: consend templates sync`,
  },
  'template.language-unknown': {
    headline: ({ name, language }) => `The template ${name} is not there in the language ${language}.`,
    hint: ({ known }) => `Its languages: ${list(known)}. Read them anew: consend templates sync`,
  },
  'recipients.row-missing': {
    headline: ({ file, row, rows, last }) =>
      Number(rows) === 0
        ? `${file} has no rows.`
        : last === undefined
          ? `No row begins on line ${row} of ${file}.`
          : `${file} ends with the row on line ${last}; line ${row} is beyond it.`,
    hint: ({ near, rows }) =>
      `${rows} ${Number(rows) === 1 ? 'row' : 'rows'} read. ${list(near) === '' ? 'Line 1 is the header.' : `Nearest rows: ${list(near)}. Line 1 is the header.`}`,
  },
  'template.parameters-invalid': {
    headline: ({ file, template }) => `${file} does not fit the template ${template}; nothing was sent.`,
    hint: ({ template }) =>
      `Correct the places named above, or look at the template: consend templates show ${template}`,
  },
  'media.missing': {
    headline: ({ file, reason, detail }) => `The file ${file} cannot be sent: ${mediaFault(reason, detail)}.`,
    hint: () =>
      'Put it back where the campaign or the row names it, then run the command again; nothing was sent.',
  },
  'media.changed': {
    headline: ({ file }) => `${file} is no longer the file that the plan was made with.`,
    hint: () => 'Plan again, look at it, then send: consend plan CAMPAIGN.yaml. Nothing was sent.',
  },
  'media.upload-failed': {
    headline: ({ file, detail }) => `${file} could not be uploaded: ${detail}`,
    hint: ({ code }) =>
      code === undefined
        ? 'Nothing was sent. Run the command again.'
        : `Nothing was sent. What the code means: consend error ${code}`,
  },
  'template.exists': {
    headline: ({ name, language, status }) =>
      `${name} (${language}) exists already and is ${String(status).toLowerCase()}; nothing was submitted.`,
    hint: ({ name, file }) =>
      `To replace its content: consend templates submit ${file} --edit\nTo see what it says: consend templates show ${name}`,
  },
  'template.not-editable': {
    headline: ({ name, language, status, reason }) =>
      reason === 'category'
        ? `${name} (${language}) is approved, so its category stays; the draft has another one.`
        : `${name} (${language}) cannot be edited while it is ${status}.`,
    hint: ({ reason }) =>
      reason === 'category'
        ? 'Give the draft the category that the template has, or submit it under another name.'
        : 'Only approved, rejected and paused templates can be edited. Wait for the review, or submit it under another name.',
  },
  'template.submit-unknown': {
    headline: ({ name, language, detail }) =>
      `No answer came that says whether ${name} (${language}) was taken: ${detail}`,
    hint: ({ name }) =>
      `The draft is as it was. Look whether it is there before you submit it again: consend templates status ${name}`,
  },
  'plan.missing': {
    headline: ({ plan }) => `There is no plan ${plan} for this campaign.`,
    hint: ({ known }) =>
      list(known) === '' ? 'Make one: consend plan CAMPAIGN.yaml' : `Plans here: ${list(known)}`,
  },
  'plan.damaged': {
    headline: ({ file, detail }) => `${file} is not as it was written: ${detail}`,
    hint: () => 'Make a new plan: consend plan CAMPAIGN.yaml',
  },
  ...approvalErrorsEn,
  'plan.stale': {
    headline: ({ changed, earlier }) =>
      earlier === undefined
        ? `Since this plan was made, its inputs changed: ${list(changed) || 'ledger'}. Nothing was sent.`
        : 'Since the earlier run of this campaign its template changed. Nothing was sent now.',
    hint: ({ template, since, file, plan }) => {
      const review =
        plan === undefined
          ? 'Make and review a new plan: consend plan CAMPAIGN.yaml'
          : `If that is meant, review the new plan and send it: consend send ${file} --plan ${plan}`;
      return template === undefined
        ? review
        : `All changes: consend templates diff ${template} --stored --since ${since}\n${review}`;
    },
  },
  'plan.blocked': {
    headline: ({ campaign }) => `Nobody in ${campaign} may be messaged; nothing was sent.`,
    hint: () => 'The reasons are in the report above; each names what frees from it.',
  },
  'test.unlisted': {
    headline: ({ number, file }) => `${number} is no test number of ${file}; nothing was sent.`,
    hint: ({ line, file }) => `Is it your own? Then put into ${file}: ${line}`,
  },
  'test.stopped': {
    headline: ({ number, reason }) => `${number} may not be written to (${reason}); no test was sent.`,
    hint: () => 'Somebody said no with this number. See what and when: consend consent show NUMBER',
  },
  'test.nothing': {
    headline: ({ campaign }) => `No row of ${campaign} may be sent, so there is nothing to test.`,
    hint: ({ file }) => `See why: consend plan ${file}`,
  },
  'test.not-now': {
    headline: ({ reason }) => `No test was sent: ${reason}.`,
    hint: () => 'A campaign would stop for the same reason. Settle it, then run the command again.',
  },
  'run.locked': {
    headline: ({ what }) => `Another run holds ${what}.`,
    hint: () => 'Wait for it to end (--wait), or look at it: consend status',
  },
  'run.interrupted': {
    headline: () => 'Interrupted before anything was sent or changed.',
    hint: () => 'Run the command again; nothing is lost.',
  },
  'webhook.cannot-listen': {
    headline: ({ host, port, detail }) => `Cannot listen on ${host}:${port}: ${detail}`,
    hint: () => 'Choose an address of this machine with --host, and a port with --port.',
  },
  'store.unavailable': {
    headline: (params) => `The store cannot be used: ${storeReason(params)}`,
    hint: () =>
      'Check free space, permissions and whether another program holds the file. What was recorded is safe.',
  },
  'store.newer': {
    headline: ({ version, supported }) =>
      `The store was written by a newer consend (version ${version}, this one knows ${supported}).`,
    hint: () => 'Update consend.',
  },
  'store.driver-missing': {
    headline: () => 'No SQLite driver can be loaded.',
    hint: () => 'Use Node 24 or newer, or install better-sqlite3 for this Node: npm rebuild better-sqlite3',
  },
  'store.damaged': {
    headline: (params) => `The database is of no use: ${storeReason(params)}`,
    hint: () => 'Restore a backup: consend store restore FILE. Do not go on writing to this file.',
  },
  'ledger.tampered': {
    headline: ({ detail }) => `The ledger does not verify: ${detail}`,
    hint: () => 'Nothing may be sent on it. Compare with the last backup and the exported checkpoints.',
  },
  'ledger.key-missing': {
    headline: ({ file, reason }) =>
      `The ledger's key ${file} ${keyTrouble(reason)}, so nothing can be recorded or sent.`,
    hint: () =>
      'Put the folder .consend/keys back from your backup. Keys are never made anew by themselves: that would hide a break in the log.',
  },
  'ledger.key-foreign': {
    headline: ({ file }) => `The key ${file} is not the one that signed this ledger so far.`,
    hint: () => 'Put the right .consend/keys beside this database; both belong together.',
  },
  'suppression.key-missing': {
    headline: ({ key }) => `The suppression list was made with the key ${key}, which is not there.`,
    hint: () => 'Put .consend/keys back from your backup: without it, erased people could not be recognised.',
  },
  'wording.changed': {
    headline: ({ wording, file }) =>
      `The text of ${wording}${file ? ` (${file})` : ''} is not the one people agreed to.`,
    hint: () => 'Put the old text back, and enter the new one in consend.yaml under a new version.',
  },
  'wording.unknown': {
    headline: ({ wording, known }) =>
      `consend.yaml lists no wording ${wording}.${list(known) === '' ? '' : ` It lists: ${list(known)}`}`,
    hint: () => 'Enter the text under wordings: in consend.yaml, or name one that is there, as id@version.',
  },
  'wording.not-utf-8': {
    headline: ({ file }) => `${file} is not UTF-8, so nobody could say later which letters people read.`,
    hint: () => 'Save the text as UTF-8, then run the command again.',
  },
  'proof.unreadable': {
    headline: ({ file }) => `${file} is no proof that consend wrote.`,
    hint: () => 'Name a file that consend consent prove wrote.',
  },
  'proof.invalid': {
    headline: ({ file }) => `${file} does not prove what it says.`,
    hint: () => 'The file was changed after it was made. Ask for a new one from the ledger itself.',
  },
  'checkpoint.unreadable': {
    headline: ({ file }) => `${file} is no checkpoint.`,
    hint: () =>
      'A checkpoint is a signed note of some lines: origin, size, root, signature. Export one with consend consent checkpoint.',
  },
  'checkpoint.altered': {
    headline: ({ file }) =>
      `${file} was altered: its signature names this ledger's key and does not fit its text.`,
    hint: () =>
      'This says nothing against the ledger. Take another copy of the checkpoint, as it was exported.',
  },
  'checkpoint.unknown': {
    headline: ({ size }) => `The ledger was never signed at exactly ${size} events.`,
    hint: ({ nearest }) =>
      nearest === undefined
        ? 'There is no earlier checkpoint; verify without --since.'
        : `The last checkpoint before that is at ${nearest}: --since ${nearest}`,
  },
  'ledger.empty': {
    headline: () => 'The ledger is empty: nothing has been signed yet.',
    hint: () => 'Record or import consents first: consend consent import FILE.csv',
  },
  'person.unknown': {
    headline: ({ number }) => `The ledger knows nobody behind ${number}.`,
    hint: () => 'Check the number; consend consent list shows who is known.',
  },
  'date-format.needed': {
    headline: ({ column, examples, given }) =>
      given === undefined
        ? `The dates in column ${column} are not written as ISO 8601: ${list(examples)}. Which part is the day is never guessed; nothing was imported.`
        : `The dates in column ${column} do not fit --date-format ${given}: ${list(examples)}. Nothing was imported.`,
    hint: ({ suggestion }) =>
      `Say how they are meant: --date-format ${String(suggestion ?? 'DD.MM.YYYY').includes(' ') ? `"${suggestion}"` : (suggestion ?? 'DD.MM.YYYY')}${suggestion === 'excel' || suggestion === 'epoch' ? '' : ' (or MM/DD/YYYY, D.M.YYYY HH:mm, …)'}`,
  },
  'export.interrupted': {
    headline: () => 'Stopped before the export was whole; no file was written.',
    hint: () => 'Run the same command again: an export begins anew.',
  },
  'import.interrupted': {
    headline: ({ rows }) => `Stopped after ${rows} rows; what was read so far is recorded.`,
    hint: () =>
      'Run the same command again to go on: rows that are recorded already are known and passed over.',
  },
  'file.exists': {
    headline: ({ file }) => `${file} is there already; nothing was overwritten.`,
    hint: () => 'Name another file, or remove that one first.',
  },
  'backup.unusable': {
    headline: ({ file, detail }) => `${file} cannot be restored: ${detail}`,
    hint: () => 'Nothing was changed. Name a file that consend store backup wrote.',
  },
  'api.unavailable': {
    headline: ({ detail }) => `The API cannot be reached: ${detail}`,
    hint: () => 'Nothing is lost. Check the network and provider.baseUrl, then run the command again.',
  },
  'api.unexpected': {
    headline: ({ detail }) => `The API answered something unexpected: ${detail}`,
    hint: () => 'Check provider.baseUrl and provider.apiVersion; running the command again is safe.',
  },
  'api.refused': {
    headline: ({ code, title, detail }) =>
      `The API refused: ${[`${code} ${title ?? ''}`.trim(), ...(detail ? [detail] : [])].join(': ')}`,
    hint: ({ code }) => {
      const action = API_ERRORS[String(code)]?.action;
      return action === undefined
        ? 'Check token, ids and permissions in consend.yaml.'
        : `${action}\nMore on it: consend error ${code}`;
    },
  },
  'api.endless': {
    headline: () => 'The list of templates has no end: the API gives the same pages again and again.',
    hint: () =>
      'The last good copy of the templates stays. Run the command again later; if it stays, report it to the provider.',
  },
  'api.throttled': {
    headline: ({ minutes }) =>
      `The account's management calls of this hour are used up; nothing was asked. It takes about ${minutes} more minutes.`,
    hint: () =>
      'Sending is not affected. Run the command again then, and see what else uses the account: consend error 80007',
  },
  'api.unsupported': {
    headline: ({ provider, what }) =>
      `The provider ${provider} has no interface for this: ${API_PARTS[String(what)] ?? what}.`,
    hint: () =>
      "Do it in the provider's own console. For provider.kind: compatible, a path can be set under provider.paths.",
  },
  'webhook.secret-missing': {
    headline: () => 'No app secret is set, so webhooks could be forged.',
    hint: () =>
      'Set provider.appSecret: ${env:WHATSAPP_APP_SECRET}; for a try on this machine only: --insecure',
  },
  'webhook.port-in-use': {
    headline: ({ port }) => `Port ${port} is in use.`,
    hint: () => 'Choose another with --port.',
  },
  'sandbox.profile-invalid': {
    headline: ({ file }) => `${file} is no usable sandbox profile.`,
    hint: () => 'Correct the places named above.',
  },
};
