import { describe, expect, test } from 'vitest';
import {
  actorOf,
  optionOf,
  type RecordContext,
  type RecordOptions,
  recordCells,
} from '../../../src/cli/record-cells.ts';
import { openSession } from '../../../src/cli/session.ts';
import { fakeIo, fakeSession } from './sessions.ts';

const PHONE = '+4915120000042';
const { session } = fakeSession();

function cells(options: RecordOptions, change: Partial<RecordContext> = {}) {
  return recordCells(
    session,
    { actor: 'mara', ...options },
    {
      command: 'record',
      now: '2026-11-23T09:00:00.000Z',
      phone: PHONE,
      identifier: PHONE,
      purpose: undefined,
      language: undefined,
      released: undefined,
      evidence: undefined,
      ...change,
    },
  );
}

describe('the options of recording by hand', () => {
  test('fill the cells of a row; what is not said stays empty, the time is now', () => {
    expect(cells({ purpose: ' newsletter ', source: 'paper', saleRef: '' })).toEqual({
      purpose: 'newsletter',
      source: 'paper',
      actor: 'mara',
      occurred_at: '2026-11-23T09:00:00.000Z',
    });
    expect(cells({ occurredAt: '2026-11-02' })['occurred_at']).toBe('2026-11-02');
  });

  test('are about the kind of the command', () => {
    expect(cells({ by: 'whatsapp' }, { command: 'confirm' }).event).toBe('confirmed');
    expect(cells({}, { command: 'withdraw' }).event).toBe('withdrawn');
    expect(cells({}, { command: 'object' }).event).toBe('objected');
    expect(cells({}, { command: 'notice' }).event).toBe('noticed');
    expect(cells({ event: 'restricted' }).event).toBe('restricted');
  });

  test('need no source for a stop, and take that of a confirmation from its channel', () => {
    expect(cells({}, { command: 'withdraw' }).source).toBe('operator');
    expect(cells({ event: 'basis ended' }).source).toBe('operator');
    expect(cells({ by: 'sms' }, { command: 'confirm' }).source).toBe('sms');
    expect(cells({ event: 'given' }).source).toBeUndefined();
    expect(cells({ source: 'shop' }, { command: 'object' }).source).toBe('shop');
  });

  test('say of a confirmation from the number itself that it came from this number', () => {
    expect(cells({ by: 'WA', messageId: 'w1' }, { command: 'confirm' })).toMatchObject({
      confirmed_by: 'whatsapp',
      confirmed_identifier: PHONE,
      message_id: 'w1',
    });
    expect(cells({ by: 'e-mail' }, { command: 'confirm' })).not.toHaveProperty('confirmed_identifier');
    expect(cells({ by: 'Paper' }, { command: 'confirm' })['confirmed_by']).toBe('paper');
  });

  test('refuse a confirmation without a channel, or by one that there is not', () => {
    for (const by of [undefined, '*', 'pigeon', 'sms,email'])
      expect(() => cells({ ...(by === undefined ? {} : { by }) }, { command: 'confirm' })).toThrow(
        expect.objectContaining({ code: 'usage.invalid' }),
      );
    expect(() => cells({ event: 'confirmed' })).toThrow(
      expect.objectContaining({
        params: { detail: expect.stringContaining('--by'), command: 'consent record' },
      }),
    );
  });

  test('name the person by a user id where no number is known', () => {
    const id = 'DE.13491208655302741918';
    expect(cells({}, { phone: undefined, identifier: id })['user_id']).toBe(id);
    expect(cells({ userId: id })['user_id']).toBe(id);
  });

  test('take what was found out about evidence, wording and release', () => {
    const evidence = { reference: 'scans/card.pdf', digest: 'sha256:00' };
    expect(cells({}, { evidence, language: 'de', released: '+491' })).toMatchObject({
      evidence: 'scans/card.pdf',
      evidence_digest: 'sha256:00',
      language: 'de',
      released: '+491',
    });
    expect(cells({ language: 'en' }, { language: 'de' }).language).toBe('en');
  });
});

test('a problem with a column is told by its option', () => {
  expect(optionOf('occurred_at')).toBe('--occurred-at');
  expect(optionOf('confirmed_by')).toBe('--by');
});

test('who enters it is who says so, else CONSEND_ACTOR, else the user of the system', () => {
  const named = openSession(fakeIo([], { env: { CONSEND_ACTOR: 'crm' } }), '0.1.0');
  expect(actorOf(named, 'mara')).toBe('mara');
  expect(actorOf(named, undefined)).toBe('crm');
  expect(actorOf(session, undefined)).toMatch(/./);
});
