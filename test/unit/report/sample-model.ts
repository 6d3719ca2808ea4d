/** A dry run and an outcome as the examples have them: Muster Handels GmbH, autumn 2026, 1,000 rows. */
import { createHash } from 'node:crypto';
import { messageView } from '../../../src/core/message/render.ts';
import { emptyCounts } from '../../../src/core/message-state.ts';
import type { Template } from '../../../src/core/template.ts';
import { apiErrorsDe } from '../../../src/i18n/de/api-errors.ts';
import { mediaDe } from '../../../src/i18n/de/media.ts';
import { parametersDe } from '../../../src/i18n/de/parameters.ts';
import { phoneDe } from '../../../src/i18n/de/phone.ts';
import { reportDe } from '../../../src/i18n/de/report.ts';
import { resendsDe } from '../../../src/i18n/de/resends.ts';
import { rulesDe } from '../../../src/i18n/de/rules.ts';
import { sendingDe } from '../../../src/i18n/de/sending.ts';
import { simulationDe } from '../../../src/i18n/de/simulation.ts';
import { apiErrorsEn } from '../../../src/i18n/en/api-errors.ts';
import { mediaEn } from '../../../src/i18n/en/media.ts';
import { parametersEn } from '../../../src/i18n/en/parameters.ts';
import { phoneEn } from '../../../src/i18n/en/phone.ts';
import { reportEn } from '../../../src/i18n/en/report.ts';
import { resendsEn } from '../../../src/i18n/en/resends.ts';
import { rulesEn } from '../../../src/i18n/en/rules.ts';
import { sendingEn } from '../../../src/i18n/en/sending.ts';
import { simulationEn } from '../../../src/i18n/en/simulation.ts';
import type { HtmlOptions } from '../../../src/report/html/index.ts';
import type {
  BlockedRow,
  CheckTexts,
  FindingLine,
  OutcomeReport,
  PlanReport,
  ReportFrame,
  TimetableHour,
} from '../../../src/report/model.ts';
import type { Styles, TerminalOptions } from '../../../src/report/terminal.ts';

const NOW = Date.parse('2026-11-23T09:00:00+01:00');
const HOUR = 3_600_000;

const WORDS: Readonly<Record<string, Readonly<Record<'en' | 'de', { rule: string; fix: string }>>>> = {
  'consent.missing': {
    en: {
      rule: 'This person has no recorded consent for advertising on WhatsApp.',
      fix: 'Remove the person, or collect consent first (best: the person writes to you).',
    },
    de: {
      rule: 'Für diese Person ist keine Einwilligung in Werbung über WhatsApp erfasst.',
      fix: 'Person entfernen oder zuerst die Einwilligung einholen (am besten schreibt die Person zuerst).',
    },
  },
  'basis.uwg73.notice-missing': {
    en: {
      rule: 'Customer exception: the right to object was not pointed out when the number was collected, or is missing in this message.',
      fix: 'Cannot be healed afterwards. Ask for consent instead.',
    },
    de: {
      rule: 'Bestandskunden: Hinweis auf Widerspruchsrecht fehlte bei Erhebung oder fehlt in dieser Nachricht.',
      fix: 'Nachträglich nicht heilbar. Stattdessen um Einwilligung bitten.',
    },
  },
  'consent.withdrawn': {
    en: {
      rule: 'This person took the consent back. No more advertising.',
      fix: 'Nothing to fix. Only a new, freshly given consent re-opens the channel.',
    },
    de: {
      rule: 'Diese Person hat die Einwilligung widerrufen. Keine Werbung mehr.',
      fix: 'Nichts zu beheben. Nur eine neu erteilte Einwilligung öffnet den Kanal wieder.',
    },
  },
  'consent.number-unverified': {
    en: {
      rule: 'Only an e-mail address was confirmed. That does not prove who owns this phone number.',
      fix: 'Send the confirmation request to the number itself.',
    },
    de: {
      rule: 'Nur eine E-Mail-Adresse wurde bestätigt. Das belegt nicht, wem diese Nummer gehört.',
      fix: 'Bestätigungsanfrage an die Nummer selbst senden.',
    },
  },
  'template.no-imprint': {
    en: {
      rule: 'No easy way to the imprint (business profile link or link in the text).',
      fix: 'Put the imprint link into the business profile.',
    },
    de: {
      rule: 'Kein einfacher Weg zum Impressum (Profil-Link oder Link im Text).',
      fix: 'Impressum im Unternehmensprofil verlinken.',
    },
  },
  'template.not-approved': {
    en: {
      rule: 'The template is not in approved state or its quality is red.',
      fix: 'Wait for approval, or use another template.',
    },
    de: {
      rule: 'Vorlage ist nicht freigegeben oder ihre Qualität steht auf Rot.',
      fix: 'Freigabe abwarten oder eine andere Vorlage verwenden.',
    },
  },
};

