/**
 * A workspace's keys in two files of a folder: `ledger.key` (Ed25519, PKCS8 PEM) signs the log, `suppression.key` (32 bytes
 * in hex a line, newest first) hashes identifiers. Whoever reads them can sign in the workspace's name and try out numbers
 * against the suppression list, so both are for the owner alone.
 */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ConsendError } from '../../core/errors.ts';
import type { IdentifierHasher, KeyRing, LedgerKeys, RandomSource } from '../../core/ports.ts';
import { KEY_BYTES, privateKeyPem, signerOf } from './ed25519.ts';
import { hasherOf } from './hasher.ts';

const SIGNING = 'ledger.key';
const HASHING = 'suppression.key';

/** What is wrong with a key's file, for the error's text. */
type KeyTrouble = 'missing' | 'unreadable' | 'garbled';

function keyError(file: string, reason: KeyTrouble, cause?: unknown): ConsendError {
  return new ConsendError('ledger.key-missing', { params: { file, reason }, cause });
}

/** A file's text; undefined where there is no such file. */
async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw keyError(file, 'unreadable', error);
  }
}

function readSigner(file: string, text: string): LedgerKeys['signer'] {
  try {
    return signerOf(text);
  } catch (error) {
    throw keyError(file, 'garbled', error);
  }
}

function readHasher(file: string, text: string): IdentifierHasher {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (!lines.every((line) => /^[0-9a-f]{64}$/i.test(line))) throw keyError(file, 'garbled');
  const [newest, ...older] = lines.map((line) => Buffer.from(line, 'hex'));
  if (newest === undefined) throw keyError(file, 'garbled');
  return hasherOf([newest, ...older]);
}

/** Writes a file for the owner alone, down to the disk. Fails where there is one. */
async function writeNew(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a rename durable. Windows cannot open a folder for it and needs no such step. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EISDIR' && code !== 'EPERM' && code !== 'EACCES' && code !== 'EINVAL') throw error;
  }
}

/** The keys in a folder, `<workspace>/.consend/keys`. Errors name the file. */
export function fileKeyRing(folder: string, random: RandomSource): KeyRing {
  const files = { signing: join(folder, SIGNING), hashing: join(folder, HASHING) };

  const load = async (): Promise<LedgerKeys | undefined> => {
    let [signing, hashing] = [await textOf(files.signing), await textOf(files.hashing)];
    // Both come into being at one moment, perhaps between these two looks.
    if (signing === undefined && hashing !== undefined) signing = await textOf(files.signing);
    if (hashing === undefined && signing !== undefined) hashing = await textOf(files.hashing);
    if (signing === undefined && hashing === undefined) return undefined;
    if (signing === undefined) throw keyError(files.signing, 'missing');
    if (hashing === undefined) throw keyError(files.hashing, 'missing');
    return { signer: readSigner(files.signing, signing), hasher: readHasher(files.hashing, hashing) };
  };

  /** Both at once: a folder of its own that is then given its name, which only one of several makers can do. */
  const make = async (): Promise<void> => {
    const draft = `${folder}.${Buffer.from(random.bytes(6)).toString('hex')}`;
    await mkdir(draft, { recursive: true, mode: 0o700 });
    try {
      await writeNew(join(draft, SIGNING), privateKeyPem(random.bytes(KEY_BYTES)));
      await writeNew(join(draft, HASHING), `${Buffer.from(random.bytes(KEY_BYTES)).toString('hex')}\n`);
      syncFolder(draft);
      // An empty folder of that name may be in the way, on some systems; one with content never goes.
      await rmdir(folder).catch(() => undefined);
      await rename(draft, folder);
      syncFolder(dirname(folder));
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  };

  return {
    file: files.signing,
    load,
    async create() {
      const before = await load();
      if (before !== undefined) return before;
      let cause: unknown;
      await make().catch((error: unknown) => {
        cause = error;
      });
      // Another process may have been faster: its keys are then the ones.
      const keys = await load();
      if (keys === undefined) {
        throw new ConsendError('file.unwritable', {
          params: { file: files.signing, detail: String((cause as NodeJS.ErrnoException)?.code ?? cause) },
          cause,
        });
      }
      return keys;
    },
  };
}
