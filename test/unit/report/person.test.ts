import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messagesFor } from '../../../src/i18n/index.ts';
import { campaignAnswerJson, personJson, recordedJson } from '../../../src/report/person/json.ts';
import { terminalCampaignAnswer } from '../../../src/report/terminal/campaign-answer.ts';
import { terminalPerson } from '../../../src/report/terminal/person.ts';
import { terminalRecorded } from '../../../src/report/terminal/recorded.ts';
import {
  personOptions,
  sampleAnswer,
  sampleNobody,
  samplePerson,
  samplePersonThen,
  sampleRecorded,
} from './sample-person.ts';

const golden = (name: string) =>
  readFileSync(new URL(`../../fixtures/report/${name}.txt`, import.meta.url), 'utf8');
const LANGUAGES = ['en', 'de'] as const;
const CASES = LANGUAGES.flatMap((language) => [60, 80, 120].map((width) => ({ language, width })));
const withChecks = (language: 'en' | 'de', width: number) => ({
  ...personOptions(language, width),
  messages: messagesFor(language),
  checks: (code: string) =>
    (messagesFor(language).checks as Record<string, { rule: string; fix: string }>)[code] ?? {
      rule: code,
      fix: '',
    },
});

describe('a person on the terminal', () => {
  it.each(CASES)(
    'is explained as the stored text says ($language, $width columns)',
    ({ language, width }) => {
      expect(terminalPerson(samplePerson(), personOptions(language, width))).toBe(
        golden(`person-${language}-${width}`),
      );
    },
  );

  it.each(LANGUAGES)('is explained for a moment of the past as the stored text says (%s)', (language) => {
    expect(terminalPerson(samplePersonThen(), withChecks(language, 100))).toBe(
      golden(`person-then-${language}`),
    );
  });

  it.each(LANGUAGES)('is decided about by a campaign as the stored text says (%s)', (language) => {
    expect(terminalCampaignAnswer(sampleAnswer(), withChecks(language, 100))).toBe(
      golden(`answer-${language}`),
    );
  });

  it('names the cells that hold the message of a campaign back', () => {
    const problems = [
      { kind: 'malformed', column: 'Code', parameter: 'body."2"', reason: 'new-line' },
      { kind: 'missing', column: 'Ort', parameter: 'header' },
    ] as const;
    const text = terminalCampaignAnswer(sampleAnswer({ problems }), withChecks('en', 100));
    expect(text).toContain('✗ Code (body."2"): holds a line break');
    expect(text).toContain('✗ Ort (header): is empty and has no fallback');
  });

  it.each(LANGUAGES)('is nobody where only the suppression list knows the number (%s)', (language) => {
    const texts = (['erased', 'suppressed'] as const).map((kind) =>
      terminalPerson(sampleNobody(kind), personOptions(language, 80)),
    );
    expect(texts.join('\n')).toBe(golden(`nobody-${language}`));
  });

  it.each(CASES)('fits the terminal ($language, $width columns)', ({ language, width }) => {
    const options = withChecks(language, width);
    const texts = [
      terminalPerson(samplePerson(), options),
      terminalPerson(samplePersonThen(), options),
      terminalPerson(sampleNobody('erased'), options),
      terminalCampaignAnswer(sampleAnswer(), options),
    ];
    for (const line of texts.join('').split('\n')) expect([...line].length, line).toBeLessThanOrEqual(width);
  });

  it('shows no number unless numbers are asked for, and never what acts on a terminal', () => {
    const text = terminalPerson(samplePerson(), personOptions('en', 120));
    expect(text).not.toContain('15120000042');
    expect(text).not.toContain('\u001b');
    expect(text).toContain('source till 7 [2J');
    expect(terminalPerson(samplePerson(), { ...personOptions('en', 120), showNumbers: true })).toContain(
      '+4915120000042',
    );
  });

  it('may be messaged later, or now, where the decision says so', () => {
    const hold = {
      ...sampleAnswer().decision,
      verdict: 'hold',
      findings: [],
      basis: 'consent',
      event: 3,
    } as const;
    const later = { ...hold, notBefore: Date.parse('2026-11-24T09:00:00+01:00') };
    const text = (decision: Parameters<typeof sampleAnswer>[0]) =>
      terminalCampaignAnswer(sampleAnswer(decision), withChecks('en', 100)).replace(/\s+/g, ' ');
    expect(text({ decision: later })).toContain(
      'may be messaged later, from 24 Nov 2026, 09:00, on the basis of consent',
    );
    const now = text({
      decision: { ...hold, verdict: 'send', notBefore: undefined },
      warnings: [],
      row: undefined,
    });
    expect(now).toContain('herbst-2026 · Offers and news: may be messaged, on the basis of consent');
    expect(now).toContain('✓ no check finds anything');
    expect(now).toContain('not in the campaign’s recipients');
  });
});

