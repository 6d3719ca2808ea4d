/** Words of the notes on legitimate interests (Art. 6 (1) f GDPR); German. */
import type { paperInterestsEn } from '../en/paper-interests.ts';

export const paperInterestsDe: typeof paperInterestsEn = {
  command: 'die Abwägungen zu berechtigten Interessen (Art. 6 Abs. 1 Buchst. f DSGVO)',
  title: 'Abwägungen zu berechtigten Interessen',
  article: 'Art. 6 Abs. 1 Buchst. f, 5 Abs. 2 DSGVO',
  headline: 'Was auf einem berechtigten Interesse ruht und wie es abgewogen wurde',
  lead: 'Eine Werbenachricht ruht nie allein auf einem berechtigten Interesse, wo § 7 UWG den Weg verbietet: Diese Abwägungen stehen neben Einwilligung oder Bestandskunden-Ausnahme und ersetzen keine von beiden.',
  sections: { notes: 'Abwägungen', limits: 'Was diese Abwägungen nicht leisten' },
  fields: {
    processing: 'Verarbeitung',
    description: 'eng beschrieben',
    interest: 'Interesse',
    necessity: 'Erforderlichkeit',
    milderMeans: 'geprüfte mildere Mittel',
    expectations: 'was die Personen erwarten',
    relation: 'Beziehung zu ihnen',
    data: 'Datenarten',
    children: 'Kinder',
    effects: 'Folgen für sie',
    intrusiveness: 'Tiefe des Eingriffs',
    safeguards: 'Schutzmaßnahmen',
    builtIn: 'Schutz durch consend',
    result: 'Ergebnis',
    channel: '§ 7 UWG geprüft',
    on: 'Datum',
    by: 'verfasst von',
    officer: 'Sicht des Datenschutzbeauftragten',
    nextReview: 'nächste Prüfung',
    state: 'Stand',
  },
  known: {
    'suppression-list':
      'Wer widersprochen oder widerrufen hat oder gelöscht wurde, bleibt als Schlüssel-Hash mit Art und Zeit erfasst, damit keine spätere Liste ihn zurückbringt.',
    'evidence-archive':
      'Einwilligungen, andere Grundlagen und ihr Ende werden mit Wortlaut, Zeit und Weg aufbewahrt, solange Ansprüche möglich sind.',
    segmenting:
      'Eigene Kunden werden nach der Produktgruppe eines Kaufs ausgewählt (§ 7 Abs. 3 UWG). Kein Profil, keine Bewertung.',
    'fraud-limits':
      'Zahl und Tempo der Nachrichten sind begrenzt; Läufe halten an, wenn zu viele scheitern oder widersprechen.',
  },
  titles: {
    'suppression-list': 'Sperrliste',
    'evidence-archive': 'Nachweisarchiv',
    segmenting: 'Auswahl von Kunden nach Kauf',
    'fraud-limits': 'Grenzen gegen Missbrauch',
  },
  safeguards: {
    objection: 'Ein Widerspruch wirkt sofort, für alles, was danach gesendet würde.',
    hash: 'Die Sperrliste enthält Schlüssel-Hashes, keine Nummern.',
    minimal: 'Von Antworten wird nur der Wunsch aufzuhören aufbewahrt.',
    frequency: (messages, per) => `Höchstens ${messages} Nachrichten eines Zwecks in ${per}.`,
  },
  states: {
    'in-force': 'gezeichnet, Prüfung nicht überfällig',
    overdue: 'Prüfung überfällig',
    unsigned: 'nicht gezeichnet',
  },
  limits: [
    'Eine Abwägung betrifft das Speichern und Auswählen. Sie erlaubt keine Nachricht: Dafür braucht es Einwilligung, die volle Bestandskunden-Ausnahme oder einen Vertrag.',
    'Das Interesse ist neu zu prüfen, wenn sich die Verarbeitung ändert, spätestens am Tag der nächsten Prüfung.',
  ],
  noNotes: 'Es gibt keine Abwägung.',
};
