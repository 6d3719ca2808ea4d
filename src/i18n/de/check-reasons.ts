/** Was eine Prüfung zu dem Fall sagt, den sie gefunden hat, nach Code und Fall; deutsch. */
import type { CheckReasons } from '../en/check-reasons.ts';

const PROCESSING: Readonly<Record<string, string>> = {
  segmenting: 'die Auswahl von Kunden nach dem, was sie gekauft haben',
  'suppression-list': 'die Sperrliste',
  'evidence-archive': 'die aufbewahrten Nachweise',
};

const PERSONAL: Readonly<Record<string, string>> = {
  health: 'Gesundheit',
  belief: 'Überzeugung oder Herkunft',
  debts: 'Schulden oder Einkommen',
  bank: 'Konto- oder Kartennummern',
  identity: 'Ausweisnummern',
  identifier: 'Kunden- oder Benutzernummern',
  birth: 'Geburtsdatum',
  address: 'Anschrift',
  contact: 'Kontaktdaten',
};

const PRODUCTS: Readonly<Record<string, string>> = {
  weapons: 'Waffen',
  drugs: 'Drogen',
  'prescription-medicine': 'verschreibungspflichtige Arzneimittel',
  tobacco: 'Tabak',
  adult: 'Erotik',
  animals: 'lebende Tiere',
  'hazardous-goods': 'Gefahrgut',
  'body-parts': 'Körperteile',
  currencies: 'Währungen und Kryptowerte',
  dating: 'Partnervermittlung',
  'multi-level-marketing': 'Strukturvertrieb',
  'payday-loans': 'Kurzzeitkredite und Inkasso',
  'illegal-goods': 'verbotene Waren',
  alcohol: 'Alkohol',
  'otc-medicine': 'rezeptfreie Arzneimittel',
  gambling: 'Glücksspiel',
};

/** A list of codes as words. */
function named(codes: string | number | undefined, words: Readonly<Record<string, string>>): string {
  return String(codes)
    .split(', ')
    .map((code) => words[code] ?? code)
    .join(', ');
}

/** What to write where words of advertising mean something else. */
const clearing = (languages: unknown): string => {
  const read = String(languages)
    .split(', ')
    .map((language) => `${language}: { readBy: NAME, readOn: TAG, advertises: false }`);
  return `Bedeuten sie etwas anderes, sagt das in der Kampagne, wer den Text gelesen hat: texts: { ${read.join(', ')} }.`;
};

