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
  'template.no-optout': {
    rule: 'Die Nachricht nennt keinen kostenfreien Weg zum Abmelden.',
    fix: 'Stopp-Button oder Fußzeile in der Sprache der Vorlage ergänzen.',
  },
  'template.no-sender-identity': {
    rule: 'Es ist nicht erkennbar, welche Firma hinter der Nachricht steht.',
    fix: 'Firma im Text nennen und Anzeigenamen pflegen.',
  },
  'template.no-imprint': {
    rule: 'Kein einfacher Weg zum Impressum (Profil-Link oder Link im Text).',
    fix: 'Impressum-Link ins Unternehmensprofil und möglichst in die Vorlage setzen.',
  },
};
