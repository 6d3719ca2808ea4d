/** One row of the table of errors. */
export interface ErrorRow {
  /** HTTP status the error comes with. */
  readonly status: number;
  /** Title as the platform shows it. */
  readonly title: string;
  /** Whether the error can come later, as a failed status in a webhook, instead of as the answer to the request. */
  readonly isAsync: boolean;
}

const inAnswer = (status: number, title: string): ErrorRow => ({ status, title, isAsync: false });
const inWebhook = (status: number, title: string): ErrorRow => ({ status, title, isAsync: true });

/**
 * The errors the sandbox can give, by code. HTTP statuses are those of December 2025, the last ones that were published;
 * codes without a published status come with 400.
 * Source: Meta, support/error-codes (12 Dec 2025 and 11 Sep 2026).
 */
export const ERROR_TABLE: ReadonlyMap<number, ErrorRow> = new Map([
  [1, inAnswer(400, 'API Unknown')],
  [2, inAnswer(503, 'API Service')],
  [4, inAnswer(400, 'API Too Many Calls')],
  [10, inAnswer(403, 'Permission Denied')],
  [33, inAnswer(400, 'Parameter value is not valid')],
  [100, inAnswer(400, 'Invalid parameter')],
  [104, inAnswer(401, 'Access token required')],
  [190, inAnswer(401, 'Access token has expired')],
  [200, inAnswer(403, 'API Permission')],
  [368, inWebhook(403, 'Temporarily blocked for policies violations')],
  [803, inAnswer(404, 'Some of the aliases you requested do not exist')],
  [2500, inAnswer(400, 'Unknown path components')],
  [80007, inAnswer(400, 'Rate limit issues')],
  [130403, inWebhook(400, 'Business blocked the user')],
  [130429, inWebhook(400, 'Rate limit hit')],
  [130472, inWebhook(400, "User's number is part of an experiment")],
  [130497, inWebhook(403, 'Business account is restricted from messaging users in this country')],
  [131000, inWebhook(500, 'Something went wrong')],
  [131005, inAnswer(403, 'Access denied')],
  [131008, inAnswer(400, 'Required parameter is missing')],
  [131009, inAnswer(400, 'Parameter value is not valid')],
  [131016, inWebhook(500, 'Service unavailable')],
  [131021, inAnswer(400, 'Recipient cannot be sender')],
  [131026, inWebhook(400, 'Message undeliverable')],
  [131030, inAnswer(400, 'Recipient phone number not in allowed list')],
  [131031, inWebhook(403, 'Account has been locked')],
  [131037, inWebhook(400, 'Display name approval needed')],
  [131042, inWebhook(400, 'Business eligibility payment issue')],
  [131045, inWebhook(500, 'Incorrect certificate')],
  [131047, inWebhook(400, 'Re-engagement message')],
  [131048, inWebhook(400, 'Spam rate limit hit')],
  [131049, inWebhook(400, 'Meta chose not to deliver')],
  [131050, inWebhook(400, 'User has stopped receiving marketing messages')],
  [131051, inWebhook(400, 'Unsupported message type')],
  [131052, inWebhook(400, 'Media download error')],
  [131053, inWebhook(400, 'Media upload error')],
  [131055, inAnswer(400, 'Method not allowed')],
  [131056, inWebhook(400, '(Business Account, Consumer Account) pair rate limit hit')],
  [131057, inWebhook(500, 'Account in maintenance mode')],
  [131059, inAnswer(400, 'Invalid paging cursor')],
  [131061, inAnswer(400, 'Max-price template must use the marketing messages endpoint')],
  [131062, inAnswer(400, 'Business-scoped user ID not supported for this message')],
  [131063, inAnswer(400, 'Marketing messages on Cloud API are disabled for this account')],
  [131064, inWebhook(400, 'Template classification limit')],
  [132000, inAnswer(400, 'Template parameter count mismatch')],
  [132001, inAnswer(404, 'Template does not exist')],
  [132005, inWebhook(400, 'Template hydrated text too long')],
  [132007, inWebhook(400, 'Template format character policy violated')],
  [132012, inAnswer(400, 'Template parameter format mismatch')],
  [132015, inWebhook(400, 'Template is paused')],
  [132016, inWebhook(400, 'Template is disabled')],
  [132018, inAnswer(400, 'Template parameter validation failed')],
  [132021, inWebhook(400, 'Direct Send template name clash')],
  [132068, inAnswer(400, 'Flow is blocked')],
  [132069, inAnswer(400, 'Flow is throttled')],
  [133010, inAnswer(400, 'Phone number not registered')],
  [134011, inAnswer(400, 'WhatsApp Payments terms not accepted')],
  [134100, inAnswer(400, 'Only marketing messages supported')],
  [134101, inAnswer(400, 'Template is still syncing')],
  [134102, inAnswer(500, 'Template unavailable for use')],
  [135000, inWebhook(400, 'Generic user error')],
]);

/** Whether `code` is one the sandbox knows. */
export function isKnownErrorCode(code: number): boolean {
  return ERROR_TABLE.has(code);
}

/** The row of `code`; unknown codes count as a plain bad request. */
export function errorRow(code: number): ErrorRow {
  return ERROR_TABLE.get(code) ?? { status: 400, title: 'Unknown error', isAsync: false };
}
