import { expect, test } from 'vitest';
import type { Template } from '../../src/core/template.ts';
import { run, START, type UseBench } from './store.ts';

const template = (changes: Partial<Template> = {}): Template => ({
  id: '1',
  name: 'spring',
  language: 'de',
  status: 'APPROVED',
  category: 'MARKETING',
  parameterFormat: 'POSITIONAL',
  quality: 'GREEN',
  components: [{ type: 'BODY', text: 'Hallo {{1}}' }],
  ...changes,
});

export function restContract(use: UseBench): void {
  templates(use);
  runs(use);
  webhooks(use);
  locks(use);
}

function templates(use: UseBench): void {
  test('templates are replaced as a whole and read back by name and language', async () => {
    const store = use().store.templates;
    await store.replace([template({ language: 'en' }), template(), template({ name: 'gone' })], START);
    await store.replace([template({ language: 'en' }), template(), template({ name: 'autumn' })], START + 1);
    expect((await store.list()).map(({ template: { name, language } }) => [name, language])).toEqual([
      ['autumn', 'de'],
      ['spring', 'de'],
      ['spring', 'en'],
    ]);
    const [german] = await store.byName('spring');
    expect(german).toMatchObject({ template: template(), syncedAt: START + 1 });
    expect(await store.byName('gone')).toEqual([]);
  });

  test('the digest follows the content and nothing else', async () => {
    const store = use().store.templates;
    const digest = async (changes: Partial<Template>): Promise<string> => {
      await store.replace([template(changes)], START);
      return (await store.list())[0]!.digest;
    };
    const original = await digest({});
    expect(original).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await digest({ status: 'PAUSED', quality: 'RED', id: '2' })).toBe(original);
    expect(await digest({ category: 'UTILITY' })).not.toBe(original);
    expect(await digest({ components: [{ type: 'BODY', text: 'Hallo' }] })).not.toBe(original);
    const sampled = [{ type: 'BODY', text: 'Hallo {{1}}', examples: { '1': 'Alex' } }];
    expect(await digest({ components: sampled })).toBe(original);
  });

  test('each state is kept with when it was first and last seen, its removal and its return included', async () => {
    const store = use().store.templates;
    const text = (body: string): Partial<Template> => ({ components: [{ type: 'BODY', text: body }] });
    await store.replace([template()], START);
    await store.replace([template({ qualityAt: START })], START + 1);
    await store.replace([template({ status: 'PAUSED' })], START + 2);
    await store.replace([template(text('Guten Tag {{1}}'))], START + 3);
    await store.replace([], START + 4);
    await store.replace([], START + 5);
    await store.replace([template()], START + 6);
    const history = await store.history('spring');
    expect(
      history.map((state) => [state.template?.status, state.firstSeen - START, state.lastSeen - START]),
    ).toEqual([
      ['APPROVED', 0, 1],
      ['PAUSED', 2, 2],
      ['APPROVED', 3, 3],
      [undefined, 4, 5],
      ['APPROVED', 6, 6],
    ]);
    const digests = history.map(({ digest }) => digest);
    expect([digests[1], digests[4]]).toEqual([digests[0], digests[0]]);
    expect(new Set(digests).size).toBe(3);
    // What nobody compares is as it was last read.
    expect(history[0]?.template?.qualityAt).toBe(START);
    expect(await store.syncs()).toEqual([0, 1, 2, 3, 4, 5, 6].map((after) => START + after));
  });

  test('templates are known as they stood at an instant, and by their digest', async () => {
    const store = use().store.templates;
    await store.replace([template(), template({ language: 'en' })], START);
    const [german] = await store.byName('spring');
    await store.replace([template({ category: 'UTILITY' }), template({ name: 'other' })], START + 10);
    const at = async (after: number, name?: string) =>
      (await store.asOf(START + after, name)).map(
        ({ name, language, category }) => `${name} ${language} ${category}`,
      );
    expect(await at(-1)).toEqual([]);
    expect(await at(0)).toEqual(['spring de MARKETING', 'spring en MARKETING']);
    expect(await at(9, 'other')).toEqual([]);
    expect(await at(10)).toEqual(['other de MARKETING', 'spring de UTILITY']);
    expect(await at(99, 'spring')).toEqual(['spring de UTILITY']);
    const digest = german?.digest ?? '';
    expect(await store.withDigest({ name: 'spring', language: 'de', digest })).toEqual(template());
    expect(await store.withDigest({ name: 'spring', language: 'en', digest })).toBeUndefined();
  });

  test('one name is read anew without touching the others, and counts as no reading of all', async () => {
    const store = use().store.templates;
    await store.replace([template(), template({ language: 'en' }), template({ name: 'other' })], START);
    await store.replace([template({ status: 'PAUSED' })], START + 5, 'spring');
    expect(
      (await store.list()).map(({ template: { name, status }, syncedAt }) => [name, status, syncedAt]),
    ).toEqual([
      ['other', 'APPROVED', START],
      ['spring', 'PAUSED', START + 5],
    ]);
    expect((await store.history('spring')).at(-1)).toMatchObject({ language: 'en', template: undefined });
    expect(await store.syncs()).toEqual([START]);
  });
}

