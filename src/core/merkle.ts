/**
 * The log's Merkle tree as in RFC 9162 (Certificate Transparency 2.0), section 2.1: leaf = SHA-256(0x00 ‖ entry), node =
 * SHA-256(0x01 ‖ left ‖ right), a tree of n leaves splits at the largest power of two below n. Pure: hashing is passed in.
 */
import type { Sha256 } from './ports.ts';

/** What appending and the root need of a tree: its size and the roots of its perfect subtrees, largest first. */
export interface Frontier {
  readonly size: number;
  readonly peaks: readonly Uint8Array[];
}

/** A tree without leaves. */
export const EMPTY_FRONTIER: Frontier = { size: 0, peaks: [] };

/** Bytes of a hash. */
export const HASH_BYTES = 32;

/** What is hashed for an inner node. Hashing is synchronous, so one space serves for all of them. */
const nodeInput = new Uint8Array(1 + 2 * HASH_BYTES).fill(1, 0, 1);
const leafInput = new Uint8Array(1 + HASH_BYTES);

/** Hash of a leaf over its entry (RFC 9162, 2.1.1). */
export function leafHash(sha256: Sha256, entry: Uint8Array): Uint8Array {
  const input = entry.length === HASH_BYTES ? leafInput : new Uint8Array(1 + entry.length);
  input.set(entry, 1);
  return sha256(input);
}

/** Hash of an inner node over its two children (RFC 9162, 2.1.1). */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  const isUsual = left.length === HASH_BYTES && right.length === HASH_BYTES;
  const input = isUsual ? nodeInput : new Uint8Array(1 + left.length + right.length).fill(1, 0, 1);
  input.set(left, 1);
  input.set(right, 1 + left.length);
  return sha256(input);
}

/** The frontier after appending leaf hashes in order. */
export function appendLeaves(sha256: Sha256, frontier: Frontier, leaves: readonly Uint8Array[]): Frontier {
  const peaks = [...frontier.peaks];
  let size = frontier.size;
  for (const leaf of leaves) {
    let peak = leaf;
    // Each trailing one bit of the old size is a perfect subtree that the new leaf completes a pair with.
    for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      peak = nodeHash(sha256, peaks.pop() as Uint8Array, peak);
    }
    peaks.push(peak);
    size += 1;
  }
  return { size, peaks };
}

/** The frontier after appending one leaf hash. */
export function appendLeaf(sha256: Sha256, frontier: Frontier, leaf: Uint8Array): Frontier {
  return appendLeaves(sha256, frontier, [leaf]);
}

/** The tree's root; of an empty tree the hash of nothing (RFC 9162, 2.1.1). */
export function rootOf(sha256: Sha256, frontier: Frontier): Uint8Array {
  let root: Uint8Array | undefined;
  for (let index = frontier.peaks.length - 1; index >= 0; index -= 1) {
    const peak = frontier.peaks[index] as Uint8Array;
    root = root === undefined ? peak : nodeHash(sha256, peak, root);
  }
  return root ?? sha256(new Uint8Array(0));
}

/** The root over leaf hashes. */
export function rootOfLeaves(sha256: Sha256, leaves: readonly Uint8Array[]): Uint8Array {
  return rootOf(sha256, appendLeaves(sha256, EMPTY_FRONTIER, leaves));
}

