/** Secrets of `consend.yaml`: never in clear, looked up only when they are needed. */
import { resolve } from 'node:path';
import { ConsendError } from '../../core/errors.ts';
import { formatPath, type Path, valueAt } from './path.ts';
import type { ConfigTexts } from './problem-text.ts';
import { fillReferences, isReference, type ReferenceSource } from './references.ts';
import { SECRETS } from './workspace-types.ts';
import type { YamlFile } from './yaml-file.ts';

/** Variables that a message proposes, by setting. */
const VARIABLES: Readonly<Record<string, string>> = {
  'provider.token': 'WHATSAPP_TOKEN',
  'provider.appSecret': 'WHATSAPP_APP_SECRET',
  'provider.verifyToken': 'WHATSAPP_VERIFY_TOKEN',
  'provider.baseUrl': 'WHATSAPP_BASE_URL',
  'store.url': 'CONSEND_STORE_URL',
};

const SECRET_PATHS: readonly Path[] = SECRETS.map((name) => ['provider', name]);
/** Addresses may carry a password: `postgres://user:password@host`. */
const URL_PATHS: readonly Path[] = [
  ['provider', 'baseUrl'],
  ['store', 'url'],
];

/** Whether the setting at a path keeps its reference, so that the loaded settings hold no secret. */
export function isSecretPath(path: Path): boolean {
  return [...SECRET_PATHS, ['store', 'url']].some((secret) => formatPath(secret) === formatPath(path));
}

/**
 * Refuses a file that holds a secret in clear. The value itself is in no message.
 * @throws ConsendError `config.secret-in-clear` with file, path and the variable to use, and every such place as problem
 */
export function refuseSecretsInClear(file: string, yaml: YamlFile, texts: ConfigTexts): void {
  const clear = [
    ...SECRET_PATHS.filter((path) => isClearSecret(valueAt(yaml.data, path))),
    ...URL_PATHS.filter((path) => hasClearPassword(valueAt(yaml.data, path))),
  ].map((path) => {
    const name = formatPath(path);
    const variable = VARIABLES[name] ?? 'SECRET';
    return {
      variable,
      problem: { path: name, ...yaml.valuePosition(path), message: texts.secretInClear(variable) },
    };
  });
  const first = clear[0];
  if (!first) return;
  const { path, line, column } = first.problem;
  throw new ConsendError('config.secret-in-clear', {
    params: { file, path, variable: first.variable, line, column },
    problems: clear.map(({ problem }) => problem),
  });
}

function isClearSecret(value: unknown): boolean {
  // An unquoted number is a secret in clear as well; an empty value is a missing setting.
  return (
    value !== undefined && value !== null && value !== '' && typeof value !== 'object' && !isReference(value)
  );
}

function hasClearPassword(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const password = /^[a-z][a-z0-9+.-]*:\/\/[^/?#@]*?:([^/?#]*)@/i.exec(value)?.[1];
  return (
    (password !== undefined && password !== '' && !isReference(password)) ||
    /[?&]password=(?!\$\{)[^&]/i.test(value)
  );
}

/**
 * What a reference stands for.
 * @throws ConsendError `config.variable-missing` or `file.missing` where it leads nowhere
 */
export function resolveSecret(
  reference: string,
  source: ReferenceSource,
  place: {
    readonly file: string;
    readonly path: string;
    readonly line?: number | undefined;
    readonly column?: number | undefined;
  },
): string {
  const filled = fillReferences(reference.trim(), source);
  if ('text' in filled) return filled.text;
  const { kind, name } = filled.missing;
  if (kind === 'file')
    throw new ConsendError('file.missing', { params: { ...place, file: resolve(source.dir, name) } });
  throw new ConsendError('config.variable-missing', { params: { ...place, variable: name } });
}
