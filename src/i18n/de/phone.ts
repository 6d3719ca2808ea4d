/** Worte rund um eine Nachricht, wie das Telefon sie zeigt; Deutsch. */
import type { phoneEn } from '../en/phone.ts';

const s = (count: number, one: string, many: string): string => (count === 1 ? one : many);

export const phoneDe: typeof phoneEn = {
  header: {
    IMAGE: 'Bild',
    VIDEO: 'Video',
    DOCUMENT: 'Dokument',
    GIF: 'GIF',
    LOCATION: 'Ort',
    PRODUCT: 'Produkt',
  },
  media: {
    id: (id) => `hochgeladen, Medien-ID ${id}`,
    file: (name) => `lokale Datei ${name}`,
    open: 'kommt mit jeder Nachricht',
  },
  product: (product, catalog) => `${product}, Katalog ${catalog}`,
  offer: {
    ends: (when) => `endet ${when}`,
    open: 'das Ende nennt die Nachricht',
  },
  code: {
    body: (code) =>
      `Diesen Text formuliert WhatsApp selbst, in der Sprache der Vorlage. Er nennt den Code ${code}.`,
    warning: 'Er mahnt, den Code für sich zu behalten.',
    footer: (minutes) =>
      `Hier sagt WhatsApp, dass der Code ${minutes} ${s(minutes, 'Minute', 'Minuten')} gilt.`,
    button: 'Knopf mit einem Text von WhatsApp',
  },
  actions: {
    payload: (payload) => `antwortet; Sie erhalten „${payload}“`,
    call: (phone) => `ruft ${phone} an`,
    voiceCall: 'ruft Sie über WhatsApp an',
    voiceCallFor: (duration) => `ruft Sie über WhatsApp an, ${duration} lang`,
    copy: (code) => `kopiert ${code}`,
    copyOpen: 'kopiert den Code',
    flow: (flow) => `öffnet das Formular ${flow}`,
    flowOpen: 'öffnet ein Formular',
    catalog: 'öffnet Ihren Katalog',
    thumbnail: (product) => `öffnet Ihren Katalog; das Bild dazu: ${product}`,
    products: (products, sections) =>
      `zeigt ${products} ${s(products, 'Produkt', 'Produkte')} in ${sections} ${s(sections, 'Abschnitt', 'Abschnitten')}`,
    productsOpen: 'zeigt Produkte',
    product: 'zeigt das Produkt',
    'code-copy': 'kopiert den Code',
    'code-one-tap': 'übergibt den Code der App',
    'code-zero-tap': 'die App holt sich den Code selbst',
    order: 'öffnet die Bestellung',
    contact: 'teilt die eigene Nummer mit',
    app: 'öffnet die App',
    other: (type) => `${type}: diese Art Knopf kennt consend nicht`,
  },
  asksToCall: 'WhatsApp fragt hier mit eigenen Knöpfen, ob Sie anrufen dürfen.',
  card: (number, of) => `Karte ${number} von ${of}`,
};
