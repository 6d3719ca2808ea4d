/**
 * Where a campaign's file lies. Its name may come from a recipient's cell, so it leads nowhere but into the folder of the
 * campaign file: what is sent to a stranger is chosen by whoever keeps that folder, never by whoever filled in a list.
 */
import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { MediaFinding } from '../../core/media.ts';

/** Why a file is not to be read. */
export type PathFault = Extract<MediaFinding, { fault: string }>;

/** A file that may be sent. */
export interface LocalFile {
  /** Absolute, with all links followed. */
  readonly path: string;
  readonly size: number;
  /** Changes whenever the file does: device, inode, size and times. */
  readonly stamp: string;
}

const isInside = (way: string): boolean =>
  way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);

/** `.env`, `.git/config`, `.consend/keys/…`: what begins with a dot is a program's own. */
const isHidden = (way: string): boolean => way.split(sep).some((part) => part.startsWith('.'));

function placeFault(way: string): PathFault['fault'] | undefined {
  if (!isInside(way)) return 'outside';
  return isHidden(way) ? 'hidden' : undefined;
}

function readFault(error: unknown): PathFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? { fault: 'missing', detail: '' }
    : { fault: 'unreadable', detail: code };
}

/** Where files may be sent from. */
export interface MediaFolder {
  readonly folder: string;
  /** Files in it that nobody is sent, absolute and with all links followed. */
  readonly records: ReadonlySet<string>;
}

/**
 * Finds a file by its name as the campaign or a row gives it, relative to a folder. It must lie in the folder or below it,
 * by its name and again after all links were followed, with no hidden part, be none of the records, and be an ordinary file.
 */
export async function locate({ folder, records }: MediaFolder, name: string): Promise<LocalFile | PathFault> {
  // By its mere name first: whether a file exists elsewhere is nothing that a cell may find out.
  const named = placeFault(relative(folder, resolve(folder, name)));
  if (named !== undefined) return { fault: named, detail: '' };
  try {
    const path = await realpath(resolve(folder, name));
    const led = placeFault(relative(await realpath(folder), path));
    if (led !== undefined) return { fault: led, detail: '' };
    if (records.has(path)) return { fault: 'record', detail: '' };
    const found = await stat(path, { bigint: true });
    // A pipe would never end, a device holds what it likes.
    if (!found.isFile()) return { fault: 'no-file', detail: '' };
    const { dev, ino, size, mtimeNs, ctimeNs } = found;
    return { path, size: Number(size), stamp: [dev, ino, size, mtimeNs, ctimeNs].join('.') };
  } catch (error) {
    return readFault(error);
  }
}
