/** Files that belong to the ledger and lie outside it, looked at by `consent verify`: attached evidence, texts people agree to. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readWordings, type Workspace, wordingName } from '../adapters/config/index.ts';
import { fileDigest } from '../adapters/system/sha256.ts';
import type { ConsentEvent } from '../core/consent.ts';
import { ConsendError } from '../core/errors.ts';
import type { KeptWording } from '../core/ports.ts';
import type { VerifyFinding } from '../core/verification.ts';

/** A copy's name: the digest in hex, perhaps with an ending. */
const COPY = /^([0-9a-f]{64})(?:\.[a-z0-9]{1,8})?$/;

/** Gathers the attached copies that events name. Only those attached by hand have one, so it stays small. */
export class AttachedEvidence {
  readonly #named = new Set<string>();

  /** Takes an event in. */
  take({ evidence }: ConsentEvent): void {
    if (evidence === undefined || !evidence.reference.startsWith('.consend/evidence/')) return;
    const name = basename(evidence.reference);
    if (COPY.test(name)) this.#named.add(name);
  }

  /** Names of copies that events name and the folder lacks. What is missing was lost or kept elsewhere; it is not forged. */
  missingIn(folder: string): readonly string[] {
    return [...this.#named].filter((name) => !existsSync(join(folder, name))).sort();
  }
}

/**
 * Looks at every copy in the folder of attached evidence: its bytes must have the digest that is its name.
 * @throws ConsendError `file.unreadable`
 */
export async function checkEvidence(
  folder: string,
): Promise<{ readonly files: number; readonly findings: readonly VerifyFinding[] }> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  const copies = names.filter((name) => COPY.test(name)).sort();
  const findings: VerifyFinding[] = [];
  for (const name of copies) {
    if ((await digestOf(join(folder, name))) === `sha256:${COPY.exec(name)?.[1]}`) continue;
    findings.push({
      table: 'evidence',
      row: name,
      column: undefined,
      problem: 'evidence.altered',
      params: {},
    });
  }
  return { files: copies.length, findings };
}

async function digestOf(file: string): Promise<string> {
  try {
    return await fileDigest(file);
  } catch (cause) {
    const detail = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new ConsendError('file.unreadable', { params: { file, detail }, cause });
  }
}

/**
 * Texts of consend.yaml whose file no longer says what the ledger kept under the name, with the file.
 * @throws ConsendError `file.unreadable`, `wording.not-utf-8`
 */
export async function changedWordings(
  workspace: Pick<Workspace, 'dir' | 'config'>,
  kept: ReadonlyMap<string, Pick<KeptWording, 'digest'>>,
): Promise<readonly { readonly name: string; readonly file: string }[]> {
  return (await readWordings(workspace))
    .map((text) => ({ name: wordingName(text), file: text.file, digest: text.digest }))
    .filter(({ name, digest }) => (kept.get(name)?.digest ?? digest) !== digest)
    .map(({ name, file }) => ({ name, file }));
}
