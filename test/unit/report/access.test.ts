import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { AccessReport } from '../../../src/core/access.ts';
import { recipientsOf, sourcesOf } from '../../../src/core/access.ts';
import type { WorkspaceConfig } from '../../../src/core/config.ts';
import type { Language } from '../../../src/i18n/index.ts';
import { messagesFor } from '../../../src/i18n/index.ts';
import { accessJson } from '../../../src/report/access/access-json.ts';
import { accessPage } from '../../../src/report/access/access-page.ts';
import { accessVoice, periodText } from '../../../src/report/access/voice.ts';
import { event } from '../core/builders.ts';
import { htmlOptions } from './sample-model.ts';

const sha256Base64 = (text: string): string => hash('sha256', text, 'base64');
const AT = Date.parse('2026-11-23T14:12:00Z');
const NUMBER = '+4915112340001';

function sample(change: Partial<AccessReport> = {}): AccessReport {
  return {
    document: '01JDKQ3V9N8Z6T4R2W0X5Y7B1C',
    madeAt: AT,
    zone: 'Europe/Berlin',
    version: '0.1.0',
    controller: {
      name: 'Muster Handels GmbH',
      address: 'Musterstraße 1, 50667 Köln',
      country: 'DE',
      contact: 'datenschutz@muster.example',
    },
    identifier: NUMBER,
    person: '7Q2M9F0Y4K1T8B3D',
    identifiers: [NUMBER, 'DE.13491208655302741918'],
    purposes: [
      {
        purpose: 'newsletter',
        title: { en: 'Offers and news', de: 'Angebote und Neuigkeiten' },
        category: 'marketing',
        mayBeMessaged: false,
        state: 'withdrawn',
        basis: undefined,
        deciding: { at: AT, seq: 2, fact: 'f' },
        law: { isOpen: false, grounds: [] },
        platform: { isOpen: false, grounds: [] },
        findings: [],
        help: [],
      },
    ],
    events: [
      {
        seq: 1,
        event: event({
          wording: { id: 'newsletter-de', version: '3' },
          evidence: { reference: '.consend/evidence/ab.pdf', digest: 'sha256:ab' },
          precision: 'day',
          ip: '203.0.113.7',
          note: 'am Stand',
        }),
      },
      { seq: 2, event: event({ kind: 'withdrawn', source: 'whatsapp', method: 'stop-reply' }) },
    ],
    wordings: [
      {
        id: 'newsletter-de',
        version: '3',
        digest: 'sha256:00',
        language: 'de',
        text: 'Ja, ich möchte Angebote per WhatsApp.',
      },
    ],
    messages: [
      {
        campaign: 'herbst-2026',
        purpose: 'newsletter',
        plan: 'p_1',
        row: 3,
        key: undefined,
        phone: NUMBER,
        template: 'herbst_sale',
        language: 'de',
        components: [{ type: 'body', parameters: [{ kind: 'text', text: 'Ada' }] }],
        basis: 'consent',
        event: 1,
        state: 'delivered',
        reason: undefined,
        wamid: 'wamid.X',
        code: undefined,
        title: undefined,
        detail: undefined,
        acceptedAt: AT,
        deliveredAt: AT + 1000,
        readAt: undefined,
        statuses: [{ status: 'delivered', at: AT + 1000, detail: undefined }],
        attempts: [{ startedAt: AT, kind: 'accepted', detail: undefined }],
        text: 'Hallo Ada, *Herbst* im Garten.',
      },
    ],
    tests: [
      {
        campaign: 'probe-2026',
        phone: NUMBER,
        template: 'probe_vorlage',
        language: 'de',
        state: 'read',
        begunAt: AT,
        acceptedAt: AT,
        deliveredAt: AT,
        readAt: AT,
        wamid: 'wamid.T',
        code: undefined,
        title: undefined,
        detail: undefined,
      },
    ],
    foreign: [{ wamid: 'wamid.Y', status: 'read', body: '{"status":"read"}' }],
    decisions: [
      {
        campaign: 'winter-2026',
        plan: 'p_2',
        at: AT,
        entry: {
          row: 7,
          phone: NUMBER,
          country: 'DE',
          decision: 'block',
          reasons: ['consent.withdrawn'],
        },
      },
    ],
    suppression: { hash: 'hmac:x:y', kind: 'suppressed', at: AT, liftedAt: undefined, seq: 3 },
    evidence: [
      {
        event: 1,
        reference: '.consend/evidence/ab.pdf',
        digest: 'sha256:ab',
        file: 'evidence/ab.pdf',
        isShared: false,
      },
    ],
    recipients: [
      { name: 'Example Messaging GmbH', country: 'DE', role: 'processor', task: undefined },
      { name: 'WhatsApp Ireland Limited', country: 'IE', role: 'sub-processor', task: 'Platform' },
    ],
    transfers: [{ to: 'US', mechanism: 'dpf', note: 'Meta Platforms' }],
    retention: {
      evidenceAfterWithdrawal: '3 years',
      messageLogs: '1 year',
      webhookPayloads: '90 days',
      plans: '12 months',
    },
    sources: [{ source: 'web-form', method: undefined, first: AT, last: AT }],
    ledger: { size: 3, root: 'ROOT=' },
    ...change,
  };
}

const voice = (language: Language) =>
  accessVoice(sample(), {
    language,
    messages: messagesFor(language),
    checks: htmlOptions(language).checks[language],
  });
const page = (report: AccessReport, language: Language = 'en'): string =>
  accessPage(report, voice(language), sha256Base64);

