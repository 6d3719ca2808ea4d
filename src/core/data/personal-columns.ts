/**
 * Headers of columns that carry more of a person than a message needs, by what they hold. They are compared without case,
 * accents and separators; a header that says something else by chance is declared in the campaign (`personalData`).
 *
 * Source: compiled for consend on 2026-11-25 after Art. 5 (1) c and 9 GDPR and the WhatsApp Business Messaging Policy (no card,
 * account or identity numbers); German and English.
 */

/** What a column may hold. */
export const PERSONAL_KINDS = [
  'health',
  'belief',
  'debts',
  'bank',
  'identity',
  'identifier',
  'birth',
  'address',
  'contact',
] as const;
/** What a column holds. */
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** Kind → pattern of headers, lower case, letters and digits only. */
export const PERSONAL_COLUMNS: Readonly<Record<PersonalKind, RegExp>> = {
  health:
    /diagnos|krank|medika|befund|therap|patient|allerg|symptom|behandlung|impf|schwanger|blutgruppe|behinder|health|disease|illness|medicat|medical|treatment|prescription|pregnan|bloodtype|disabilit/,
  belief:
    /religi|konfession|gewerkschaft|parteimitglied|ethni|sexuell|sexualit|sexualorient|herkunftsland|unionmember|politic/,
  debts:
    /schuld|mahn|inkasso|saldo|kontostand|offenerbetrag|offeneposten|bonitat|bonitaet|schufa|debt|dunning|arrears|overdue|accountbalance|creditscore|gehalt|einkommen|salary|income/,
  bank: /iban|^bic$|kontonummer|kontonr|bankverbindung|kreditkarte|creditcard|cardnumber|kartennummer|^cvc$|^cvv$|accountnumber/,
  identity:
    /ausweis|passnummer|passnr|reisepass|passport|steuerid|steuernummer|sozialversicherung|versichertennummer|socialsecurity|^ssn$|nationalid|fuhrerschein|fuehrerschein|driverslicen|drivinglicen|taxid/,
  identifier:
    /kundennr|kundennummer|kundenid|customerid|customerno|customernumber|contactid|kontaktid|crmid|userid|benutzerid|memberid|mitgliedsnr|mitgliedsnummer|personalnr|personalnummer|subscriberid|^(id|uid|guid|uuid)$/,
  birth: /geburt|birthda|birthyear|dateofbirth|^dob$/,
  address:
    /strasse|hausnummer|hausnr|^anschrift|wohnort|street|housenumber|^(post)?address(line\d?)?$|^adresse\d?$|^plz$|postleitzahl|postcode|zipcode|^zip$/,
  contact: /mail|telefon|phone|^tel$|handy|mobilnummer|msisdn|whatsapp/,
};
