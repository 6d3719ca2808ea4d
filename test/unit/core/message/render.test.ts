import { describe, expect, it } from 'vitest';
import type { BoundComponent } from '../../../../src/core/bound-message.ts';
import { messageView } from '../../../../src/core/message/render.ts';
import type { Template } from '../../../../src/core/template.ts';
import { templateOf } from './templates.ts';

const header = (format: string, bound: BoundComponent[] = []) =>
  messageView(templateOf([{ type: 'HEADER', format }]), bound).header;
const part = (type: 'header' | 'body' | 'limited_time_offer', ...parameters: object[]): BoundComponent =>
  ({ type, parameters }) as unknown as BoundComponent;

describe('headers', () => {
  it.each([
    [
      'IMAGE',
      { kind: 'image', link: 'https://m.example/a.jpg' },
      { origin: { kind: 'link', link: 'https://m.example/a.jpg' }, filename: undefined },
    ],
    ['VIDEO', { kind: 'video', id: '9' }, { origin: { kind: 'id', id: '9' }, filename: undefined }],
    [
      'GIF',
      { kind: 'gif', file: 'sha256:ab' },
      { origin: { kind: 'file', digest: 'sha256:ab' }, filename: undefined },
    ],
    [
      'DOCUMENT',
      { kind: 'document', id: '9', filename: 'r.pdf' },
      { origin: { kind: 'id', id: '9' }, filename: 'r.pdf' },
    ],
    [
      'LOCATION',
      { kind: 'location', latitude: '52.5', longitude: '13.4', name: 'Mitte' },
      { place: { latitude: '52.5', longitude: '13.4', name: 'Mitte' } },
    ],
    [
      'PRODUCT',
      { kind: 'product', product: 'SKU-1', catalog: '8' },
      { product: { product: 'SKU-1', catalog: '8' } },
    ],
  ])('%s shows what fills it, and a gap where nothing does', (format, parameter, wanted) => {
    expect(header(format, [part('header', parameter)])).toEqual({ format, ...wanted });
    const [empty] = Object.keys(wanted);
    expect(header(format)).toMatchObject({ format, [empty ?? '']: undefined });
  });

  it('names a format that nobody knew', () => {
    expect(header('HOLOGRAM')).toEqual({ format: 'OTHER', name: 'HOLOGRAM' });
  });
});

describe('texts', () => {
  it('fill positional placeholders by their number, whatever their order in the text', () => {
    const template = templateOf([{ type: 'BODY', text: '{{2}} vor {{1}}, {{3}}' }]);
    const body = part('body', { kind: 'text', text: 'eins' }, { kind: 'text', text: 'zwei' });
    expect(messageView(template, [body]).body?.text?.text).toBe('zwei vor eins, {{3}}');
  });

  it('fill named placeholders by name, and amounts and dates with their fallback', () => {
    const template = templateOf([{ type: 'BODY', text: '{{preis}} ab {{tag}} für {{name}}' }]);
    const body = part(
      'body',
      { kind: 'date-time', fallback: '24. November', name: 'tag' },
      { kind: 'currency', fallback: '19,99 €', code: 'EUR', amount1000: 19990, name: 'preis' },
    );
    expect(messageView(template, [body]).body?.text).toEqual({
      text: '19,99 € ab 24. November für {{name}}',
      slots: [
        { start: 0, end: 7, name: 'preis', isFilled: true },
        { start: 11, end: 23, name: 'tag', isFilled: true },
        { start: 28, end: 36, name: 'name', isFilled: false },
      ],
    });
  });
});

