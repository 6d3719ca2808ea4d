/** The texts that people agree to: the files behind `wordings:` of consend.yaml. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConsendError } from '../../core/errors.ts';
import type { KeptWording } from '../../core/ports.ts';
import { readBytes } from './read-file.ts';
import type { Workspace } from './workspace-types.ts';

/** A text of the workspace with what consend.yaml says it is for. */
export interface WordingText extends KeptWording {
  /** The file as consend.yaml names it. */
  readonly file: string;
  readonly purposes: readonly string[];
  readonly channels: readonly string[];
  /** First day of use (YYYY-MM-DD). */
  readonly from: string | undefined;
}

/** Name of a text in events and on the command line: `newsletter-de@3`. */
export function wordingName({
  id,
  version,
}: {
  readonly id: string;
  readonly version: string | number;
}): string {
  return `${id}@${version}`;
}

/** The text exactly as its bytes say it, a byte order mark included, so that the digest of the kept text is the file's. */
function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new ConsendError('wording.not-utf-8', { params: { file }, cause });
  }
}

/**
 * Reads every text. One whose file is gone is left out: loading the workspace has warned of it.
 * @throws ConsendError `file.unreadable`, `wording.not-utf-8` (file)
 */
export async function readWordings(
  workspace: Pick<Workspace, 'dir' | 'config'>,
): Promise<readonly WordingText[]> {
  const texts: WordingText[] = [];
  for (const { id, version, language, file, purposes, channels, from } of workspace.config.wordings) {
    const path = resolve(workspace.dir, file);
    if (!existsSync(path)) continue;
    const bytes = await readBytes(path, file);
    const text = decode(bytes, file);
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    texts.push({ id, version: String(version), digest, language, text, file, purposes, channels, from });
  }
  return texts;
}
