/** What erasing, retention, backups and restoring share: the lock, the lists beside the database, the parts of an erasure. */
import { join } from 'node:path';
import { z } from 'zod';
import { appendLasting, readLasting } from '../adapters/files/lasting-list.ts';
import { type StoreFile, storeFile } from '../adapters/store/store-file.ts';
import { sha256 } from '../adapters/system/sha256.ts';
import type { KnownBackup } from '../core/erasure.ts';
import { ConsendError } from '../core/errors.ts';
import type { KnownErasure, LockHandle } from '../core/ports.ts';
import type { ErasureMemory, ErasureParts } from '../pipeline/erase.ts';
import { personFiles } from './person-files.ts';
import type { Session } from './session.ts';
import type { OpenWorkspace } from './workspace.ts';

const erasureSchema = z.object({
  person: z.string(),
  at: z.string(),
  ground: z.string(),
  hashes: z.array(z.string()),
  suppressedSince: z.string().optional(),
});
const backupSchema = z.object({ file: z.string(), at: z.string() });

/** Those values of a list that have its shape; a line of some later version is passed over. */
function valid<T>(schema: z.ZodType<T>, values: readonly unknown[]): T[] {
  return values.flatMap((value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Erasures kept outside the store, in `.consend/erasures.ndjson`: nothing in them tells who it was. */
export function erasureMemory(workspace: { readonly stateDir: string }): ErasureMemory {
  const file = join(workspace.stateDir, 'erasures.ndjson');
  return {
    async known() {
      const found = valid(erasureSchema, await readLasting(file));
      return found.map((one): KnownErasure => ({ ...one, suppressedSince: one.suppressedSince }));
    },
    add: (erasures) => appendLasting(file, erasures),
  };
}

function backupsFile(workspace: { readonly stateDir: string }): string {
  return join(workspace.stateDir, 'backups.ndjson');
}

/** Backups that `consend store backup` made, oldest first. */
export async function knownBackups(workspace: { readonly stateDir: string }): Promise<KnownBackup[]> {
  return valid(backupSchema, await readLasting(backupsFile(workspace)));
}

/** Remembers a backup. */
export async function rememberBackup(
  workspace: { readonly stateDir: string },
  backup: KnownBackup,
): Promise<void> {
  await appendLasting(backupsFile(workspace), [backup]);
}

/** The parts of an erasure in an opened workspace. */
export function erasureParts({ session, workspace, store }: OpenWorkspace): ErasureParts {
  const { ledger, suppressions, records, care } = store;
  const { dir, stateDir, storeUrl } = workspace;
  const { clock } = session;
  return {
    ledger,
    suppressions,
    records,
    care,
    files: personFiles({ dir, stateDir, storeUrl, clock }),
    memory: erasureMemory(workspace),
    clock,
  };
}

/**
 * Takes the lock of all that empties or replaces: erasures, retention and restores keep apart. What a restore left when it
 * was cut off holds people as they were, so it goes. Throws `run.locked`.
 */
export function lockCare(session: Session, file: StoreFile): LockHandle {
  const lock = file.lock('care');
  if (lock === undefined)
    throw new ConsendError('run.locked', { params: { what: session.messages.care.lock } });
  file.dropCopy();
  file.dropReplaced();
  return lock;
}

/** The file of an opened workspace's store. */
export async function storeFileOf({ workspace }: Pick<OpenWorkspace, 'workspace'>): Promise<StoreFile> {
  return await storeFile(workspace.storeUrl, sha256);
}
