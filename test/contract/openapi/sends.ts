/** Templates with every kind of component, and for each a send that fills it. */

const text = (value: string) => ({ type: 'text', text: value });
const body = (...values: string[]) => ({ type: 'body', parameters: values.map(text) });
const header = (type: string, content: object) => ({
  type: 'header',
  parameters: [{ type, [type]: content }],
});
const button = (subType: string, index: string, parameter: object) => ({
  type: 'button',
  sub_type: subType,
  index,
  parameters: [parameter],
});
const action = (content: object) => ({ type: 'action', action: content });

const BODY = { type: 'BODY', text: 'Hallo {{1}}, willkommen.' };
const media = (format: string) => [{ type: 'HEADER', format }, BODY];
const buttons = (...list: object[]) => [BODY, { type: 'BUTTONS', buttons: list }];

/** One kind of template and how it is filled in. */
export interface Kind {
  readonly name: string;
  readonly category?: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION';
  readonly format?: 'NAMED';
  readonly components: readonly object[];
  /** What a send gives; undefined when it gives nothing. */
  readonly filled: readonly object[] | undefined;
  /** Whether it goes through /marketing_messages alone. */
  readonly isMarketingOnly?: boolean;
}

/** An upload's id that the sandbox takes for any kind. */
export const MEDIA_ID = '900000000000001';
const ID = { id: MEDIA_ID };
const CARD = [
  { type: 'HEADER', format: 'IMAGE' },
  { type: 'BODY', text: 'Nur {{1}}.' },
];
const CARD_BUTTONS = {
  type: 'BUTTONS',
  buttons: [
    { type: 'QUICK_REPLY', text: 'Mehr' },
    { type: 'URL', text: 'Kaufen', url: 'https://a.example/{{1}}' },
  ],
};

