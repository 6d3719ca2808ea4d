/** A copy of the whole store, of one moment, in a file of its own. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ConsendError } from '../../../core/errors.ts';
import type { Connection } from './connection.ts';

/** Makes what was written to a file or folder durable. */
function flush(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function failed(path: string, error: unknown): ConsendError {
  // What SQLite says of the copy names the store; it is the copy that could not be written.
  if (error instanceof ConsendError)
    return new ConsendError(error.code, { params: { ...error.params, path }, cause: error.cause });
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const reason =
    code === 'ENOSPC' ? 'full' : code === 'EROFS' || code === 'EACCES' ? 'read-only' : 'cannot-open';
  return new ConsendError('store.unavailable', { params: { path, reason }, cause: error });
}

/**
 * Copies the store while others go on writing. The copy appears under its name when it is whole, readable for the owner
 * alone. Throws `file.exists` where something is there already, `store.unavailable` where it cannot be written.
 */
export function copyStore(connection: Connection, target: string): void {
  const path = resolve(target);
  const partial = `${path}.partial`;
  if (existsSync(path)) throw new ConsendError('file.exists', { params: { file: path } });
  try {
    rmSync(partial, { force: true });
    // SQLite writes into a file that is there and empty, and leaves its mode alone.
    closeSync(openSync(partial, 'wx', 0o600));
    connection.read(() => connection.sql('VACUUM INTO ?').run(partial));
    flush(partial);
    renameSync(partial, path);
    flush(dirname(path));
  } catch (error) {
    rmSync(partial, { force: true });
    throw failed(path, error);
  }
}
