/** Words about media: what is wrong with a file or an address; German. */
import type { mediaEn } from '../en/media.ts';

type Params = Readonly<Record<string, string | number>>;
const n = (value: string | number | undefined): string => new Intl.NumberFormat('de').format(Number(value));

const takes: Readonly<Record<string, string>> = {
  image: 'jpeg und png',
  video: 'mp4 und 3gp',
  document: 'pdf, txt und die Office-Formate',
  gif: 'mp4 (ein kurzes Video ohne Ton)',
};
const kinds: Readonly<Record<string, string>> = {
  image: 'Bild',
  video: 'Video',
  document: 'Dokument',
  gif: 'GIF',
};
const taken = ({ kind = '' }: Params): string =>
  `als ${kinds[kind] ?? kind} nimmt WhatsApp ${takes[kind] ?? ''}`;

const rowsOf = (count: string): string => `${count} ${count === '1' ? 'Zeile' : 'Zeilen'}`;

const forbidden: Readonly<Record<string, string>> = {
  closed: 'führt in ein privates Netz oder auf diesen Rechner; die Server von WhatsApp kommen dort nicht hin',
  'not-https': 'führt weiter zu einer Adresse ohne https://',
  redirects: 'wird mehr als dreimal weitergeleitet',
};

export const mediaDe: typeof mediaEn = {
  kinds,
  names: kinds,
  report: {
    label: 'Medien',
    title: 'Medien in den Nachrichten',
    file: (file, kind, size) => `${file} (${kind}, ${size})`,
    ownFiles: (rows) => `eigene Dateien für ${rowsOf(rows)}`,
    notAsked: (rows) => `Adressen in ${rowsOf(rows)}; ob sie antworten, wurde nicht geprüft (--check-media)`,
    asked: (rows, addresses) => `Adressen in ${rowsOf(rows)}, jede einmal abgefragt: ${addresses}`,
    trouble: (source, what, where) => `${source}: ${what} (${where})`,
    ofRows: 'Zeilen mit eigenen Medien',
    rows: (count, first) => `${count} Zeilen, zuerst Zeile ${first}`,
    row: (row) => `Zeile ${row}`,
  },
  faults: {
    missing: () => 'die Datei gibt es nicht',
    unreadable: ({ detail = '' }) =>
      detail === '' ? 'lässt sich nicht lesen' : `lässt sich nicht lesen (${detail})`,
    outside: () =>
      'liegt außerhalb des Ordners der Kampagnendatei: gesendet wird nur, was darin oder darunter liegt',
    hidden: () =>
      'ist versteckt (ein Teil des Pfads beginnt mit einem Punkt): solche Dateien werden nie gesendet',
    record: () =>
      'gehört zu Ihren eigenen Unterlagen (Empfänger, Einstellungen, Wortlaute, Verträge): solche Dateien werden nie gesendet',
    'no-file': () => 'ist keine Datei',
    unreachable: ({ detail = '' }) => `antwortet nicht (${detail})`,
    refused: ({ detail = '' }) => `antwortet mit einem Fehler (${detail})`,
    forbidden: ({ detail = '' }) => `wird nicht abgefragt: ${forbidden[detail] ?? detail}`,
    'not-https': () => 'ist keine Adresse mit https://',
    extension: (p) => `${p.extension ? `.${p.extension} geht nicht` : 'hat keine Dateiendung'}: ${taken(p)}`,
    type: (p) => `ist ${p.type || 'von keiner bekannten Art'}: ${taken(p)}`,
    empty: () => 'ist leer',
    'too-large': ({ megabytes, most, kind = '' }) =>
      `hat ${n(megabytes)} MB: als ${kinds[kind] ?? kind} nimmt WhatsApp höchstens ${n(most)} MB`,
    pixels: ({ pixels = '' }) =>
      `hat Bildpunkte in ${pixels}: WhatsApp nimmt RGB oder RGBA mit 8 Bit; bitte neu speichern`,
  },
};
