/** What is wrong in a configuration file, place by place; German. */
import type { OverrideFault } from '../../core/overrides.ts';
import type { configEn } from '../en/config.ts';

const suggest = (suggestion: string | undefined): string =>
  suggestion === undefined ? '' : ` Ist ${suggestion} gemeint?`;

const KINDS: Readonly<Record<string, string>> = {
  text: 'ein Text',
  number: 'eine Zahl',
  'whole-number': 'eine ganze Zahl',
  boolean: 'true oder false',
  mapping: 'ein Block mit Schlüsseln wie { Schlüssel: Wert }',
  list: 'eine Liste',
  other: 'etwas anderes',
};

const OVERRIDE_FAULTS: Readonly<Record<OverrideFault, string>> = {
  never: 'Hier gibt es keine Ausnahme: Milder geht es nicht.',
  'sign-off':
    'Lockern darf das nur eine namentlich genannte Person: signedOff: { by: N. N., on: 2026-11-25, reason: …, until: 2027-05-31 }.',
  reason: 'Wer das lockert, sagt warum und bis wann: reason: …, until: 2027-05-31.',
  until: 'Wer das lockert, sagt bis wann: until: 2027-05-31.',
};

const FORMS: Readonly<Record<string, string>> = {
  country: 'Hier gehört ein Land hin, in zwei Großbuchstaben: DE',
  currency: 'Hier gehört eine Währung hin, in drei Großbuchstaben: EUR',
  language: 'Hier gehört ein Sprachcode hin: de oder en_US',
  'clock-time': 'Hier gehört eine Uhrzeit hin: 09:00',
  days: 'Hier gehören Wochentage hin, englisch abgekürzt: MON-SAT oder MON,WED,FRI',
  duration: 'Hier gehört eine Dauer hin, Zahl und englische Einheit: 15 minutes, 7 days, 12 months',
  date: 'Hier gehört ein Tag hin, den es gibt: 2026-02-01',
  instant: 'Hier gehört ein Zeitpunkt mit Zeitverschiebung hin: 2026-11-24T09:00:00+01:00',
  url: 'Hier gehört eine vollständige Adresse hin: https://shop.example/agb',
  'api-version': 'Hier gehört eine Version der API hin: v25.0',
  'platform-id':
    'Hier gehört die Kennung hin, die die Plattform anzeigt, ohne Leerzeichen: "106540352242922"',
  'public-key':
    'Hier gehört ein öffentlicher Schlüssel hin: ed25519: und 44 Zeichen; consend approve --new-key NAME druckt die Zeile',
  digest:
    'Hier gehört ein Digest hin: sha256: und 64 Hex-Ziffern; consend compliance check nennt den richtigen',
  'purpose-id': 'Ein Zweck heißt in Kleinbuchstaben, Ziffern, Punkten und Strichen: newsletter',
  'campaign-id':
    'Eine Kampagne heißt in Buchstaben, Ziffern, Punkten und Strichen, mit {yyyy} {mm} {dd} {ww} für einen Zeitraum: news-{yyyy}-w{ww}',
  'template-name':
    'Hier gehört der Name einer Vorlage hin, in Kleinbuchstaben, Ziffern und Unterstrichen: bestellung_bereit',
  'button-index': 'Schaltflächen zählen von "0" bis "9"',
  percentage: 'Hier gehört ein Anteil in Prozent hin: 5%',
  'header-name': 'Hier gehört der Name eines HTTP-Headers hin: X-API-Key',
  'path-template':
    'Hier gehört ein Pfad hin, wo nötig mit {apiVersion}, {phoneNumberId}, {wabaId} oder {id}: /{apiVersion}/{phoneNumberId}/messages',
  other: 'Das hat nicht die richtige Form',
};

const SYNTAX: Readonly<Record<string, string>> = {
  'duplicate-key': 'Dieser Schlüssel steht hier zweimal',
  tab: 'YAML wird mit Leerzeichen eingerückt; diese Zeile beginnt mit einem Tabulator',
  indentation: 'Die Einrückung passt nicht zu den Zeilen darum herum',
  unclosed: 'Hier in der Nähe fehlt ein Anführungszeichen, eine Klammer oder ein Doppelpunkt',
  'unknown-alias': 'Das verweist auf einen Anker, den es nicht gibt',
  tag: 'Tags (!name) werden hier nicht verwendet',
  'several-documents': 'Die Datei enthält mehrere Dokumente; es darf nur eines sein',
  'bad-start': 'Ein Text, der mit diesem Zeichen beginnt, braucht Anführungszeichen',
  'too-many-aliases': 'Die Datei verweist zu oft auf sich selbst',
  encoding: 'Die Datei ist kein UTF-8; bitte als UTF-8 speichern',
  other:
    'Das lässt sich nicht als YAML oder JSON lesen; oft fehlt kurz davor ein Komma, ein Doppelpunkt, ein Anführungszeichen oder eine Klammer',
};

