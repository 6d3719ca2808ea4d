/**
 * The templates a profile has when it names none: one of each category and parameter format, with and without a media
 * header, so that a first try needs no profile.
 */
export const DEFAULT_TEMPLATES = [
  {
    id: '700000000000001',
    name: 'autumn_offer',
    language: 'en_US',
    category: 'MARKETING',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Autumn offers' },
      { type: 'BODY', text: 'Hello {{1}}, until {{2}} everything in our shop costs less.' },
      { type: 'FOOTER', text: 'Tap Stop offers to opt out' },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Stop offers' }] },
    ],
  },
  {
    id: '700000000000002',
    name: 'autumn_offer',
    language: 'de',
    category: 'MARKETING',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Angebote im Herbst' },
      { type: 'BODY', text: 'Hallo {{1}}, bis {{2}} ist bei uns alles günstiger.' },
      { type: 'FOOTER', text: 'Abmelden über den Knopf' },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Abmelden' }] },
    ],
  },
  {
    id: '700000000000003',
    name: 'order_ready',
    language: 'de',
    category: 'UTILITY',
    parameter_format: 'NAMED',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Abholung in {{store}} möglich' },
      { type: 'BODY', text: 'Hallo {{name}}, Ihre Bestellung {{order}} liegt bereit.' },
      {
        type: 'BUTTONS',
        buttons: [{ type: 'URL', text: 'Bestellung', url: 'https://shop.example.org/o/{{1}}' }],
      },
    ],
  },
  {
    id: '700000000000004',
    name: 'new_collection',
    language: 'de',
    category: 'MARKETING',
    components: [
      { type: 'HEADER', format: 'IMAGE' },
      { type: 'BODY', text: 'Hallo {{1}}, die neue Kollektion ist da. Wir freuen uns auf Sie.' },
    ],
  },
  {
    id: '700000000000005',
    name: 'login_code',
    language: 'de',
    category: 'AUTHENTICATION',
    components: [
      { type: 'BODY', text: '{{1}} ist Ihr Code.' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'URL', text: 'Code kopieren', url: 'https://www.whatsapp.com/otp/code/?code={{1}}' },
        ],
      },
    ],
  },
] as const;