/** Check texts of a language. */
export const checkTexts =
  (language: 'en' | 'de'): CheckTexts =>
  (code) =>
    WORDS[code]?.[language] ?? { rule: code, fix: '' };

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const ledger = { size: 1200, root: 'n3Bq1ZbT0m2Z5zBqv1k0Yb3mXo2QxJtqg3l5m7p9r1s=' };
const inputs = { campaign: digest('a'), recipients: digest('b'), template: digest('c'), ledger };

const BODY_DE =
  'Hallo {{1}},\n\nunser *Herbstverkauf* hat begonnen: _20 Prozent_ auf alle Gartenmöbel, statt ~249 €~ nur 199 €.\n\nIhr Gutschein: *{{2}}*, gültig bis {{3}}';
const BODY_EN =
  'Hello {{1}},\n\nour *autumn sale* has begun: _20 per cent_ off all garden furniture, 199 € instead of ~249 €~.\n\nYour voucher: *{{2}}*, valid until {{3}}.';

const template = (language: 'de' | 'en'): Template => ({
  id: '1',
  name: 'herbst_sale',
  language,
  status: 'APPROVED',
  category: 'MARKETING',
  parameterFormat: 'POSITIONAL',
  quality: 'GREEN',
  components: [
    { type: 'HEADER', format: 'IMAGE' },
    { type: 'BODY', text: language === 'de' ? BODY_DE : BODY_EN },
    { type: 'FOOTER', text: language === 'de' ? 'Abmelden: Stopp antworten' : 'To stop, reply Stop' },
    {
      type: 'BUTTONS',
      buttons: [
        {
          type: 'URL',
          text: language === 'de' ? 'Zum Angebot' : 'See the offer',
          url: 'https://muster.example/o/4711',
        },
        { type: 'QUICK_REPLY', text: language === 'de' ? 'Abbestellen' : 'Unsubscribe' },
      ],
    },
  ],
});

const parts = (language: 'de' | 'en', values: readonly string[] = []) => ({
  language,
  ...messageView(template(language), [
    { type: 'header', parameters: [{ kind: 'image', link: 'https://muster.example/herbst.jpg' }] },
    { type: 'body', parameters: values.map((text) => ({ kind: 'text', text })) },
  ]),
});

const frame: ReportFrame = {
  campaign: { id: 'herbst-2026', title: 'Herbst 2026', file: 'herbst-2026.yaml' },
  purpose: { id: 'newsletter', title: { en: 'Offers and news', de: 'Angebote und Neuigkeiten' } },
  sender: 'Muster Handels GmbH',
  plan: 'p_01JDKQ8Z6Y7M3T',
  madeAt: NOW,
  timeZone: 'Europe/Berlin',
  template: {
    name: 'herbst_sale',
    category: 'MARKETING',
    syncedAt: NOW - 300_000,
    languages: [
      { ...parts('de'), status: 'APPROVED', quality: 'GREEN' },
      { ...parts('en'), status: 'APPROVED', quality: 'GREEN' },
    ],
  },
  inputs,
  ledger,
  papers: {
    processor: 'Beispiel Messaging GmbH',
    country: 'DE',
    agreementSignedOn: '2025-01-14',
    measuresReviewedOn: '2025-12-23',
    measuresNextDue: '2026-12-23',
  },
  limits: [
    { kind: 'throughput', perSecond: 80, binds: true },
    { kind: 'messaging-limit', people: 2000, used: 0, binds: false },
    { kind: 'pair', seconds: 6, binds: false },
    { kind: 'frequency', messages: 2, perSeconds: 604_800, binds: false },
    {
      kind: 'window',
      from: '09:00',
      to: '20:00',
      days: 'MON-SAT',
      zone: 'recipient',
      holidays: true,
      binds: false,
    },
  ],
  consendVersion: '0.1.0',
  policy: { name: 'de', reviewedOn: '2026-11-20' },
};

const law = {
  severity: 'block',
  scope: 'recipient',
  hardness: 'law',
  verification: 'source-seen',
} as const;
const findings: readonly FindingLine[] = [
  {
    ...law,
    code: 'consent.missing',
    count: 148,
    sources: ['§ 7 Abs. 2 Nr. 2 UWG', 'Art. 6(1)(a), 7(1) GDPR'],
  },
  { ...law, code: 'basis.uwg73.notice-missing', count: 61, sources: ['§ 7 Abs. 3 Nr. 4 UWG'] },
  { ...law, code: 'consent.withdrawn', count: 33, sources: ['Art. 7(3) GDPR', '§ 7 Abs. 1 S. 2 UWG'] },
  {
    code: 'consent.number-unverified',
    severity: 'block',
    scope: 'recipient',
    hardness: 'case-law',
    verification: 'partly-seen',
    count: 8,
    sources: ['BGH 10.02.2011 - I ZR 164/09'],
  },
  {
    code: 'template.no-imprint',
    severity: 'warn',
    scope: 'template',
    hardness: 'law',
    verification: 'statute-known',
    count: 1,
    sources: ['§ 5 DDG'],
  },
];

