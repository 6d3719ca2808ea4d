/** Writes a file that must not be there yet. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ConsendError } from '../core/errors.ts';
import type { Session } from './session.ts';

/** Writes a new file for its owner alone; its path. Throws `file.exists`, `file.unwritable`. */
export async function writeNewFile(session: Session, named: string, text: string): Promise<string> {
  const file = resolve(session.io.cwd, named);
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 });
    return file;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new ConsendError('file.exists', { params: { file: named }, cause: error });
    const detail = error instanceof Error ? error.message : String(error);
    throw new ConsendError('file.unwritable', { params: { file: named, detail }, cause: error });
  }
}
