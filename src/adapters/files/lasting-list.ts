/** Lists that only grow, a JSON value a line: what must outlast the database stands beside it. */
import { open, readFile } from 'node:fs/promises';
import { ConsendError } from '../../core/errors.ts';

/**
 * Appends values and waits until they are on the disk. A line that a crash cut off is closed first. For its owner alone.
 * Throws `file.unwritable`.
 */
export async function appendLasting(file: string, values: readonly unknown[]): Promise<void> {
  if (values.length === 0) return;
  try {
    const handle = await open(file, 'a+', 0o600);
    try {
      const { size } = await handle.stat();
      const last = Buffer.alloc(1);
      if (size > 0) await handle.read(last, 0, 1, size - 1);
      const isCutOff = size > 0 && last[0] !== 10;
      const lines = values.map((value) => `${JSON.stringify(value)}\n`).join('');
      await handle.appendFile(isCutOff ? `\n${lines}` : lines);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new ConsendError('file.unwritable', {
      params: { file, detail: error instanceof Error ? error.message : '' },
      cause: error,
    });
  }
}

/** The values of a list, oldest first; none where there is no file. A line that is no JSON is a write that never ended. */
export async function readLasting(file: string): Promise<unknown[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw new ConsendError('file.unreadable', { params: { file, detail: error.message }, cause: error });
  });
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as unknown];
    } catch {
      return [];
    }
  });
}
