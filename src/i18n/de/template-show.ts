/** `consend templates show`: alles, was über eine Vorlage bekannt ist; Deutsch. */
import type { VariableKind } from '../../core/message/variables.ts';
import type { templateShowEn } from '../en/template-show.ts';

const kinds: Readonly<Record<VariableKind, string>> = {
  text: 'Text',
  image: 'Bild',
  video: 'Video',
  document: 'Dokument',
  gif: 'GIF',
  location: 'Ort',
  product: 'Produkt',
  'url-end': 'Ende der Adresse',
  coupon: 'Code zum Kopieren',
  payload: 'was Sie beim Antippen erhalten',
  flow: 'Token und Daten des Formulars',
  catalog: 'Produkt, dessen Bild zu sehen ist',
  products: 'Produkte in Abschnitten',
  'call-minutes': 'Minuten, die er funktioniert',
  order: 'die Bestellung',
  'offer-end': 'wann das Angebot endet',
  code: 'Einmalpasswort',
};

export const templateShowDe: typeof templateShowEn = {
  about:
    'alles über eine Vorlage: Zustand, Kategorie, Qualität, Aussehen, Variablen, ein fertiger Block parameters:',
  name: 'Name einer Vorlage',
  language: 'eine Sprache; ohne Angabe alle',
  labels: {
    status: 'Status',
    category: 'Kategorie',
    quality: 'Qualität',
    rejected: 'Abgelehnt',
    delivery: 'Zustellung',
    copy: 'Kopie',
    variables: 'Variablen',
  },
  sendable: 'lässt sich senden',
  redQuality: 'rote Qualität: consend sendet damit nichts, und WhatsApp pausiert sie als Nächstes',
  rated: (day) => `bewertet am ${day}`,
  subCategory: (name) => `Unterkategorie ${name}`,
  previously: (category) => `war vorher ${category}`,
  needs: {
    MARKETING: 'braucht die Einwilligung in Werbung und kostet, was Werbung kostet',
    UTILITY: 'für das, was die Person bestellt oder erbeten hat; mit Werbung darin gilt sie als MARKETING',
    AUTHENTICATION: 'nur für Einmalpasswörter',
  },
  coming: (category) => `WhatsApp wird sie als ${category} einstufen.`,
  follows: {
    MARKETING:
      'Ab dann braucht sie die Einwilligung in Werbung, und jede Nachricht kostet, was Werbung kostet.',
    other: 'Ab dann gelten Preis und nötige Einwilligung dieser Kategorie.',
  },
  rejections: {
    ABUSIVE_CONTENT:
      'Streichen, was droht, beleidigt oder anstößig ist, und neu einreichen; oder im WhatsApp Manager Einspruch einlegen.',
    CATEGORY_NOT_AVAILABLE: 'Eine andere Kategorie wählen und neu einreichen.',
    INCORRECT_CATEGORY: 'In der Kategorie einreichen, die der Inhalt hat: Werbung ist MARKETING.',
    INVALID_FORMAT:
      'Platzhalter, Beispiele und Längen prüfen: consend templates lint findet, was gegen eine Regel verstößt. Dann neu einreichen.',
    PROMOTIONAL: 'Die Werbung streichen oder als MARKETING einreichen.',
    SCAM: 'Absender nennen, nur auf die eigene Domain verweisen, nichts Persönliches abfragen; dann neu einreichen oder Einspruch einlegen.',
    TAG_CONTENT_MISMATCH: 'Sprache oder Kategorie passen nicht zum Text: berichtigen und neu einreichen.',
    other: 'Überarbeiten oder im WhatsApp Manager Einspruch einlegen.',
  },
  tried: (duration) => `wird ${duration} lang versucht`,
  usual: 'die übliche Zeit',
  marketingOnly: 'gilt nur mit provider.marketingApi: true',
  clicksOff: 'Klicks auf ihre Links werden nicht gezählt',
  byName: 'nach Namen',
  byPosition: 'nach Position',
  noVariables: 'keine: alle erhalten dieselbe Nachricht',
  optional: 'freiwillig',
  sample: (text) => `etwa ${text}`,
  kinds,
  places: {
    header: 'Kopf',
    body: 'Text',
    button: (position) => `Knopf ${position}`,
    offer: 'Angebot',
    code: 'Code',
    card: (number, place) => `Karte ${number}, ${place}`,
  },
  snippet: 'Für eine Kampagnendatei (Namen der eigenen Spalten einsetzen):',
  differ: 'Die Sprachen unterscheiden sich in ihren Variablen; dies gilt für',
  next: (name) =>
    `Eine Zeile damit ansehen: consend templates preview ${name} --campaign KAMPAGNE.yaml --row 2`,
};
