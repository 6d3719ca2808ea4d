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
};
