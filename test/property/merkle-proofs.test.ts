import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../src/adapters/system/sha256.ts';
import { consistencyProof, inclusionProof, leafHash, rootOf, rootOfLeaves } from '../../src/core/merkle.ts';
import { ProofCollector } from '../../src/core/merkle-proofs.ts';

const leavesOf = (size: number): Uint8Array[] =>
  Array.from({ length: size }, (_, index) => leafHash(sha256, Uint8Array.of(index, index >> 8)));
const hex = (hashes: readonly Uint8Array[]): string[] =>
  hashes.map((hash) => Buffer.from(hash).toString('hex'));

test('in every small tree, every leaf and every earlier tree get the proof of the definition in one pass', () => {
  for (let size = 1; size <= 40; size += 1) {
    const leaves = leavesOf(size);
    const collector = new ProofCollector(sha256, {
      leaves: leaves.keys(),
      sizes: leaves.map((_, index) => index + 1),
    });
    for (const leaf of leaves) collector.add(leaf);
    for (const index of leaves.keys()) {
      expect(hex(collector.inclusion(index))).toEqual(hex(inclusionProof(sha256, leaves, index)));
      expect(hex(collector.consistency(index + 1))).toEqual(hex(consistencyProof(sha256, leaves, index + 1)));
    }
  }
});

test('some leaves and sizes of a large tree get the same proofs, and again after it has grown', () => {
  const size = fc.integer({ min: 1, max: 700 });
  fc.assert(
    fc.property(
      size,
      fc.array(fc.nat(), { maxLength: 8 }),
      fc.array(fc.nat(), { maxLength: 4 }),
      (n, some, old) => {
        const indexes = some.map((at) => at % n);
        const sizes = old.map((at) => 1 + (at % n));
        const collector = new ProofCollector(sha256, { leaves: indexes, sizes });
        const leaves = leavesOf(n + 5);
        let added = 0;
        for (const end of [n, n + 5]) {
          for (; added < end; added += 1) collector.add(leaves[added]!);
          const tree = leaves.slice(0, end);
          expect(rootOf(sha256, collector.frontier())).toEqual(rootOfLeaves(sha256, tree));
          for (const index of indexes)
            expect(hex(collector.inclusion(index))).toEqual(hex(inclusionProof(sha256, tree, index)));
          for (const older of sizes)
            expect(hex(collector.consistency(older))).toEqual(hex(consistencyProof(sha256, tree, older)));
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('what was not wanted, or has not come, has no proof', () => {
  const collector = new ProofCollector(sha256, { leaves: [1, 5], sizes: [4] });
  for (const leaf of leavesOf(3)) collector.add(leaf);
  expect(collector.inclusion(1)).toHaveLength(2);
  expect(() => collector.inclusion(0)).toThrow(RangeError);
  expect(() => collector.inclusion(5)).toThrow(RangeError);
  expect(() => collector.consistency(4)).toThrow(RangeError);
  expect(() => new ProofCollector(sha256, { leaves: [-1] })).toThrow(RangeError);
  expect(() => new ProofCollector(sha256, { leaves: [0.5] })).toThrow(RangeError);
  for (const size of [0, -2, 1.5]) {
    expect(() => new ProofCollector(sha256, { sizes: [size] })).toThrow(RangeError);
  }
});
