/**
 * Rejects files: the rows that cannot be used, as they stand in the input, with row and reason behind them. Made to be
 * corrected in place and read again alone.
 */
import { type FileHandle, mkdir, open, realpath, rm } from 'node:fs/promises';
import { basename, dirname, join, parse } from 'node:path';
import { quotedCell } from '../adapters/tabular/index.ts';
import { ConsendError } from '../core/errors.ts';

/** A rejects file that is being written; nothing is made until the first row. */
export interface RejectsFile {
  readonly file: string;
  readonly count: number;
  add(row: {
    /** The row's own cells as one CSV record. */
    readonly original: string;
    readonly row: number;
    readonly code: string;
    readonly explanation: string;
  }): void;
  /** Resolves when what was added is with the system: rows by the million must not pile up in memory. */
  settle(): Promise<void>;
  /**
   * Ends the file. `isWhole`: every row was read; where none was added, a file of an earlier run is removed then, for it
   * tells of rows that are not rejected any more. Harmless when called twice.
   */
  close(options?: { readonly isWhole?: boolean }): Promise<void>;
}

/** What heads the file. */
export interface RejectsHead {
  /** The input's header cells as one CSV record. */
  readonly header: string;
  readonly delimiter: ',' | ';' | '\t' | '|';
}

/** Columns behind the input's own. */
const REJECT_COLUMNS = ['consend_row', 'consend_problem', 'consend_explanation'];
/** How much of a file is looked at for its header. */
const HEAD_BYTES = 64 * 1024;
/** Text is handed to the system in pieces of about so many characters. */
const PIECE = 1 << 16;

/** Whether a file is one that `openRejects` wrote; false where there is none. */
async function isRejectsFile(file: string): Promise<boolean> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, 'r');
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.toString('utf8', 0, bytesRead);
    return [',', ';', '\t', '|'].some((delimiter) => head.includes(`${REJECT_COLUMNS.join(delimiter)}\r\n`));
  } catch {
    return false;
  } finally {
    await handle?.close();
  }
}

async function exists(file: string): Promise<boolean> {
  return (await realpath(file).catch(() => undefined)) !== undefined;
}

async function isSame(file: string, input: string): Promise<boolean> {
  if (file === input) return true;
  const [one, other] = await Promise.all([file, input].map((path) => realpath(path).catch(() => undefined)));
  return one !== undefined && one === other;
}

/**
 * Where the rejects of an input go when nobody says: `x.rejects.csv` beside it. Of a rejects file the next number
 * (`x.rejects.2.csv`): a file that is read is never written, nor is one that consend did not write.
 */
export async function rejectsBeside(input: string): Promise<string> {
  const [, stem = '', number] = /^(.*?)(?:\.rejects(?:\.(\d+))?)?$/s.exec(parse(basename(input)).name) ?? [];
  const isRejects = parse(basename(input)).name !== stem;
  for (let next = isRejects ? Number(number ?? 1) + 1 : 1; ; next++) {
    const file = join(dirname(input), `${stem}.rejects${next === 1 ? '' : `.${next}`}.csv`);
    if (await isSame(file, input)) continue;
    if (!(await exists(file)) || (await isRejectsFile(file))) return file;
  }
}

/**
 * A file named for the rejects of inputs.
 * @throws ConsendError `file.exists` where it is one of the inputs, or a file that consend did not write
 */
export async function namedRejects(file: string, inputs: readonly string[]): Promise<string> {
  const same = await Promise.all(inputs.map((input) => isSame(file, input)));
  const isForeign = (await exists(file)) && !(await isRejectsFile(file));
  if (same.includes(true) || isForeign) throw new ConsendError('file.exists', { params: { file } });
  return file;
}

/** Opens a rejects file lazily. Throws `file.unwritable` at `settle` or `close` where it could not be written. */
export function openRejects(file: string, head: () => RejectsHead): RejectsFile {
  let handle: FileHandle | undefined;
  let pending: Promise<void> = Promise.resolve();
  let failure: unknown;
  let count = 0;
  let text = '';
  const write = async (piece: string): Promise<void> => {
    if (handle === undefined) {
      await mkdir(dirname(file), { recursive: true });
      handle = await open(file, 'w', 0o600);
    }
    await handle.appendFile(piece);
  };
  const flush = (): void => {
    if (text === '') return;
    const piece = text;
    text = '';
    pending = pending
      .then(() => write(piece))
      .catch((error: unknown) => {
        failure ??= error;
      });
  };
  const settle = async (): Promise<void> => {
    flush();
    await pending;
    if (failure === undefined) return;
    const params = { file, detail: String(failure) };
    throw new ConsendError('file.unwritable', { params, cause: failure });
  };
  return {
    file,
    get count() {
      return count;
    },
    add({ original, row, code, explanation }) {
      const { header, delimiter } = head();
      if (count === 0) text += `\uFEFF${[header, ...REJECT_COLUMNS].join(delimiter)}\r\n`;
      count += 1;
      text += `${[original, row, code, quotedCell(explanation, delimiter)].join(delimiter)}\r\n`;
      if (text.length >= PIECE) flush();
    },
    settle,
    async close(options) {
      try {
        await settle();
        if (count === 0 && options?.isWhole && (await isRejectsFile(file))) await rm(file, { force: true });
      } finally {
        const opened = handle;
        handle = undefined;
        await opened?.close();
      }
    },
  };
}