function runs(use: UseBench): void {
  test('the newest run of a campaign is found, and of each campaign in the list, newest first', async () => {
    const log = use().store.runs;
    expect(await log.latest('spring')).toBeUndefined();
    expect(await log.list()).toEqual([]);
    await log.save(run());
    await log.save(run({ id: 'r2', startedAt: START + 10 }));
    await log.save(run({ id: 'r3', campaign: 'summer', startedAt: START + 5 }));
    const done = run({
      id: 'r1',
      state: 'stopped',
      stoppedBy: 'limit',
      resumeAt: START + 99,
      finishedAt: START + 3,
      sent: 7,
    });
    await log.save(done);
    expect(await log.latest('spring')).toEqual(run({ id: 'r2', startedAt: START + 10 }));
    expect((await log.list()).map(({ id }) => id)).toEqual(['r2', 'r3']);
  });

  test('saving a run again overwrites it', async () => {
    const log = use().store.runs;
    await log.save(run());
    const done = run({ state: 'done', finishedAt: START + 3, sent: 7, seconds: 0.5 });
    await log.save(done);
    expect(await log.latest('spring')).toEqual(done);
    expect(await log.list()).toEqual([done]);
  });
}

function webhooks(use: UseBench): void {
  test('the time of the last webhook is the latest noted', async () => {
    const log = use().store.webhooks;
    expect(await log.lastAt()).toBeUndefined();
    await log.touch(START + 5);
    await log.touch(START);
    expect(await log.lastAt()).toBe(START + 5);
  });

  test('counts of events without use add up', async () => {
    const log = use().store.webhooks;
    expect(await log.counts()).toEqual({});
    await log.count({ reaction: 2, order: 1 });
    await log.count({ reaction: 1 });
    expect(await log.counts()).toEqual({ order: 1, reaction: 3 });
  });
}

function locks(use: UseBench): void {
  test('a lock is held once, by name, until it is released', async () => {
    const { store } = use();
    const held = await store.lock('campaign:spring');
    expect(held).toBeDefined();
    expect(await store.lock('campaign:spring')).toBeUndefined();
    const other = await store.lock('campaign:summer');
    expect(other).toBeDefined();
    await held?.release();
    await held?.release();
    const again = await store.lock('campaign:spring');
    expect(again).toBeDefined();
    await again?.release();
    await other?.release();
  });

  test('a second opening of the same store cannot take a held lock', async () => {
    const bench = use();
    if (bench.reopen === undefined) return;
    const held = await bench.store.lock('x');
    const again = await bench.reopen();
    expect(await again.lock('x')).toBeUndefined();
    await held?.release();
    const taken = await again.lock('x');
    expect(taken).toBeDefined();
    await taken?.release();
  });
}
