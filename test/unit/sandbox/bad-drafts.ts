/** Drafts of templates, and those that break a rule with the rule's number. */

/** Where templates of the account are. */
export const WABA = '/v25.0/100000000000002/message_templates';
export const body = (text: string, samples: string[] = []) => ({
  type: 'BODY',
  text,
  ...(samples.length === 0 ? {} : { example: { body_text: [samples] } }),
});
export const plain = body('Guten Tag, unser Herbstfest beginnt am Montag.');
export const draft = (components: unknown, more: object = {}) => ({
  name: 'neu',
  language: 'de',
  category: 'MARKETING',
  components,
  ...more,
});
export const buttons = (...list: object[]) => ({ type: 'BUTTONS', buttons: list });
export const reply = (text: string) => ({ type: 'QUICK_REPLY', text });
export const url = (address: string, more: object = {}) => ({
  type: 'URL',
  text: 'Mehr',
  url: address,
  ...more,
});
const product = { type: 'HEADER', format: 'PRODUCT' };
export const card = (...components: object[]) => ({ components: [product, ...components] });
export const carousel = (...cards: object[]) => ({ type: 'CAROUSEL', cards });
export const code = (more: object[] = [], bodyMore: object = {}) =>
  draft([{ type: 'BODY', ...bodyMore }, buttons({ type: 'OTP', otp_type: 'COPY_CODE' }), ...more], {
    category: 'AUTHENTICATION',
  });
const TOO_MANY = Array.from({ length: 11 }, (_, index) => reply(`Nr. ${index}`));

/** Subcode, reason and draft; undefined where the answer has no subcode. */
export const BAD_DRAFTS: readonly (readonly [number | undefined, string, object])[] = [
  [undefined, 'a name with capitals', draft([plain], { name: 'Neu' })],
  [undefined, 'a language nobody knows', draft([plain], { language: 'tlh' })],
  [undefined, 'no category', draft([plain], { category: undefined })],
  [undefined, 'a property nobody knows', draft([plain], { komponenten: [] })],
  [2388024, 'a name and language that exist', draft([plain], { name: 'autumn_offer' })],
  [2388072, 'no body', draft([{ type: 'FOOTER', text: 'x' }])],
  [2388040, 'a body of 1,025 characters', draft([body('x'.repeat(1_025))])],
  [
    2388040,
    'a header of 61 characters',
    draft([plain, { type: 'HEADER', format: 'TEXT', text: 'x'.repeat(61) }]),
  ],
  [2388040, 'a footer of 61 characters', draft([plain, { type: 'FOOTER', text: 'x'.repeat(61) }])],
  [2388040, 'a label of 26 characters', draft([plain, buttons(reply('x'.repeat(26)))])],
  [
    2388040,
    'an address of 2,001 characters',
    draft([plain, buttons(url(`https://a.example/${'x'.repeat(1_983)}`))]),
  ],
  [
    2388040,
    'a coupon of 21 characters',
    draft([plain, buttons({ type: 'COPY_CODE', example: 'x'.repeat(21) })]),
  ],
  [
    2388040,
    'an offer of 17 characters',
    draft([plain, { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'x'.repeat(17) } }]),
  ],
  [
    2388040,
    'an offer with a body of 601 characters',
    draft([body('x'.repeat(601)), { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'x' } }]),
  ],
  [
    2388040,
    'a card with 161 characters',
    draft([plain, carousel(card(body('x'.repeat(161))), card(body('x')))]),
  ],
  [2388043, 'a variable without a sample', draft([body('Hallo {{1}}, schön dass Sie da sind.')])],
  [2388043, 'an image without a sample', draft([plain, { type: 'HEADER', format: 'IMAGE' }])],
  [
    2388043,
    'a sample that was never uploaded',
    draft([plain, { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4:eA=='] } }]),
  ],
  [2388043, 'an address without a sample', draft([plain, buttons(url('https://a.example/{{1}}'))])],
  [2388047, 'an emoji in the header', draft([plain, { type: 'HEADER', format: 'TEXT', text: 'Neu 🎉' }])],
  [
    2388047,
    'two variables in the header',
    draft([plain, { type: 'HEADER', format: 'TEXT', text: '{{1}} {{2}}' }]),
  ],
  [
    2388072,
    'a gap in its variables',
    draft([body('Hallo {{1}}, schön dass Sie {{3}} da sind.', ['a', 'b'])]),
  ],
  [
    2388072,
    'a named variable where they are counted',
    draft([body('Hallo {{name}}, schön dass Sie da sind.')]),
  ],
  [2388073, 'a variable in the footer', draft([plain, { type: 'FOOTER', text: 'Von {{1}} gesendet' }])],
  [
    2388073,
    'a footer with an offer',
    draft([
      plain,
      { type: 'FOOTER', text: 'x' },
      { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'x' } },
    ]),
  ],
  [2388299, 'a variable at the start', draft([body('{{1}}, guten Tag und willkommen.', ['A'])])],
  [2388299, 'a variable at the end', draft([body('Guten Tag und willkommen, {{1}}', ['A'])])],
  [2388293, 'too few words for its variables', draft([body('Am {{1}} um {{2}} Uhr.', ['A', 'B'])])],
  [2388093, 'eleven buttons', draft([plain, buttons(...TOO_MANY)])],
  [
    2388093,
    'three addresses',
    draft([plain, buttons(...[1, 2, 3].map((n) => url(`https://a.example/${n}`)))]),
  ],
  [2388093, 'a variable inside an address', draft([plain, buttons(url('https://a.example/{{1}}/x'))])],
  [
    2388093,
    'quick replies on both sides of an address',
    draft([plain, buttons(reply('A'), url('https://a.example'), reply('B'))]),
  ],
  [2388093, 'a kind of button whose form is unknown', draft([plain, buttons({ type: 'APP', text: 'x' })])],
  [2388093, 'a carousel of one card', draft([plain, carousel(card())])],
  [2388093, 'cards of two layouts', draft([plain, carousel(card(), card(body('x')))])],
  [
    2388093,
    'a carousel for a service message',
    draft([plain, carousel(card(), card())], { category: 'UTILITY' }),
  ],
  [2388093, 'a time to live of another category', draft([plain], { message_send_ttl_seconds: 60 })],
  [2388072, 'a code with a text of its own', code([], { text: 'Ihr Code ist {{1}}.' })],
  [2388073, 'a code that lasts 91 minutes', code([{ type: 'FOOTER', code_expiration_minutes: 91 }])],
  [2388093, 'a code without its button', draft([{ type: 'BODY' }], { category: 'AUTHENTICATION' })],
];
