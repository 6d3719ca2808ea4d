/**
 * The ledger as rows that an import reads back to the same state: person by person, and last what is left of those who were
 * erased. Nothing grows with the ledger but the entries of the erased and the people whose numbers changed hands.
 */
import { cellsOfEvent } from '../core/consent-cells.ts';
import type { ConsentCells } from '../core/consent-columns.ts';
import type { Ledger, LedgerEntry } from '../core/ports.ts';
import { logOrder, type ReplayedRow, replayOrder } from '../core/replay-order.ts';
import { WORKSPACE_PERSON } from '../core/suppression.ts';

/** What an export takes. */
export interface ExportRequest {
  readonly ledger: Ledger;
  /** Events up to this number of the log: what is recorded meanwhile stays out. */
  readonly size: number;
  /** Whether an import finds a number in this very text. */
  readonly isNumber: (text: string) => boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Rows of an export, in batches, with how many events they were made from. */
export interface ExportBatch {
  readonly rows: readonly ConsentCells[];
  readonly events: number;
}

/** What a first look at the log finds. */
interface FirstLook {
  /** Identifiers that went from one person to another. */
  readonly released: ReadonlySet<string>;
  /** What is about the workspace, and what erasures left. */
  readonly apart: readonly ReplayedRow[];
}

async function lookFirst({ ledger, size, signal }: ExportRequest): Promise<FirstLook> {
  const released = new Set<string>();
  const apart: ReplayedRow[] = [];
  for await (const lines of ledger.log()) {
    signal?.throwIfAborted();
    for (const { seq, event } of lines) {
      if (event === undefined || seq > size) continue;
      for (const identifier of event.released ?? []) released.add(identifier);
      if (event.kind === 'erased' || event.person === WORKSPACE_PERSON)
        apart.push({ seq, event, identifiers: event.identifiers });
    }
  }
  return { released, apart };
}

function touches(events: readonly LedgerEntry[], identifiers: ReadonlySet<string>): boolean {
  return (
    identifiers.size > 0 && events.some(({ event }) => event.identifiers.some((one) => identifiers.has(one)))
  );
}

/**
 * The rows of the whole ledger. People whose numbers changed hands come together in the order of the log, after all
 * others: only in that order each number leads to whoever had it then.
 */
export async function* exportConsents(request: ExportRequest): AsyncGenerator<ExportBatch> {
  const { ledger, size, isNumber, signal } = request;
  const { released, apart } = await lookFirst(request);
  const batchOf = (rows: readonly ReplayedRow[]): ExportBatch => ({
    rows: rows.flatMap(({ event, identifiers }) => cellsOfEvent(event, { identifiers, isNumber }) ?? []),
    events: rows.length,
  });
  const exchanged: ReplayedRow[] = [];
  for await (const people of ledger.people({ events: true })) {
    signal?.throwIfAborted();
    const rows: ReplayedRow[] = [];
    for (const { events } of people) {
      const own = events.filter(({ seq }) => seq <= size);
      if (touches(own, released)) exchanged.push(...logOrder(own));
      else rows.push(...replayOrder(own));
    }
    yield batchOf(rows);
  }
  yield batchOf(exchanged.sort((one, other) => one.seq - other.seq));
  yield batchOf(apart);
}
