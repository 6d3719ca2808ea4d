import { importCheck } from '../../check.ts';
import { isAddressBook } from '../../collection-terms.ts';

/** Kinds that would permit something: a stop is taken from wherever it comes. */
const OPENS: ReadonlySet<string> = new Set([
  'requested',
  'given',
  'confirmed',
  'reaffirmed',
  'basis-asserted',
  'platform-optin',
]);

/** The record says of itself that it comes from an address book. Files of address books are refused as such (`file.address-book`). */
export const accountAddressBookSync = importCheck({
  code: 'account.address-book-sync',
  scope: 'account',
  stage: 'import',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['*'],
  sources: ['Art. 5(1)(b)-(c), 6, 25 GDPR', 'README, requirement SR-05'],
  verification: 'own-design',
  since: '0.1.0',
  run: ({ event: { kind, source } }) => (OPENS.has(kind) && isAddressBook(source) ? {} : undefined),
});