export const checkReasonsDe: CheckReasons = {
  'consent.evidence-incomplete': {
    wording: {
      why: () => 'Es ist nicht festgehalten, welchem Text die Person zugestimmt hat.',
      fix: () =>
        'Den Text im Datensatz nennen (wording: id@version) und unter wordings: in consend.yaml angeben.',
    },
    text: {
      why: ({ wording }) => `Der Text ${wording}, dem die Person zugestimmt hat, liegt nicht vor.`,
      fix: ({ wording }) =>
        `${wording} mit seiner Datei unter wordings: in consend.yaml angeben; alte Fassungen bleiben dort stehen.`,
    },
    withdrawal: {
      why: ({ wording }) =>
        `Der Text ${wording} sagt nicht, dass die Einwilligung jederzeit widerrufbar ist (withdrawal: false in consend.yaml).`,
      fix: () => 'Diese Personen neu fragen, mit einem Text, der das sagt.',
    },
  },
  'campaign.lia-missing': {
    missing: {
      why: ({ processing }) =>
        `Kein freigegebener Abwägungsvermerk für ${named(processing, PROCESSING)}, oder seine Überprüfung ist überfällig.`,
      fix: () =>
        'Je einen kurzen Vermerk schreiben und in consend.yaml unter records.legitimateInterest eintragen, mit by: und on:.',
    },
  },
  'campaign.purpose-missing': {
    purpose: {
      why: ({ purpose }) => `Der Zweck ${purpose} hat keinen Titel, der sagt, wozu er dient.`,
      fix: ({ purpose }) => `In consend.yaml eintragen: purposes.${purpose}.title.`,
    },
    owner: {
      why: () => 'Niemand ist genannt, der für die Kampagne verantwortlich ist.',
      fix: () => 'owner: in die Kampagnendatei schreiben oder controller.contact in consend.yaml.',
    },
  },
  'basis.contract-used-for-advertising': {
    words: {
      why: ({ words }) =>
        `Ein Vertrag erlaubt Service-Nachrichten, keine Werbung. Die Vorlage enthält Werbewörter: ${words}.`,
      fix: ({ language }) => `Die Wörter streichen oder auf Einwilligung umstellen. ${clearing(language)}`,
    },
    read: {
      why: () =>
        'Ein Vertrag erlaubt Service-Nachrichten, keine Werbung; wer die Vorlage gelesen hat, sagt, dass sie wirbt.',
      fix: () => 'Die Werbung streichen oder auf Einwilligung umstellen.',
    },
  },
  'template.category-mismatch': {
    words: {
      why: ({ words }) =>
        `Keine MARKETING-Vorlage, aber mit Werbewörtern: ${words}. Gemischtes gilt als MARKETING.`,
      fix: ({ language }) =>
        `Die Wörter streichen oder den Text als MARKETING freigeben lassen. ${clearing(language)}`,
    },
    cleared: {
      why: ({ words }) =>
        `Werbewörter in einer Vorlage, die keine MARKETING-Vorlage ist: ${words}. Wer sie gelesen hat, sagt, dass sie nicht wirbt.`,
      fix: () => 'Nichts, wenn das stimmt; Plattform und Gerichte können es anders sehen.',
    },
    purpose: {
      why: ({ category, purpose }) =>
        `Der Zweck ${purpose} ist Werbung, die Vorlage ist ${category}: Werbung nimmt die Plattform nur in MARKETING-Vorlagen an.`,
      fix: () => 'Text als MARKETING freigeben lassen oder in der Kampagne einen Service-Zweck nennen.',
    },
    read: {
      why: () => 'Wer die Vorlage gelesen hat, sagt, dass sie wirbt; sie ist aber keine MARKETING-Vorlage.',
      fix: () => 'Text als MARKETING freigeben lassen oder die Werbung streichen.',
    },
  },
  'template.promo-conditions-missing': {
    read: {
      why: () =>
        'Wer die Vorlage gelesen hat, sagt, dass ihrem Rabatt, Geschenk oder Gewinnspiel die Bedingungen fehlen.',
      fix: () => 'Bedingungen verlinken und Enddatum nennen.',
    },
  },
  'template.doi-with-advertising': {
    words: {
      why: ({ words }) => `Die Bitte, eine Anmeldung zu bestätigen, darf nicht werben; hier steht ${words}.`,
      fix: () => 'Neutral halten, nur einmal und nur nach Anmeldung dieser Person.',
    },
    read: {
      why: () =>
        'Die Bitte, eine Anmeldung zu bestätigen, darf nicht werben; wer sie gelesen hat, sagt, dass sie es tut.',
      fix: () => 'Neutral halten, nur einmal und nur nach Anmeldung dieser Person.',
    },
    'first-contact': {
      why: ({ law }) =>
        `Nach dem Recht mancher Empfänger (Regelwerk: ${law}) ist die Bitte um Einwilligung selbst schon Werbung.`,
      fix: () =>
        'Die Einwilligung dort einholen, wo die Person sich anmeldet, nicht per Nachricht; oder die Kampagne auf andere Länder begrenzen.',
    },
  },
  'template.tracking-link': {
    column: {
      why: ({ columns }) =>
        `Die Adresse hinter einer Schaltfläche endet mit der Zelle der Spalte ${columns}, die jede Person für sich hat: Wer ihr folgt, lässt sich von den anderen unterscheiden.`,
      fix: () =>
        'Eine Adresse für alle nutzen oder in der Kampagne sagen, wozu die Seite das braucht: personalData: { SPALTE: … }.',
    },
    'personal-column': {
      why: ({ columns }) =>
        `Die Adresse hinter einer Schaltfläche endet mit ${columns} und nennt damit die Person.`,
      fix: () => 'Neutralen Link nutzen; eine Seite, die die Person kennen muss, kann sie fragen.',
    },
  },
  'template.data-excess': {
    columns: {
      why: ({ columns, kinds }) =>
        `Die Nachricht enthält ${columns} (${named(kinds, PERSONAL)}): mehr Daten, als die meisten Nachrichten brauchen.`,
      fix: () =>
        'Feld weglassen, auf eine geschützte Seite verlinken oder in der Kampagne sagen, wozu die Nachricht es braucht: personalData: { SPALTE: … }.',
    },
  },
  'template.prohibited-vertical': {
    prohibited: {
      why: ({ products }) => `WhatsApp verbietet Nachrichten darüber: ${named(products, PRODUCTS)}.`,
      fix: () => 'Nicht senden. Eine eigene Erlaubnis hilft nicht.',
    },
    limited: {
      why: ({ products }) =>
        `WhatsApp erlaubt Nachrichten darüber nur in manchen Ländern und mit Altersgrenze: ${named(products, PRODUCTS)}.`,
      fix: () =>
        'Nicht senden, oder Länderausnahme und Altersgrenze freigeben lassen: checks: in consend.yaml. Für den EWR ist keine Ausnahme bekannt.',
    },
    words: {
      why: ({ words, products }) =>
        `Im Text steht ${words}; das deutet auf etwas hin, das WhatsApp verbietet oder begrenzt: ${named(products, PRODUCTS)}.`,
      fix: () =>
        'Wenn Sie das verkaufen, in consend.yaml unter products: eintragen; wenn das Wort hier etwas anderes meint, weitermachen.',
    },
  },
  'campaign.dry-run-stale': {
    old: {
      why: ({ hours }) =>
        `Der Plan wurde vor ${hours} Stunden gemacht; nach 24 Stunden muss er neu angesehen werden.`,
      fix: () => 'Neu planen und das prüfen: consend plan KAMPAGNE. Cron-Jobs planen im selben Lauf.',
    },
  },
};
