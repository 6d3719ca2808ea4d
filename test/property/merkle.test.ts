import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  appendLeaves,
  consistencyProof,
  EMPTY_FRONTIER,
  inclusionProof,
  leafHash,
  nodeHash,
  rootOf,
  rootOfLeaves,
  verifyConsistency,
  verifyInclusion,
} from '../../src/core/merkle.ts';
import type { Sha256 } from '../../src/core/ports.ts';

const sha256: Sha256 = (data) => new Uint8Array(createHash('sha256').update(data).digest());

/** RFC 9162, 2.1.1, word for word. */
function definition(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256('');
  if (leaves.length === 1) return leaves[0]!;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(sha256, definition(leaves.slice(0, split)), definition(leaves.slice(split)));
}

const tree = fc
  .integer({ min: 1, max: 70 })
  .map((size) => Array.from({ length: size }, (_, index) => leafHash(sha256, Uint8Array.of(index))));
const place = fc.tuple(tree, fc.nat()).map(([leaves, at]) => ({ leaves, index: at % leaves.length }));

test('appending in batches of any size gives the root of the definition', () => {
  fc.assert(
    fc.property(tree, fc.array(fc.integer({ min: 1, max: 20 })), (leaves, batches) => {
      let frontier = EMPTY_FRONTIER;
      for (const batch of [...batches, leaves.length]) {
        frontier = appendLeaves(sha256, frontier, leaves.slice(frontier.size, frontier.size + batch));
      }
      expect(frontier.size).toBe(leaves.length);
      expect(rootOf(sha256, frontier)).toEqual(definition(leaves));
    }),
  );
});

test('every leaf has an inclusion proof that verifies, and for no other leaf, place, size or root', () => {
  fc.assert(
    fc.property(place, ({ leaves, index }) => {
      const claim = {
        leaf: leaves[index]!,
        index,
        size: leaves.length,
        proof: inclusionProof(sha256, leaves, index),
        root: rootOfLeaves(sha256, leaves),
      };
      expect(verifyInclusion(sha256, claim)).toBe(true);
      expect(verifyInclusion(sha256, { ...claim, leaf: sha256('other') })).toBe(false);
      expect(verifyInclusion(sha256, { ...claim, root: sha256('other') })).toBe(false);
      expect(verifyInclusion(sha256, { ...claim, proof: [...claim.proof, sha256('more')] })).toBe(false);
      if (leaves.length === 1) return;
      expect(verifyInclusion(sha256, { ...claim, index: (index + 1) % leaves.length })).toBe(false);
      expect(verifyInclusion(sha256, { ...claim, proof: claim.proof.slice(1) })).toBe(false);
    }),
  );
});

test('every earlier tree has a consistency proof that verifies, and a rewritten one has none', () => {
  fc.assert(
    fc.property(place, fc.nat(), ({ leaves, index }, where) => {
      const oldSize = index + 1;
      const oldRoot = rootOfLeaves(sha256, leaves.slice(0, oldSize));
      const proof = consistencyProof(sha256, leaves, oldSize);
      const claim = {
        oldSize,
        oldRoot,
        newSize: leaves.length,
        newRoot: rootOfLeaves(sha256, leaves),
        proof,
      };
      expect(verifyConsistency(sha256, claim)).toBe(true);
      const rewritten = leaves.with(where % oldSize, sha256('rewritten'));
      const newRoot = rootOfLeaves(sha256, rewritten);
      const forged = consistencyProof(sha256, rewritten, oldSize);
      expect(verifyConsistency(sha256, { ...claim, newRoot, proof: forged })).toBe(false);
      expect(verifyConsistency(sha256, { ...claim, proof: [...proof, sha256('more')] })).toBe(false);
    }),
  );
});
