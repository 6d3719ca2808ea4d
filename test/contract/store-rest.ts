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