describe('what was recorded by hand', () => {
  it.each(LANGUAGES)('is told as the stored text says (%s)', (language) => {
    const options = { ...personOptions(language, 80), records: messagesFor(language).records };
    const hex = '0123456789abcdef'.repeat(4);
    const kept = { reference: `.consend/evidence/${hex}.pdf`, digest: `sha256:${hex}` };
    const texts = [
      terminalRecorded(sampleRecorded(), options),
      terminalRecorded(sampleRecorded({ result: 'known', kind: 'withdrawn', evidence: kept }), options),
      terminalRecorded(sampleRecorded({ entry: undefined, isDay: false, evidence: undefined }), options),
    ];
    expect(texts.join('\n')).toBe(golden(`recorded-${language}`));
  });

  it('tells scripts which stop keeps it from changing anything', () => {
    const document = JSON.parse(JSON.stringify(recordedJson(sampleRecorded(), 'Europe/Berlin')));
    expect(document).toMatchObject({
      event: 6000,
      result: 'added',
      kind: 'given',
      evidence: { reference: 'scans/card.pdf' },
      standing: [
        { purpose: 'newsletter', mayBeMessaged: false, state: 'withdrawn', event: 4182, overtakenBy: 4182 },
      ],
    });
    expect(recordedJson(sampleRecorded({ entry: undefined, evidence: undefined }), 'UTC')).toMatchObject({
      event: null,
      evidence: null,
    });
  });
});

describe('a person as JSON', () => {
  it('tells codes, numbers of events and times with offset', () => {
    const document = JSON.parse(JSON.stringify(personJson(samplePerson(), { zone: 'Europe/Berlin' })));
    expect(document).toMatchObject({
      identifier: '+4915120000042',
      person: '7Q2MVFEATHSN',
      at: '2026-11-23T09:00:00+01:00',
      listed: null,
      asKnownThen: [],
    });
    const [newsletter, orders] = document.purposes;
    expect(newsletter).toMatchObject({
      purpose: 'newsletter',
      mayBeMessaged: false,
      state: 'withdrawn',
      basis: null,
      event: 4182,
      since: '2026-10-03T14:12:00+02:00',
      findings: [
        { code: 'consent.withdrawn', severity: 'block', scope: 'recipient' },
        { code: 'basis.uwg73.objected', severity: 'block', scope: 'recipient' },
        { code: 'optout.platform-stop', severity: 'block', scope: 'recipient' },
      ],
    });
    expect(newsletter.law.grounds[0]).toMatchObject({
      code: 'stopped-consent',
      mark: 'against',
      event: 4182,
    });
    expect(orders).toMatchObject({ state: 'in-force', basis: 'contract', event: 5200, help: [] });
    expect(document.history.map(({ seq }: { seq: number }) => seq)).toEqual([
      1290, 1291, 3507, 4182, 4183, 5200, 5201,
    ]);
  });

  it('tells a campaign’s decision with rule, source and fix of each finding', () => {
    const options = { zone: 'Europe/Berlin', checks: withChecks('en', 80).checks };
    const { campaign } = JSON.parse(JSON.stringify(campaignAnswerJson(sampleAnswer(), options)));
    expect(campaign).toMatchObject({
      id: 'herbst-2026',
      row: { row: 76, file: 'recipients.csv' },
      decision: 'block',
    });
    expect(campaign.findings).toHaveLength(3);
    expect(campaign.findings[0]).toMatchObject({
      code: 'consent.withdrawn',
      hardness: 'law',
      rule: 'This person took the consent back. No more advertising.',
      sources: ['Art. 7(3) GDPR', '§ 7 Abs. 1 S. 2 UWG'],
    });
  });
});
