/** What papers, account and secrets lack, as sentences behind a check's rule; German. */
import type { AgreementPoint } from '../../core/processor-config.ts';
import type { gapsEn } from '../en/gaps.ts';

/** Points of Art. 28 (3) GDPR. */
const points: Readonly<Record<AgreementPoint, string>> = {
  a: '(a) Verarbeitung nur auf dokumentierte Weisung',
  b: '(b) Verschwiegenheit der Beschäftigten',
  c: '(c) Sicherheit nach Art. 32',
  d: '(d) Bedingungen für Unterauftragnehmer',
  e: '(e) Hilfe bei Anträgen Betroffener',
  f: '(f) Hilfe bei Sicherheit, Pannen und Folgenabschätzung',
  g: '(g) Löschung oder Rückgabe am Ende',
  h: '(h) Nachweise und Kontrollen',
};
const named = (letters: string): string =>
  letters
    .split(', ')
    .map((letter) => points[letter as AgreementPoint] ?? letter)
    .join(', ');

/** Classes of a retention run. */
const classes: Readonly<Record<string, string>> = {
  people: 'Personen',
  messages: 'Nachrichten',
  webhookPayloads: 'Webhook-Inhalte',
  plans: 'Pläne',
  reports: 'Berichte',
  evidence: 'Nachweisdateien',
  otherFiles: 'weitere Dateien',
};
/** `people:3,plans:1` in words. */
const counted = (counts: string): string =>
  counts
    .split(',')
    .map((one) => one.split(':'))
    .map(([name = '', count]) => `${count} ${classes[name] ?? name}`)
    .join(', ');

/** What papers lack. */
export const gapsDe: typeof gapsEn = {
  reasons: {
    'agreement.unsigned': () => 'Keiner ist erfasst.',
    'agreement.later': (day) => `Er ist auf den ${day} datiert, der noch kommt.`,
    'agreement.unnamed': () => 'Er ist als geschlossen erfasst, aber kein Dokument ist genannt.',
    'document.gone': (file) => `${file} ist nicht da.`,
    'document.unpinned': (file) => `Es ist nicht festgehalten, welcher Stand von ${file} geprüft wurde.`,
    'document.changed': (file) => `${file} ist nicht mehr der geprüfte Stand.`,
    'review.never': () => 'Es ist keine Prüfung erfasst.',
    'review.overdue': (day) => `Zuletzt geprüft am ${day}.`,
    'review.ahead': (day) => `Eine Prüfung ist auf den ${day} datiert, der noch kommt: Sie zählt nicht.`,
    'review.points-open': (letters) => `Nach Art. 28 Abs. 3 noch nicht geprüft: ${named(letters)}.`,
    'review.points-gap': (letters) => `Genügt Art. 28 Abs. 3 nicht: ${named(letters)}.`,
    'sub-processors.never': () => 'Die Liste der Unterauftragnehmer wurde nie geprüft.',
    'sub-processors.overdue': (day) => `Die Liste der Unterauftragnehmer wurde zuletzt am ${day} geprüft.`,
    'selection.never': () =>
      'Es ist nicht festgehalten, warum dieser Anbieter gewählt wurde (Art. 28 Abs. 1).',
    'transfer.none': (country) =>
      `Für ${country} ist nichts erfasst.${country === 'US' ? ' WhatsApp gibt Daten dort an WhatsApp LLC und Meta Platforms Inc. weiter, auch wenn ein Partner dazwischen steht.' : ''}`,
    'transfer.invalid': (country) => `Was für ${country} erfasst ist, trägt für dieses Land nicht.`,
    'transfer.unassessed': (country) => `Für ${country} ist die Bewertung hinter den Klauseln nicht erfasst.`,
    'listing.never': () => 'Wann die US-Firmen zuletzt in der Liste standen, ist nicht erfasst.',
    'listing.overdue': (day) => `Zuletzt nachgesehen am ${day}.`,
    'fallback.none': () => 'Was an seine Stelle tritt, falls das Abkommen fällt, ist nicht erfasst.',
    'assessment.undated': () => 'Die Bewertung der Übermittlung hat kein Datum.',
    'assessment.overdue': (day) => `Die Bewertung der Übermittlung ist vom ${day}.`,
    'host.unofficial': (host) => `${host} ist nicht der Server dieser Art von Anbieter.`,
    'host.gateway': (host) => `${host} steuert die App oder ihre Web-Oberfläche.`,
    'number.elsewhere': (type) => `Laut Plattform ist die Nummer nicht bei der Cloud API (${type}).`,
    'number.app': () =>
      'Die Nummer läuft auch in der WhatsApp-Business-App: Ihre Inhalte lassen sich nicht in der EU speichern, und die App kann Kontakte abgleichen.',
    'number.status': (status) => `Stand der Nummer: ${status}.`,
    'number.quality': () => 'Die Qualität der Nummer ist rot: Leute blockieren oder melden sie.',
    'account.review': (status) => `Prüfung des Kontos: ${status}.`,
    'health.limited': (what) => `Eingeschränkt: ${what}.`,
    'storage.never': () => 'Wo Nachrichteninhalte gespeichert werden, ist nicht erfasst.',
    'storage.outside': (region) => `Inhalte liegen in ${region}, ohne Begründung.`,
    'party.outside': (country) => `Der Vertragspartner sitzt in ${country}.`,
    'secret.readable': (file) => `${file} ist für andere auf diesem Rechner lesbar: chmod 600 ${file}.`,
    'secret.tracked': (file) => `${file} liegt in der Versionsverwaltung.`,
    'token.invalid': () => 'Laut Plattform ist das Token ungültig.',
    'token.expired': (day) => `Das Token ist am ${day} abgelaufen.`,
    'token.expiring': (day) => `Das Token läuft am ${day} ab.`,
    'token.broad': (scopes) => `Das Token darf mehr, als Senden braucht: ${scopes}.`,
    'token.lacks': (scopes) => `Dem Token fehlt ein Recht: ${scopes}.`,
    'ledger.tail': (problem) => `Seine neuesten Einträge sind nicht in Ordnung: ${problem}.`,
    'ledger.verified': (day) =>
      `Die letzte Prüfung (${day}) fand Einträge, die nicht stimmen; siehe consend consent verify.`,
    'records.none': () => 'Keiner ist erfasst.',
    'records.old': (day) => `Zuletzt weitergegeben am ${day}.`,
    'retention.due': (counts) => `Fällig: ${counted(counts)}.`,
  },
  write: (below, line) => `In consend.yaml unter ${below}: ${line}`,
};
