/** What each check says and what frees from it, by code; German. */
import type { checksEn } from '../en/checks.ts';
import { providerChecksDe } from './provider-checks.ts';
import { textChecksDe } from './text-checks.ts';

export const checksDe: typeof checksEn = {
  ...providerChecksDe,
  'consent.channel-mismatch': {
    rule: 'Der Einwilligungstext nennt WhatsApp (oder Messenger) nicht als Kanal.',
    fix: 'Nur Kanäle nutzen, die im gezeigten Text stehen; sonst neu fragen.',
  },
  'consent.missing': {
    rule: 'Für diese Person ist keine Einwilligung in Werbung über WhatsApp erfasst.',
    fix: 'Person entfernen oder zuerst die Einwilligung einholen (am besten schreibt die Person zuerst).',
  },
  'consent.number-unverified': {
    rule: 'Nur eine E-Mail-Adresse wurde bestätigt. Das belegt nicht, wem diese Nummer gehört.',
    fix: 'Bestätigung in WhatsApp selbst einholen (eingehende Nachricht oder Code).',
  },
  'consent.pending-confirmation': {
    rule: 'Die Anmeldung wurde nie vom Telefon selbst bestätigt.',
    fix: 'Bestätigung abwarten oder Anfrage verfallen lassen; keine Erinnerung mit Angeboten senden.',
  },
  'consent.purpose-mismatch': {
    rule: 'Die Kampagne bewirbt etwas, das die Einwilligung nicht abdeckt.',
    fix: 'Kampagne eingrenzen oder Einwilligung für den neuen Zweck einholen.',
  },
  'consent.withdrawn': {
    rule: 'Diese Person hat die Einwilligung widerrufen. Keine Werbung mehr.',
    fix: 'Nichts zu beheben. Nur eine neu erteilte Einwilligung öffnet den Kanal wieder.',
  },
  'basis.contract-reference-missing': {
    rule: 'Vertrag oder Vertragsanbahnung genannt, aber kein Auftrag, Ticket oder keine Anfrage verknüpft.',
    fix: 'Referenz und Enddatum ergänzen.',
  },
  'basis.contract-used-for-advertising': {
    rule: 'Ein Vertrag erlaubt Service-Nachrichten, keine Werbung. Diese Vorlage wirbt.',
    fix: 'Werbeteil streichen oder auf Einwilligung umstellen.',
  },
  'basis.none': {
    rule: 'Für das Anschreiben dieser Person ist keine Rechtsgrundlage hinterlegt.',
    fix: 'Grundlage mit Nachweis zuordnen oder Person entfernen.',
  },
  'basis.platform-optin-missing': {
    rule: 'WhatsApp verlangt, dass die Person ihre Nummer gab und Nachrichten zugestimmt hat. Das fehlt.',
    fix: 'Opt-in erfassen; eine andere Rechtsgrundlage ersetzt ihn nicht.',
  },
  'basis.uwg73.contested': {
    rule: 'Bestandskunden-Ausnahme für Handynummern auf WhatsApp ist umstritten und genügt der Opt-in-Regel von WhatsApp nicht.',
    fix: 'Einwilligung bevorzugen; sonst Vermerk von DSB oder Anwalt hinterlegen.',
  },
  'basis.uwg73.not-own-similar': {
    rule: 'Bestandskunden: Angebot ist nicht eigenes oder nicht ähnlich zum Gekauften.',
    fix: 'Segment auf Käufer ähnlicher Waren begrenzen.',
  },
  'basis.uwg73.notice-missing': {
    rule: 'Bestandskunden: Hinweis auf Widerspruchsrecht fehlte bei Erhebung oder fehlt in dieser Nachricht.',
    fix: 'Fehlte er bei der Erhebung, hilft nur eine Einwilligung. Fehlt er in der Vorlage: ergänzen.',
  },
  'basis.uwg73.objected': {
    rule: 'Bestandskunden: Der Kunde hat widersprochen.',
    fix: 'Nichts zu beheben. Person bleibt gesperrt.',
  },
  'basis.uwg73.sale-missing': {
    rule: 'Bestandskunden: Nummer wurde nicht vom Kunden im Zusammenhang mit einem Verkauf erhalten.',
    fix: 'Verkauf verknüpfen oder Einwilligung nutzen.',
  },
  'optout.inbox-stale': {
    rule: 'Antworten und Stopp-Signale wurden länger nicht abgeholt, Abmeldungen könnten fehlen.',
    fix: 'Posteingang abgleichen oder Webhook reparieren, dann senden.',
  },
  'optout.platform-stop': {
    rule: 'Die Person hat Ihre Werbung in WhatsApp gestoppt.',
    fix: 'Als Widerspruch behandeln. Ein späteres Fortsetzen ist allein keine Einwilligung.',
  },
  'optout.suppressed': {
    rule: 'Diese Person steht auf Ihrer Sperrliste.',
    fix: 'Nichts zu beheben; die Sperre bleibt. Die Person aus der Empfängerliste nehmen.',
  },
  'recipient.already-messaged': {
    rule: 'Diese Nachricht der Kampagne ist schon hinausgegangen, oder es ist ungewiss, ob sie ankam.',
    fix: 'Nichts zu beheben: Jede Kampagne erreicht eine Person einmal, mit „once: { column: … }“ einmal je Schlüssel.',
  },
  'recipient.key-damaged': {
    rule: 'Ein Tabellenprogramm hat Ziffern der Zelle abgeschnitten, für die einmal gesendet wird („once: { column: … }“).',
    fix: 'Die Spalte als Text formatieren und neu exportieren: Die Ziffern stehen nicht mehr in der Datei.',
  },
  'recipient.key-missing': {
    rule: 'Die Zelle, für die einmal gesendet wird („once: { column: … }“), ist leer.',
    fix: 'Zelle ausfüllen: Ohne Schlüssel wüsste niemand, ob die Nachricht schon gesendet wurde.',
  },
  'recipient.not-mobile': {
    rule: 'Diese Nummer ist ein Festnetzanschluss. Nur Firmenkonten nutzen WhatsApp damit.',
    fix: 'Nummer an der Quelle prüfen; die Nachricht kommt womöglich nicht an.',
  },
  'recipient.restricted': {
    rule: 'Verarbeitung für diese Person ist eingeschränkt (offener Streit, Löschung oder Auskunft).',
    fix: 'Zuerst den Vorgang abschließen.',
  },
  'template.language-missing': {
    rule: 'In der Sprache dieser Person gibt es keine Vorlage, die sich senden lässt: keine, nicht freigegeben, pausiert oder von roter Qualität.',
    fix: 'Stand ansehen: consend templates list. In dieser Sprache freigeben lassen, die Pause abwarten oder eine Ersatzsprache setzen.',
  },
  'template.not-approved': {
    rule: 'In einer Sprache, die die Kampagne braucht, gibt es die Vorlage nicht, sie ist nicht freigegeben, oder ihre Qualität ist rot.',
    fix: 'Freigeben lassen, die Pause abwarten oder eine andere Sprache nennen. Wie jede steht: consend templates list',
  },
  'template.parameter-malformed': {
    rule: 'Ein Wert hat eine Form, die WhatsApp ablehnt (Zeilenumbruch, Tabulator, mehr als vier Leerzeichen, zu lang).',
    fix: 'Zelle an der Quelle berichtigen oder den Wert in der Kampagnendatei.',
  },
  'template.parameter-missing': {
    rule: 'Für eine Variable der Vorlage fehlt bei dieser Person der Wert.',
    fix: 'Zelle füllen oder in der Kampagnendatei einen Ersatzwert (fallback) setzen.',
  },
  'template.purpose-mismatch': {
    rule: 'Eine Marketing-Vorlage dient einem Zweck, dem die Personen als Service zugestimmt haben.',
    fix: 'Utility-Vorlage verwenden oder in der Kampagne einen Marketing-Zweck nennen.',
  },
  'campaign.not-yet': {
    rule: 'Die Kampagne hat noch nicht begonnen.',
    fix: 'Sie geht hinaus, sobald ihr Beginn erreicht ist und `send` läuft.',
  },
  'campaign.over': {
    rule: 'Die Kampagne endet, bevor diese Person angeschrieben werden darf.',
    fix: 'Falls gewollt: in der Kampagnendatei ein späteres Ende setzen.',
  },
  'frequency-cap': {
    rule: 'Diese Person hat zuletzt bereits genug Werbung erhalten.',
    fix: 'Auslassen oder verschieben. Bei zugesagter Häufigkeit wird daraus eine Sperre.',
  },
  'quiet-hours': {
    rule: 'Beim Empfänger liegt der Versand außerhalb der erlaubten Zeit.',
    fix: 'Auf das nächste erlaubte Zeitfenster verschieben. Bei gesetzlicher Vorgabe ohne Ausnahme.',
  },
  'quiet-hours.law': {
    rule: 'Das Recht am Ort des Empfängers erlaubt zu dieser Stunde keine Werbung.',
    fix: 'Nichts zu tun: Die Nachricht wartet, bis die Zeit beginnt. Keine Einstellung hebt das auf.',
  },
  'quiet-hours.review-due': {
    rule: 'Die Tabelle der Ruhezeiten je Land wurde zu lange nicht geprüft.',
    fix: 'consend aktualisieren und die Zeiten der Länder nachsehen, in die Sie senden.',
  },
  'provider.dpa-missing': {
    rule: 'Für diesen Anbieter liegt kein Auftragsverarbeitungsvertrag vor.',
    fix: 'Vertrag schließen und ablegen (bei direkter Cloud API: WhatsApp Business Datenverarbeitungsbedingungen).',
  },
  'provider.toms-review-overdue': {
    rule: 'Die Sicherheitsmaßnahmen (TOM) des Anbieters wurden nicht rechtzeitig geprüft.',
    fix: 'Aktuelles Dokument holen, prüfen, Ergebnis und Datum erfassen. Ganz ohne Prüfung: Sperre.',
  },
  'basis.soft-optin-unavailable': {
    rule: 'Die genutzte Bestandskunden-Ausnahme gilt im Land dieser Person nicht.',
    fix: 'Für dieses Land Einwilligung einholen.',
  },
  'campaign.override-unjustified': {
    rule: 'Eine Prüfung ist für eine Zeit abgemildert, die vorbei ist oder erst beginnt; heute gilt sie wie sonst.',
    fix: 'Für die Zeit jetzt freigeben lassen, mit letztem Tag, oder aus checks: in consend.yaml nehmen.',
  },
  'policy.review-due': {
    rule: 'Die Angaben eines Regelwerks, das hier gilt, wurden nicht rechtzeitig überprüft: Das Recht kann sich seitdem geändert haben.',
    fix: 'consend aktualisieren oder die Angaben prüfen lassen: consend policy show.',
  },
  ...textChecksDe,
};
