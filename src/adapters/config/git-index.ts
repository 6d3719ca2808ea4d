/** Whether a file is under version control: read from git's own index, so that no program is run and none is needed. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** The repository that a folder lies in: its top, and its index. */
interface Repository {
  readonly top: string;
  readonly index: string;
}

/** `.git` is a folder, or in worktrees and submodules a file that names one. */
function gitFolder(top: string): string | undefined {
  const path = join(top, '.git');
  try {
    if (statSync(path).isDirectory()) return path;
    const named = /^gitdir:\s*(.+)$/m.exec(readFileSync(path, 'utf8'))?.[1];
    return named === undefined ? undefined : resolve(top, named.trim());
  } catch {
    return undefined;
  }
}

function repositoryOf(folder: string): Repository | undefined {
  for (let top = folder; ; top = dirname(top)) {
    const git = gitFolder(top);
    if (git !== undefined) return { top, index: join(git, 'index') };
    if (dirname(top) === top) return undefined;
  }
}

/** Low bits of an entry's flags that hold the length of its path (git, "index-format"). */
const LENGTH_BITS = 0xfff;

/**
 * Whether an index names a path. Entries of versions 2 and 3 hold it whole, behind two bytes of flags with its length (version 3
 * may have two more between) and before a zero byte.
 */
function names(index: Buffer, path: string): boolean {
  if (index.subarray(0, 4).toString('latin1') !== 'DIRC') return false;
  if (index.readUInt32BE(4) === 4) return namesShortened(index, path);
  const wanted = Buffer.from(`${path}\0`);
  const length = Math.min(wanted.length - 1, LENGTH_BITS);
  for (let at = index.indexOf(wanted); at >= 0; at = index.indexOf(wanted, at + 1)) {
    const flags = [at - 2, at - 4].map((place) =>
      place < 12 ? -1 : index.readUInt16BE(place) & LENGTH_BITS,
    );
    if (flags.includes(length)) return true;
  }
  return false;
}

/** Bytes of an entry before its path: times, modes and sizes (40), the object's SHA-1 (20), flags (2). */
const ENTRY_BYTES = 62;
/** The flag of an entry that has two more bytes of flags. */
const EXTENDED = 0x4000;

/**
 * Whether an index of version 4 names a path. Each entry holds how many bytes of the path before it go, as a number of seven
 * bits a byte, and what comes in their place, up to a zero byte.
 */
function namesShortened(index: Buffer, path: string): boolean {
  let at = 12;
  let last = Buffer.alloc(0);
  for (let left = index.readUInt32BE(8); left > 0; left--) {
    const isExtended = (index.readUInt16BE(at + ENTRY_BYTES - 2) & EXTENDED) !== 0;
    at += ENTRY_BYTES + (isExtended ? 2 : 0);
    let byte = index.readUInt8(at++);
    let dropped = byte & 0x7f;
    while ((byte & 0x80) !== 0) {
      byte = index.readUInt8(at++);
      dropped = ((dropped + 1) << 7) | (byte & 0x7f);
    }
    const end = index.indexOf(0, at);
    last = Buffer.concat([last.subarray(0, last.length - dropped), index.subarray(at, end)]);
    if (last.toString('utf8') === path) return true;
    at = end + 1;
  }
  return false;
}

/** Whether git tracks a file. False where there is no repository, or its index cannot be read. */
export function isTracked(file: string): boolean {
  const repository = repositoryOf(dirname(file));
  if (repository === undefined) return false;
  try {
    const path = relative(repository.top, file).split(sep).join('/');
    return names(readFileSync(repository.index), path);
  } catch {
    return false;
  }
}
