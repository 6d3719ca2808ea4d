import { describe, expect, it } from 'vitest';
import { KINDS, MEDIA_ID, sendOf, templatesOf } from '../../contract/openapi/sends.ts';
import { openSandbox } from './harness.ts';

const PROFILE = { messagesPerSecond: 0, mediaIds: [MEDIA_ID], templates: templatesOf(KINDS) };
const kindOf = (name: string) => {
  const kind = KINDS.find((each) => each.name === name);
  if (kind === undefined) throw new Error(name);
  return kind;
};
/** The send of a kind with one place changed: `header.0.image` of the first component of that type. */
const changed = (name: string, path: string, value: unknown) => {
  const send = JSON.parse(JSON.stringify(sendOf(kindOf(name), '+4915112345678')));
  const [type = '', ...keys] = path.split('.');
  // biome-ignore lint/suspicious/noExplicitAny: a place in a payload
  let owner: any = send.template.components.find((each: { type: string }) => each.type === type);
  for (const key of keys.slice(0, -1)) owner = owner[key];
  owner[keys.at(-1) ?? ''] = value;
  return send;
};

describe('a send', () => {
  it.each(KINDS.map((kind) => [kind.name, kind] as const))(
    'of kind %s is taken when it fits, through the endpoint it is for',
    async (_name, kind) => {
      const { send } = await openSandbox(PROFILE);
      const message = sendOf(kind, '+4915112345678');
      const answers = [await send(message), await send(message, 'marketing_messages')];
      const isMarketing = kind.category === undefined;
      const expected = [kind.isMarketingOnly ? 131009 : undefined, isMarketing ? undefined : 134100];
      expect(answers.map(({ json }) => json.error?.code)).toEqual(expected);
    },
  );

  it.each<[number, string, string, unknown]>([
    [131009, 'location', 'header.parameters.0.location.latitude', '95'],
    [131009, 'location', 'header.parameters.0.location.name', 5],
    [100, 'location', 'header.parameters.0.location.zoom', 5],
    [131009, 'document', 'header.parameters.0.document.filename', ''],
    [100, 'image_id', 'header.parameters.0.image.caption', 'x'],
    [131009, 'image_id', 'header.parameters.0.image.link', 'https://a.example/b.jpg'],
    [131008, 'product', 'header.parameters.0.product.catalog_id', ''],
    [100, 'product', 'header.parameters.0.product.name', 'x'],
    [131009, 'money_and_date', 'body.parameters.1.currency.amount_1000', 1.5],
    [100, 'money_and_date', 'body.parameters.0.date_time.year', 2026],
    [100, 'positional', 'body.parameters.0.textt', 'x'],
    [132000, 'offer', 'limited_time_offer.parameters', [{}, {}]],
    [100, 'offer', 'limited_time_offer.parameters.0.limited_time_offer.x', 1],
    [131009, 'url', 'button.parameters.0.text', 'a b'],
    [131009, 'copy_code', 'button.parameters.0.coupon_code', 'x'.repeat(21)],
    [131009, 'quick_reply', 'button.parameters.0.payload', 'x'.repeat(129)],
    [132012, 'quick_reply', 'button.parameters.0.type', 'text'],
    [131009, 'voice_call', 'button.parameters.0.ttl_minutes', 60],
    [131009, 'flow', 'button.parameters.0.action.flow_token', ''],
    [131009, 'flow', 'button.parameters.0.action.flow_action_data', 'x'],
    [100, 'catalog', 'button.parameters.0.action.sections', []],
    [131009, 'product_list', 'button.parameters.0.action.sections', []],
    [
      131009,
      'product_list',
      'button.parameters.0.action.sections.0.product_items',
      Array.from({ length: 31 }, () => ({ product_retailer_id: 'x' })),
    ],
    [131008, 'order_details', 'button.parameters.0.action.order_details.currency', undefined],
    [131009, 'code', 'button.parameters.0.text', '482914'],
    [131009, 'code', 'button.parameters.0.text', '1'.repeat(16)],
    [100, 'cards', 'carousel.cards.0.title', 'x'],
    [131008, 'cards', 'carousel.cards.0.components.3.parameters', []],
    [132012, 'product_cards', 'carousel.cards.1.components', []],
  ])('gets %i when a %s has %s changed to %j', async (code, name, path, value) => {
    const { send } = await openSandbox(PROFILE);
    expect((await send(changed(name, path, value))).json.error?.code).toBe(code);
  });
});