function timetable(): TimetableHour[] {
  const start = Date.parse('2026-11-23T00:00:00+01:00');
  return Array.from({ length: 72 }, (_, index) => {
    const hour = index % 24;
    const open = hour >= 9 && hour < 20;
    const messages = index === 9 ? 700 : index === 33 ? 14 : index === 58 ? 11 : 0;
    return { at: start + index * HOUR, messages, open };
  });
}

const blocked: readonly BlockedRow[] = Array.from({ length: 250 }, (_, index) => ({
  row: 2 + index * 4,
  phone: `+49 151 •••• ${String(1000 + index * 7).slice(-4)}`,
  codes: index % 7 === 0 ? ['consent.withdrawn', 'basis.uwg73.notice-missing'] : ['consent.missing'],
}));

/** The dry run of the examples. */
export function samplePlan(changes: Partial<PlanReport> = {}): PlanReport {
  return {
    ...frame,
    kind: 'plan',
    summary: {
      schema: 'consend.plan/1',
      plan: frame.plan,
      campaign: frame.campaign.id,
      createdAt: '2026-11-23T09:00:00+01:00',
      inputs,
      rows: { read: 1000, valid: 990, invalid: 10, duplicate: 15 },
      decisions: { send: 700, hold: 25, block: 250 },
      findings: findings.map(({ code, severity, scope, count }) => ({ code, severity, scope, count })),
      messages: { count: 700, template: 'herbst_sale', language: { de: 650, en: 50 }, category: 'MARKETING' },
      cost: {
        currency: 'USD',
        total: 91.69,
        byCountry: [
          { country: 'DE', messages: 650, unit: 0.1365, total: 88.73 },
          { country: 'AT', messages: 50, unit: 0.0592, total: 2.96 },
        ],
        rates: '2026-10-01',
      },
      schedule: {
        firstAt: '2026-11-23T09:00:00+01:00',
        lastAt: '2026-11-23T09:00:09+01:00',
        seconds: 9,
        perSecond: 80,
        days: 1,
        limitedBy: 'throughput',
      },
      files: {
        report: '.consend/plans/herbst-2026/report.html',
        decisions: '.consend/plans/herbst-2026/decisions.csv',
      },
      purpose: 'newsletter',
      decidedFor: '2026-11-23T09:00:00+01:00',
      templateSyncedAt: '2026-11-23T08:55:00+01:00',
    },
    samples: [
      { ...parts('de', ['Erika', 'HERBST-7Q2M', '30.11.']), row: 2, phone: '+49 151 •••• 0012' },
      { ...parts('en', ['Tom', 'HERBST-1X9K', '30 Nov']), row: 3, phone: '+43 664 •••• 0815' },
      { ...parts('de', ['zusammen', 'HERBST-8N4T', '30.11.']), row: 1004, phone: '+49 170 •••• 3321' },
    ],
    findings,
    rowProblems: [
      { code: 'phone.excel-scientific', count: 7, firstRow: 3, firstValue: '4,91512E+12' },
      { code: 'phone.too-short', count: 3, firstRow: 18, firstValue: '0151 200000' },
      { code: 'row.duplicate', count: 15, firstRow: 40, firstValue: '0151 20000042' },
    ],
    holds: [
      { reason: 'quiet-hours', count: 14, until: undefined },
      { reason: 'frequency-cap', count: 11, until: Date.parse('2026-11-26T09:00:00+01:00') },
    ],
    warnings: [{ code: 'provider.measures-due', reviewedOn: '2025-12-23', dueOn: '2026-12-23' }],
    blocked,
    blockedTotal: 250,
    timetable: timetable(),
    checksRun: findings.map((finding) => finding.code),
    checksNotRun: [
      {
        code: 'recipient.minor',
        why: 'no-data',
        need: { place: 'column', name: 'birth_date', line: 'birth_date' },
        subjects: 12,
      },
      { code: 'basis.none', why: 'not-applicable' },
      { code: 'consent.stale', why: 'off', reason: 'confirmed by letter of 3 May' },
    ],
    groups: [
      { group: 'suppression', people: 33 },
      { group: 'basis', people: 209 },
      { group: 'consent', people: 8 },
    ],
    freeing: [
      { action: 'ask-consent', codes: ['consent.missing', 'basis.uwg73.notice-missing'], people: 205 },
      { action: 'confirm-number', codes: ['consent.number-unverified'], people: 8 },
    ],
    overrides: [
      {
        code: 'consent.stale',
        usual: 'warn',
        severity: 'off',
        by: 'N. N.',
        on: '2026-11-01',
        reason: 'confirmed by letter of 3 May',
        until: '2027-05-31',
      },
    ],
    ...changes,
  };
}

