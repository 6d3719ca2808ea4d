/** The checkpoints beside the log: each is what the log had come to when it was signed. */
import { type Frontier, HASH_BYTES, rootOf } from '../../core/merkle.ts';
import type { RawCheckpoint } from '../../core/ports.ts';
import {
  type Checkpoint,
  isAltered,
  isSignedBy,
  parseCheckpoint,
  parseNote,
} from '../../core/signed-note.ts';
import type { VerifyProblem } from '../../core/verification.ts';
import { sameBytes, type VerifyContext } from './context.ts';
import type { KeyLine } from './keys.ts';

/** Peaks of a tree of a size from their joined bytes; undefined where there cannot be so many. */
export function peaksOf(bytes: Uint8Array, size: number): readonly Uint8Array[] | undefined {
  let count = 0;
  for (let rest = size; rest >= 1; rest = Math.floor(rest / 2)) count += rest % 2;
  if (bytes.length !== count * HASH_BYTES) return undefined;
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES),
  );
}

/** A checkpoint as it was read, and whether the key in force signed it. */
export interface ReadCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly isSigned: boolean;
}

/** Reads a note and asks for the signature of the key in force at its size; undefined: it is no checkpoint. */
export function readCheckpoint(
  context: VerifyContext,
  keys: KeyLine,
  note: string,
): ReadCheckpoint | undefined {
  const { sha256, verify } = context;
  const parsed = parseNote(note);
  const checkpoint = parsed && parseCheckpoint(parsed.text);
  if (parsed === undefined || checkpoint === undefined) return undefined;
  const publicKey = keys.inForce(checkpoint.size);
  const isSigned =
    publicKey !== undefined && isSignedBy(parsed, { sha256, verify, name: checkpoint.origin, publicKey });
  return { checkpoint, isSigned };
}

/**
 * Whether a note that was kept elsewhere was altered: it says that a key of this ledger signed it, and none of them did.
 * The ledger is not to blame for that. A note of another key is something else: it shows that the ledger was signed anew.
 */
export function isAlteredNote(
  { sha256, verify, origin }: VerifyContext,
  keys: KeyLine,
  note: string,
): boolean {
  const parsed = parseNote(note);
  return (
    parsed !== undefined &&
    keys.all().some((publicKey) => isAltered(parsed, { sha256, verify, name: origin, publicKey }))
  );
}

/** Walks the kept checkpoints beside the log, in order of their sizes. */
export class CheckpointWalk {
  readonly #context: VerifyContext;
  readonly #keys: KeyLine;
  readonly #pages: AsyncIterator<readonly RawCheckpoint[]>;
  #page: readonly RawCheckpoint[] = [];
  #place = 0;
  #count = 0;
  #lastSize: number;
  /** Whether some checkpoint says that the log before it is not what was signed: from there on none can fit. */
  #isRewritten = false;
  #foreign: { row: number; origin: string } | undefined;
  #own = 0;

  /** Walks from the first checkpoint after a trusted size. */
  constructor(context: VerifyContext, keys: KeyLine, since: number) {
    this.#context = context;
    this.#keys = keys;
    this.#lastSize = since;
    this.#pages = context.rows.checkpoints()[Symbol.asyncIterator]();
  }

  /** Brings the first checkpoint after the trusted size forward. */
  async begin(): Promise<void> {
    await this.#turn();
    const isPartial = this.#lastSize > 0;
    while (this.nextSize <= this.#lastSize || this.nextSize < 1) {
      if (!isPartial) this.#blame('checkpoint.size', 'size');
      this.#place += 1;
      await this.#turn();
    }
  }

  /** How many were seen. */
  get count(): number {
    return this.#count;
  }

  /** Whether the log was found to differ from what was signed. */
  get isRewritten(): boolean {
    return this.#isRewritten;
  }

  /** Size of the next checkpoint; infinite where there is none. */
  get nextSize(): number {
    return this.#page[this.#place]?.size ?? Number.POSITIVE_INFINITY;
  }

  /**
   * Compares the next checkpoint with the tree at its size. `tree` undefined: events before it are missing, so that nothing
   * can be recomputed.
   */
  async compare(tree: Frontier | undefined): Promise<void> {
    const row = this.#page[this.#place] as RawCheckpoint;
    const read = readCheckpoint(this.#context, this.#keys, row.note);
    if (read === undefined) this.#blame('checkpoint.unreadable', 'note');
    else if (this.#isSound(row, read) && tree !== undefined) this.#compareRoot(row, read.checkpoint, tree);
    await this.#advance();
  }

  /** What is left once the log has ended, and whether its last event is covered. */
  async end(size: number): Promise<void> {
    const { findings } = this.#context;
    for (; this.nextSize !== Number.POSITIVE_INFINITY; await this.#advance()) {
      findings.add({
        table: 'checkpoints',
        row: this.nextSize,
        column: undefined,
        problem: 'checkpoint.beyond',
        params: { events: size },
      });
    }
    if (this.#lastSize < size)
      findings.add({
        table: 'checkpoints',
        row: size,
        column: undefined,
        problem: 'checkpoint.missing',
        params: { from: this.#lastSize + 1, to: size },
      });
    this.#sayForeign();
  }

  /** Whether the row agrees with itself: signature, origin, size, peaks. */
  #isSound(row: RawCheckpoint, { checkpoint, isSigned }: ReadCheckpoint): boolean {
    this.#keys.note(row.size, isSigned);
    if (!isSigned) return false;
    if (checkpoint.origin !== this.#context.origin)
      this.#foreign ??= { row: row.size, origin: checkpoint.origin };
    else this.#own += 1;
    if (checkpoint.size !== row.size) {
      this.#blame('checkpoint.size', 'size');
      return false;
    }
    const peaks = peaksOf(row.peaks, row.size);
    if (!peaks || !sameBytes(rootOf(this.#context.sha256, { size: row.size, peaks }), checkpoint.root))
      this.#blame('checkpoint.peaks', 'peaks');
    return true;
  }

  #compareRoot(row: RawCheckpoint, checkpoint: Checkpoint, tree: Frontier): void {
    if (this.#isRewritten || sameBytes(rootOf(this.#context.sha256, tree), checkpoint.root)) return;
    this.#isRewritten = true;
    // The note is signed and right in itself, so it is the log that is not what it was.
    this.#context.findings.add({
      table: 'events',
      row: this.#lastSize + 1,
      column: 'commitment',
      problem: 'event.rewritten',
      params: { from: this.#lastSize + 1, to: row.size },
    });
  }

  /** One origin of all notes that is not the ledger's own: then it is the ledger's id that was changed. */
  #sayForeign(): void {
    if (this.#foreign === undefined) return;
    const { row, origin } = this.#foreign;
    const params = { origin, expected: this.#context.origin };
    this.#context.findings.add(
      this.#own === 0
        ? { table: 'meta', row: 'store.id', column: 'value', problem: 'origin.changed', params }
        : { table: 'checkpoints', row, column: 'note', problem: 'checkpoint.origin', params },
    );
  }

  #blame(problem: VerifyProblem, column: string): void {
    this.#context.findings.add({ table: 'checkpoints', row: this.nextSize, column, problem });
  }

  async #advance(): Promise<void> {
    this.#count += 1;
    this.#lastSize = Math.max(this.#lastSize, this.nextSize);
    this.#place += 1;
    await this.#turn();
  }

  async #turn(): Promise<void> {
    if (this.#place < this.#page.length) return;
    const { value, done } = await this.#pages.next();
    this.#page = done ? [] : value;
    this.#place = 0;
  }
}
