/** Which folder is the workspace. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ConsendError } from '../../core/errors.ts';
import type { Env } from './env-file.ts';

/** Name of the file that makes a folder a workspace. */
export const CONFIG_FILE = 'consend.yaml';

/**
 * The workspace's folder, absolute: what `-C` names, else `CONSEND_WORKSPACE`, else the nearest folder upwards that holds
 * `consend.yaml`.
 * @throws ConsendError `workspace.missing` with the folder that was looked in (`cwd`)
 */
export function findWorkspace({
  flag,
  env,
  cwd,
}: {
  flag?: string | undefined;
  env: Env;
  cwd: string;
}): string {
  const named = flag ?? (env.CONSEND_WORKSPACE || undefined);
  if (named !== undefined) {
    const dir = resolve(cwd, named);
    if (!existsSync(join(dir, CONFIG_FILE)))
      throw new ConsendError('workspace.missing', { params: { cwd: dir } });
    return dir;
  }
  let dir = resolve(cwd);
  while (!existsSync(join(dir, CONFIG_FILE))) {
    const parent = dirname(dir);
    if (parent === dir) throw new ConsendError('workspace.missing', { params: { cwd } });
    dir = parent;
  }
  return dir;
}
