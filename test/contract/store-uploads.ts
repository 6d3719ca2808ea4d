/** What a store promises of uploads: found by number and digest, the newest counts, and they go with their people. */
import { describe, expect, test } from 'vitest';
import { given, message, phoneOf, run, START, type UseBench } from './store.ts';

const PICTURE = `sha256:${'a'.repeat(64)}`;
const INVOICE = `sha256:${'b'.repeat(64)}`;
const OTHER = `sha256:${'c'.repeat(64)}`;

const showing = (digest: string) => [
  {
    type: 'header' as const,
    parameters: [{ kind: 'document' as const, file: digest, path: 'rechnungen/muster.pdf' }],
  },
];

export function uploadContract(use: UseBench): void {
  describe('uploads', () => {
    test('are found by number and content, and a newer one takes the place of an older', async () => {
      const { uploads } = use().store;
      expect(await uploads.find('1', PICTURE)).toBeUndefined();
      await uploads.put('1', PICTURE, { id: '900', uploadedAt: START });
      await uploads.put('2', PICTURE, { id: '901', uploadedAt: START + 1 });
      expect(await uploads.find('1', PICTURE)).toEqual({ id: '900', uploadedAt: START });
      expect(await uploads.find('2', PICTURE)).toEqual({ id: '901', uploadedAt: START + 1 });
      expect(await uploads.find('1', OTHER)).toBeUndefined();
      await uploads.put('1', PICTURE, { id: '902', uploadedAt: START + 2 });
      await uploads.put('1', PICTURE, { id: '899', uploadedAt: START - 1 });
      expect(await uploads.find('1', PICTURE)).toEqual({ id: '902', uploadedAt: START + 2 });
    });

    test('are forgotten one by one, and by age', async () => {
      const { uploads } = use().store;
      await uploads.put('1', PICTURE, { id: '900', uploadedAt: START });
      await uploads.put('1', OTHER, { id: '901', uploadedAt: START + 10 });
      await uploads.put('2', PICTURE, { id: '902', uploadedAt: START + 10 });
      await uploads.forget('2', PICTURE);
      expect(await uploads.find('2', PICTURE)).toBeUndefined();
      expect(await uploads.forgetBefore(START + 10)).toBe(1);
      expect(await uploads.find('1', PICTURE)).toBeUndefined();
      expect(await uploads.find('1', OTHER)).toMatchObject({ id: '901' });
    });

    test('of what an erased person was shown are forgotten, those of others are not', async () => {
      const { store } = use();
      const [ada, ben] = [phoneOf(0), phoneOf(1)];
      await store.ledger.record([ada, ben].map((phone) => given({ identifiers: [phone] })));
      await store.runs.save(run());
      await store.journal.admit('spring', 'p1', [
        message(ada, { row: 2, event: 1, components: showing(INVOICE) }),
        message(ben, { row: 3, event: 2, components: showing(OTHER) }),
      ]);
      for (const digest of [INVOICE, OTHER])
        await store.uploads.put('1', digest, { id: '9', uploadedAt: START });
      await store.care.erase({
        identifier: ada,
        ground: 'b',
        requestedAt: '2026-11-20',
        reference: undefined,
        actor: undefined,
        keepSuppression: true,
      });
      expect(await store.uploads.find('1', INVOICE)).toBeUndefined();
      expect(await store.uploads.find('1', OTHER)).toMatchObject({ id: '9' });
    });
  });
}
