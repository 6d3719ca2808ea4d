import { describe, expect, test } from 'vitest';
import { addedFacts, newFacts, readIncident } from '../../../src/cli/incident-facts.ts';
import { ConsendError } from '../../../src/core/errors.ts';
import { NOW } from '../core/builders.ts';
import { openForTest } from './workspaces-open.ts';

const given = { what: 'a token in a chat', noticed: '2026-11-20T09:00' };

async function refusal(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ConsendError && error.code === 'usage.invalid') return String(error.params.detail);
    throw error;
  }
  throw new Error('was not refused');
}

describe('an incident from options alone', () => {
  test('takes every kind of value', async () => {
    const { open, store } = await openForTest();
    const facts = await newFacts(open, {
      ...given,
      kind: 'token-leak',
      people: '0',
      risk: 'unlikely',
      lessons: ' more care ',
    });
    expect(facts).toEqual({
      what: 'a token in a chat',
      kind: 'token-leak',
      noticedAt: '2026-11-20T09:00:00+01:00',
      people: 0,
      risk: 'unlikely',
      lessons: 'more care',
    });
    await store.close();
  });

  test('needs what happened and when it was noticed, and names the flag', async () => {
    const { open } = await openForTest();
    expect(await refusal(() => newFacts(open, { noticed: given.noticed }))).toContain('--what');
    expect(await refusal(() => newFacts(open, { what: 'x' }))).toContain('--noticed');
    expect(await refusal(() => addedFacts(open, { by: 'A.' }))).toContain('--lessons');
  });

  test('refuses unknown words, wrong counts, what lies ahead and telephone numbers, which it does not repeat', async () => {
    const { open } = await openForTest();
    expect(await refusal(() => addedFacts(open, { kind: 'theft' }))).toContain('--kind');
    expect(await refusal(() => addedFacts(open, { risk: 'medium' }))).toContain('--risk');
    expect(await refusal(() => addedFacts(open, { people: '-3' }))).toContain('--people');
    expect(await refusal(() => addedFacts(open, { reported: '2027-01-01' }))).toContain('--reported');
    const detail = await refusal(() => addedFacts(open, { cause: 'sent to +49 151 20000042' }));
    expect(detail).toContain('--cause');
    expect(detail).not.toContain('2000');
    expect(await refusal(() => readIncident(open, 'one'))).toContain('one');
  });

  test.each([
    ['2026-11-20', '2026-11-20T00:00:00+01:00'],
    ['20.11.2026', '2026-11-20T00:00:00+01:00'],
  ])('counts from the first minute of a day of which no hour is told (%s)', async (noticed, at) => {
    const { open, store } = await openForTest({ now: NOW });
    expect((await newFacts(open, { ...given, noticed })).noticedAt).toBe(at);
    await store.close();
  });

  test('takes a time of day as the last one, not the next', async () => {
    const { open } = await openForTest({ now: NOW });
    expect(addedFacts(open, { noticed: '09:40' })).toEqual({ noticedAt: '2026-11-23T09:40:00+01:00' });
    expect(addedFacts(open, { noticed: '23:00' })).toEqual({ noticedAt: '2026-11-22T23:00:00+01:00' });
  });
});
