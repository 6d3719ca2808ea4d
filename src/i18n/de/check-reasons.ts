/** Was eine Prüfung zu dem Fall sagt, den sie gefunden hat, nach Code und Fall; deutsch. */
import type { CheckReasons } from '../en/check-reasons.ts';

const PROCESSING: Readonly<Record<string, string>> = {
  segmenting: 'die Auswahl von Kunden nach dem, was sie gekauft haben',
  'suppression-list': 'die Sperrliste',
  'evidence-archive': 'die aufbewahrten Nachweise',
};

/** A list of codes as words. */
function named(codes: string | number | undefined, words: Readonly<Record<string, string>>): string {
  return String(codes)
    .split(', ')
    .map((code) => words[code] ?? code)
    .join(', ');
}

export const checkReasonsDe: CheckReasons = {
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
  'template.category-mismatch': {
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
};
