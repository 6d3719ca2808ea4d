/** What the checks on provider and account say, by code; German. */
import type { providerChecksEn } from '../en/provider-checks.ts';

export const providerChecksDe: typeof providerChecksEn = {
  'provider.dpa-review': {
    rule: 'Vertrag oder Unterauftragnehmer-Liste wurde geändert oder nie Punkt für Punkt geprüft.',
    fix: 'Prüfliste durchgehen und Prüfung zeichnen; nötigenfalls widersprechen.',
  },
  'provider.third-country': {
    rule: 'Daten verlassen den EWR und es ist keine gültige Übermittlungsgrundlage erfasst.',
    fix: 'Grundlage und Bewertung erfassen oder EU-Anbieter wählen.',
  },
  'provider.transfer-review-due': {
    rule: 'Das EU-US-Abkommen ist vor Gericht angegriffen; der Eintrag der US-Firmen wurde länger nicht geprüft.',
    fix: 'Eintrag prüfen und Ersatz (Standardvertragsklauseln) notieren.',
  },
  'provider.unofficial-channel': {
    rule: 'Versand läuft über WhatsApp-App, WhatsApp-Business-App, Web-Automation oder inoffizielles Gateway.',
    fix: 'Offizielle Business Platform (Cloud API) nutzen.',
  },
  'provider.eu-preference': {
    rule: 'EU-Vertragspartner oder EU-Speicherung wäre möglich, wird aber nicht genutzt.',
    fix: 'Nummer mit EU- oder DE-Speicherung registrieren (Inhalte, nicht alle Metadaten) oder Grund vermerken.',
  },
  'account.ledger-broken': {
    rule: 'Das Register ist nicht prüfbar: Eintrag geändert, entfernt oder Prüfpunkt fehlt.',
    fix: 'Stoppen, aus Sicherung wiederherstellen, Vorfall erfassen.',
  },
  'account.platform-restricted': {
    rule: 'WhatsApp schränkt die Nummer oder das Konto ein.',
    fix: 'Im WhatsApp-Manager nachsehen; was gesperrt ist, bleibt es, bis Meta die Sperre aufhebt.',
  },
  'account.retention-overdue': {
    rule: 'Daten werden länger gespeichert als im eigenen Löschplan.',
    fix: 'Löschlauf starten und Bescheinigung ablegen.',
  },
  'account.ropa-missing': {
    rule: 'Kein Eintrag zu WhatsApp-Nachrichten im Verarbeitungsverzeichnis.',
    fix: 'Eintrag exportieren und dem DSB geben.',
  },
  'account.token-exposed': {
    rule: 'Das Zugriffstoken liegt im Klartext, in der Versionsverwaltung oder ist für andere lesbar.',
    fix: 'Token erneuern und in einen Geheimnisspeicher legen.',
  },
  'account.token-unfit': {
    rule: 'Das Zugriffstoken läuft ab, ihm fehlt ein Recht, oder es darf mehr, als Senden braucht.',
    fix: 'Token eines Systemnutzers erstellen, nur mit whatsapp_business_messaging und whatsapp_business_management.',
  },
};
