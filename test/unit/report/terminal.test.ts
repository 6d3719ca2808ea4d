import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { terminalOutcome, terminalPlan, terminalStatus } from '../../../src/report/terminal.ts';
import { planWithProblems, sampleOutcome, samplePlan, terminalOptions } from './sample-model.ts';

const golden = (name: string) =>
  readFileSync(new URL(`../../fixtures/report/${name}.txt`, import.meta.url), 'utf8');
const CASES = (['en', 'de'] as const).flatMap((language) =>
  [60, 80, 120].map((width) => ({ language, width })),
);

describe('the terminal reports', () => {
  it.each(CASES)(
    'show the dry run as the stored text says ($language, $width columns)',
    ({ language, width }) => {
      const text = terminalPlan(samplePlan(), terminalOptions(language, width));
      expect(text).toBe(golden(`plan-${language}-${width}`));
    },
  );

  it.each(CASES)(
    'show the outcome as the stored text says ($language, $width columns)',
    ({ language, width }) => {
      const text = terminalOutcome(sampleOutcome(), terminalOptions(language, width));
      expect(text).toBe(golden(`outcome-${language}-${width}`));
    },
  );

  it.each(CASES)(
    'have no line wider than the terminal ($language, $width columns)',
    ({ language, width }) => {
      const options = terminalOptions(language, width);
      const { counts, failures, run } = sampleOutcome();
      const status = { campaign: 'herbst-2026', counts, failures, run, secondsLeft: 70 };
      const texts = [
        terminalPlan(samplePlan(), options),
        terminalOutcome(sampleOutcome(), options),
        terminalStatus([status, status], { ...options, zone: 'Europe/Berlin' }),
      ];
      for (const line of texts.join('').split('\n'))
        expect([...line].length, line).toBeLessThanOrEqual(width);
    },
  );

  it.each([
    ['media.changed', 0, /^Next: put the files in order, then {2}consend plan .*herbst-2026\.yaml$/m],
    ['media.missing', 3, /^Next: continue with {2}consend send .*herbst-2026\.yaml$/m],
    ['consent.withdrawn', 0, /^Next: consend status herbst-2026 /m],
  ])('name the command that takes up people left out for %s while %d wait', (reason, planned, next) => {
    const outcome = sampleOutcome({ skips: [{ reason, count: 1 }] });
    const counts = { ...outcome.counts, planned };
    expect(terminalOutcome({ ...outcome, counts }, terminalOptions('en', 120))).toMatch(next);
  });

  it.each([
    ['en', /^Sent 2 messages in .*; \S+ in all$/m],
    ['de', /^2 Nachrichten in .* gesendet.*; \S+ insgesamt$/m],
  ] as const)(
    'tell of a run that was not the first its own messages and those of all (%s)',
    (language, told) => {
      const outcome = sampleOutcome();
      const run = { ...outcome.run, sent: 2 };
      expect(terminalOutcome({ ...outcome, run }, terminalOptions(language, 120))).toMatch(told);
      expect(terminalOutcome(outcome, terminalOptions(language, 120))).not.toMatch(/in all|insgesamt/);
    },
  );

  it('name the command that lets a paused campaign go on', () => {
    const outcome = sampleOutcome();
    const run = { ...outcome.run, state: 'stopped', stoppedBy: 'paused' } as const;
    const text = terminalOutcome({ ...outcome, run }, terminalOptions('en', 120));
    expect(text).toMatch(/^Next: continue with {2}consend resume herbst-2026$/m);
  });

  it('hide the digits of an unreadable number unless numbers are asked for', () => {
    const options = terminalOptions('en', 120);
    expect(terminalPlan(samplePlan(), options)).toContain('"015• ••••00"');
    expect(terminalPlan(samplePlan(), options)).not.toContain('0151 200000');
    expect(terminalPlan(samplePlan(), { ...options, showNumbers: true })).toContain('"0151 200000"');
  });

  it.each(CASES)(
    'tell where values cannot be sent and why, and which languages are lacking ($language, $width columns)',
    ({ language, width }) => {
      const text = terminalPlan(planWithProblems(), terminalOptions(language, width));
      for (const line of text.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(width);
      const words = text.replace(/\s+/g, ' ');
      const expected = {
        en: [
          '· Gutschein (body."2"): holds a line break (12 people, first row 45)',
          "· body: makes 1,323 characters with the template's own; 1,024 are allowed (row 10; 2 people in all)",
          '· and 1 more in the report',
          'for 41 people, de stands in for their language, which the template lacks: fr 30, it 8, no language code 3',
        ],
        de: [
          '· Gutschein (body."2"): enthält einen Zeilenumbruch (12 Personen, zuerst Zeile 45)',
          '· body: ergibt mit dem Text der Vorlage 1.323 Zeichen; erlaubt sind 1.024 (Zeile 10; insgesamt 2 Personen)',
          '· und 1 weitere im Bericht',
          'für 41 Personen springt de ein, weil der Vorlage ihre Sprache fehlt: fr 30, it 8, kein Sprachcode 3',
        ],
      };
      for (const each of expected[language]) expect(words).toContain(each);
    },
  );

  it('say what stops the whole campaign before they say why people are blocked', () => {
    const stop = {
      code: 'template.not-approved',
      severity: 'block',
      scope: 'template',
      count: 1,
      hardness: 'platform',
      verification: 'source-seen',
      sources: [],
    } as const;
    const text = terminalPlan(
      samplePlan({ findings: [...samplePlan().findings, stop] }),
      terminalOptions('en', 80),
    );
    expect(text.indexOf('Stops the whole campaign')).toBeGreaterThan(0);
    expect(text.indexOf('✗ template.not-approved')).toBeLessThan(text.indexOf('Why not'));
  });

  it('offer no command to send where nothing can be sent', () => {
    const plan = samplePlan();
    const summary = {
      ...plan.summary,
      decisions: { send: 0, hold: 0, block: 975 },
      messages: { ...plan.summary.messages, count: 0 },
    };
    const text = terminalPlan({ ...plan, summary }, terminalOptions('en', 80));
    expect(text).not.toContain('consend send');
    expect(text).toContain('consend plan herbst-2026.yaml');
  });

  it('name the day and the binding limit of a campaign that takes several days', () => {
    const plan = samplePlan();
    const schedule = {
      ...plan.summary.schedule,
      lastAt: '2026-11-26T18:00:00+01:00',
      days: 4,
      limitedBy: 'messaging-limit',
    };
    const text = terminalPlan(
      { ...plan, summary: { ...plan.summary, schedule } },
      terminalOptions('de', 120),
    );
    expect(text).toContain(
      '700 Nachrichten über 4 Tage, die letzte Do 26.11., 18:00; begrenzt durch: Versandgrenze',
    );
  });

  it('keep the meaning with styles: colours change nothing but escape codes', () => {
    const marked = (text: string) => `\u001b[1m${text}\u001b[0m`;
    const options = terminalOptions('en', 100);
    const color = { bold: marked, dim: marked, green: marked, yellow: marked, red: marked };
    const colored = terminalPlan(samplePlan(), { ...options, color });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape codes are what is removed
    const bare = colored.replace(/\u001b\[\d+m/g, '').replace(/[ ]+$/gm, '');
    expect(bare).toBe(terminalPlan(samplePlan(), options));
  });

  it('say that no campaign was sent where there is none', () => {
    expect(terminalStatus([], { ...terminalOptions('de', 80), zone: 'UTC' })).toBe(
      'Es wurde noch keine Kampagne gesendet.\n',
    );
  });

  it('say why a campaign waits and from when it goes on', () => {
    const { counts, failures, run } = sampleOutcome();
    const stopped = {
      ...run,
      state: 'stopped',
      stoppedBy: 'window',
      resumeAt: Date.parse('2026-11-24T09:00:00+01:00'),
    } as const;
    const status = { campaign: 'herbst-2026', counts, failures, run: stopped, secondsLeft: undefined };
    const text = terminalStatus([status], { ...terminalOptions('en', 80), zone: 'Europe/Berlin' });
    const flat = text.replace(/\s+/g, ' ');
    expect(flat).toContain('stopped: the rest waits for its time (send window, frequency cap or start);');
    expect(flat).toContain('goes on from Tue 24 Nov, 09:00');
  });

  it.each(['en', 'de'] as const)(
    'name the limits that hold messages, a sleeping run and a pause, within 80 columns (%s)',
    (language) => {
      const { counts, failures, run } = sampleOutcome();
      const firstAt = Date.parse('2026-11-26T09:00:00+01:00');
      const limits = ['quiet-hours', 'frequency-cap', 'campaign.not-yet', 'pair-rate', 'api:131049', ''];
      const status = {
        campaign: 'herbst-2026',
        counts,
        failures,
        run: { ...run, state: 'running', waitsFor: 'messaging-limit', resumeAt: firstAt } as const,
        secondsLeft: undefined,
        control: 'paused' as const,
        holds: limits.map((limit) => ({ limit, count: 1200, firstAt })),
      };
      const text = terminalStatus([status], { ...terminalOptions(language, 80), zone: 'Europe/Berlin' });
      for (const line of text.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
      const flat = text.replace(/\s+/g, ' ');
      const expected = {
        en: [
          '1,200 held: until the send window opens, first Thu 26 Nov, 09:00',
          'because WhatsApp asked to wait (131049)',
          "waits: WhatsApp's messaging limit",
          'consend resume herbst-2026',
        ],
        de: [
          '1.200 zurückgehalten: bis das Sendefenster öffnet',
          'weil WhatsApp zu warten bat (131049)',
          'angehalten; weitergehen lassen: consend resume herbst-2026',
        ],
      };
      for (const part of expected[language]) expect(flat).toContain(part);
    },
  );
});
