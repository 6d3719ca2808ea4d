/** What each check about people says and what frees from it, by code; German. */
import type { peopleChecksEn } from '../en/people-checks.ts';

export const peopleChecksDe: typeof peopleChecksEn = {
  'consent.stale': {
    rule: 'Die Einwilligung wurde lange nicht genutzt. Ein Gericht könnte sie als erloschen ansehen.',
    fix: 'Über einen anderen zulässigen Kanal oder im offenen Chat erneut fragen und Bestätigung erfassen. Ab der Sperrschwelle wird daraus eine Sperre.',
  },
  'basis.legitimate-interest-only': {
    rule: 'Berechtigtes Interesse allein erlaubt keine Werbung per Nachricht.',
    fix: 'Einwilligung oder vollständige Bestandskunden-Ausnahme nutzen.',
  },
  'basis.implied-expired': {
    rule: 'Die stillschweigende Erlaubnis ist abgelaufen (Kanada: 2 Jahre nach Kauf, 6 Monate nach Anfrage).',
    fix: 'Vor Ablauf ausdrückliche Einwilligung einholen.',
  },
  'recipient.us-marketing-paused': {
    rule: 'WhatsApp stellt derzeit keine Werbevorlagen an US-Nummern zu.',
    fix: 'US-Nummern auslassen oder anderen Kanal nutzen.',
  },
  'recipient.dnc-registry': {
    rule: 'Dieses Land führt ein amtliches Sperr- oder Einwilligungsregister, das nicht geprüft wurde.',
    fix: 'Register abfragen und in der Kampagne angeben: registers: { SG: { checkedOn: 2026-11-20, evidence: dnc.pdf } }. Oder, wo erlaubt, auf klar belegte Einwilligung stützen.',
  },
  'recipient.country-unknown': {
    rule: 'Land oder Zeitzone unbekannt, örtliche Regeln sind nicht prüfbar.',
    fix: 'Wohnsitz und Zeitzone ergänzen; bis dahin gilt das strengste Profil.',
  },
  'consent.expired': {
    rule: 'Die Einwilligung galt nur für eine bestimmte Zeit, diese ist abgelaufen.',
    fix: 'Neue Einwilligung einholen.',
  },
  'consent.controller-mismatch': {
    rule: 'Die Einwilligung wurde einer anderen Firma erteilt als dem Absender.',
    fix: 'Nur die genannte Firma sendet, oder Einwilligung für die andere Firma einholen.',
  },
  'consent.evidence-incomplete': {
    rule: 'Der Nachweis ist lückenhaft: Wer, wann, wie, welcher Text oder welche Bestätigung fehlt.',
    fix: 'Datensatz aus dem Ursprungssystem ergänzen, den Text unter wordings: in consend.yaml angeben oder die Person aus der Liste nehmen.',
  },
  'notice.art13-missing': {
    rule: 'Kein Nachweis der Datenschutzhinweise bei der Erhebung.',
    fix: 'Gezeigte Fassung verknüpfen (notice: beim Text unter wordings:), festhalten (consend consent notice) oder für die Kampagne erklären (notice:); Hinweise ergänzen, falls WhatsApp fehlt.',
  },
  'notice.art14-missing': {
    rule: 'Daten stammen von Dritten und die Person wurde nicht fristgerecht informiert.',
    fix: 'Hinweise (mit Quelle) vor oder mit der ersten Nachricht geben und festhalten: consend consent notice.',
  },
  'recipient.minor': {
    rule: 'Die Person ist oder könnte für diese Nachricht zu jung sein.',
    fix: 'Ausschließen oder Alters- bzw. Elternnachweis führen.',
  },
  'consent.not-affirmative': {
    rule: 'Vorangekreuztes Feld, Schweigen oder bloße AGB-Annahme: Das ist keine Einwilligung.',
    fix: 'Eintrag als Grundlage verwerfen und mit aktiver Auswahl neu fragen.',
  },
  'consent.coupled': {
    rule: 'Einwilligung war an Vertrag oder Gewinnspiel gekoppelt. Freiwilligkeit prüfen.',
    fix: 'Begründen, warum die Wahl frei war, oder Person auslassen.',
  },
  'consent.third-party-source': {
    rule: 'Adresse stammt von Partner, Adresskauf oder Co-Registrierung ohne Nennung Ihrer Firma.',
    fix: 'Nicht verwenden. Eigene Einwilligung einholen.',
  },
  'consent.withdrawal-info-missing': {
    rule: 'Vor der Einwilligung fehlte der Hinweis, dass sie jederzeit widerrufbar ist.',
    fix: 'Formular ändern und betroffene Personen neu fragen.',
  },
  'optout.resubscribe-without-consent': {
    rule: 'Ein Import will einen gestoppten Kontakt ohne neuere Einwilligung reaktivieren.',
    fix: 'Nachweis einer Einwilligung vorlegen, die neuer ist als der Stopp.',
  },
  'recipient.identifier-invalid': {
    rule: 'Nummer ist keine gültige internationale Nummer oder Sonderrufnummer.',
    fix: 'Nummer an der Quelle berichtigen; Ländervorwahl nie raten.',
  },
  'account.address-book-sync': {
    rule: 'Kontakte stammen aus einem Telefon-Adressbuch oder ungefiltertem CRM-Abzug.',
    fix: 'Nur Personen mit Grundlage und Nachweis importieren; Adressbücher werden nie gelesen. Meta-Kontaktbuch prüfen.',
  },
};