/** Sentences for the problems of `consend.yaml` and campaign files, in German. */
export const configDe: typeof configEn = {
  syntax: (fault, detail) => `${SYNTAX[fault] ?? SYNTAX.other}${detail === '' ? '' : `: ${detail}`}.`,
  empty: () => 'Die Datei ist leer.',
  unknownKey: (key, suggestion) => `Eine Einstellung ${key} gibt es nicht.${suggest(suggestion)}`,
  missing: (key) => `${key} fehlt.`,
  expected: (kinds) => `Hier gehört ${kinds.map((kind) => KINDS[kind] ?? kind).join(' oder ')} hin.`,
  quoteNumber: (source) =>
    `Bitte in Anführungszeichen setzen: "${source}". Sonst wird es als Zahl gelesen und kann Ziffern verlieren.`,
  invalidForm: (form) => `${FORMS[form] ?? FORMS.other}.`,
  notAllowed: (values, suggestion) =>
    `${values.length === 1 ? 'Erlaubt ist hier nur' : 'Erlaubt sind hier'} ${values.join(', ')}.${suggest(suggestion)}`,
  emptyText: () => 'Das darf nicht leer sein.',
  emptyMapping: () => 'Hier wird mindestens ein Eintrag gebraucht.',
  emptyList: () => 'Diese Liste braucht mindestens einen Eintrag.',
  tooSmall: (least, exclusive) =>
    exclusive ? `Das muss mehr als ${least} sein.` : `Das muss mindestens ${least} sein.`,
  tooLarge: (most) => `Das darf höchstens ${most} sein.`,
  invalid: () => 'Dieser Wert passt hier nicht.',
  variableMissing: (variable) => `Die Umgebungsvariable ${variable} ist nicht gesetzt.`,
  referencedFileMissing: (file) => `Die Datei ${file} lässt sich nicht lesen.`,
  secretInClear: (variable) =>
    `Hier steht ein Geheimnis im Klartext. Stattdessen \${env:${variable}} schreiben; der Wert gehört in .env oder die Umgebung.`,
  insecureUrl: () =>
    'Das muss mit https:// beginnen, sonst ginge der Token offen durchs Netz. http:// geht nur zu diesem Rechner (localhost).',
  onlyWith: (other) => `Das wirkt nur mit ${other}; jenes setzen oder dies entfernen.`,
  unknownPurpose: (purpose, known, suggestion) =>
    `Einen Zweck ${purpose} gibt es nicht; bekannt: ${known.join(', ')}.${suggest(suggestion)}`,
  unknownTimeZone: (zone, suggestion) =>
    `Eine Zeitzone ${zone} gibt es nicht; sie heißen wie Europe/Berlin.${suggest(suggestion)}`,
  overrideFault: (fault, code, normally) =>
    `${code} steht normalerweise auf „${normally}“. ${OVERRIDE_FAULTS[fault]}`,
  afterLoosens: (code, months) =>
    `${code} meldet sich bei dieser Policy nach ${months} Monaten. Mehr Zeit braucht signedOff: { by, on, reason, until }.`,
  signOffEndsFirst: () =>
    'Der letzte Tag einer Freigabe (until) kann nicht vor dem Tag liegen, an dem sie erteilt wurde (on).',
  policyTwice: () =>
    'policy: und policies: schließen sich aus. Für ein einziges Regelwerk policy: behalten, sonst unter policies: eines je Land nennen, mit default: für alle anderen.',
  unknownCheck: (code, suggestion) =>
    `Eine Prüfung ${code} gibt es nicht.${suggest(suggestion)} Alle Prüfungen: consend compliance checks`,
  unknownCountry: (key) =>
    `Ein Land ${key} gibt es nicht. Möglich sind ein Land (DE), eine Gruppe (EU, EEA, UK) oder default.`,
  windowNeverOpens: () =>
    'Das Zeitfenster öffnet nie: from muss eine Uhrzeit vor 24:00 sein, die nicht gleich to ist.',
  wordingTwice: (name) => `${name} ist zweimal aufgeführt; ein geänderter Text braucht eine neue Version.`,
  unknownPlaceholder: (placeholder) => `${placeholder} ist kein Zeitraum; bekannt: {yyyy} {mm} {dd} {ww}.`,
  endsBeforeStart: () => 'notAfter muss nach notBefore liegen.',
};
