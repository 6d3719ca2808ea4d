import { expect, it } from 'vitest';
import type { BoundComponent } from '../../../src/core/bound-message.ts';
import { messageView } from '../../../src/core/message/render.ts';
import type { Template, TemplateComponent } from '../../../src/core/template.ts';
import { htmlReport } from '../../../src/report/html/index.ts';
import { templateOf } from '../core/message/templates.ts';
import { htmlOptions, samplePlan } from './sample-model.ts';

/** The phone of a message in a report, in both languages. */
function phone(components: TemplateComponent[], bound: object[], more: Partial<Template> = {}): string {
  const view = messageView({ ...templateOf(components), ...more }, bound as unknown as BoundComponent[]);
  const sample = { ...view, row: 2, phone: '+49 151 •••• 0012', language: 'de' };
  const page = htmlReport(samplePlan({ samples: [sample] }), htmlOptions('de'));
  return /<figure class="phone"[\s\S]*?<\/figure>/.exec(page)?.[0] ?? '';
}

it('shows a carousel as a row of cards that a keyboard can scroll, each with its own values', () => {
  const card: TemplateComponent[] = [
    { type: 'HEADER', format: 'IMAGE' },
    { type: 'BODY', text: 'Nr. {{1}}' },
    { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Los', url: 'https://m.example/{{1}}' }] },
  ];
  const parts = (text: string) => [
    { type: 'body', parameters: [{ kind: 'text', text }] },
    { type: 'button', index: 0, subType: 'url', parameters: [{ kind: 'text', text }] },
  ];
  const markup = phone(
    [
      { type: 'BODY', text: 'Hallo' },
      { type: 'CAROUSEL', cards: [{ components: card }, { components: card }] },
    ],
    [{ type: 'carousel', cards: [parts('1'), parts('2')] }],
  );
  expect(markup).toContain('<ul class="cards" tabindex="0">');
  expect(markup).toContain('Card 2 of 2');
  expect(markup).toContain('Karte 2 von 2');
  expect(markup).toContain('Nr. 2');
  expect(markup).toContain('https://m.example/2');
});

it('shows an offer with its end in the zone of the report, a place, and what each button does', () => {
  const markup = phone(
    [
      { type: 'HEADER', format: 'LOCATION' },
      { type: 'LIMITED_TIME_OFFER', text: 'Nur heute', hasExpiration: true },
      { type: 'BODY', text: 'Hallo' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'COPY_CODE', text: 'Kopieren' },
          { type: 'PHONE_NUMBER', text: 'Anruf', phoneNumber: '+4930123' },
        ],
      },
    ],
    [
      {
        type: 'header',
        parameters: [{ kind: 'location', latitude: '52.5', longitude: '13.4', name: 'Mitte' }],
      },
      {
        type: 'limited_time_offer',
        parameters: [{ kind: 'expiration', at: Date.parse('2026-11-25T10:00:00Z') }],
      },
      { type: 'button', index: 0, subType: 'copy_code', parameters: [{ kind: 'coupon', code: 'HERBST20' }] },
    ],
  );
  for (const part of [
    'endet 25.11.2026, 11:00',
    'ends 25 Nov 2026, 11:00',
    'Mitte',
    '52.5, 13.4',
    'kopiert HERBST20',
    'ruft +4930123 an',
  ])
    expect(markup).toContain(part);
});

it('says in both languages that WhatsApp words a code, and keeps that apart from the message', () => {
  const markup = phone(
    [
      { type: 'BODY', addSecurityRecommendation: true },
      { type: 'FOOTER', codeExpirationMinutes: 10 },
      { type: 'BUTTONS', buttons: [{ type: 'OTP' }] },
    ],
    [{ type: 'body', parameters: [{ kind: 'text', text: '482913' }] }],
    { category: 'AUTHENTICATION' },
  );
  expect(markup).toContain('<p class="b-ours">');
  expect(markup).toContain('It gives the code 482913.');
  expect(markup).toContain('Er nennt den Code 482913.');
});
