/**
 * Inclusion and consistency proofs (RFC 9162, 2.1.3 and 2.1.4) of a log that only streams by: many at once, in one pass over
 * its leaf hashes, in memory that grows with the proofs and the logarithm of the log.
 *
 * Either proof is the path of one node to the root: of a leaf, or of the last perfect subtree of the older tree. While
 * leaves come in, perfect subtrees pair up as in a binary counter; each pairing gives every wanted node below it one sibling.
 */
import { type Frontier, nodeHash } from './merkle.ts';
import type { Sha256 } from './ports.ts';

/** Which proofs are wanted. */
export interface WantedProofs {
  /** 0-based indexes of leaves whose inclusion is to be proven. */
  readonly leaves?: Iterable<number>;
  /** Sizes (at least 1) of earlier trees that the whole one is to be proven consistent with. */
  readonly sizes?: Iterable<number>;
}

/** A wanted node: its hash once it has come by, and its siblings so far, lowest first. */
interface Wanted {
  hash: Uint8Array | undefined;
  readonly siblings: Uint8Array[];
}

/** A perfect subtree of the leaves so far, and what is wanted below it. */
interface Peak {
  readonly hash: Uint8Array;
  readonly level: number;
  readonly start: number;
  readonly wanted: readonly Wanted[];
}

/** Levels of a tree whose leaves a number can count. */
const LEVELS = 54;
const keyOf = (start: number, level: number): number => start * LEVELS + level;

/** Level of the last perfect subtree of a tree: how often its size can be halved. */
function lastLevel(size: number): number {
  let level = 0;
  for (let rest = size; rest % 2 === 0; rest /= 2) level += 1;
  return level;
}

/** Gathers proofs while leaves are added. */
export class ProofCollector {
  readonly #sha256: Sha256;
  readonly #wanted = new Map<number, Wanted>();
  #peaks: Peak[] = [];
  #size = 0;

  /** Throws RangeError for an index or size that no leaf or tree can have. */
  constructor(sha256: Sha256, { leaves = [], sizes = [] }: WantedProofs) {
    this.#sha256 = sha256;
    for (const index of leaves) this.#want(index, 0);
    for (const size of sizes) {
      if (!(Number.isSafeInteger(size) && size >= 1)) throw new RangeError(`no tree of ${size}`);
      this.#want(size - 2 ** lastLevel(size), lastLevel(size));
    }
  }

  /** Adds the next leaf's hash. */
  add(leaf: Uint8Array): void {
    let peak = this.#peak({ hash: leaf, level: 0, start: this.#size }, []);
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      peak = this.#joined(this.#peaks.pop() as Peak, peak);
    }
    this.#peaks.push(peak);
    this.#size += 1;
  }

  /** The frontier of the leaves so far. */
  frontier(): Frontier {
    return { size: this.#size, peaks: this.#peaks.map(({ hash }) => hash) };
  }

  /** Audit path of a wanted leaf in the tree of the leaves so far. Throws RangeError where it was not wanted or has not come. */
  inclusion(index: number): readonly Uint8Array[] {
    return this.#path(index, 0).path;
  }

  /** Proof that the tree of a wanted size is the beginning of the tree so far. Throws RangeError as `inclusion`. */
  consistency(size: number): readonly Uint8Array[] {
    if (size === this.#size) return [];
    const level = lastLevel(size);
    const { hash, path } = this.#path(size - 2 ** level, level);
    // The verifier knows the root of a perfect older tree already.
    return size === 2 ** level ? path : [hash, ...path];
  }

  #want(start: number, level: number): void {
    if (!(Number.isSafeInteger(start) && start >= 0)) throw new RangeError(`no node at ${start}`);
    this.#wanted.set(keyOf(start, level), { hash: undefined, siblings: [] });
  }

  #peak(node: Omit<Peak, 'wanted'>, below: readonly Wanted[]): Peak {
    const own = this.#wanted.get(keyOf(node.start, node.level));
    if (own === undefined) return { ...node, wanted: below };
    own.hash = node.hash;
    return { ...node, wanted: [...below, own] };
  }

  #joined(left: Peak, right: Peak): Peak {
    for (const { siblings } of left.wanted) siblings.push(right.hash);
    for (const { siblings } of right.wanted) siblings.push(left.hash);
    const { level, start } = left;
    const below = right.wanted.length === 0 ? left.wanted : [...left.wanted, ...right.wanted];
    return this.#peak(
      { hash: nodeHash(this.#sha256, left.hash, right.hash), level: level + 1, start },
      below,
    );
  }

  /** A node's siblings up to the root: within its peak as gathered, then all smaller peaks as one, then the larger ones. */
  #path(start: number, level: number): { readonly hash: Uint8Array; readonly path: readonly Uint8Array[] } {
    const wanted = this.#wanted.get(keyOf(start, level));
    const hash = wanted?.hash;
    const at = this.#peaks.findIndex((peak) => start >= peak.start && start < peak.start + 2 ** peak.level);
    if (wanted === undefined || hash === undefined || at < 0) throw new RangeError(`no proof at ${start}`);
    const smaller = this.#peaks.slice(at + 1).map((peak) => peak.hash);
    const larger = this.#peaks.slice(0, at).map((peak) => peak.hash);
    const last = smaller.pop();
    const bagged = last && smaller.reduceRight((root, peak) => nodeHash(this.#sha256, peak, root), last);
    return { hash, path: [...wanted.siblings, ...(bagged ? [bagged] : []), ...larger.reverse()] };
  }
}
