/** Wörter von `consend policy show` und `consend policy test`; Deutsch. */
import type { policiesEn } from '../en/policies.ts';

const n = (value: number): string => value.toLocaleString('de');
const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);
const months = (count: number): string => `${n(count)} ${plural(count, 'Monat', 'Monaten')}`;
const everyMonths = (count: number): string => (count === 1 ? 'jeden Monat' : `alle ${n(count)} Monate`);

/** Words about policies. */
export const policiesDe: typeof policiesEn = {
  commands: {
    about: 'was die Regelwerke verlangen, und Tests dafür',
    show: {
      about: 'was ein Regelwerk verlangt, mit Quellen und Tag der letzten Überprüfung',
      name: 'Name eines Regelwerks; ohne: alle',
      country: 'das Recht dieses Landes, zwei Buchstaben: FR',
    },
    test: {
      about: 'entscheidet über Beispielpersonen; Code 4, wenn über eine anders als erwartet entschieden wird',
      file: 'Testdatei (YAML); ohne: die Tests, die consend mitbringt',
    },
  },
  unknownPolicy: (name, known, suggestion) =>
    `Ein Regelwerk ${name} gibt es nicht; bekannt: ${known}.${suggestion === undefined ? '' : ` Ist ${suggestion} gemeint?`}`,
  unknownCountry: (country) => `Ein Land ${country} gibt es nicht. Nötig sind zwei Buchstaben: FR.`,
  oneOfBoth: 'Entweder ein Regelwerk oder ein Land nennen, nicht beides.',
  anyCountry: 'jedes Land',
  more: (count) => `und ${n(count)} weitere`,
  reviewed: (on, due) => `überprüft am ${on}, wieder bis ${due}`,
  overdue: (on, due) => `überprüft am ${on}; die nächste Überprüfung war bis ${due} fällig`,
  columns: {
    name: 'Regelwerk',
    countries: 'Länder',
    doubleOptIn: 'Bestätigung',
    softOptIn: 'Bestandskunden',
  },
  topics: {
    consentMode: 'Werbung',
    doubleOptIn: 'Bestätigung',
    softOptIn: 'Bestandskunden',
    label: 'Kennzeichen',
    registry: 'Register',
    reconfirm: 'Auffrischen',
    firstContactRequest: 'Anfragen',
    stop: 'Ein Stopp',
    stale: 'Alte Einwilligung',
    papers: 'Unterlagen',
    inbox: 'Abmeldungen',
    quietHours: 'Zeiten',
    checks: 'Prüfungen',
  },
  consentMode: {
    express: 'ausdrückliche Einwilligung',
    'express-written': 'ausdrückliche schriftliche Einwilligung',
    'express-or-implied': 'ausdrückliche oder stillschweigende Einwilligung',
    'consent-or-interest': 'Einwilligung (ein berechtigtes Interesse ist hier kein Nachweis)',
  },
  doubleOptIn: {
    none: 'keine verlangt',
    any: 'irgendeine Bestätigung der Anmeldung',
    number: 'von der Telefonnummer selbst',
  },
  softOptIn: {
    none: 'keine Ausnahme',
    art13_2: 'Ausnahme für eigene ähnliche Waren',
    ie_12m: 'Ausnahme, bis 12 Monate nach Kauf oder letzter Nutzung',
    implied_ca: 'stillschweigende Einwilligung: 2 Jahre nach Vertrag, 6 Monate nach Anfrage',
    kr_6m: 'Ausnahme, bis 6 Monate nach einem Geschäft',
  },
  label: (label) => `beginnt mit ${label}`,
  reconfirm: everyMonths,
  firstContactRequest: {
    yes: 'eine Nachricht darf um Bestätigung der Anmeldung bitten: einmal, neutral',
    no: 'keine Nachricht darf um Einwilligung bitten',
  },
  stop: (days) =>
    days === 0
      ? 'wirkt sofort'
      : `nach dem Gesetz binnen ${n(days)} ${plural(days, 'Werktag', 'Werktagen')}; in consend sofort`,
  stale: (warn, block, unusedWarn, unusedBlock) =>
    `ungenutzt: warnt nach ${months(unusedWarn)}, sperrt nach ${months(unusedBlock)}; genutzt: nach ${months(warn)} und ${months(block)}`,
  papers: (measures, listing) =>
    `Schutzmaßnahmen ${everyMonths(measures)} prüfen; Eintrag im EU-US-Abkommen alle ${n(listing)} Tage`,
  inbox: {
    asked: (age) => `höchstens ${age.replace('hours', 'Stunden')} alt, sonst wird niemand angeschrieben`,
    none: 'ein Hinweis, wenn 26 Stunden lang keine eingesammelt wurden; optOut.maxInboxAge sperrt',
  },
  quietHours: {
    country: 'wie im Land der Empfänger',
    strictest: 'wie im Land der Empfänger, höchstens 08:00 bis 20:00 Uhr',
  },
  holidays: {
    excluded: 'Feiertage sind gesperrt',
    avoid: 'Feiertage bleiben frei',
    unspecified: 'zu Feiertagen nichts',
  },
  checks: (applied, blocking) =>
    `${n(applied)} gelten, ${n(blocking)} davon sperren; siehe consend compliance checks`,
  unverified: 'nicht geprüft',
  disclaimer: 'Voreinstellungen von consend mit dem Tag ihrer Überprüfung; keine Rechtsberatung.',
  test: {
    decisions: { send: 'darf angeschrieben werden', block: 'darf nicht angeschrieben werden' },
    expected: 'erwartet',
    found: 'gefunden',
    missing: (codes) => `nicht gefunden: ${codes}`,
    extra: (codes) => `zusätzlich gefunden: ${codes}`,
    summary: (passed, total) =>
      `über ${n(passed)} von ${n(total)} ${plural(total, 'Person', 'Personen')} wie erwartet entschieden`,
    unnamed: 'Die Datei nennt kein Regelwerk; geprüft werden die Einstellungen des Arbeitsordners.',
  },
};
