/** What proves an event: a file by its digest (and a copy where asked for), else a reference as it stands. */
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Workspace } from '../adapters/config/index.ts';
import { fileDigest } from '../adapters/system/sha256.ts';
import { ConsendError } from '../core/errors.ts';
import type { RandomSource } from '../core/ports.ts';

/** Evidence as an event names it. */
export interface Evidence {
  readonly reference: string;
  /** `sha256:` + hex of a file's bytes. */
  readonly digest: string | undefined;
  /** The file, absolute; undefined for a mere reference. */
  readonly file: string | undefined;
}

/** `https://…`, `sha256:…`, `doc:…`. */
const SCHEME = /^[a-z][a-z0-9+.-]+:/i;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** What nobody calls a document: a path from here, from the root, from home, or a name with a file's ending. */
const PATH_LIKE = /^(\.{1,2}[\\/]|[\\/]|~[\\/]|[A-Za-z]:[\\/])|\.[A-Za-z][A-Za-z0-9]{1,4}$/;

/** The name that a file is known by: its place in the workspace, else its own name. */
function referenceOf(file: string, workspace: Pick<Workspace, 'dir'>): string {
  const path = relative(workspace.dir, file);
  return path.startsWith('..') || isAbsolute(path) ? basename(file) : path.split(sep).join('/');
}

/**
 * Reads what a user names as evidence. An existing file is taken by its digest; an address or the name of a document
 * stands as it is.
 * @throws ConsendError `file.missing` for a path that leads nowhere, `file.unreadable`
 */
export async function readEvidence(
  text: string,
  place: { readonly cwd: string; readonly workspace: Pick<Workspace, 'dir'> },
): Promise<Evidence> {
  const reference = text.trim();
  const isAddress = SCHEME.test(reference);
  const file = resolve(place.cwd, reference);
  if (isAddress || !existsSync(file)) {
    if (!isAddress && PATH_LIKE.test(reference))
      throw new ConsendError('file.missing', { params: { file: reference } });
    return { reference, digest: DIGEST.test(reference) ? reference : undefined, file: undefined };
  }
  if (!(await stat(file)).isFile())
    throw new ConsendError('file.unreadable', { params: { file: reference, detail: 'EISDIR' } });
  return { reference: referenceOf(file, place.workspace), digest: await digestOf(file, reference), file };
}

async function digestOf(file: string, shown: string): Promise<string> {
  try {
    return await fileDigest(file);
  } catch (cause) {
    const detail = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new ConsendError('file.unreadable', { params: { file: shown, detail }, cause });
  }
}

/** A file's ending, where it tells a kind of file and nothing else. */
function endingOf(file: string): string {
  const ending = extname(file).toLowerCase();
  return /^\.[a-z0-9]{1,8}$/.test(ending) ? ending : '';
}

/**
 * Keeps a copy of an evidence file under its digest, readable by the owner alone, once however often it is attached. The
 * reference is then the copy's place in the workspace. The name says nothing about the person.
 * @throws ConsendError `file.unwritable`
 */
export async function attachEvidence(
  file: string,
  workspace: Pick<Workspace, 'dir' | 'stateDir'>,
  random: RandomSource,
): Promise<Evidence> {
  const folder = join(workspace.stateDir, 'evidence');
  // A copy that is cut off lies where left-overs are looked for.
  const tmp = join(workspace.stateDir, 'tmp');
  const draft = join(tmp, `evidence-${Buffer.from(random.bytes(8)).toString('hex')}`);
  try {
    for (const each of [folder, tmp]) await mkdir(each, { recursive: true, mode: 0o700 });
    await copyFile(file, draft);
    await chmod(draft, 0o600);
    // Of the copy, not of the file: what is kept is what the digest is of, whatever happens to the original meanwhile.
    const digest = await fileDigest(draft);
    const kept = join(folder, `${digest.slice('sha256:'.length)}${endingOf(file)}`);
    // A copy that is there already may have been damaged since: its name says what it must be.
    if (!existsSync(kept) || (await fileDigest(kept)) !== digest) await rename(draft, kept);
    return { reference: referenceOf(kept, workspace), digest, file: kept };
  } catch (cause) {
    const detail = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new ConsendError('file.unwritable', { params: { file: folder, detail }, cause });
  } finally {
    await rm(draft, { force: true });
  }
}
