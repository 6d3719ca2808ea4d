/**
 * An approver's private key: a PEM file (PKCS8, Ed25519) of its own, outside of any workspace, for its owner alone, with a
 * passphrase or without.
 */
import { createPrivateKey } from 'node:crypto';
import { mkdir, open, readFile, stat } from 'node:fs/promises';
import { platform } from 'node:os';
import { dirname } from 'node:path';
import { ConsendError } from '../../core/errors.ts';
import type { CheckpointSigner, RandomSource } from '../../core/ports.ts';
import { KEY_BYTES, privateKeyPem, signerOf } from './ed25519.ts';

/** What is wrong with an approver's key file. */
export type ApproverKeyTrouble =
  | 'missing'
  | 'exists'
  | 'unreadable'
  | 'open-to-others'
  | 'garbled'
  | 'passphrase';

function trouble(file: string, reason: ApproverKeyTrouble, cause?: unknown): ConsendError {
  return new ConsendError('approval.key', { params: { file, reason }, cause });
}

/** Makes a key and writes it. Throws `approval.key` where a file is there. */
export async function writeApproverKey(
  file: string,
  { random, passphrase }: { readonly random: RandomSource; readonly passphrase: string },
): Promise<CheckpointSigner> {
  const plain = privateKeyPem(random.bytes(KEY_BYTES));
  const pem =
    passphrase === ''
      ? plain
      : createPrivateKey(plain).export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase });
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(pem);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw trouble(file, 'exists', error);
    throw new ConsendError('file.unwritable', { params: { file, detail: message }, cause: error });
  }
  return signerOf(plain);
}

async function pemOf(file: string): Promise<string> {
  try {
    const [text, { mode }] = [await readFile(file, 'utf8'), await stat(file)];
    // Windows knows no such bits; there the folder's rights hold.
    if (platform() !== 'win32' && (mode & 0o077) !== 0) throw trouble(file, 'open-to-others');
    return text;
  } catch (error) {
    if (error instanceof ConsendError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw trouble(file, code === 'ENOENT' ? 'missing' : 'unreadable', error);
  }
}

/** Whether a key file is there that the present account can read and that asks for no passphrase. */
export async function isOpenKey(file: string): Promise<boolean> {
  try {
    return (await readFile(file, 'utf8')).includes('-----BEGIN PRIVATE KEY-----');
  } catch {
    return false;
  }
}

/**
 * Reads a key. Throws `approval.key`.
 * @param passphrase asked for where the file has one; undefined: nobody can be asked
 */
export async function readApproverKey(
  file: string,
  passphrase: () => Promise<string | undefined>,
): Promise<CheckpointSigner> {
  const pem = await pemOf(file);
  if (!pem.includes('-----BEGIN ENCRYPTED PRIVATE KEY-----')) {
    try {
      return signerOf(pem);
    } catch (error) {
      throw trouble(file, 'garbled', error);
    }
  }
  const typed = await passphrase();
  if (typed === undefined) throw trouble(file, 'passphrase');
  try {
    const plain = createPrivateKey({ key: pem, passphrase: typed }).export({ format: 'pem', type: 'pkcs8' });
    return signerOf(plain.toString());
  } catch (error) {
    throw trouble(file, 'passphrase', error);
  }
}
