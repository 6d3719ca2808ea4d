import { describe, expect, test } from 'vitest';
import type { ImportFacts } from '../../../../src/core/check-facts.ts';
import { isAddressBook, isNoAct, isTied } from '../../../../src/core/collection-terms.ts';
import type { NewEvent } from '../../../../src/core/ports.ts';
import { termsOf } from '../../../../src/core/terms.ts';
import { isThirdParty } from '../../../../src/core/third-party.ts';
import { daysAgo, TEXT, workspace } from '../builders.ts';
import { type Case, onImport } from './run-check.ts';

/** A consent from a form that is about to enter the ledger. */
function fact(change: Partial<NewEvent> = {}, text: object = {}): ImportFacts {
  const event: NewEvent = {
    kind: 'given',
    purposes: ['newsletter'],
    channels: ['whatsapp'],
    occurredAt: daysAgo(10),
    source: 'web-form',
    method: 'checkbox',
    wording: { id: 'newsletter-de', version: '3' },
    identifiers: ['+4915112340001'],
    ...change,
  };
  const terms = termsOf(workspace({ wordings: [{ ...TEXT, ...text }] }), undefined);
  return { event, terms, isRefused: false };
}
const sale: Partial<NewEvent> = { kind: 'basis-asserted', basis: 'existing-customer' };

const CASES: Readonly<Record<string, readonly Case<ImportFacts>[]>> = {
  'consent.not-affirmative': [
    ['is silent on a box that was ticked', fact(), undefined],
    ['finds a box that was ticked already', fact({ method: 'pre-ticked' }), {}],
    ['finds it in German, however it is written', fact({ method: 'Vorangekreuzt' }), {}],
    ['finds terms that were accepted', fact({ method: 'AGB' }), {}],
    ['is silent where nothing is said of how', fact({ method: undefined }), undefined],
    ['is silent on a sale, which is no consent', fact({ ...sale, method: 'terms' }), undefined],
  ],
  'consent.coupled': [
    ['is silent on a free choice', fact(), undefined],
    ['finds a prize draw as the way', fact({ method: 'Gewinnspiel' }), {}],
    ['and as the source', fact({ source: 'prize-draw' }), {}],
    ['is silent on a sale', fact({ ...sale, source: 'contract' }), undefined],
  ],
  'consent.third-party-source': [
    ['is silent on what the person gave', fact(), undefined],
    ['finds a bought list', fact({ source: 'Adresskauf' }), {}],
    ['finds a customer whose number was bought', fact({ ...sale, source: 'bought list 2024' }), {}],
    [
      'finds one although a text names the sender: a sale has no text',
      fact({ ...sale, source: 'partner' }, { controllers: ['Muster Handels GmbH'] }),
      {},
    ],
    ['is silent on a customer of the shop', fact({ ...sale, source: 'shop' }), undefined],
    [
      'is silent on a contract through a partner, which carries no advertising',
      fact({ kind: 'basis-asserted', basis: 'contract', source: 'travel partner' }),
      undefined,
    ],
    ['takes a stop from a partner', fact({ kind: 'withdrawn', source: 'partner' }), undefined],
    [
      'finds a partner whose text names others alone',
      fact({ source: 'partner' }, { controllers: ['Other AG'] }),
      {},
    ],
    [
      'is silent where the text names the sender',
      fact({ source: 'partner' }, { controllers: ['Other AG', 'Muster Handels GmbH'] }),
      undefined,
    ],
  ],
  'consent.withdrawal-info-missing': [
    ['is silent where the text says that it can be taken back', fact({}, { withdrawal: true }), undefined],
    ['finds a text that does not', fact({}, { withdrawal: false }), {}],
    [
      'asks for it where nobody said',
      fact(),
      { needs: expect.objectContaining({ name: 'wordings.withdrawal' }) },
    ],
    ['is silent where there is no text', fact({ wording: undefined }), undefined],
  ],
  'optout.resubscribe-without-consent': [
    ['is silent on what the ledger takes', fact(), undefined],
    ['finds what it refused', { ...fact(), isRefused: true }, {}],
  ],
  'recipient.identifier-invalid': [
    [
      'is silent on a number and a user id',
      fact({ identifiers: ['+4915112340001', 'DE.13491208655302741918'] }),
      undefined,
    ],
    ['finds a number without a country', fact({ identifiers: ['+0151123'] }), {}],
    ['finds a number of sixteen digits', fact({ identifiers: [`+49${'1'.repeat(14)}`] }), {}],
    ['is silent on one of fifteen', fact({ identifiers: [`+49${'1'.repeat(13)}`] }), undefined],
    ['finds a user id without a country', fact({ identifiers: ['13491208655302741918'] }), {}],
    ['finds one that is longer than 128', fact({ identifiers: [`DE.${'1'.repeat(129)}`] }), {}],
  ],
  'account.address-book-sync': [
    ['is silent on a form', fact(), undefined],
    ['finds a telephone’s address book', fact({ source: 'Adressbuch' }), {}],
    ['finds a dump of all contacts', fact({ ...sale, source: 'CRM export' }), {}],
    ['takes a stop from wherever it comes', fact({ kind: 'withdrawn', source: 'contacts' }), undefined],
  ],
};