/** Largest power of two below n, for n of at least 2. */
function splitOf(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

/** Audit path of the leaf at a 0-based index, lowest sibling first (RFC 9162, 2.1.3.1). Throws RangeError outside the tree. */
export function inclusionProof(sha256: Sha256, leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (!(index >= 0 && index < leaves.length)) throw new RangeError(`no leaf ${index} among ${leaves.length}`);
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  const left = leaves.slice(0, split);
  const right = leaves.slice(split);
  return index < split
    ? [...inclusionProof(sha256, left, index), rootOfLeaves(sha256, right)]
    : [...inclusionProof(sha256, right, index - split), rootOfLeaves(sha256, left)];
}

/** A claim that a leaf hash stands at an index of the tree with a size and a root. */
export interface InclusionClaim {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Whether the claim holds (RFC 9162, 2.1.3.2). */
export function verifyInclusion(sha256: Sha256, claim: InclusionClaim): boolean {
  if (!(claim.index >= 0 && claim.index < claim.size)) return false;
  let node = claim.index;
  let last = claim.size - 1;
  let hash = claim.leaf;
  for (const sibling of claim.proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sha256, sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(sha256, hash, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameHash(hash, claim.root);
}

/** Proof that the tree of the first `size` leaves is the beginning of the whole one (RFC 9162, 2.1.4.1). Throws RangeError. */
export function consistencyProof(sha256: Sha256, leaves: readonly Uint8Array[], size: number): Uint8Array[] {
  if (!(size >= 1 && size <= leaves.length))
    throw new RangeError(`no tree of ${size} within ${leaves.length}`);
  return subProof(sha256, { leaves, size, whole: true });
}

interface SubProof {
  readonly leaves: readonly Uint8Array[];
  readonly size: number;
  /** Whether the subtree's root is one that the verifier of the older tree holds already. */
  readonly whole: boolean;
}

function subProof(sha256: Sha256, { leaves, size, whole }: SubProof): Uint8Array[] {
  if (size === leaves.length) return whole ? [] : [rootOfLeaves(sha256, leaves)];
  const split = splitOf(leaves.length);
  const left = leaves.slice(0, split);
  const right = leaves.slice(split);
  return size <= split
    ? [...subProof(sha256, { leaves: left, size, whole }), rootOfLeaves(sha256, right)]
    : [...subProof(sha256, { leaves: right, size: size - split, whole: false }), rootOfLeaves(sha256, left)];
}

/** A claim that the tree of one size and root grew into the other by appending alone. */
export interface ConsistencyClaim {
  readonly oldSize: number;
  readonly oldRoot: Uint8Array;
  readonly newSize: number;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Whether the claim holds (RFC 9162, 2.1.4.2). An empty old tree is the beginning of any. */
export function verifyConsistency(sha256: Sha256, claim: ConsistencyClaim): boolean {
  const { oldSize, newSize, oldRoot, newRoot } = claim;
  if (oldSize < 0 || oldSize > newSize) return false;
  if (oldSize === newSize) return claim.proof.length === 0 && sameHash(oldRoot, newRoot);
  if (oldSize === 0) return claim.proof.length === 0 && sameHash(oldRoot, sha256(new Uint8Array(0)));
  const path = isPowerOfTwo(oldSize) ? [oldRoot, ...claim.proof] : [...claim.proof];
  const [first, ...rest] = path;
  if (first === undefined) return false;
  let node = oldSize - 1;
  let last = newSize - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return foldConsistency(sha256, { first, rest, node, last, oldRoot, newRoot });
}

interface ConsistencyWalk {
  readonly first: Uint8Array;
  readonly rest: readonly Uint8Array[];
  readonly node: number;
  readonly last: number;
  readonly oldRoot: Uint8Array;
  readonly newRoot: Uint8Array;
}

/** Steps 5 to 7 of RFC 9162, 2.1.4.2: builds both roots from the one path. */
function foldConsistency(sha256: Sha256, walk: ConsistencyWalk): boolean {
  let { node, last } = walk;
  let older = walk.first;
  let newer = walk.first;
  for (const sibling of walk.rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      older = nodeHash(sha256, sibling, older);
      newer = nodeHash(sha256, sibling, newer);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      newer = nodeHash(sha256, newer, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameHash(older, walk.oldRoot) && sameHash(newer, walk.newRoot);
}

function isPowerOfTwo(n: number): boolean {
  return n === 1 || splitOf(n) * 2 === n;
}

/** Whether two hashes are the same bytes. They are public, so time of comparison tells nobody anything. */
function sameHash(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
