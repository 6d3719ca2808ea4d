/** Opening a consent CSV: head, columns and notation of dates first, so that a mistake is told before anything is written. */
import type { ConsentCells } from '../../core/consent-columns.ts';
import type { ConsentRowContext } from '../../core/consent-row.ts';
import type { NewEvent } from '../../core/ports.ts';
import type { TableHead } from '../tabular/index.ts';
import { openTable } from '../tabular/index.ts';
import { canStartWorker, readInWorker } from '../tabular/receive-batches.ts';
import { type ColumnMap, findPositions } from './column-positions.ts';
import type { ConsentProblem } from './consent-problem.ts';
import { checkDates } from './date-notation.ts';
import { originalOf, type PackedRows, unpackEvents } from './packed-rows.ts';
import type { RowsRequest } from './read-rows.ts';

/** A row as it was read. */
export interface ConsentFileRow {
  /** Physical line where the row starts. */
  readonly row: number;
  /** Its facts; none: it was rejected. */
  readonly events: readonly NewEvent[];
}

/** A batch of rows in file order. */
export interface ConsentFileBatch {
  readonly rows: readonly ConsentFileRow[];
  /** Why rows of the batch were rejected. */
  readonly problems: readonly ConsentProblem[];
  /** Rows by wording (`id@version`) that consend.yaml does not list. */
  readonly unlisted: ReadonlyMap<string, number>;
  /** Bytes of the file read so far. */
  readonly bytes: number;
  /** The cells of a row that was not rejected, as one CSV record. */
  originalOf(index: number): string;
}

/** What to read, and how. */
export interface ConsentFileRequest {
  /** Absolute path. */
  readonly file: string;
  /** Columns by the header the user named (`--map`). */
  readonly map: ColumnMap;
  /** Values for cells that are empty or missing (`--purpose` …). */
  readonly defaults: ConsentCells;
  readonly context: ConsentRowContext;
  /** ISO 3166-1 alpha-2 country for numbers without a country code. */
  readonly defaultCountry: string;
  /** Rows in a batch, about; 4,000 by default. */
  readonly batchRows?: number | undefined;
  /** Read in a thread of its own; by default where the file has more than 1 MB. */
  readonly worker?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** An opened consent file. */
export interface ConsentReading {
  readonly head: TableHead;
  /** SHA-256 over the file's bytes, `sha256:` + hex. */
  readonly digest: string;
  /** The rows in batches, once. @throws ConsendError `file.missing`, `file.unreadable`; the signal's reason when aborted */
  batches(): AsyncIterable<ConsentFileBatch>;
}

const WORKER_FROM_BYTES = 1024 * 1024;

/**
 * Opens a consent CSV.
 * @throws ConsendError `file.missing`, `file.unreadable`, `csv.*`, `date-format.needed`;
 *   `csv.phone-column-ambiguous` names the `file`, the `candidates` and the option that settles it (`line`)
 */
export async function openConsents(request: ConsentFileRequest): Promise<ConsentReading> {
  const { context, defaultCountry, defaults, signal } = request;
  const table = await openTable(request.file, signal);
  const positions = findPositions(table.head, request.map);
  const { dateFormat, zone } = context;
  await checkDates(table, { positions, dateFormat, zone, country: defaultCountry, signal });
  const rows: RowsRequest = {
    head: table.head,
    positions,
    defaults,
    context,
    defaultCountry,
    batchRows: request.batchRows,
  };
  const inWorker = (request.worker ?? table.bytes > WORKER_FROM_BYTES) && canStartWorker(import.meta.url);
  return {
    head: table.head,
    digest: table.digest,
    batches: () => batchesOf(inWorker ? readInThread(rows, signal) : readInline(rows, signal)),
  };
}

async function* batchesOf(source: AsyncGenerator<PackedRows>): AsyncGenerator<ConsentFileBatch> {
  for await (const packed of source) {
    const events = unpackEvents(packed);
    yield {
      rows: events.map((own, index) => ({ row: packed.lines[index] ?? 0, events: own })),
      problems: packed.problems,
      unlisted: packed.unlisted,
      bytes: packed.bytes,
      originalOf: (index) => originalOf(packed, index),
    };
  }
}

async function* readInline(rows: RowsRequest, signal: AbortSignal | undefined): AsyncGenerator<PackedRows> {
  // Loaded when needed: with a worker, the numbering plans are of no use in this thread.
  const { readRows } = await import('./read-rows.ts');
  for await (const packed of readRows(rows, signal)) {
    signal?.throwIfAborted();
    yield packed;
  }
}

function readInThread(rows: RowsRequest, signal: AbortSignal | undefined): AsyncGenerator<PackedRows> {
  return readInWorker(new URL('./consents-worker.js', import.meta.url), rows, signal);
}
