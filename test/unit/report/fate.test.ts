import { describe, expect, it } from 'vitest';
import type { PersonMessage } from '../../../src/core/ports.ts';
import { messagesFor } from '../../../src/i18n/index.ts';
import { fateJson, fateOf } from '../../../src/report/person/fate.ts';
import { voiceOf } from '../../../src/report/voice.ts';
import { personOptions } from './sample-person.ts';

const AT = Date.parse('2026-11-25T13:00:00Z');
const LATER = Date.parse('2026-11-26T08:00:00Z');

const message = (change: Partial<PersonMessage>): PersonMessage =>
  ({
    campaign: 'spring',
    row: 3,
    plan: 'p1',
    state: 'planned',
    statuses: [],
    attempts: [],
    resends: [],
    ...change,
  }) as unknown as PersonMessage;

function told(change: Partial<PersonMessage>, language: 'en' | 'de' = 'en'): string {
  const messages = messagesFor(language);
  const checks = (code: string) => ({ rule: `rule of ${code}`, fix: '' });
  const { zone } = personOptions(language, 80);
  const voice = { ...voiceOf({ language, messages, checks, zone }), fate: messages.fate };
  const { mark, text, below } = fateOf(message(change), voice);
  return [`${mark} ${text}`, ...below].join('\n').replaceAll('\u00a0', ' ');
}

describe('what became of a message', () => {
  it('is when it was accepted, delivered and read, the newest first', () => {
    const text = told({ state: 'read', acceptedAt: AT, deliveredAt: AT, readAt: LATER });
    expect(text).toBe(
      '✓ read 26 Nov 2026, 09:00 · delivered 25 Nov 2026, 14:00 · accepted 25 Nov 2026, 14:00',
    );
  });

  it('is what it failed with, in words, and what follows', () => {
    const failed = { state: 'failed', code: 131026, title: 'Message undeliverable' } as const;
    expect(told(failed)).toMatch(/^✗ failed\n131026 Cannot be delivered.*: The person has no WhatsApp.*\n→ /);
    expect(told(failed, 'de')).toMatch(/\n131026 An diese Nummer nicht zustellbar: .*\n→ /);
  });

  it('is what holds it and until when, or why it was left out', () => {
    const held = told({ state: 'held', reason: 'frequency-cap', notBefore: LATER });
    expect(held).toBe('· held back\nuntil the frequency cap allows more: 26 Nov 2026, 09:00');
    expect(told({ state: 'held', reason: 'api:131049', notBefore: LATER })).toContain('(131049): 26 Nov');
    expect(told({ state: 'planned', notBefore: LATER })).toContain('not before 26 Nov 2026, 09:00');
    expect(told({ state: 'skipped', reason: 'consent.withdrawn' })).toBe(
      '✗ skipped\nrule of consent.withdrawn',
    );
  });

  it('is its attempts and the decisions to send it again, and the newest five where there are many', () => {
    const attempts = Array.from({ length: 7 }, (_, index) => ({
      startedAt: AT + index * 60_000,
      kind: index === 6 ? 'unknown' : 'retry',
      code: index === 6 ? undefined : 131000,
      detail: index === 6 ? 'time-out' : undefined,
    }));
    const text = told({ state: 'unknown', attempts, resends: [{ at: LATER, state: 'failed' }] });
    expect(text).toContain('earlier attempts: 2\n');
    expect(text.match(/tried 25 Nov/g)).toHaveLength(5);
    expect(text).toContain('tried 25 Nov 2026, 14:06: no answer (time-out)');
    expect(text).toContain('sent again by your decision of 26 Nov 2026, 09:00; before: failed');
  });

  it('is codes and times in JSON', () => {
    const iso = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());
    const one = message({ state: 'failed', code: 131026, title: 't', acceptedAt: AT, key: 'A-1' });
    expect(fateJson(one, iso)).toMatchObject({
      key: 'A-1',
      state: 'failed',
      error: { code: 131026, title: 't', disposition: 'skip' },
      acceptedAt: '2026-11-25T13:00:00.000Z',
      attempts: [],
      resends: [],
    });
  });
});
