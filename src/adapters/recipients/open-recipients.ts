/** Opening the recipients files: heads and columns first, so that a mistake is told before the first row is read. */
import type { RecipientBatch, RecipientsHead, RowCounts } from '../../core/recipient.ts';
import { openTables, type Tables } from '../tabular/index.ts';
import { canStartWorker, readInWorker } from '../tabular/receive-batches.ts';
import { type ColumnRequest, planColumns } from './column-plan.ts';
import { type PackedBatch, unpackBatch } from './pack-batch.ts';
import type { CountedBatch, RowsRequest } from './read-rows.ts';

/** What to read, and how. */
export interface RecipientsRequest extends ColumnRequest {
  /** Absolute paths; rows are read in this order. */
  readonly files: readonly string[];
  /** ISO 3166-1 alpha-2 country for numbers without a country code. */
  readonly defaultCountry: string;
  /** Rows in a batch, about; 1,000 by default. */
  readonly batchSize?: number | undefined;
  /** Read in a thread of its own; by default where the files have more than 2 MB. */
  readonly worker?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Recipients files, opened. */
export interface RecipientsReading {
  /** About the first file; digest and size are of all. */
  readonly head: RecipientsHead;
  /** The rows in order, once. @throws ConsendError `file.missing`, `file.unreadable`; the signal's reason when aborted */
  batches(): AsyncIterable<RecipientBatch>;
  /** Counts up to the end of the batch handed out last; after the end, of everything. */
  counts(): RowCounts;
  /** Lets go of files and thread. Harmless when called twice. */
  close(): Promise<void>;
}

const WORKER_FROM_BYTES = 2 * 1024 * 1024;

/**
 * Opens recipients files: reads each once for digest and encoding, finds the columns.
 * @throws ConsendError `file.missing`, `file.unreadable`, `csv.empty`, `csv.columns-duplicate`, `csv.column-missing`,
 *   `csv.phone-column-missing`, `csv.phone-column-ambiguous`; the params name the `file`
 */
export async function openRecipients(request: RecipientsRequest): Promise<RecipientsReading> {
  const opened = await openTables(request.files, request.signal);
  const files = opened.tables.map(({ head }) => ({ head, columns: planColumns(head, request) }));
  const rows: RowsRequest = { files, defaultCountry: request.defaultCountry, batchRows: request.batchSize };
  const inWorker = request.worker ?? opened.bytes > WORKER_FROM_BYTES;
  const source =
    inWorker && canStartWorker(import.meta.url)
      ? readInThread(rows, request.signal)
      : readInline(rows, request.signal);
  return readingFrom(headOf(opened, files), source);
}

function headOf(opened: Tables, files: RowsRequest['files']): RecipientsHead {
  const [first] = files;
  if (first === undefined) throw new RangeError('recipients need at least one file');
  const { delimiter, encoding, headers } = first.head;
  const { bytes, digest } = opened;
  return { encoding, delimiter, headers, columns: first.columns.roles, digest, bytes };
}

function readingFrom(head: RecipientsHead, source: AsyncGenerator<CountedBatch>): RecipientsReading {
  let counts: RowCounts = { read: 0, valid: 0, invalid: 0, duplicate: 0 };
  async function* batches(): AsyncGenerator<RecipientBatch> {
    for await (const counted of source) {
      counts = counted.counts;
      yield counted.batch;
    }
  }
  return {
    head,
    batches,
    counts: () => counts,
    close: async () => {
      await source.return(undefined);
    },
  };
}

async function* readInline(rows: RowsRequest, signal: AbortSignal | undefined): AsyncGenerator<CountedBatch> {
  // Loaded when needed: with a worker, the numbering plans are of no use in this thread.
  const { readRows } = await import('./read-rows.ts');
  for await (const counted of readRows(rows, signal)) {
    signal?.throwIfAborted();
    yield counted;
  }
}

async function* readInThread(
  rows: RowsRequest,
  signal: AbortSignal | undefined,
): AsyncGenerator<CountedBatch> {
  const entry = new URL('./recipients-worker.js', import.meta.url);
  for await (const packed of readInWorker<PackedBatch>(entry, rows, signal)) yield unpackBatch(packed);
}