/** A dry run with values that cannot be sent, and with languages that the template lacks. */
export function planWithProblems(): PlanReport {
  const place = { kind: 'malformed', parameter: 'body."2"', column: 'Gutschein' } as const;
  const one = { count: 1, firstRow: 50, varies: false };
  const problems = [
    { problem: { ...place, reason: 'new-line' }, count: 12, firstRow: 45, varies: false },
    {
      problem: {
        kind: 'malformed',
        parameter: 'body',
        reason: 'too-long',
        params: { filled: 1323, most: 1024 },
      },
      count: 2,
      firstRow: 10,
      varies: true,
    },
    { problem: { ...place, reason: 'tab' }, ...one },
    { problem: { ...place, column: '<b>Gutschein</b>', reason: 'spaces' }, ...one },
  ] as const;
  const finding: FindingLine = {
    code: 'template.parameter-malformed',
    severity: 'block',
    scope: 'recipient',
    count: 200,
    hardness: 'platform',
    verification: 'own-design',
    sources: ['Meta errors 132012'],
    problems,
  };
  return samplePlan({
    findings: [finding, ...findings],
    warnings: [{ code: 'template.language-lacking', language: 'de', count: 41, wanted: { it: 8, fr: 30 } }],
  });
}

/** The outcome of the examples, an hour after the first message. */
export function sampleOutcome(changes: Partial<OutcomeReport> = {}): OutcomeReport {
  const buckets = Array.from({ length: 60 }, (_, index) => ({
    at: NOW + index * 60_000,
    accepted: index === 0 ? 691 : 0,
    delivered: index === 0 ? 412 : index < 5 ? [0, 180, 61, 20, 7][index]! : 0,
    read: index === 0 ? 0 : Math.round((91.5 * index) / (index * index + 8)),
    failed: index === 0 ? 6 : 0,
  }));
  return {
    ...frame,
    kind: 'outcome',
    counts: { ...emptyCounts(), accepted: 11, delivered: 400, read: 280, failed: 6, unknown: 2, skipped: 1 },
    failures: [
      { code: 131026, title: 'Message undeliverable', count: 5, disposition: 'skip' },
      { code: 131050, title: 'User has stopped marketing messages', count: 1, disposition: 'suppress' },
    ],
    skips: [{ reason: 'consent.withdrawn', count: 1 }],
    timeline: { bucketSeconds: 60, buckets },
    run: {
      state: 'partial',
      startedAt: NOW,
      finishedAt: NOW + 8_900,
      stoppedBy: undefined,
      resumeAt: undefined,
      perSecond: { mean: 78.53, limit: 80 },
    },
    cost: { currency: 'USD', estimate: 91.69, actual: 88.4, billable: 680 },
    ...changes,
  };
}

const catalogues = {
  en: {
    report: reportEn,
    apiErrors: apiErrorsEn,
    phone: phoneEn,
    media: mediaEn,
    parameters: parametersEn,
    rules: rulesEn,
    sending: sendingEn,
    resends: resendsEn,
    simulation: simulationEn,
  },
  de: {
    report: reportDe,
    apiErrors: apiErrorsDe,
    phone: phoneDe,
    media: mediaDe,
    parameters: parametersDe,
    rules: rulesDe,
    sending: sendingDe,
    resends: resendsDe,
    simulation: simulationDe,
  },
};

const same = (text: string) => text;
const uncolored: Styles = { bold: same, dim: same, green: same, yellow: same, red: same };

/** Options of a terminal without colours. */
export function terminalOptions(language: 'en' | 'de', width: number): TerminalOptions {
  const checks = checkTexts(language);
  return { messages: catalogues[language], language, width, color: uncolored, showNumbers: false, checks };
}

/** SHA-256 in base64, as the page's policy has it. */
export const sha256Base64 = (text: string) => createHash('sha256').update(text).digest('base64');

/** Options of a page. */
export function htmlOptions(language: 'en' | 'de'): HtmlOptions {
  return {
    catalogues,
    checks: { en: checkTexts('en'), de: checkTexts('de') },
    language,
    sha256Base64,
  };
}