/** Every kind of component and parameter that messages.md and templates.md name. */
export const KINDS: readonly Kind[] = [
  { name: 'plain', components: [{ type: 'BODY', text: 'Guten Tag.' }], filled: undefined },
  { name: 'positional', components: [BODY], filled: [body('Alex')] },
  {
    name: 'named',
    format: 'NAMED',
    category: 'UTILITY',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'In {{store}}' },
      { type: 'BODY', text: 'Hallo {{name}}, bereit.' },
    ],
    filled: [
      { type: 'header', parameters: [{ ...text('Berlin'), parameter_name: 'store' }] },
      { type: 'body', parameters: [{ ...text('Alex'), parameter_name: 'name' }] },
    ],
  },
  {
    name: 'money_and_date',
    components: [{ type: 'BODY', text: 'Am {{1}} kostet es {{2}} weniger.' }],
    filled: [
      {
        type: 'body',
        parameters: [
          { type: 'date_time', date_time: { fallback_value: '24. November 2026' } },
          { type: 'currency', currency: { fallback_value: '19,99 EUR', code: 'EUR', amount_1000: 19_990 } },
        ],
      },
    ],
  },
  { name: 'image_id', components: media('IMAGE'), filled: [header('image', ID), body('Alex')] },
  {
    name: 'image_link',
    components: media('IMAGE'),
    filled: [header('image', { link: 'https://a.example/b.jpg' }), body('A')],
  },
  { name: 'video', components: media('VIDEO'), filled: [header('video', ID), body('Alex')] },
  {
    name: 'document',
    components: media('DOCUMENT'),
    filled: [header('document', { ...ID, filename: 'a.pdf' }), body('Alex')],
  },
  {
    name: 'location',
    components: media('LOCATION'),
    filled: [
      header('location', {
        latitude: '52.5200',
        longitude: '13.4050',
        name: 'Mitte',
        address: 'Beispielstr. 1',
      }),
      body('Alex'),
    ],
  },
  { name: 'gif', components: media('GIF'), filled: [header('gif', ID), body('Alex')], isMarketingOnly: true },
  {
    name: 'product',
    components: media('PRODUCT'),
    filled: [
      header('product', { product_retailer_id: 'SKU-1', catalog_id: '800000000000001' }),
      body('Alex'),
    ],
  },
  {
    name: 'quick_reply',
    components: buttons({ type: 'QUICK_REPLY', text: 'Stop' }),
    filled: [body('Alex'), button('quick_reply', '0', { type: 'payload', payload: 'STOP' })],
  },
  {
    name: 'url',
    components: buttons({ type: 'URL', text: 'Mehr', url: 'https://a.example/{{1}}' }),
    filled: [body('Alex'), button('url', '0', text('a1?b=%20'))],
  },
  {
    name: 'fixed_buttons',
    components: buttons(
      { type: 'PHONE_NUMBER', text: 'Anrufen', phone_number: '+4915110000009' },
      { type: 'URL', text: 'Mehr', url: 'https://a.example' },
      { type: 'REQUEST_CONTACT_INFO' },
    ),
    filled: [body('Alex')],
  },
  {
    name: 'copy_code',
    components: buttons({ type: 'COPY_CODE', example: 'X' }),
    filled: [body('Alex'), button('copy_code', '0', { type: 'coupon_code', coupon_code: 'HERBST20' })],
  },
  {
    name: 'flow',
    category: 'UTILITY',
    components: buttons({ type: 'FLOW', text: 'Termin', flow_id: '1' }),
    filled: [
      body('Alex'),
      button('flow', '0', action({ flow_token: 'tok-1', flow_action_data: { customer: 'A-1' } })),
    ],
  },
  {
    name: 'catalog',
    components: buttons({ type: 'CATALOG', text: 'Katalog' }),
    filled: [body('Alex'), button('catalog', '0', action({ thumbnail_product_retailer_id: 'SKU-1' }))],
  },
  {
    name: 'product_list',
    components: buttons({ type: 'MPM', text: 'Liste' }),
    filled: [
      body('Alex'),
      button(
        'mpm',
        '0',
        action({
          thumbnail_product_retailer_id: 'SKU-1',
          sections: [{ title: 'Neu', product_items: [{ product_retailer_id: 'SKU-1' }] }],
        }),
      ),
    ],
  },
  {
    name: 'voice_call',
    category: 'UTILITY',
    components: buttons({ type: 'VOICE_CALL', text: 'Anrufen' }),
    filled: [body('Alex'), button('voice_call', '0', { type: 'ttl_minutes', ttl_minutes: 1_440 })],
  },
  {
    name: 'order_details',
    category: 'UTILITY',
    components: buttons({ type: 'ORDER_DETAILS', text: 'Bezahlen' }),
    filled: [
      body('Alex'),
      button(
        'order_details',
        '0',
        action({
          order_details: {
            reference_id: 'A-1',
            type: 'digital-goods',
            currency: 'BRL',
            total_amount: { value: 1_000, offset: 100 },
            order: { items: [] },
          },
        }),
      ),
    ],
  },
  {
    name: 'code',
    category: 'AUTHENTICATION',
    components: [
      { type: 'BODY', add_security_recommendation: true },
      { type: 'FOOTER', code_expiration_minutes: 10 },
      { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE' }] },
    ],
    filled: [body('482913'), button('url', '0', text('482913'))],
  },
  {
    name: 'offer',
    components: [
      { type: 'HEADER', format: 'IMAGE' },
      BODY,
      { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Bald vorbei', has_expiration: true } },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'COPY_CODE', example: 'X' },
          { type: 'URL', text: 'Kaufen', url: 'https://a.example/{{1}}' },
        ],
      },
    ],
    filled: [
      header('image', ID),
      body('Alex'),
      {
        type: 'limited_time_offer',
        parameters: [
          { type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: 4_102_444_800_000 } },
        ],
      },
      button('copy_code', '0', { type: 'coupon_code', coupon_code: 'BLITZ25' }),
      button('url', '1', text('blitz')),
    ],
  },
  {
    name: 'cards',
    components: [
      BODY,
      { type: 'CAROUSEL', cards: [0, 1].map(() => ({ components: [...CARD, CARD_BUTTONS] })) },
    ],
    filled: [
      body('Alex'),
      {
        type: 'carousel',
        cards: [0, 1].map((index) => ({
          card_index: index,
          components: [
            header('image', ID),
            body('20 %'),
            button('quick_reply', '0', { type: 'payload', payload: `MEHR_${index}` }),
            button('url', '1', text('karte')),
          ],
        })),
      },
    ],
  },
  {
    name: 'product_cards',
    components: [
      { type: 'BODY', text: 'Neu' },
      {
        type: 'CAROUSEL',
        cards: [0, 1, 2].map(() => ({ components: [{ type: 'HEADER', format: 'PRODUCT' }] })),
      },
    ],
    filled: [
      {
        type: 'carousel',
        cards: [0, 1, 2].map((index) => ({
          card_index: index,
          components: [header('product', { product_retailer_id: `SKU-${index}`, catalog_id: '8' })],
        })),
      },
    ],
  },
];

/** The kinds as a profile lists them. */
export function templatesOf(kinds: readonly Kind[]): object[] {
  return kinds.map(({ name, category = 'MARKETING', format = 'POSITIONAL', components }) => ({
    name,
    language: 'de',
    category,
    parameter_format: format,
    components,
  }));
}

/** A send of a kind. */
export function sendOf({ name, filled }: Kind, to: string, more: object = {}) {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to,
    type: 'template',
    template: { name, language: { code: 'de' }, ...(filled === undefined ? {} : { components: filled }) },
    ...more,
  };
}
