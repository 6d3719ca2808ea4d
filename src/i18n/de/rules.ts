/** Wörter über Prüfungen an sich: worauf sie beruhen, warum eine nicht lief, was sie bräuchte; Deutsch. */
import type { rulesEn } from '../en/rules.ts';
import { dutiesDe } from './duties.ts';

const n = (value: number): string => value.toLocaleString('de');
const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/** Words about checks and policies. */
export const rulesDe: typeof rulesEn = {
  duties: dutiesDe,
  verification: {
    'partly-seen': 'Quelle nicht vollständig geprüft',
    'statute-known': 'Quelle nicht geprüft: aus Kenntnis des Gesetzes zitiert',
    'own-design': 'eigene Regel von consend',
  },
  notRun: {
    title: 'Nicht geprüft',
    off: 'abgeschaltet',
    'not-applicable': 'gilt hier nicht',
    'no-data': (needed, line) => `braucht ${needed}: ${line}`,
    subjects: (count) => `${n(count)} ${plural(count, 'Person', 'Personen')}`,
    notApplicable: (count) =>
      `${n(count)} weitere ${plural(count, 'Prüfung gilt', 'Prüfungen gelten')} unter diesem Regelwerk oder für diese Kampagne nicht.`,
  },
  overrides: {
    title: 'Abgemildert',
    severity: { block: 'sperrt', warn: 'warnt', info: 'sagt Bescheid', off: 'ist aus' },
    change: (usual, now) => `${now} hier (sonst: ${usual})`,
    after: (change, length) => `${change}, und erst nach ${length}`,
    signed: (by, on) => `, freigegeben von ${by} am ${on}`,
    until: (day) => `bis ${day}`,
  },
  needs: {
    config: (name) => `${name} in consend.yaml`,
    campaign: (name) => `${name} in der Kampagnendatei`,
    column: (name) => `die Spalte ${name} in der Empfängerliste`,
    ledger: (name) => `${name} in den Einwilligungsnachweisen`,
    account: (name) => `${name} von der Plattform`,
  },
  stages: {
    import: 'wenn ein Nachweis ins Register kommt',
    preflight: 'im Plan',
    'preflight+send': 'im Plan und noch einmal vor jeder Nachricht',
    send: 'vor jeder Nachricht',
    audit: 'auf Nachfrage',
  },
  check: {
    head: (policies, country) =>
      `Anbieter und Konto, nach den Regeln von ${policies} und des Landes der verantwortlichen Stelle (${country})`,
    verdict: {
      block: (count) => `${n(count)} ${plural(count, 'Prüfung sperrt', 'Prüfungen sperren')} jede Kampagne.`,
      fine: 'Hier sperrt nichts eine Kampagne.',
    },
  },
  groups: {
    suppression: 'Stopp gesagt oder auf der Sperrliste',
    'platform-stop': 'Werbung in WhatsApp gestoppt',
    restriction: 'Verarbeitung eingeschränkt',
    identity: 'Um wen es geht',
    basis: 'Rechtsgrundlage',
    consent: 'Güte der Einwilligung',
    'platform-optin': 'Opt-in bei WhatsApp',
    jurisdiction: 'Recht des Empfängerlands',
    message: 'Die Nachricht selbst',
    timing: 'Zeit',
    frequency: 'Wie oft',
    shared: 'Anbieter, Konto, Kampagne',
  },
  freeing: {
    label: 'Hilft am meisten',
    line: (people, action, codes) =>
      `${n(people)} ${plural(people, 'Person', 'Personen')} sperrt nichts als ${codes}: ${action}`,
    actions: {
      'ask-consent':
        'um eine Einwilligung bitten, die WhatsApp und diesen Zweck nennt; am besten schreibt die Person zuerst.',
      'confirm-number': 'die Nummer in WhatsApp selbst bestätigen lassen (eingehende Nachricht oder Code).',
      'give-notice': 'die Datenschutzhinweise geben und festhalten: consend consent notice.',
      'fill-cells': 'die Zellen der Empfängerliste berichtigen oder in der Kampagne einen Ersatzwert nennen.',
    },
  },
  everywhere: 'überall',
  labels: { appliesTo: 'Gilt', stage: 'Läuft', scope: 'Betrifft', verification: 'Geprüft', needs: 'Braucht' },
};
