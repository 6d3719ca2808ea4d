/**
 * How files of consents name the ways in which a yes came about that is none, or not free: compared without case, accents,
 * blanks and dashes, in English and German. What is not listed is taken as an active choice.
 */
import type { EventKind } from './consent.ts';
import { kept } from './kept.ts';
import { termKey } from './third-party.ts';

/** Whether a kind says that a person agreed. */
export function isConsent(kind: EventKind): boolean {
  return kind === 'given' || kind === 'reaffirmed';
}

const MOST_KEPT = 1000;

function among(names: string): (text: string) => boolean {
  const known = new Set(names.split(' '));
  return kept((text) => known.has(termKey(text)), MOST_KEPT);
}

/** No act of the person: a box that was ticked already, silence, terms that were accepted (CJEU C-673/17 Planet49). */
export const isNoAct: (method: string) => boolean = among(
  'preticked prechecked preselected tickedbefore optout silence inactivity implied terms termsaccepted termsandconditions agb agbakzeptiert vorangekreuzt vorausgewahlt vorangehakt stillschweigend schweigen untatigkeit',
);

/** Tied to a contract, a price or a prize (Art. 7 (4) GDPR). */
export const isTied: (text: string) => boolean = among(
  'prizedraw raffle sweepstake sweepstakes contest competition giveaway discount coupon voucher bundled bundle contract incentive gewinnspiel verlosung preisausschreiben rabatt gutschein kopplung gekoppelt vertragsbedingung',
);

/** A phone's address book, or a dump of all that a customer system holds. */
export const isAddressBook: (source: string) => boolean = among(
  'addressbook phonebook phonecontacts phonebackup contacts contactlist vcard vcards vcf carddav crmdump crmexport adressbuch telefonbuch kontakte kontaktliste handybackup telefonkontakte crmabzug',
);