describe('buttons', () => {
  const action = (button: object, ...parameters: object[]) => {
    const template = templateOf([{ type: 'BUTTONS', buttons: [button] as never }]);
    const bound = { type: 'button', index: 0, subType: 'url', parameters } as unknown as BoundComponent;
    return messageView(template, parameters.length > 0 ? [bound] : []).buttons[0]?.action;
  };

  it.each([
    [
      { type: 'QUICK_REPLY', text: 'Stop' },
      { kind: 'payload', payload: 'STOP' },
      { kind: 'reply', payload: 'STOP' },
    ],
    [{ type: 'PHONE_NUMBER', phoneNumber: '+4930123' }, undefined, { kind: 'call', phone: '+4930123' }],
    [{ type: 'VOICE_CALL' }, { kind: 'call-minutes', minutes: 1440 }, { kind: 'voice-call', minutes: 1440 }],
    [{ type: 'COPY_CODE' }, { kind: 'coupon', code: 'HERBST20' }, { kind: 'copy', code: 'HERBST20' }],
    [{ type: 'COPY_CODE' }, undefined, { kind: 'copy', code: undefined }],
    [
      { type: 'FLOW', flowId: '77' },
      { kind: 'flow', token: 't' },
      { kind: 'flow', flow: '77' },
    ],
    [{ type: 'CATALOG' }, { kind: 'catalog', thumbnail: 'SKU-1' }, { kind: 'catalog', thumbnail: 'SKU-1' }],
    [
      { type: 'MPM' },
      { kind: 'products', thumbnail: 'A', sections: [{ title: 'Neu', products: ['A', 'B'] }] },
      { kind: 'products', sections: [{ title: 'Neu', products: ['A', 'B'] }] },
    ],
    [
      { type: 'OTP', otpType: 'ONE_TAP' },
      { kind: 'text', text: '482913' },
      { kind: 'code', way: 'one-tap', code: '482913' },
    ],
    [
      { type: 'URL', url: 'https://www.whatsapp.com/otp/code/?otp_type=ZERO_TAP&code=otp{{1}}' },
      { kind: 'text', text: '4' },
      { kind: 'code', way: 'zero-tap', code: '4' },
    ],
    [{ type: 'SPM' }, undefined, { kind: 'product' }],
    [{ type: 'ORDER_DETAILS' }, undefined, { kind: 'order' }],
    [{ type: 'REQUEST_CONTACT_INFO' }, undefined, { kind: 'contact' }],
    [{ type: 'TELEPORT' }, undefined, { kind: 'other' }],
  ])('%j filled with %j', (button, parameter, wanted) => {
    expect(action(button, ...(parameter === undefined ? [] : [parameter]))).toEqual(wanted);
  });

  it('show the whole address after filling, whatever the variable is called', () => {
    const url = { type: 'URL', url: 'https://m.example/o/{{nummer}}' };
    expect(action(url, { kind: 'text', text: 'a%20b' })).toMatchObject({
      kind: 'url',
      url: { text: 'https://m.example/o/a%20b' },
    });
    expect(action(url)).toMatchObject({ url: { text: 'https://m.example/o/{{nummer}}' } });
  });
});

describe('what the platform writes', () => {
  const code: Template = {
    ...templateOf([
      { type: 'BODY', addSecurityRecommendation: true },
      { type: 'FOOTER', codeExpirationMinutes: 10 },
      { type: 'BUTTONS', buttons: [{ type: 'OTP', otpType: 'COPY_CODE' }] },
    ]),
    category: 'AUTHENTICATION',
  };
  const bound = [part('body', { kind: 'text', text: '482913' })];

  it('is shown where its documentation tells the words: in English', () => {
    const view = messageView({ ...code, language: 'en_US' }, bound);
    expect(view.body?.text?.text).toBe(
      '*482913* is your verification code. For your security, do not share this code.',
    );
    expect(view.footer).toMatchObject({ text: 'This code expires in 10 minutes.' });
    expect(view.buttons[0]?.text).toBeUndefined();
  });

  it('is left unsaid elsewhere, with what is known', () => {
    const view = messageView({ ...code, language: 'de' }, bound);
    expect(view.body).toEqual({ by: 'whatsapp', text: undefined, code: '482913', hasWarning: true });
    expect(view.footer).toEqual({ by: 'whatsapp', text: undefined, expiresInMinutes: 10 });
  });
});

it('an offer carries its end, a carousel its cards, each filled by its own parameters', () => {
  const card = {
    components: [
      { type: 'HEADER', format: 'IMAGE' },
      { type: 'BODY', text: 'Bis {{1}}' },
    ],
  };
  const template = templateOf([
    { type: 'LIMITED_TIME_OFFER', text: 'Nur heute', hasExpiration: true },
    { type: 'CAROUSEL', cards: [card, card] },
    { type: 'CALL_PERMISSION_REQUEST' },
  ]);
  const cards = ['20 %', '30 %'].map((text) => [part('body', { kind: 'text', text })]);
  const view = messageView(template, [
    part('limited_time_offer', { kind: 'expiration', at: 1_795_600_800_000 }),
    { type: 'carousel', cards } as BoundComponent,
  ]);
  expect(view.offer).toEqual({ text: 'Nur heute', hasEnd: true, endsAt: 1_795_600_800_000 });
  expect(view.cards.map(({ body }) => body?.text?.text)).toEqual(['Bis 20 %', 'Bis 30 %']);
  expect(view.asksToCall).toBe(true);
});
