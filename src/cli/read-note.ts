/** Reads the files that proofs are made of. What is no UTF-8 is no note and no bundle: nothing is replaced on the way. */
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ConsendError, type ErrorCode } from '../core/errors.ts';
import type { Session } from './session.ts';

/** Larger files are none that consend wrote: a bundle has a few kilobytes an event. */
const LARGEST_BYTES = 256 * 1024 * 1024;

/** A file's text. Throws `file.missing`, `file.unreadable`, and `otherwise` (file) where it is no UTF-8 or too large. */
export async function readExactText(session: Session, named: string, otherwise: ErrorCode): Promise<string> {
  const file = resolve(session.io.cwd, named);
  try {
    if ((await stat(file)).size > LARGEST_BYTES)
      throw new ConsendError(otherwise, { params: { file: named } });
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch (error) {
    if (error instanceof ConsendError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new ConsendError('file.missing', { params: { file: named }, cause: error });
    if (error instanceof TypeError && code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new ConsendError(otherwise, { params: { file: named }, cause: error });
    const detail = error instanceof Error ? error.message : String(error);
    throw new ConsendError('file.unreadable', { params: { file: named, detail }, cause: error });
  }
}
