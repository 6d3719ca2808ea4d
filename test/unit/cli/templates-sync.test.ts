import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sayWhatStays } from '../../../src/cli/copies-page.ts';
import { accountFacts, syncTemplates } from '../../../src/cli/templates-sync.ts';
import { NOW, template } from '../core/builders.ts';
import { apiError, type OpenedForTest, openForTest } from './workspaces-open.ts';

const MINUTE = 60_000;
let clock: { now: number };
let bench: OpenedForTest;
beforeEach(async () => {
  clock = { now: NOW };
  bench = await openForTest(clock);
  bench.answer([template(), template({ language: 'en' })]);
  await syncTemplates(bench.open);
});
afterEach(() => bench.store.close());

const kept = async (): Promise<string[]> =>
  (await bench.store.templates.list()).map(({ template: { language, status } }) => `${language} ${status}`);

describe('a reading of all templates', () => {
  test('tells what changed since the one before', async () => {
    bench.answer([template({ status: 'PAUSED' })], [template({ name: 'young' })]);
    const { count, before, changes } = await syncTemplates(bench.open);
    expect([count, before.length]).toEqual([2, 2]);
    expect(changes.map(({ kind, name, language }) => `${kind} ${name} ${language}`)).toEqual([
      'gone herbst_sale en',
      'status herbst_sale de',
      'new young de',
    ]);
  });

  test.each([
    ['cannot be reached', apiError('api.unavailable')],
    ['lists in circles', apiError('api.endless')],
    ['refuses', apiError('api.refused', { code: 190 })],
  ])(
    'from an account that %s after a page leaves the last good copy, and its age is told',
    async (_, error) => {
      clock.now += 50 * MINUTE;
      bench.answer([template({ status: 'PAUSED' })], error);
      await expect(syncTemplates(bench.open)).rejects.toBe(error);
      expect(await kept()).toEqual(['de APPROVED', 'en APPROVED']);
      expect(await bench.store.templates.syncs()).toEqual([NOW]);
      await sayWhatStays(bench.open);
      expect(bench.written.err).toMatch(/the last good copy stays, 2 templates as read 50 min ago/);
    },
  );

  test('that brings nothing where there was something is warned of, and the history stays', async () => {
    clock.now += MINUTE;
    bench.answer([]);
    await syncTemplates(bench.open);
    expect(bench.written.err).toMatch(
      /has no template; before, it had 2\. Is provider\.wabaId the right one/,
    );
    expect(await kept()).toEqual([]);
    expect(await bench.store.templates.asOf(NOW)).toHaveLength(2);
  });
});

describe('what is known of a campaign’s template before a plan', () => {
  const facts = (anew = false) => accountFacts(bench.open, 'herbst_sale', { anew });

  test('is a copy of the last minutes as it is, and read anew after a quarter of an hour', async () => {
    clock.now += 14 * MINUTE;
    await facts();
    expect(bench.asked).toEqual({ all: 1, byName: 0 });
    clock.now += 2 * MINUTE;
    await facts();
    expect(bench.asked).toEqual({ all: 2, byName: 0 });
  });

  test('is read anew however young the copy is where it could not be sent, and where that is asked for', async () => {
    await facts(true);
    expect(bench.asked.byName).toBe(1);
    bench.answer([template({ status: 'PAUSED' })]);
    expect((await facts(true)).templates[0]?.template.status).toBe('PAUSED');
    bench.answer([template()]);
    expect((await facts()).templates[0]?.template.status).toBe('APPROVED');
    expect(bench.asked).toEqual({ all: 1, byName: 3 });
  });

  test('is the old copy with its age where nobody answers', async () => {
    clock.now += 20 * MINUTE;
    bench.answer(apiError('api.endless'));
    const { templates, staleMs } = await facts();
    expect([templates.length, staleMs]).toEqual([2, 20 * MINUTE]);
  });
});
