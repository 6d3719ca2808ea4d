/** The keys that signed the log: each from the size at which it took over. */
import type { LedgerRows } from '../../core/ports.ts';
import type { VerifyFinding } from '../../core/verification.ts';
import { sameBytes, type VerifyContext } from './context.ts';

type KeyRow = Awaited<ReturnType<LedgerRows['keys']>>[number];

/** A key with what was signed by it so far. */
interface KeyUse {
  readonly row: KeyRow;
  good: number;
  /** Findings about checkpoints that it should have signed. Where there is nothing else, the key is at fault. */
  readonly bad: Omit<VerifyFinding, 'params'>[];
  badTotal: number;
}

/** More would say nothing new. */
const BAD_KEPT = 100;

/** Keys by the size from which each signs. */
export class KeyLine {
  readonly #context: VerifyContext;
  readonly #uses: readonly KeyUse[];

  private constructor(context: VerifyContext, uses: readonly KeyUse[]) {
    this.#context = context;
    this.#uses = uses;
  }

  /** Reads the keys. */
  static async read(context: VerifyContext): Promise<KeyLine> {
    const rows = [...(await context.rows.keys())].sort((one, other) => one.fromSize - other.fromSize);
    return new KeyLine(
      context,
      rows.map((row) => ({ row, good: 0, bad: [], badTotal: 0 })),
    );
  }

  /** The key that signs a tree of a size: the last one that took over before it. */
  inForce(size: number): Uint8Array | undefined {
    return this.#useAt(size)?.row.publicKey;
  }

  /** Every key that the ledger has had. */
  all(): readonly Uint8Array[] {
    return this.#uses.map(({ row }) => row.publicKey);
  }

  /** The newest key. */
  newest(): Uint8Array | undefined {
    return this.#uses.at(-1)?.row.publicKey;
  }

  /** Notes whether the checkpoint of a size was signed by the key in force. */
  note(size: number, isSigned: boolean): void {
    const finding = {
      table: 'checkpoints',
      row: size,
      column: 'note',
      problem: 'checkpoint.signature',
    } as const;
    const use = this.#useAt(size);
    if (use === undefined) this.#context.findings.add(finding);
    else if (isSigned) use.good += 1;
    else {
      use.badTotal += 1;
      if (use.bad.length < BAD_KEPT) use.bad.push(finding);
    }
  }

  /** Says what was found, once all checkpoints were seen. `ours`: the key that the workspace holds, where that is known. */
  close(size: number, ours: Uint8Array | undefined): void {
    const { findings } = this.#context;
    for (const [index, use] of this.#uses.entries()) {
      const { fromSize } = use.row;
      const before = this.#uses[index - 1]?.row.fromSize;
      // The first key signs from the beginning; a later one takes over at a size that the log has had.
      const isRight = before === undefined ? fromSize === 0 : fromSize > before && fromSize <= size;
      if (!isRight)
        findings.add({ table: 'keys', row: fromSize, column: 'from_size', problem: 'key.beginning' });
      if (use.good === 0 && use.badTotal > 0)
        findings.add({ table: 'keys', row: fromSize, column: 'public_key', problem: 'key.unused' });
      else for (const finding of use.bad) findings.add(finding);
    }
    const newest = this.#uses.at(-1)?.row;
    if (newest === undefined && size > 0)
      findings.add({ table: 'keys', row: 0, column: undefined, problem: 'key.none' });
    if (newest !== undefined && ours !== undefined && !sameBytes(newest.publicKey, ours))
      findings.add({ table: 'keys', row: newest.fromSize, column: 'public_key', problem: 'key.not-ours' });
  }

  #useAt(size: number): KeyUse | undefined {
    return this.#uses.findLast(({ row }) => row.fromSize < size) ?? this.#uses[0];
  }
}
