/** Imports consent rows into the ledger: in batches, idempotent, one bad row never costs another. */
import type { Ledger, NewEvent } from '../core/ports.ts';

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

/** What an import takes. */
export interface ImportRequest {
  readonly rows: AsyncIterable<readonly ConsentRow[]>;
  readonly ledger: Ledger;
  /** Count what would happen, write nothing. */
  readonly rehearse?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called after each batch, which is durable then. */
  readonly onProgress?: (counts: ImportCounts) => void;
  /** Called with each refused row. */
  readonly onRefused?: (row: number) => void;
}

/** Imports every row. Stopping or dying between batches leaves whole batches: running it again completes it. */
export async function importConsents(request: ImportRequest): Promise<ImportCounts> {
  const counts = { read: 0, added: 0, known: 0, refused: 0, rejected: 0 };
  for await (const batch of request.rows) {
    request.signal?.throwIfAborted();
    const events = batch.flatMap((row) => row.events);
    const results =
      events.length > 0
        ? await request.ledger.record(events, { refuseRevival: true, rehearse: request.rehearse ?? false })
        : [];
    let next = 0;
    for (const { row, events: own } of batch) {
      counts.read += 1;
      const mine = results.slice(next, next + own.length);
      next += own.length;
      if (own.length === 0) counts.rejected += 1;
      else if (mine.includes('added')) counts.added += 1;
      else if (mine.includes('refused')) {
        counts.refused += 1;
        request.onRefused?.(row);
      } else counts.known += 1;
    }
    request.onProgress?.({ ...counts });
  }
  return counts;
}