for (const [code, cases] of Object.entries(CASES))
  describe(code, () => {
    test.each<Case<ImportFacts>>(cases)('%s', (_, facts, result) => {
      expect(onImport(code, facts)).toEqual(result);
    });
  });

/** Whatever stands on a line, as files say it. */
const lines = (text: string): string[] => text.trim().split(/\s*\n\s*/);

describe('words of a file are found within a text, however they are written', () => {
  test.each(
    lines(`pre-ticked
      pre-ticked box
      preticked-checkbox
      preTickedBox
      box (already ticked)
      checked by default
      vorangekreuztes Kästchen
      Vorangekreuztes Feld
      vorausgewählt
      vorausgewaehlt
      AGB
      AGB-Zustimmung
      acceptance of terms
      Terms & Conditions
      Nutzungsbedingungen akzeptiert
      opt-out
      opt-out box
      did not object
      Silence
      Stillschweigend
      kein Widerspruch`),
  )('no act of the person: %s', (method) => {
    expect(isNoAct(method)).toBe(true);
  });

  test.each(
    lines(`checkbox
      unticked checkbox
      not pre-ticked box
      kein vorangekreuztes Kästchen
      double opt-in
      opt-in with opt-out link
      checkbox with opt-out link
      separate from the terms
      getrennt von den AGB
      paper form
      Papierformular
      inbound-message
      parental-consent
      telephone call
      pre-checkout page
      verbal`),
  )('an act of the person: %s', (method) => {
    expect(isNoAct(method)).toBe(false);
  });

  test.each(
    lines(`prize-draw 2025
      summer raffle
      Gewinnspiel Sommer
      10 % Rabatt
      Willkommensgutschein
      part of the contract
      discount code`),
  )('tied: %s', (text) => {
    expect(isTied(text)).toBe(true);
  });

  test.each(
    lines(`web-form
      uncontested
      contractor portal
      without prize draw
      Discounter`),
  )('not tied: %s', (text) => {
    expect(isTied(text)).toBe(false);
  });

  test.each(
    lines(`partner
      Partner GmbH
      partner:acme
      Kooperationspartner
      Partnerliste
      bought list 2024
      bought
      gekaufte Liste
      zugekaufte Adressen
      purchased leads
      leads 2024
      lead-gen
      Adresskauf 2025
      Adress-Händler
      Adresshaendler
      data broker
      third-party
      3rd party list
      Drittanbieter
      co-registration
      Koregistrierung
      affiliate network
      sponsors`),
  )('somebody else: %s', (source) => {
    expect(isThirdParty(source)).toBe(true);
  });

  test.each(
    lines(`web-form
      whatsapp
      partner programme sign-up form
      Ansprechpartner
      partnership enquiry
      bought in our shop
      online purchase
      Verkauf
      Facebook lead form
      LinkedIn lead gen form
      Messe-Leads
      no third party
      sponsored post
      Adressformular
      cash desk`),
  )('the person: %s', (source) => {
    expect(isThirdParty(source)).toBe(false);
  });

  test.each(
    lines(`contacts
      google contacts
      iPhone contacts
      GoogleContacts
      Outlook-Kontakte
      Handykontakte
      contacts.vcf
      vCard
      phone address book
      Adressbuch
      Kontaktliste
      full CRM export
      crm-dump 2024`),
  )('an address book: %s', (source) => {
    expect(isAddressBook(source)).toBe(true);
  });

  test.each(
    lines(`contact form
      contact-us
      Kontaktformular
      Kontaktformular Website
      trade-fair contacts
      personal contact
      Kontakt
      crm
      phone call
      email-address form
      web-form`),
  )('no address book: %s', (source) => {
    expect(isAddressBook(source)).toBe(false);
  });
});
