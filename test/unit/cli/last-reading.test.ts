import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lastReading } from '../../../src/cli/last-reading.ts';
import { syncTemplates } from '../../../src/cli/templates-sync.ts';
import type { ConsendError } from '../../../src/core/errors.ts';
import type { PlanSummary } from '../../../src/core/plan.ts';
import { pinsOf } from '../../../src/core/template-pin.ts';
import type { StopReason } from '../../../src/pipeline/send.ts';
import { FOOTER, NOW, template } from '../core/builders.ts';
import { apiError, type OpenedForTest, openForTest } from './workspaces-open.ts';

const MINUTE = 60_000;
let clock: { now: number };
let bench: OpenedForTest;
let summary: PlanSummary;
beforeEach(async () => {
  clock = { now: NOW };
  bench = await openForTest(clock);
  bench.answer([template(), template({ language: 'en' }), template({ name: 'other' })]);
  await syncTemplates(bench.open);
  const copies = await bench.store.templates.byName('herbst_sale');
  const messages = { template: 'herbst_sale', language: { de: 7 } };
  summary = { messages, templates: pinsOf(copies, ['de']), createdAt: 'then' } as unknown as PlanSummary;
});
afterEach(() => bench.store.close());

const read = (signal = new AbortController().signal): Promise<StopReason | undefined> =>
  lastReading(bench.open, { summary }, signal);
const refusal = (): Promise<ConsendError> =>
  read().then(
    () => Promise.reject(new Error('sent')),
    (error: ConsendError) => error,
  );

describe('the last reading before sending', () => {
  test('of a template as it was planned lets the run begin, and keeps what it read', async () => {
    clock.now += MINUTE;
    expect(await read()).toBeUndefined();
    expect((await bench.store.templates.byName('herbst_sale'))[0]?.syncedAt).toBe(NOW + MINUTE);
    expect((await bench.store.templates.byName('other'))[0]?.syncedAt).toBe(NOW);
  });

  test.each([
    ['the category', { category: 'UTILITY' }, /^category MARKETING → UTILITY/],
    ['the status', { status: 'PAUSED' }, /^status approved → paused/],
    [
      'the content',
      { components: [{ type: 'BODY', text: 'Hallo {{1}} {{2}}!' }, FOOTER] },
      /^body changed, new variable \{\{2\}\}: "Hallo/,
    ],
    ['the quality, to red', { quality: 'RED' }, /^quality green → red/],
  ])('refuses where %s changed, and names it', async (_, change, told) => {
    bench.answer([template(change), template({ language: 'en' })]);
    const error = await refusal();
    expect([error.code, error.category]).toEqual(['plan.stale', 'blocked']);
    expect(error.params).toMatchObject({ changed: ['template'], template: 'herbst_sale', since: 'then' });
    expect(error.problems).toEqual([{ path: 'herbst_sale (de)', message: expect.stringMatching(told) }]);
  });

  test('refuses where the template is gone', async () => {
    bench.answer([template({ language: 'en' })]);
    expect((await refusal()).problems).toMatchObject([
      { message: expect.stringMatching(/^no longer there/) },
    ]);
  });

  test('lets pass what does not matter, with a note on yellow quality: a time to live, another language', async () => {
    bench.answer([
      template({ quality: 'YELLOW', ttlSeconds: 60 }),
      template({ language: 'en', status: 'DISABLED' }),
      template({ language: 'fr' }),
    ]);
    expect(await read()).toBeUndefined();
    expect(bench.written.err).toBe('herbst_sale (de): quality green → yellow\n');
  });

  test('holds an older plan, which pins nothing, to nothing', async () => {
    const { templates: _, ...old } = summary;
    summary = old;
    bench.answer([template({ category: 'UTILITY' })]);
    expect(await read()).toBeUndefined();
  });

  test.each([
    ['nobody answers', apiError('api.unavailable'), 'api-unreachable'],
    ['the list has no end', apiError('api.endless'), 'api-unreachable'],
    ['the token is refused', apiError('api.refused', { code: 190 }), 'api:190'],
  ])('is a reason not to begin where %s', async (_, error, reason) => {
    bench.answer(error);
    expect(await read()).toEqual({ reason, resumeAt: undefined });
  });

  test.each([
    ['told by the platform', apiError('api.refused', { code: 80007 }), undefined],
    ['counted by consend', apiError('api.throttled', { minutes: 9 }), NOW + 30 * MINUTE + 9 * MINUTE],
  ])(
    'goes on with a fresh copy where the management calls are used up, and not with an old one: %s',
    async (_, error, resumeAt) => {
      bench.answer(error);
      expect(await read()).toBeUndefined();
      expect(bench.written.err).toContain('management calls are used up');
      clock.now += 30 * MINUTE;
      expect(await read()).toEqual({ reason: 'api:80007', resumeAt });
    },
  );

  test('that is cut off by Ctrl-C says so', async () => {
    bench.answer(apiError('api.unavailable'));
    expect(await read(AbortSignal.abort())).toEqual({ reason: 'interrupted', resumeAt: undefined });
  });
});
