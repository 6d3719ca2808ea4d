/** The table of provider and account, and the calendar of duties; German. */
import type { dutiesEn } from '../en/duties.ts';

/** The table, and the calendar below it. */
export const dutiesDe: typeof dutiesEn = {
  table: { check: 'Prüfung', state: 'Stand', due: 'Fällig' },
  states: {
    block: 'sperrt',
    warn: 'warnt',
    info: 'Hinweis',
    passed: 'in Ordnung',
    'no-data': 'offen',
    off: 'aus',
  },
  noAnswer: 'Die Plattform hat nicht geantwortet. Token gesetzt und Netz da? Dann noch einmal.',
  title: 'Pflichten',
  names: {
    agreement: () => 'Vertrag zur Auftragsverarbeitung erneut an Art. 28 Abs. 3 DSGVO messen',
    'sub-processors': () => 'Liste der Unterauftragnehmer durchsehen',
    measures: () => 'Sicherheitsmaßnahmen des Anbieters prüfen',
    listing: (country) => `Firmen in der Liste des EU-US-Abkommens nachschlagen (${country})`,
    assessment: (country) => `Übermittlung neu bewerten (${country})`,
    policy: (policy) => `Angaben des Regelwerks ${policy}: consend aktualisieren oder prüfen lassen`,
    'quiet-hours': () => 'Ruhezeiten der Länder: consend aktualisieren oder prüfen lassen',
    exception: (code) => `Die Ausnahme für ${code} endet`,
    'own-measures': () => 'Eigene Sicherheitsmaßnahmen prüfen (records.processing.measures)',
    interest: (processing) => `Berechtigtes Interesse neu abwägen: ${processing}`,
    verification: () => 'Das ganze Register prüfen: consend consent verify',
    keywords: () => 'Antworten durchgehen, die kein STOP-Wort erkannte (records.reviews.keywords)',
    keyRotation: () => 'Token und App-Geheimnis erneuern (records.reviews.keyRotation)',
    restoreTest: () => 'Eine Sicherung probeweise zurückspielen (records.reviews.restoreTest)',
  },
  unknown: 'nicht erfasst',
  overdue: 'überfällig',
  days: (count) => (count === 1 ? 'in 1 Tag' : `in ${count} Tagen`),
  soon: (count) =>
    count === 1
      ? '1 Pflicht wird binnen 30 Tagen fällig oder ist es schon.'
      : `${count} Pflichten werden binnen 30 Tagen fällig oder sind es schon.`,
};
