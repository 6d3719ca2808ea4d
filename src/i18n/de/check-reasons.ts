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
};
