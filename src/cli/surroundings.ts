/** Looks at what lies outside the settings for the checks on provider and account. */
import { resolve } from 'node:path';
import { fileDigest } from '../adapters/system/sha256.ts';
import { documentPaths, type FoundDocuments } from '../core/filed-documents.ts';
import type { PhoneNumberInfo } from '../core/ports.ts';
import type { Surroundings } from '../core/surroundings.ts';
import type { OpenWorkspace } from './workspace.ts';

/** What the platform told already. */
export interface Told {
  readonly phoneNumber?: PhoneNumberInfo | undefined;
}

/** Digests of the documents that the settings name. One that cannot be read counts as not there: nobody could show it either. */
async function findDocuments({ dir, config }: OpenWorkspace['workspace']): Promise<FoundDocuments> {
  const found = documentPaths(config).map(
    async (path) => [path, await fileDigest(resolve(dir, path)).catch(() => undefined)] as const,
  );
  return new Map(await Promise.all(found));
}

/** What is around a workspace, as a plan needs it: asks the platform nothing. */
export async function lookAround(
  { workspace }: Pick<OpenWorkspace, 'workspace'>,
  { phoneNumber }: Told,
): Promise<Surroundings> {
  return { documents: await findDocuments(workspace), number: phoneNumber };
}
