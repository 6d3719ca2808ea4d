/** `consend templates preview`: was rund um die Nachricht steht; Deutsch. */
import type { previewEn } from '../en/preview.ts';

const s = (count: number, one: string, many: string): string => (count === 1 ? one : many);

export const previewDe: typeof previewEn = {
  about: 'die Nachricht, wie ein Telefon sie zeigt: mit Lücken, mit Beispielen oder für eine Zeile',
  name: 'Name einer Vorlage',
  language: 'Sprache der Vorlage (sonst die der Kampagne, sonst die des Arbeitsbereichs)',
  campaign: 'Kampagnendatei, deren Parameter die Nachricht füllen',
  recipients: 'Empfänger-CSV (sonst die der Kampagne)',
  row: 'Zeile der Datei, wie ein Editor sie zählt; ohne Angabe die erste brauchbare',
  needsRecipients:
    '--row nennt die Zeile einer Datei: Datei mit --recipients angeben oder Kampagne mit --campaign',
  otherTemplate: ({ file, template, name }) =>
    `${file} sendet die Vorlage ${template}, nicht ${name}. Diese ansehen oder --campaign weglassen`,
  copyAge: (age) => `gelesen vor ${age}`,
  rowOf: (row, file) => `Zeile ${row} von ${file}`,
  samples: 'Gefüllt mit den Beispielen, mit denen die Vorlage eingereicht wurde.',
  gaps: 'Es ist nichts eingesetzt. Eine Kampagne füllt die Lücken: --campaign DATEI; Spalten gleichen Namens füllen benannte: --recipients DATEI',
  matched: (pairs) => `Nach Namen zugeordnet: ${pairs}`,
  unmatched: (names) =>
    `Keine Spalte heißt ${names}; was das füllt, sagt eine Kampagnendatei: --campaign DATEI`,
  positional:
    'Zu nummerierten Variablen passt keine Spalte; was sie füllt, sagt eine Kampagnendatei: --campaign DATEI',
  buttonsOpen: (count) =>
    `${s(count, 'Der Wert eines Knopfs lässt', 'Die Werte von Knöpfen lassen')} sich nicht nach Namen zuordnen; eine Kampagnendatei sagt, was ${s(count, 'ihn', 'sie')} füllt`,
  formatting: (source) =>
    `${source} enthält Zeichen, die WhatsApp als Formatierung liest (* _ ~ \` oder ein Listenzeichen); der Text sieht damit anders aus`,
  problems: {
    missing: 'leer, und es gibt keinen Ersatztext',
    language: (language, known) => `es gibt keine Vorlage auf ${language} (es gibt ${known})`,
    status: (language, status) => `die Vorlage auf ${language} lässt sich nicht senden: ${status}`,
    quality: (language) => `die Vorlage auf ${language} hat rote Qualität: consend sendet keine solche`,
  },
  column: (name) => `Spalte ${name}`,
  cannotBeSent: 'Diese Zeile ließe sich nicht senden',
};
