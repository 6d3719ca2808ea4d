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
  'template.category-mismatch': {
    rule: 'Eine Utility- oder Authentifizierungs-Vorlage enthält Werbung.',
    fix: 'Als Marketing einstufen oder Werbetext löschen.',
  },
  'template.utility-but-advertising': {
    rule: 'Für WhatsApp Utility, für deutsche Gerichte Werbung (Umfrage, Bewertungsbitte, Geburtstags- oder Rückholtext).',
    fix: 'Wie Werbung behandeln: Einwilligung und Abmeldehinweis nötig.',
  },
  'template.promo-conditions-missing': {
    rule: 'Rabatt, Zugabe oder Gewinnspiel ohne leicht zugängliche Bedingungen.',
    fix: 'Bedingungen verlinken und Enddatum nennen.',
  },
  'template.doi-with-advertising': {
    rule: 'Die Bestätigungsanfrage enthält Werbung oder geht an jemanden ohne Anmeldung.',
    fix: 'Neutral halten, nur einmal und nur nach Anmeldung dieser Person.',
  },
  'template.tracking-link': {
    rule: 'Der Link kennzeichnet die Person oder führt zu Tracking, das eigene Einwilligung braucht.',
    fix: 'Neutralen Link nutzen oder Tracking-Einwilligung erfassen.',
  },
  'template.data-excess': {
    rule: 'Ein Platzhalter enthält mehr Daten als nötig (Gesundheit, Schulden, Kennungen, Adresse).',
    fix: 'Feld weglassen oder auf geschützte Seite verlinken.',
  },
  'template.prohibited-vertical': {
    rule: 'WhatsApp verbietet oder begrenzt diese Produktart im Zielland.',
    fix: 'Nicht senden oder Länderausnahme und Altersgrenze belegen.',
  },
  'campaign.dry-run-stale': {
    rule: 'Liste, Vorlage oder Register wurde nach dem letzten Probelauf geändert oder er ist zu alt.',
    fix: 'Probelauf wiederholen; Cron-Jobs führen ihn im selben Lauf aus.',
  },
  'campaign.retry-too-soon': {
    rule: 'WhatsApp hat diese Person begrenzt; Wiederholung binnen 24 Stunden schadet.',
    fix: 'Mindestens 24 Stunden warten, dann Abstand vergrößern.',
  },
};
