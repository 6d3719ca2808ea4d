/** The workspace's `.env`: values for whoever has no better place for them. */
import { readFileSync, statSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { ConfigWarning } from './workspace-types.ts';

/** Environment variables. */
export type Env = Readonly<Record<string, string | undefined>>;

/** What a `.env` gave. */
export interface EnvFile {
  readonly env: Env;
  readonly warnings: readonly ConfigWarning[];
}

/**
 * The real environment over the workspace's `.env`: what is set for the process wins. A variable that is set but empty
 * wins as well, so that a script can take one away. A `.env` that others on the machine can read is told.
 */
export function withEnvFile(dir: string, env: Env): EnvFile {
  const file = join(dir, '.env');
  let text: string;
  let mode: number;
  try {
    text = readFileSync(file, 'utf8');
    mode = statSync(file).mode & 0o777;
  } catch {
    // No .env is the usual case on servers; one that cannot be read shows as the variables that are missing.
    return { env, warnings: [] };
  }
  // Windows has no such modes: what stat tells there is made up.
  const isOpen = platform() !== 'win32' && (mode & 0o077) !== 0;
  const warning = {
    code: 'env-file.readable-by-others',
    params: { file: '.env', mode: mode.toString(8).padStart(4, '0') },
  };
  return { env: { ...parseEnv(text), ...env }, warnings: isOpen ? [warning] : [] };
}
