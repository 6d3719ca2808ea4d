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
 * may have two more between) and before a zero byte. Version 4 shortens paths; nothing is said of it.
 */
function names(index: Buffer, path: string): boolean {
  if (index.subarray(0, 4).toString('latin1') !== 'DIRC' || index.readUInt32BE(4) > 3) return false;
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
