import { ConsendError } from '../../core/errors.ts';

/** An error of the file system in consend's codes; an abort and errors of our own pass through as they are. */
export function fileError(path: string, error: unknown): unknown {
  if (error instanceof ConsendError || !(error instanceof Error) || error.name === 'AbortError') return error;
  const { code } = error as NodeJS.ErrnoException;
  const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
  return new ConsendError(isMissing ? 'file.missing' : 'file.unreadable', {
    params: { file: path, reason: code },
    cause: error,
  });
}
