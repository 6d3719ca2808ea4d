import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BoundParameter } from '../../src/core/bound-message.ts';
import { LEGAL_BASES } from '../../src/core/consent.ts';
import type { PlanEntry } from '../../src/core/plan.ts';
import { HEAD, planFolder, rowOf } from '../unit/adapters/plan-file/plan-files.ts';

let folder: ReturnType<typeof planFolder>;
beforeEach(() => {
  folder = planFolder();
});
afterEach(() => folder.dispose());

/** Texts as cells hold them: any character, separators of lines among them. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('"', '\\', '\r\n', '\u2028', '\u2029', '\uFEFF', '\0', '{"end":true}'),
);
const parameter: fc.Arbitrary<BoundParameter> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text, name: text }, { requiredKeys: ['kind', 'text'] }),
  fc.record(
    { kind: fc.constantFrom('image' as const, 'document' as const), link: text, filename: text },
    { requiredKeys: ['kind'] },
  ),
  fc.record({ kind: fc.constant('payload' as const), payload: text }),
  fc.record({ kind: fc.constant('coupon' as const), code: text }),
);
const component = fc.record(
  {
    type: fc.constantFrom('header' as const, 'body' as const, 'button' as const),
    index: fc.nat(9),
    subType: fc.constantFrom('url' as const, 'quick_reply' as const),
    parameters: fc.array(parameter, { maxLength: 3 }),
  },
  { requiredKeys: ['type', 'parameters'] },
);
const entry: fc.Arbitrary<PlanEntry> = fc.record(
  {
    row: fc.integer({ min: 2, max: 2 ** 40 }),
    file: fc.integer({ min: 1, max: 9 }),
    phone: fc.stringMatching(/^\+[1-9]\d{6,14}$/),
    country: fc.constantFrom('DE', 'AT', ''),
    decision: fc.constantFrom('send' as const, 'hold' as const, 'block' as const),
    reasons: fc.array(text, { maxLength: 3 }),
    basis: fc.constantFrom(...LEGAL_BASES),
    event: fc.nat(),
    notBefore: fc.constant('2026-11-24T08:00:00.000Z'),
    language: fc.constantFrom('de', 'pt_BR'),
    components: fc.array(component, { maxLength: 3 }),
  },
  { requiredKeys: ['row', 'phone', 'country', 'decision', 'reasons'] },
);

describe('a plan', () => {
  test('read back is the plan written, whatever its texts hold and however it is read', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (entries, batchSize) => {
          await folder.write(entries.map(rowOf));
          expect(await folder.verdict()).toBe('whole');
          expect(await folder.read(batchSize)).toEqual(entries);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('of which any one bit was flipped is damaged', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.nat(7),
        async (entries, pick, bit) => {
          await folder.write(entries.map(rowOf), { ...HEAD, plan: 'p_2' });
          const bytes = folder.bytes();
          const at = pick % bytes.length;
          bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
          folder.overwrite(bytes);
          expect(await folder.verdict()).toBe('plan.damaged');
        },
      ),
      { numRuns: 150 },
    );
  });

  test('that was cut off anywhere is damaged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 4 }), fc.nat(), async (entries, pick) => {
        await folder.write(entries.map(rowOf));
        const bytes = folder.bytes();
        folder.overwrite(bytes.subarray(0, pick % bytes.length));
        expect(await folder.verdict()).toBe('plan.damaged');
      }),
      { numRuns: 100 },
    );
  });

  test('out of which any one line was cut is damaged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 6 }), fc.nat(), async (entries, pick) => {
        await folder.write(entries.map(rowOf));
        const lines = folder.bytes().toString('utf8').split('\n').slice(0, -1);
        const left = lines.filter((_, index) => index !== pick % lines.length);
        folder.overwrite(left.map((line) => `${line}\n`).join(''));
        expect(await folder.verdict()).toBe('plan.damaged');
      }),
    );
  });
});
