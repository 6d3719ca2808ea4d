/**
 * One error class and one table: code → category. A category maps to an exit code in `cli/exit-codes.ts`;
 * text and hint come from `i18n` by code. What is expected for one recipient is a Finding or an Outcome, never an exception.
 */

/** What kind of trouble an error is; each maps to one exit code of the command line's contract. */
export type ErrorCategory =
  | 'internal'
  | 'usage'
  | 'invalid'
  | 'blocked'
  | 'stopped'
  | 'locked'
  | 'tampered'
  | 'unavailable';

/** Every error code that consend raises, with its category. Codes are stable: scripts read them. */
export const ERROR_CATEGORIES = {
  internal: 'internal',
  'usage.invalid': 'usage',
  'usage.confirmation-needed': 'usage',
  'workspace.missing': 'invalid',
  'workspace.exists': 'usage',
  'file.missing': 'invalid',
  'file.unreadable': 'invalid',
  'file.unwritable': 'unavailable',
  'config.invalid': 'invalid',
  'config.secret-in-clear': 'invalid',
  'config.variable-missing': 'invalid',
  'campaign.invalid': 'invalid',
  'policy-test.invalid': 'invalid',
  'campaign.unknown': 'usage',
  'campaign.occurrence-invalid': 'usage',
  'campaign.not-begun': 'usage',
  'campaign.paused': 'stopped',
  'campaign.cancelled': 'blocked',
  'campaign.once-changed': 'invalid',
  'csv.empty': 'invalid',
  'csv.workbook': 'invalid',
  'file.address-book': 'invalid',
  'csv.phone-column-missing': 'invalid',
  'csv.phone-column-ambiguous': 'invalid',
  'csv.column-missing': 'invalid',
  'csv.columns-duplicate': 'invalid',
  'recipients.unusable': 'invalid',
  'template.unknown': 'invalid',
  'template.language-unknown': 'invalid',
  'template.parameters-invalid': 'invalid',
  'recipients.row-missing': 'invalid',
  'media.missing': 'invalid',
  'media.changed': 'blocked',
  'media.upload-failed': 'unavailable',
  'template.exists': 'invalid',
  'template.not-editable': 'invalid',
  'template.submit-unknown': 'unavailable',
  'plan.missing': 'invalid',
  'plan.damaged': 'invalid',
  'plan.stale': 'blocked',
  'plan.blocked': 'blocked',
  'approval.missing': 'blocked',
  'approval.own': 'blocked',
  'approval.forged': 'tampered',
  'approval.key': 'invalid',
  'test.unlisted': 'usage',
  'test.stopped': 'blocked',
  'test.nothing': 'blocked',
  'test.not-now': 'stopped',
  'run.locked': 'locked',
  'run.interrupted': 'stopped',
  'store.unavailable': 'unavailable',
  'store.newer': 'invalid',
  'store.driver-missing': 'unavailable',
  'store.damaged': 'unavailable',
  'ledger.tampered': 'tampered',
  'ledger.key-missing': 'unavailable',
  'ledger.key-foreign': 'unavailable',
  'suppression.key-missing': 'unavailable',
  'wording.changed': 'invalid',
  'wording.unknown': 'invalid',
  'wording.not-utf-8': 'invalid',
  'proof.unreadable': 'invalid',
  'proof.invalid': 'tampered',
  'checkpoint.unreadable': 'invalid',
  'checkpoint.altered': 'invalid',
  'checkpoint.unknown': 'invalid',
  'ledger.empty': 'invalid',
  'person.unknown': 'invalid',
  'date-format.needed': 'invalid',
  'import.interrupted': 'stopped',
  'export.interrupted': 'stopped',
  'file.exists': 'usage',
  'backup.unusable': 'invalid',
  'api.unavailable': 'unavailable',
  'api.unexpected': 'unavailable',
  'api.refused': 'unavailable',
  'api.endless': 'unavailable',
  'api.throttled': 'unavailable',
  'api.unsupported': 'invalid',
  'webhook.secret-missing': 'invalid',
  'webhook.port-in-use': 'unavailable',
  'webhook.cannot-listen': 'unavailable',
  'sandbox.profile-invalid': 'invalid',
} as const satisfies Record<string, ErrorCategory>;

/** A stable error code. */
export type ErrorCode = keyof typeof ERROR_CATEGORIES;

/** A place in an input where something is wrong: a path inside it, its line and column (1-based), and what is wrong. */
export interface Problem {
  readonly path: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly message: string;
}

/** Values that an error's text is filled with. */
export type ErrorParams = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** Options of a ConsendError beyond its code. */
export interface ConsendErrorOptions {
  readonly params?: ErrorParams;
  readonly problems?: readonly Problem[];
  readonly cause?: unknown;
}

/** The one error class of consend: a code, what fills its text, the places it is about, and the cause. */
export class ConsendError extends Error {
  readonly code: ErrorCode;
  readonly category: ErrorCategory;
  readonly params: ErrorParams;
  readonly problems: readonly Problem[];

  constructor(code: ErrorCode, options: ConsendErrorOptions = {}) {
    super(code, { cause: options.cause });
    this.name = 'ConsendError';
    this.code = code;
    this.category = ERROR_CATEGORIES[code];
    this.params = options.params ?? {};
    this.problems = options.problems ?? [];
  }
}
