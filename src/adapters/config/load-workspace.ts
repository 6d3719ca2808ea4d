/** `consend.yaml` and its surroundings → Workspace. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type WorkspaceConfig, workspaceConfigSchema } from '../../core/config.ts';
import { ConsendError } from '../../core/errors.ts';
import { type Env, withEnvFile } from './env-file.ts';
import { CONFIG_FILE } from './find-workspace.ts';
import { formatPath } from './path.ts';
import type { ConfigTexts } from './problem-text.ts';
import { readBytes, validate } from './read-file.ts';
import { isSecretPath, refuseSecretsInClear, resolveSecret } from './secrets.ts';
import { checkWorkspace, workspaceWarnings } from './workspace-checks.ts';
import type { ConfigWarning, Secret, Workspace } from './workspace-types.ts';
import { parseYaml, type YamlFile } from './yaml-file.ts';

/** What loading a workspace needs. */
export interface LoadWorkspaceOptions {
  /** The workspace's folder (see `findWorkspace`). */
  readonly dir: string;
  /** The process's environment; it wins over the workspace's `.env`. */
  readonly env: Env;
  /** The sentences of problems, in the reader's language. */
  readonly texts: ConfigTexts;
  /** Whether the workspace's `.env` is read; default true. */
  readonly readEnvFile?: boolean | undefined;
}

/**
 * Loads and validates a workspace.
 * @throws ConsendError `workspace.missing` (cwd), `file.unreadable`, `config.invalid` with all problems,
 * `config.secret-in-clear`, `config.variable-missing`
 */
export async function loadWorkspace(options: LoadWorkspaceOptions): Promise<Workspace> {
  const { texts } = options;
  const dir = resolve(options.dir);
  const configFile = join(dir, CONFIG_FILE);
  if (!existsSync(configFile)) throw new ConsendError('workspace.missing', { params: { cwd: dir } });
  const { env, warnings } =
    options.readEnvFile === false ? { env: options.env, warnings: [] } : withEnvFile(dir, options.env);
  const yaml = parseYaml(await readBytes(configFile, CONFIG_FILE), texts);
  refuseSecretsInClear(CONFIG_FILE, yaml, texts);
  const source = { env, dir };
  const config = validate(yaml, {
    schema: workspaceConfigSchema,
    code: 'config.invalid',
    shown: CONFIG_FILE,
    source,
    isKept: isSecretPath,
    texts,
    check: (settings, report) => checkWorkspace(settings, texts, report),
  });
  const lookUp = (reference: string, path: readonly string[]): string =>
    resolveSecret(reference, source, {
      file: CONFIG_FILE,
      path: formatPath(path),
      ...yaml.valuePosition(path),
    });
  return {
    dir,
    configFile,
    config,
    env,
    stateDir: join(dir, '.consend'),
    storeUrl: absoluteStoreUrl(lookUp(config.store.url, ['store', 'url']), dir),
    warnings: [...warnings, ...missingWordings(config, dir, yaml), ...workspaceWarnings(config)],
    secret: (name: Secret) => {
      const reference = config.provider[name];
      return reference === undefined ? undefined : lookUp(reference, ['provider', name]);
    },
    position: (path) => yaml.valuePosition(path),
  };
}

/** `sqlite:relative/path` starts at the workspace, whatever folder the command runs in. */
function absoluteStoreUrl(url: string, dir: string): string {
  const path = /^sqlite:(?!:memory:$)(?:\/\/(?=\/))?(.+)$/.exec(url)?.[1];
  return path === undefined ? url : `sqlite:${resolve(dir, path)}`;
}

/** Texts that people agreed to and whose file is gone: the proof of what they read is missing. */
function missingWordings(config: WorkspaceConfig, dir: string, yaml: YamlFile): ConfigWarning[] {
  return config.wordings.flatMap(({ id, version, file }, index) => {
    if (existsSync(resolve(dir, file))) return [];
    const line = yaml.valuePosition(['wordings', index, 'file'])?.line ?? 1;
    return [{ code: 'wording.file-missing', params: { wording: `${id}@${version}`, file, line } }];
  });
}
