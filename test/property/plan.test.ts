import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BoundParameter } from '../../src/core/bound-message.ts';
import { LEGAL_BASES } from '../../src/core/consent.ts';
import type { PlanEntry } from '../../src/core/plan.ts';
import { entry, planFolder, rowOf } from '../unit/adapters/plan-file/plan-files.ts';

let folder: ReturnType<typeof planFolder>;
beforeEach(() => {
  folder = planFolder();
});
afterEach(() => folder.dispose());

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('\u2028', '\u2029', '\u0085', '\r', '\n', '\t', '"', '\uFEFF', 'ä') }),
);
const parameter: fc.Arbitrary<BoundParameter> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text, name: text }, { requiredKeys: ['kind', 'text'] }),
  fc.record({ kind: fc.constantFrom('image' as const, 'document' as const), link: fc.webUrl() }),
  fc.record({ kind: fc.constant('payload' as const), payload: text }),
  fc.record({ kind: fc.constant('coupon' as const), code: text }),
);
const change: fc.Arbitrary<Partial<PlanEntry>> = fc.record(
  {
    row: fc.nat(),
    file: fc.nat(9),
    decision: fc.constantFrom('send' as const, 'hold' as const, 'block' as const),
    reasons: fc.array(fc.constantFrom('consent.missing', 'quiet-hours', 'frequency-cap'), { maxLength: 3 }),
    basis: fc.constantFrom(...LEGAL_BASES),
    event: fc.nat(),
    components: fc.array(
      fc.record({
        type: fc.constantFrom('header' as const, 'body' as const, 'button' as const),
        parameters: fc.array(parameter, { maxLength: 3 }),
      }),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: [] },
);

test('whatever a plan’s entries hold, they are read back as they were written', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { maxLength: 20 }),
      fc.integer({ min: 1, max: 7 }),
      async (changes, size) => {
        const entries = changes.map((one, n) => entry(n, one));
        await folder.write(entries.map(rowOf));
        expect(await folder.read(size)).toEqual(entries);
      },
    ),
    { numRuns: 60 },
  );
});

/** A plan of two entries, as bytes. */
async function whole(): Promise<Buffer> {
  await folder.write([entry(0), entry(1, { decision: 'block', reasons: ['basis.none'] })].map(rowOf));
  expect(await folder.verdict()).toBe('whole');
  return folder.bytes();
}

test('a plan with any one byte changed, cut or added is damaged', async () => {
  const bytes = await whole();
  const ends = bytes.indexOf('\n');
  const byte = fc.oneof(fc.constantFrom(...Buffer.from('\n\r\t 0"')), fc.nat(255));
  const way = fc.constantFrom('change', 'cut', 'add');
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), byte, way, async (at, value, how) => {
      const middle = { change: [value], cut: [], add: [value, bytes[at]!] }[how]!;
      const touched = Buffer.concat([bytes.subarray(0, at), Buffer.from(middle), bytes.subarray(at + 1)]);
      fc.pre(!touched.equals(bytes));
      folder.overwrite(touched);
      expect(await folder.verdict()).toBe('plan.damaged');
    }),
    {
      numRuns: 400,
      examples: [
        [ends, 0x0d, 'change'],
        [ends, 0x0d, 'add'],
        [bytes.length - 1, 0x20, 'change'],
        [bytes.length - 1, 0, 'cut'],
      ],
    },
  );
});

test('a plan cut off within any line but its last line end is damaged', async () => {
  const bytes = await whole();
  for (let length = 0; length < bytes.length - 1; length += 1) {
    folder.overwrite(bytes.subarray(0, length));
    expect(await folder.verdict(), `cut to ${length} bytes`).toBe('plan.damaged');
  }
});
