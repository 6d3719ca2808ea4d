/** Imports consent rows into the ledger: in batches, idempotent, one bad row never costs another. */
import type { Finding } from '../core/decision.ts';
import type { Ledger, NewEvent, RecordResult } from '../core/ports.ts';
import type { ImportChecks } from './import-checks.ts';

/** A row's facts, or the mark that it is rejected (why is told to the reader's own rejects file). */
export interface ConsentRow {
  /** Physical line where the row starts. */
  readonly row: number;
  /** Empty: the row is rejected. */
  readonly events: readonly NewEvent[];
}

/** Counts of an import: `read = added + known + refused + rejected`; a row that makes two events counts once. */
export interface ImportCounts {
  readonly read: number;
  readonly added: number;
  readonly known: number;
  /** Would bring back someone who withdrew, objected or was suppressed later than the row says. */
  readonly refused: number;
  readonly rejected: number;
}

/** What was imported, for the note that the ledger keeps of it. */
export interface ImportedFile {
  /** Name of the file without its path. */
  readonly name: string;
  /** `sha256:` + hex of its bytes. */
  readonly digest: string;
  /** Who imported it. */
  readonly actor: string | undefined;
  /** When it ended, epoch milliseconds. */
  readonly now: () => number;
}

/** What an import takes. */
export interface ImportRequest {
  readonly rows: AsyncIterable<readonly ConsentRow[]>;
  readonly ledger: Ledger;
  /** Count what would happen, write nothing. */
  readonly rehearse?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Notes in the ledger, at the end of an import that added something, which file it was and what became of its rows. */
  readonly about?: ImportedFile | undefined;
  /** Called after each batch, which is durable then. */
  readonly onProgress?: (counts: ImportCounts) => void;
  /** The checks on facts before they enter the ledger; undefined: none. */
  readonly checks?: ImportChecks | undefined;
  /** Called with each row that a check or the ledger turned away, and its place in its batch. */
  readonly onTurnedAway?: (row: number, index: number, finding: Finding | undefined) => void;
}

/** The note of an import: about the workspace itself, and about nobody in the file. */
function noteOf({ name, digest, actor, now }: ImportedFile, counts: ImportCounts): NewEvent {
  return {
    kind: 'imported',
    purposes: [],
    channels: [],
    occurredAt: new Date(now()).toISOString(),
    source: 'import',
    evidence: { reference: name, digest },
    batch: { ...counts },
    identifiers: [],
    ...(actor === undefined ? {} : { actor }),
  };
}

/** What became of a row: added where one of its facts is new, refused where one was and none is new. */
function outcomeOf(results: readonly RecordResult[], first: number, count: number): keyof ImportCounts {
  let outcome: 'known' | 'refused' | 'rejected' = count === 0 ? 'rejected' : 'known';
  for (let index = first; index < first + count; index++) {
    const result = results[index];
    if (result === 'added') return 'added';
    if (result === 'refused') outcome = 'refused';
  }
  return outcome;
}

/** Places of the facts that are not their row's first: a confirmation must not outlive the consent that it confirms. */
function dependentOf(batch: readonly ConsentRow[]): ReadonlySet<number> {
  const places = new Set<number>();
  let next = 0;
  for (const { events } of batch) {
    for (let index = 1; index < events.length; index++) places.add(next + index);
    next += events.length;
  }
  return places;
}

/** The rows without the facts of those that a check turns away: they count as rejected. */
function checked(
  batch: readonly ConsentRow[],
  { checks, onTurnedAway }: ImportRequest,
): readonly ConsentRow[] {
  if (checks === undefined) return batch;
  return batch.map((one, index) => {
    // What is wrong with a row's own fact is wrong with its confirmation.
    const [fact] = one.events;
    const blocking = fact && checks.look(fact).find(({ severity }) => severity === 'block');
    if (blocking === undefined) return one;
    onTurnedAway?.(one.row, index, blocking);
    return { row: one.row, events: [] };
  });
}

/** Imports every row. Stopping or dying between batches leaves whole batches: running it again completes it. */
export async function importConsents(request: ImportRequest): Promise<ImportCounts> {
  const { about, ledger, signal } = request;
  const rehearse = request.rehearse ?? false;
  const counts = { read: 0, added: 0, known: 0, refused: 0, rejected: 0 };
  for await (const read of request.rows) {
    signal?.throwIfAborted();
    const batch = checked(read, request);
    const events = batch.flatMap((row) => row.events);
    const options = { refuseRevival: true, rehearse, dependent: dependentOf(batch) };
    const results = events.length > 0 ? await ledger.record(events, options) : [];
    let next = 0;
    for (const [index, { row, events: own }] of batch.entries()) {
      const outcome = outcomeOf(results, next, own.length);
      next += own.length;
      counts.read += 1;
      counts[outcome] += 1;
      if (outcome === 'refused')
        request.onTurnedAway?.(row, index, own[0] && request.checks?.refused(own[0]));
    }
    request.onProgress?.({ ...counts });
  }
  if (about !== undefined && counts.added > 0 && !rehearse) await ledger.record([noteOf(about, counts)]);
  return counts;
}
