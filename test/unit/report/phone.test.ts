import { describe, expect, it } from 'vitest';
import { messageView } from '../../../src/core/message/render.ts';
import type { TemplateComponent } from '../../../src/core/template.ts';
import { formatsFor } from '../../../src/i18n/format.ts';
import { messagesFor } from '../../../src/i18n/index.ts';
import { displayWidth, terminalSafe } from '../../../src/report/terminal/display-width.ts';
import { phoneLines } from '../../../src/report/terminal/phone.ts';
import type { Look, Looks } from '../../../src/report/terminal/phone-text.ts';
import { templateOf } from '../core/message/templates.ts';

const NAMES: readonly Look[] = ['bold', 'italic', 'strike', 'mono', 'code', 'gap', 'dim', 'link'];
const looksOf = (make: (look: Look) => (text: string) => string): Looks =>
  Object.fromEntries(NAMES.map((look) => [look, make(look)])) as Looks;
const PLAIN = looksOf(() => (text) => text);

function phone(
  components: TemplateComponent[],
  {
    looks = PLAIN,
    keepsMarks = true,
    language = 'en',
  }: { looks?: Looks; keepsMarks?: boolean; language?: 'en' | 'de' } = {},
): string[] {
  return phoneLines(messageView(templateOf(components), []), {
    phone: messagesFor(language).phone,
    format: formatsFor(language, 'Europe/Berlin'),
    width: 44,
    looks,
    keepsMarks,
    sender: 'Muster GmbH',
    at: Date.parse('2026-11-25T10:07:00Z'),
  });
}

describe('a phone in a terminal', () => {
  it('has frames that end in one column, whatever signs the text is made of', () => {
    const wide = '日本語'.repeat(20);
    const lines = phone([
      { type: 'HEADER', format: 'DOCUMENT' },
      { type: 'BODY', text: `Zoë 👩‍👩‍👧 e\u0301${'x'.repeat(50)} ${wide} ❤️ 🇩🇪 \u001b[31mrot\u001b[0m\tTab` },
      { type: 'FOOTER', text: 'Muster 🎉' },
      {
        type: 'BUTTONS',
        buttons: [{ type: 'URL', text: 'Öffnen', url: `https://m.example/${'a'.repeat(90)}` }],
      },
    ]);
    expect(new Set(lines.slice(1).map(displayWidth))).toEqual(new Set([44]));
    expect(lines.join('')).not.toContain('\u001b');
    // Wrapped, yet nothing of it is lost.
    const text = lines.join('').replace(/[│╭╮╰╯├┤┌┐└┘─ ]/g, '');
    expect(text).toContain(wide);
    expect(text).toContain(`https://m.example/${'a'.repeat(90)}`);
  });

  it('shows header, body, footer, time and buttons in the order of a phone', () => {
    expect(
      phone([
        { type: 'HEADER', format: 'IMAGE' },
        { type: 'BODY', text: 'Hallo {{1}}, *jetzt*:\n- eins' },
        { type: 'FOOTER', text: 'Abmelden: STOP' },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'URL', text: 'Los', url: 'https://m.example/{{1}}' },
            { type: 'QUICK_REPLY', text: 'Stop' },
          ],
        },
      ]).join('\n'),
    ).toBe(
      `Muster GmbH
╭──────────────────────────────────────────╮
│ ┌──────────────────────────────────────┐ │
│ │                Image                 │ │
│ │       named with each message        │ │
│ └──────────────────────────────────────┘ │
│ Hallo {{1}}, *jetzt*:                    │
│ - eins                                   │
│                                          │
│ Abmelden: STOP                           │
│                                    11:07 │
├──────────────────────────────────────────┤
│                  ↗ Los                   │
│         https://m.example/{{1}}          │
├──────────────────────────────────────────┤
│                  ↩ Stop                  │
╰──────────────────────────────────────────╯`,
    );
  });

  it('draws marks as styles where they can be seen', () => {
    const looks = looksOf((look) => (text) => `<${look}>${text}</${look}>`);
    const lines = phone([{ type: 'BODY', text: '*a _b_* {{1}}\n> q\n- i' }], { looks, keepsMarks: false });
    const text = lines.join('\n');
    expect(text).toContain('<bold>a </bold><italic><bold>b</bold></italic> <gap>{{1}}</gap>');
    expect(text).toContain('<dim>▎ q</dim>');
    expect(text).toContain('• i');
  });

  it('shows an offer, cards one after another, and what WhatsApp writes, in German', () => {
    const text = phone(
      [
        { type: 'LIMITED_TIME_OFFER', text: 'Nur heute', hasExpiration: true },
        { type: 'BODY', text: 'Hallo' },
        {
          type: 'CAROUSEL',
          cards: [
            { components: [{ type: 'BODY', text: 'Eins' }] },
            { components: [{ type: 'BODY', text: 'Zwei' }] },
          ],
        },
        { type: 'CALL_PERMISSION_REQUEST' },
      ],
      { language: 'de' },
    ).join('\n');
    expect(text).toMatch(
      /Nur heute[\s\S]*das Ende nennt die Nachricht[\s\S]*Hallo[\s\S]*Karte 1 von 2[\s\S]*Eins[\s\S]*Karte 2 von 2[\s\S]*Zwei[\s\S]*ob Sie anrufen/,
    );
  });
});

describe('text in a terminal', () => {
  it.each([
    ['abc', 3],
    ['ü', 1],
    ['e\u0301', 1],
    ['日本', 4],
    ['👩‍👩‍👧', 2],
    ['❤️', 2],
    ['🇩🇪', 2],
    ['ｱ', 1],
    ['\u200d', 0],
    ['…·–€↗', 5],
  ])('%s is %i columns wide', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it('can do nothing: control characters are pictures, halves of characters are told', () => {
    expect(terminalSafe('a\u001b[2J\u0007\u009b\ud800\u202eb')).toBe('a␛[2J␇\ufffd\ufffdb');
  });
});