const ATTACK = `"'><img src=x onerror=alert(1)></script><script>alert(2)</script>`;
function poisoned(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => poisoned(each, key));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, poisoned(each, name)]));
  const kept =
    /^(kind|zone|language|decision|state|role|mechanism|category|country|to|at|.*At|id|version|type)$/;
  return typeof value === 'string' && !kept.test(key) ? ATTACK : value;
}

describe('the answer', () => {
  test.each(['en', 'de'] as const)('has every part of Art. 15 in words (%s)', (language) => {
    const text = page(sample(), language);
    const words = messagesFor(language).rights.access;
    const parts = [
      words.purposesTitle,
      words.eventsTitle,
      words.wordingsTitle,
      words.messagesTitle,
      words.foreignTitle,
      words.decisionsTitle,
      words.sourcesTitle,
      words.recipientsTitle,
      words.transfersTitle,
      words.storageTitle,
      words.automatedTitle,
      words.rightsTitle,
    ];
    for (const part of parts) expect(text).toContain(part);
    for (const right of words.rights) expect(text).toContain(right);
    expect(text).not.toContain('undefined');
    expect(text).not.toContain('[object');
  });

  test('shows the full text agreed to, the message as it was read, evidence and recipients by name', () => {
    const text = page(sample(), 'de');
    for (const part of [
      'Ja, ich möchte Angebote per WhatsApp.',
      'Hallo Ada, <strong>Herbst</strong> im Garten.',
      'Abzug: evidence/ab.pdf',
      'WhatsApp Ireland Limited',
      '203.0.113.7',
      'nur der Tag ist bekannt',
      'consent.withdrawn',
      'Testnachrichten',
      'probe_vorlage',
      '3 Jahre',
      '90 Tage',
    ])
      expect(text).toContain(part);
  });

  test('escapes every value, loads nothing and runs nothing', () => {
    const text = page(poisoned(sample()) as AccessReport);
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(text).not.toMatch(/<(script|img|link|iframe)\b/);
    expect(text).not.toMatch(/<[^>]*\s(src|srcset|action|on[a-z]+|style)=/);
    const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? '';
    expect(text).toContain(`style-src 'sha256-${sha256Base64(style)}'`);
  });

  test('leads from an event to the text agreed to', () => {
    const text = page(sample());
    const target = /href="#(wording[^"]*)"/.exec(text)?.[1];
    expect(text).toContain(`id="${target}"`);
  });

  test('says so where nothing is held', () => {
    const empty = sample({
      person: undefined,
      suppression: undefined,
      events: [],
      messages: [],
      tests: [],
      foreign: [],
      decisions: [],
    });
    expect(page(empty)).toContain('Muster Handels GmbH holds nothing on +4915112340001');
  });

  test('is one JSON document with everything as it is kept', () => {
    const json = accessJson(sample(), voice('en'));
    expect(json).toMatchObject({
      schema: 'consend.access/1',
      person: '7Q2M9F0Y4K1T8B3D',
      identifiers: [NUMBER, 'DE.13491208655302741918'],
      testMessages: [{ campaign: 'probe-2026', begunAt: '2026-11-23T15:12:00+01:00', state: 'read' }],
      foreignStatuses: [{ wamid: 'wamid.Y', body: { status: 'read' } }],
      suppression: { kind: 'suppressed', since: '2026-11-23T15:12:00+01:00', event: 3 },
      messages: [{ acceptedAt: '2026-11-23T15:12:00+01:00', readAt: null }],
      messagesBetween: { first: '2026-11-23T15:12:00+01:00', last: '2026-11-23T15:12:00+01:00' },
    });
    expect(JSON.parse(JSON.stringify(json)).events[0].event.note).toBe('am Stand');
  });
});

test('periods are said in the language of the answer, others as they stand', () => {
  expect(periodText('1 year', voice('de'))).toBe('1 Jahr');
  expect(periodText('12mo', voice('en'))).toBe('12 months');
  expect(periodText('2 w', voice('de'))).toBe('2 Wochen');
  expect(periodText('36 hours', voice('de'))).toBe('36 hours');
});

test('sources are told once each, from first to last', () => {
  const of = (source: string, day: number) => ({
    seq: day,
    event: event({ source, occurredAt: `2026-01-0${day}T00:00:00Z` }),
  });
  expect(sourcesOf([of('shop', 2), of('web-form', 1), of('shop', 5)])).toEqual([
    { source: 'shop', method: undefined, first: Date.UTC(2026, 0, 2), last: Date.UTC(2026, 0, 5) },
    { source: 'web-form', method: undefined, first: Date.UTC(2026, 0, 1), last: Date.UTC(2026, 0, 1) },
  ]);
});

test.each<[string, object | undefined, string, string[]]>([
  ['meta', undefined, 'the platform itself', ['WhatsApp Ireland Limited']],
  [
    '360dialog',
    { name: '360dialog GmbH', country: 'DE', transfers: [] },
    'the provider and the platform behind it',
    ['360dialog GmbH', 'WhatsApp Ireland Limited'],
  ],
  [
    'meta',
    {
      name: 'Agentur',
      country: 'DE',
      transfers: [],
      subProcessors: [{ name: 'Meta Platforms Ireland', country: 'IE' }],
    },
    'those that are named',
    ['Agentur', 'Meta Platforms Ireland'],
  ],
])('recipients of %s with %j are %s', (kind, processor, _, names) => {
  const config = { provider: { kind, processor } } as unknown as WorkspaceConfig;
  expect(recipientsOf(config).map(({ name }) => name)).toEqual(names);
});
