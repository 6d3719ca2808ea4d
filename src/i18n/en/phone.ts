/** Words around a message as a phone shows it: what stands in its header, what its buttons do; English. */

const s = (count: number, one: string, many: string): string => (count === 1 ? one : many);

export const phoneEn = {
  header: {
    IMAGE: 'Image',
    VIDEO: 'Video',
    DOCUMENT: 'Document',
    GIF: 'GIF',
    LOCATION: 'Location',
    PRODUCT: 'Product',
  },
  media: {
    id: (id: string) => `uploaded, media id ${id}`,
    file: (name: string) => `local file ${name}`,
    open: 'named with each message',
  },
  product: (product: string, catalog: string) => `${product}, catalog ${catalog}`,
  offer: {
    ends: (when: string) => `ends ${when}`,
    open: 'ends when the message says',
  },
  code: {
    body: (code: string) =>
      `WhatsApp words this text itself, in the language of the template. It gives the code ${code}.`,
    warning: 'It adds that the code is for nobody else.',
    footer: (minutes: number) =>
      `WhatsApp says here that the code is valid for ${minutes} ${s(minutes, 'minute', 'minutes')}.`,
    button: 'button worded by WhatsApp',
  },
  actions: {
    payload: (payload: string) => `replies; you receive "${payload}"`,
    call: (phone: string) => `calls ${phone}`,
    voiceCall: 'calls you over WhatsApp',
    voiceCallFor: (duration: string) => `calls you over WhatsApp, for ${duration}`,
    copy: (code: string) => `copies ${code}`,
    copyOpen: 'copies the code',
    flow: (flow: string) => `opens the form ${flow}`,
    flowOpen: 'opens a form',
    catalog: 'opens your catalog',
    thumbnail: (product: string) => `opens your catalog; its picture: ${product}`,
    products: (products: number, sections: number) =>
      `shows ${products} ${s(products, 'product', 'products')} in ${sections} ${s(sections, 'section', 'sections')}`,
    productsOpen: 'shows products',
    product: 'shows the product',
    'code-copy': 'copies the code',
    'code-one-tap': 'hands the code to the app',
    'code-zero-tap': 'the app takes the code by itself',
    order: 'opens the order',
    contact: 'shares the own phone number',
    app: 'opens the app',
    other: (type: string) => `${type}: a kind of button that consend does not know`,
  },
  asksToCall: 'WhatsApp asks here whether you may call, with buttons of its own.',
  card: (number: number, of: number) => `Card ${number} of ${of}`,
};
