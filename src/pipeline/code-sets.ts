/** Counts people by the set of codes that block them. A path of nodes for each set: nothing is made for one met before. */
import type { Finding } from '../core/decision.ts';
import type { BlockedSet } from '../core/remedies.ts';

interface Node {
  readonly next: Map<string, Node>;
  count: number;
}

/** Sets are few; files made to have many must not be what memory grows with. */
const MOST_NODES = 10_000;

/** Counts sets of codes. */
export class CodeSets {
  private readonly root: Node = { next: new Map(), count: 0 };
  private nodes = 0;

  /** Counts one person; the findings come in the order of the table, so the same set takes the same path. */
  add(findings: readonly Finding[]): void {
    let node = this.root;
    for (const { code, severity } of findings) {
      if (severity !== 'block') continue;
      let next = node.next.get(code);
      if (next === undefined) {
        if (this.nodes >= MOST_NODES) return;
        next = { next: new Map(), count: 0 };
        this.nodes += 1;
        node.next.set(code, next);
      }
      node = next;
    }
    node.count += 1;
  }

  /** The sets with the people who have exactly these codes. */
  sets(): BlockedSet[] {
    const found: BlockedSet[] = [];
    const walk = (node: Node, codes: readonly string[]): void => {
      if (node.count > 0 && codes.length > 0) found.push({ codes, count: node.count });
      for (const [code, next] of node.next) walk(next, [...codes, code]);
    };
    walk(this.root, []);
    return found;
  }
}
