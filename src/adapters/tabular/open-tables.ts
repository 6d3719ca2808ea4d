/** Opening tables: what is known before the first row, and the rows as a stream of batches in bounded memory. */
import { createHash } from 'node:crypto';
import { BlockCutter } from './block-cutter.ts';
import { inspectFile } from './inspect-file.ts';
import { readBlock } from './read-block.ts';
import { readHead } from './read-head.ts';
import { readText } from './read-text.ts';
import type { TableHead, TableRecord } from './table-types.ts';

/** Options of reading rows. */
export interface RecordsOptions {
  /** Rows in a batch, about; 1,000 by default. */
  readonly batchRows?: number | undefined;
  /** Size of the pieces read from disk, in bytes. */
  readonly chunkBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told how many bytes of the file were read so far; the rows are a little behind. */
  readonly onRead?: ((bytes: number) => void) | undefined;
}

/** An opened table. */
export interface Table {
  readonly head: TableHead;
  /**
   * The rows after the header, in file order, broken ones among them. May be asked for again; each time reads the file anew.
   * @throws ConsendError `file.missing`, `file.unreadable`
   */
  records(options?: RecordsOptions): AsyncIterable<readonly TableRecord[]>;
}

/** Tables opened together. */
export interface Tables {
  readonly tables: readonly Table[];
  /** SHA-256 over the bytes of all files in order, `sha256:` + hex. */
  readonly digest: string;
  /** Size of all files, in bytes. */
  readonly bytes: number;
}

const BATCH_ROWS = 250;

/**
 * Opens files of delimited text: reads each once for digest and encoding, then its head.
 * @throws ConsendError `file.missing`, `file.unreadable`, `csv.empty`, `csv.columns-duplicate`
 */
export async function openTables(paths: readonly string[], signal?: AbortSignal): Promise<Tables> {
  const hash = createHash('sha256');
  const tables: Table[] = [];
  for (const path of paths) {
    const facts = await inspectFile(path, { hash, signal });
    tables.push(tableFrom(await readHead(path, facts)));
  }
  const bytes = tables.reduce((sum, table) => sum + table.head.bytes, 0);
  return { tables, digest: `sha256:${hash.digest('hex')}`, bytes };
}

/**
 * Opens one file of delimited text.
 * @throws ConsendError `file.missing`, `file.unreadable`, `csv.empty`, `csv.columns-duplicate`
 */
export async function openTable(path: string, signal?: AbortSignal): Promise<Table & Omit<Tables, 'tables'>> {
  const { tables, digest, bytes } = await openTables([path], signal);
  const [table] = tables;
  if (table === undefined) throw new RangeError('one path opens one table');
  return { ...table, digest, bytes };
}

/** A table whose head is known already, as in a worker thread that was handed it. */
export function tableFrom(head: TableHead): Table {
  return { head, records: (options) => readRecords(head, options ?? {}) };
}

async function* readRecords(
  head: TableHead,
  options: RecordsOptions,
): AsyncGenerator<readonly TableRecord[]> {
  const { encoding, path } = head;
  const { chunkBytes, onRead, signal } = options;
  const text = readText(path, { encoding, chunkBytes, signal, onRead });
  const blockLines = options.batchRows ?? BATCH_ROWS;
  const cutter = new BlockCutter(text, { path, skip: head.bodyStart, line: head.bodyLine, blockLines });
  const shape = { delimiter: head.delimiter, columns: head.headers.length };
  try {
    for (;;) {
      const block = await cutter.next();
      if (block === undefined) return;
      const { records, givenBack } = readBlock(block, shape);
      if (givenBack) cutter.giveBack(givenBack.bytes, givenBack.lines);
      if (records.length > 0) yield records;
    }
  } finally {
    // Closes the file where the reader stops before the end.
    await text.return(undefined);
  }
}
