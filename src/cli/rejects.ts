/** Rejects files: the rows that cannot be used, as they stand in the input, with row and reason behind them. */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { ConsendError } from '../core/errors.ts';

/** A rejects file that is being written; nothing is made until the first row. */
export interface RejectsFile {
  readonly file: string;
  readonly count: number;
  add(row: {
    readonly original: string;
    readonly row: number;
    readonly code: string;
    readonly explanation: string;
  }): void;
  close(): Promise<void>;
}

/** What heads the file. */
export interface RejectsHead {
  /** The input's header cells as one CSV record. */
  readonly header: string;
  readonly delimiter: string;
}

const quoted = (text: string): string =>
  /["\r\n;,\t|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Opens a rejects file lazily. Throws `file.unwritable` at `close` where it could not be written. */
export function openRejects(file: string, head: () => RejectsHead): RejectsFile {
  let stream: ReturnType<typeof createWriteStream> | undefined;
  let pending: Promise<void> | undefined;
  let failure: unknown;
  let count = 0;
  const lines: string[] = [];
  const start = async (): Promise<void> => {
    await mkdir(dirname(file), { recursive: true });
    stream = createWriteStream(file, { mode: 0o600 });
    stream.on('error', (error) => {
      failure = error;
    });
    for (const line of lines.splice(0)) stream.write(line);
  };
  const write = (line: string): void => {
    if (stream) stream.write(line);
    else lines.push(line);
    pending ??= start().catch((error: unknown) => {
      failure = error;
    });
  };
  return {
    file,
    get count() {
      return count;
    },
    add({ original, row, code, explanation }) {
      const { header, delimiter: d } = head();
      if (count === 0) write(`\uFEFF${header}${d}consend_row${d}consend_problem${d}consend_explanation\r\n`);
      count += 1;
      write(`${original}${d}${row}${d}${code}${d}${quoted(explanation)}\r\n`);
    },
    async close() {
      await pending;
      if (stream && !failure) {
        stream.end();
        await finished(stream).catch((error: unknown) => {
          failure = error;
        });
      }
      if (failure)
        throw new ConsendError('file.unwritable', {
          params: { file, detail: String(failure) },
          cause: failure,
        });
    },
  };
}
