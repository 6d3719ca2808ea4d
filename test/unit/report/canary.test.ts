import { describe, expect, it } from 'vitest';
import { judgeCanary } from '../../../src/core/sending/canary.ts';
import { terminalOutcome, terminalPlan } from '../../../src/report/index.ts';
import { sampleOutcome, samplePlan, terminalOptions } from './sample-model.ts';

const rules = { allowed: { failed: 0.05, optedOut: 0.05 } };
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe('a canary in words', () => {
  it('says before sending how many go first, and why these are more than were asked for', () => {
    const canary = { size: 59, asked: 50, isCertain: true, waitSeconds: 900, allowed: rules.allowed };
    const text = flat(terminalPlan(samplePlan({ canary }), terminalOptions('en', 80)));
    expect(text).toContain('59 messages go first, then 15 min of waiting');
    expect(text).toContain('50 were asked for, but it takes 59 without a failure');
    expect(flat(terminalPlan(samplePlan({ canary }), terminalOptions('de', 80)))).toContain(
      'gewünscht waren 50',
    );
  });

  it('says with the figures why a run stopped, and what the next one does', () => {
    const { run } = sampleOutcome();
    const stopped = (failed: number) => ({
      ...run,
      state: 'stopped' as const,
      stoppedBy: 'canary',
      canary: judgeCanary(rules, { out: 50, failed, optedOut: 0 }, true),
    });
    const undecided = sampleOutcome({ run: stopped(2) });
    expect(flat(terminalOutcome(undecided, terminalOptions('en', 80)))).toContain(
      '2 of 50 failed, with 95% certainty at most 12.1%, allowed 5%',
    );
    expect(flat(terminalOutcome(undecided, terminalOptions('en', 80)))).toContain('sends 74 more first');
    expect(flat(terminalOutcome(undecided, terminalOptions('de', 80)))).toContain('2 von 50 gescheitert');
    const bad = sampleOutcome({ run: stopped(20) });
    expect(flat(terminalOutcome(bad, terminalOptions('en', 80)))).toContain('--canary 0');
  });

  it('says that outcomes are unknown where no webhook came in, and what to do, in English and German', () => {
    const { run } = sampleOutcome();
    const canary = judgeCanary(rules, { out: 1059, failed: 0, optedOut: 0, seen: 0 }, true);
    const unseen = sampleOutcome({ run: { ...run, state: 'stopped', stoppedBy: 'canary', canary } });
    const said = (language: 'en' | 'de') =>
      flat(terminalOutcome(unseen, terminalOptions(language, 80))).replaceAll('\u00a0', ' ');
    expect(said('en')).toContain('outcomes unknown: no webhook has come in for 1,059 messages');
    expect(said('en')).toContain('consend webhook serve');
    expect(said('de')).toContain('Ausgang unbekannt: Zu 1.059 Nachrichten');
    const partly = judgeCanary(rules, { out: 60, failed: 1, optedOut: 0, seen: 50 }, true);
    const told = sampleOutcome({ run: { ...run, state: 'stopped', stoppedBy: 'canary', canary: partly } });
    expect(flat(terminalOutcome(told, terminalOptions('en', 80)))).toContain(
      'of 10 more no webhook has told',
    );
  });

  it('names a code that is not in the table as one that consend does not know', () => {
    const failures = [{ code: 424242, title: 'New', count: 1, disposition: 'retry' as const }];
    expect(flat(terminalOutcome(sampleOutcome({ failures }), terminalOptions('en', 120)))).toContain(
      'does not know this code',
    );
  });
});
