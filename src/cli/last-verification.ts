/** What the last verification of the whole ledger came to, kept beside the database: plans ask before anybody is written to. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { LedgerLook } from '../core/surroundings.ts';

const schema = z.object({ at: z.iso.datetime({ offset: true }), events: z.number(), findings: z.number() });

function fileOf({ stateDir }: { readonly stateDir: string }): string {
  return join(stateDir, 'verified.json');
}

/** Keeps the result of a verification. Where nothing can be written there (a copy to be looked at), nothing is kept. */
export async function rememberVerification(
  workspace: { readonly stateDir: string },
  result: z.infer<typeof schema>,
): Promise<void> {
  await writeFile(fileOf(workspace), `${JSON.stringify(result)}\n`, { mode: 0o600 }).catch(() => undefined);
}

/** The last verification; undefined: there was none, or its note cannot be read. */
export async function lastVerification(workspace: {
  readonly stateDir: string;
}): Promise<LedgerLook['verified']> {
  try {
    const { at, findings } = schema.parse(JSON.parse(await readFile(fileOf(workspace), 'utf8')));
    return { at, holds: findings === 0 };
  } catch {
    return undefined;
  }
}
