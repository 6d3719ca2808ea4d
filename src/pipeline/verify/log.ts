/** The log itself: every event in its place, true to its commitment, and the tree over all of them. */
import { appendLeaves, type Frontier, leafHash, rootOf } from '../../core/merkle.ts';
import type { RawEvent } from '../../core/ports.ts';
import { commitmentOf, erasedFactKey } from '../../core/sealed-event.ts';
import type { VerifyProblem } from '../../core/verification.ts';
import type { CheckpointWalk } from './checkpoints.ts';
import { joinedBytes, sameBytes, type VerifyContext } from './context.ts';

/** Whether a row has lost its content, as an erasure leaves it. */
export const isEmptied = ({ body, salt }: RawEvent): boolean => body === null && salt === null;

/** What is wrong between an event's content and its commitment, or what an erasure left of it. */
export function sealProblem({ sha256 }: VerifyContext, event: RawEvent): VerifyProblem | undefined {
  const { fact, body, salt, commitment } = event;
  if (body !== null && salt !== null)
    return sameBytes(commitmentOf(sha256, salt, body), commitment) ? undefined : 'event.commitment';
  if (!isEmptied(event)) return 'event.half-erased';
  return fact !== null && sameBytes(fact, erasedFactKey(sha256, commitment)) ? undefined : 'event.fact';
}

/** Where a reading of the log begins. */
export interface LogStart {
  /** The trusted tree that it goes on from. */
  readonly frontier: Frontier;
  /** A size at which the root is wanted: that of a checkpoint kept elsewhere. */
  readonly markSize: number | undefined;
}

/** What reading the log gave. */
export interface LogReading {
  /** The tree over all events; undefined: events are missing, so that there is none. */
  readonly tree: Frontier | undefined;
  /** Sequence number of the last event. */
  readonly size: number;
  readonly read: number;
  readonly erased: number;
  /** Root at the marked size, where the log has it. */
  readonly markRoot: Uint8Array | undefined;
  /** Events that were found wrong. */
  readonly bad: ReadonlySet<number>;
  /** Keys of the people whose events were read; gathered only when the reading began in the middle. */
  readonly people: ReadonlySet<number>;
}

/** Reads the log from a trusted place to its end. */
export async function readLog(
  context: VerifyContext,
  walk: CheckpointWalk,
  start: LogStart,
): Promise<LogReading> {
  const reader = new LogReader(context, walk, start);
  const { size: first } = start.frontier;
  const { size: total } = await context.rows.tree();
  await reader.mark();
  for await (const batch of context.rows.events(first > 0 ? first : Number.MIN_SAFE_INTEGER)) {
    context.signal?.throwIfAborted();
    for (const event of batch) {
      reader.take(event);
      if (reader.isAtMark) await reader.mark();
    }
    context.onProgress({ phase: 'log', events: reader.read, total: Math.max(total - first, reader.read) });
  }
  await reader.settle();
  return reader.reading();
}

/** A reading that is under way. */
class LogReader {
  read = 0;
  readonly #context: VerifyContext;
  readonly #walk: CheckpointWalk;
  readonly #markSize: number;
  readonly #isPartial: boolean;
  readonly #bad = new Set<number>();
  readonly #people = new Set<number>();
  #tree: Frontier | undefined;
  #leaves: Uint8Array[] = [];
  #size: number;
  #erased = 0;
  #markRoot: Uint8Array | undefined;

  constructor(context: VerifyContext, walk: CheckpointWalk, { frontier, markSize }: LogStart) {
    this.#context = context;
    this.#walk = walk;
    this.#tree = frontier;
    this.#size = frontier.size;
    this.#isPartial = frontier.size > 0;
    this.#markSize = markSize ?? Number.POSITIVE_INFINITY;
  }

  /** Whether the tree is at a size at which it is to be compared, or grown enough to be hashed. */
  get isAtMark(): boolean {
    return this.#walk.nextSize <= this.#size || this.#markSize === this.#size || this.#leaves.length >= 1024;
  }

  /** Takes the next event in. */
  take(event: RawEvent): void {
    this.read += 1;
    if (event.seq !== this.#size + 1 && !this.#isInPlace(event)) return;
    this.#size = event.seq;
    if (this.#isPartial) this.#people.add(event.personKey);
    if (isEmptied(event)) this.#erased += 1;
    const problem = sealProblem(this.#context, event);
    if (problem !== undefined) this.#blame(event.seq, problem);
    if (this.#tree !== undefined) this.#leaves.push(leafHash(this.#context.sha256, event.commitment));
  }

  /** Grows the tree up to here and compares it with whatever checkpoints are due. */
  async mark(): Promise<void> {
    const { sha256 } = this.#context;
    if (this.#tree !== undefined) this.#tree = appendLeaves(sha256, this.#tree, this.#leaves);
    this.#leaves = [];
    if (this.#size === this.#markSize && this.#tree !== undefined)
      this.#markRoot = rootOf(sha256, this.#tree);
    while (this.#walk.nextSize <= this.#size)
      await this.#walk.compare(this.#walk.nextSize === this.#size ? this.#tree : undefined);
  }

  /** Ends the reading: what is kept of the tree must be what it has become. */
  async settle(): Promise<void> {
    await this.mark();
    await this.#walk.end(this.#size);
    const kept = await this.#context.rows.tree();
    const blame = (column: string): void =>
      this.#context.findings.add({ table: 'tree', row: 1, column, problem: 'tree.differs' });
    if (kept.size !== this.#size) blame('size');
    // A log that was rewritten has another tree than the one kept: that was said already.
    if (this.#tree === undefined || this.#walk.isRewritten) return;
    if (!sameBytes(kept.peaks, joinedBytes(this.#tree.peaks))) blame('peaks');
  }

  reading(): LogReading {
    return {
      tree: this.#tree,
      size: this.#size,
      read: this.read,
      erased: this.#erased,
      markRoot: this.#markRoot,
      bad: this.#bad,
      people: this.#people,
    };
  }

  /** Says what is wrong with an event's number; whether it belongs to the log all the same. */
  #isInPlace({ seq }: RawEvent): boolean {
    const { findings } = this.#context;
    if (seq <= this.#size) {
      findings.add({ table: 'events', row: seq, column: 'seq', problem: 'event.foreign' });
      this.#bad.add(seq);
      return false;
    }
    const from = this.#size + 1;
    const params = { from, to: seq - 1 };
    findings.add({ table: 'events', row: from, column: 'seq', problem: 'event.missing', params });
    // Without them nothing that was signed can be recomputed.
    this.#tree = undefined;
    return true;
  }

  #blame(seq: number, problem: VerifyProblem): void {
    this.#bad.add(seq);
    const column = problem === 'event.fact' ? 'fact' : undefined;
    this.#context.findings.add({ table: 'events', row: seq, column, problem });
  }
}
