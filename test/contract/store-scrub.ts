import { expect, test } from 'vitest';
import { admitted, type Bench, message, phoneOf, START, type UseBench } from './store.ts';
import { wamidOf } from './store-records.ts';

const DAY = 86_400_000;

/** Whether a text stands somewhere in the store's files. */
export function stands(bench: Bench, text: string): boolean {
  return (bench.files?.() ?? []).some((file) => Buffer.from(file).includes(text));
}

/** Messages with long parameters of their own, renewed by a second plan: pages are split, cells moved, rows rewritten. */
async function churned(bench: Bench, count: number): Promise<readonly string[]> {
  const phones = await admitted(bench, count);
  const text = (index: number) => `secret-${index}-${'x'.repeat((index * 37) % 900)}`;
  const renewed = phones.map((phone, index) =>
    message(phone, {
      event: index + 1,
      components: [{ type: 'body', parameters: [{ kind: 'text', text: text(index) }] }],
    }),
  );
  const shuffled = [...renewed].sort(
    (left, right) =>
      ((Number(left.phone.slice(-4)) * 7919) % 977) - ((Number(right.phone.slice(-4)) * 7919) % 977),
  );
  for (let start = 0; start < count; start += 100)
    await bench.store.journal.admit('spring', 'p2', shuffled.slice(start, start + 100));
  return phones;
}

export function scrubContract(use: UseBench): void {
  test('what was stripped stands in none of the files after the scrub', async () => {
    const bench = use();
    const { store, files } = bench;
    if (files === undefined) return;
    await churned(bench, 1_500);
    await store.journal.applyStatuses([
      {
        wamid: wamidOf(phoneOf(3)),
        correlation: undefined,
        status: 'read',
        at: START,
        phone: phoneOf(3),
        error: undefined,
        pricing: undefined,
      },
    ]);
    expect(await store.care.isScrubPending()).toBe(false);
    await store.journal.supersede('spring', 'p3');
    expect(await store.records.strip(START + DAY)).toBe(1_500);
    expect(await store.records.dropForeign(START + DAY)).toBe(1);
    expect(await store.care.isScrubPending()).toBe(true);
    expect(stands(bench, 'secret-')).toBe(true);
    expect(await store.care.scrub()).toBe(true);
    expect(await store.care.isScrubPending()).toBe(false);
    expect(stands(bench, 'secret-')).toBe(false);
    expect(stands(bench, wamidOf(phoneOf(3)).slice(10, 30))).toBe(false);
    expect((await store.journal.counts('spring')).skipped).toBe(1_500);
  });

  test('a scrub while somebody reads is put off, noted, and made up for', async () => {
    const bench = use();
    const { store, reopen } = bench;
    if (reopen === undefined) return;
    await churned(bench, 50);
    await store.journal.supersede('spring', 'p3');
    await store.records.strip(START + DAY);
    const other = await reopen();
    await other.snapshot(async () => {
      expect(await store.care.scrub()).toBe(false);
      expect(await store.care.isScrubPending()).toBe(true);
      expect(await other.care.isScrubPending()).toBe(true);
    });
    expect(await other.care.scrub()).toBe(true);
    expect(await store.care.isScrubPending()).toBe(false);
    expect(stands(bench, 'secret-')).toBe(false);
  }, 30_000);
}
