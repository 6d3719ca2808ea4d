import { importCheck } from '../../check.ts';

/** E.164: a country code and at most 15 digits. */
const NUMBER = /^\+[1-9]\d{6,14}$/;
/** A business-scoped user id: two letters of a country, a dot, up to 128 characters (Meta, business-scoped user ids). */
const USER_ID = /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/;

function isIdentifier(text: string): boolean {
  return text.startsWith('+') ? NUMBER.test(text) : USER_ID.test(text);
}

/** An identifier is neither an international number nor a user id of WhatsApp. (Numbers that no plan has and special numbers are told as the file is read.) */
export const recipientIdentifierInvalid = importCheck({
  code: 'recipient.identifier-invalid',
  scope: 'recipient',
  stage: 'import',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['*'],
  sources: ['Art. 5(1)(d) GDPR (accuracy)'],
  verification: 'statute-known',
  since: '0.1.0',
  run: ({ event: { identifiers } }) => {
    for (const identifier of identifiers) if (!isIdentifier(identifier)) return {};
    return undefined;
  },
});
