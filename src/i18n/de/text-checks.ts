/** Was die Prüfungen der Nachricht und der Kampagnendatei sagen, nach Code; deutsch. */
import type { textChecksEn } from '../en/text-checks.ts';

export const textChecksDe: typeof textChecksEn = {
  'campaign.lia-missing': {
    rule: 'Kein Abwägungsvermerk für Verarbeitung aus berechtigtem Interesse (Bestandskunden, Sperrliste, Nachweise).',
    fix: 'Je einen kurzen Vermerk schreiben und in consend.yaml unter records.legitimateInterest eintragen, mit by: und on:.',
  },
  'campaign.purpose-missing': {
    rule: 'Der Kampagne fehlen Zweck, Absender oder verantwortliche Person.',
    fix: 'Kampagnendatei ausfüllen.',
  },
};
