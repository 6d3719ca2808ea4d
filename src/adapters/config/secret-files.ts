/** Files in which a workspace's secrets lie, and who else may come to see them. */
import { readFileSync, statSync } from 'node:fs';
import { platform } from 'node:os';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { WorkspaceConfig } from '../../core/config.ts';
import type { SecretFault } from '../../core/surroundings.ts';
import { isTracked } from './git-index.ts';
import { SECRETS } from './workspace-types.ts';

const REFERENCE = /\$\{(env|file):([^}]*)\}/g;

function variablesOf(file: string): ReadonlySet<string> {
  try {
    return new Set(Object.keys(parseEnv(readFileSync(file, 'utf8'))));
  } catch {
    return new Set();
  }
}

/** Files that the references of secrets lead to, as they are named: `.env` where it holds one of them. */
function secretFiles(dir: string, { provider, store }: WorkspaceConfig): readonly string[] {
  const references = [...SECRETS.map((name) => provider[name] ?? ''), store.url].flatMap((text) => [
    ...text.matchAll(REFERENCE),
  ]);
  const own = variablesOf(join(dir, '.env'));
  const files = references.flatMap(([, kind, name = '']) =>
    kind === 'file' ? [name] : own.has(name) ? ['.env'] : [],
  );
  return [...new Set(files)];
}

/** Windows has no such modes: what stat tells there is made up. */
function isReadableByOthers(file: string): boolean {
  if (platform() === 'win32') return false;
  try {
    return (statSync(file).mode & 0o077) !== 0;
  } catch {
    // A file that is not there gives nothing away; whoever needs the secret says that it is missing.
    return false;
  }
}

/** What is wrong with the files that hold a workspace's secrets. */
export function secretFaults({
  dir,
  config,
}: {
  readonly dir: string;
  readonly config: WorkspaceConfig;
}): readonly SecretFault[] {
  return secretFiles(dir, config).flatMap((file): SecretFault[] => {
    const path = resolve(dir, file);
    return [
      ...(isReadableByOthers(path) ? [{ file, fault: 'readable' } as const] : []),
      ...(isTracked(path) ? [{ file, fault: 'tracked' } as const] : []),
    ];
  });
}
