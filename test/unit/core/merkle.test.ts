import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  appendLeaf,
  consistencyProof,
  EMPTY_FRONTIER,
  inclusionProof,
  leafHash,
  nodeHash,
  rootOf,
  rootOfLeaves,
  verifyConsistency,
  verifyInclusion,
} from '../../../src/core/merkle.ts';
import type { Sha256 } from '../../../src/core/ports.ts';

const sha256: Sha256 = (data) => new Uint8Array(createHash('sha256').update(data).digest());
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

// The inputs and roots of Certificate Transparency's reference tests (google/certificate-transparency, merkle_tree_test).
const INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const LEAVES = INPUTS.map((input) => leafHash(sha256, Buffer.from(input, 'hex')));

test('an empty tree has the hash of nothing as its root', () => {
  expect(hex(rootOf(sha256, EMPTY_FRONTIER))).toBe(hex(sha256('')));
});

test.each(ROOTS.map((root, index) => [index + 1, root] as const))(
  'a tree of the first %i reference leaves has the reference root',
  (size, root) => {
    expect(hex(rootOfLeaves(sha256, LEAVES.slice(0, size)))).toBe(root);
  },
);

test('appending one leaf at a time leads to the same roots', () => {
  let frontier = EMPTY_FRONTIER;
  for (const [index, leaf] of LEAVES.entries()) {
    frontier = appendLeaf(sha256, frontier, leaf);
    expect(frontier.size).toBe(index + 1);
    expect(hex(rootOf(sha256, frontier))).toBe(ROOTS[index]);
  }
});

test('the audit path of the RFC example names the siblings from the leaf up', () => {
  // RFC 9162, 2.1.5: in a tree of seven, the path of d0 is [b, h, l].
  const leaves = LEAVES.slice(0, 7);
  const [, b, c, d, e, f, j] = leaves as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const h = nodeHash(sha256, c, d);
  const l = nodeHash(sha256, nodeHash(sha256, e, f), j);
  expect(inclusionProof(sha256, leaves, 0).map(hex)).toEqual([b, h, l].map(hex));
});

test('the consistency proof of the RFC example is the one of the RFC', () => {
  // RFC 9162, 2.1.5: from three to seven leaves: [c, d, g, l].
  const leaves = LEAVES.slice(0, 7);
  const [a, b, c, d, e, f, j] = leaves as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const g = nodeHash(sha256, a, b);
  const l = nodeHash(sha256, nodeHash(sha256, e, f), j);
  expect(consistencyProof(sha256, leaves, 3).map(hex)).toEqual([c, d, g, l].map(hex));
});

test('a place outside the tree has no proof', () => {
  expect(() => inclusionProof(sha256, LEAVES, 8)).toThrow(RangeError);
  expect(() => inclusionProof(sha256, LEAVES, -1)).toThrow(RangeError);
  expect(() => consistencyProof(sha256, LEAVES, 9)).toThrow(RangeError);
  expect(() => consistencyProof(sha256, LEAVES, 0)).toThrow(RangeError);
});

test('a claim about a place outside the tree never holds', () => {
  const root = rootOfLeaves(sha256, LEAVES);
  const leaf = LEAVES[0]!;
  expect(verifyInclusion(sha256, { leaf, index: 8, size: 8, proof: [], root })).toBe(false);
  expect(verifyInclusion(sha256, { leaf, index: -1, size: 8, proof: [], root })).toBe(false);
  expect(verifyInclusion(sha256, { leaf, index: 0, size: 8, proof: [], root })).toBe(false);
});

test('an empty log is the beginning of every log, and no log shrinks', () => {
  const newRoot = rootOfLeaves(sha256, LEAVES);
  const empty = rootOf(sha256, EMPTY_FRONTIER);
  expect(verifyConsistency(sha256, { oldSize: 0, oldRoot: empty, newSize: 8, newRoot, proof: [] })).toBe(
    true,
  );
  expect(verifyConsistency(sha256, { oldSize: 0, oldRoot: newRoot, newSize: 8, newRoot, proof: [] })).toBe(
    false,
  );
  expect(verifyConsistency(sha256, { oldSize: 9, oldRoot: newRoot, newSize: 8, newRoot, proof: [] })).toBe(
    false,
  );
});

test('hashes of any length are hashed as they are: a proof that somebody shortened proves nothing', () => {
  const node = (left: Uint8Array, right: Uint8Array) => sha256(Uint8Array.of(1, ...left, ...right));
  const [long, whole, short] = [40, 32, 5].map((length) => new Uint8Array(length).fill(length)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  for (const left of [whole, short, long])
    for (const right of [whole, short, long])
      expect(nodeHash(sha256, left, right)).toEqual(node(left, right));
  for (const entry of [whole, short, long])
    expect(leafHash(sha256, entry)).toEqual(sha256(Uint8Array.of(0, ...entry)));
});
