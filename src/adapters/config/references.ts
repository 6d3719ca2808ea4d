/** `${env:NAME}` and `${file:path}` in the texts of a configuration file. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Path } from './path.ts';

/** Where references are looked up. */
export interface ReferenceSource {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start at: the workspace. */
  readonly dir: string;
}

/** A reference that leads nowhere. */
export type DanglingReference =
  | { readonly kind: 'variable'; readonly name: string; readonly path: Path }
  | { readonly kind: 'file'; readonly name: string; readonly path: Path };

const REFERENCE = /\$\{(env|file):([^}]*)\}/g;
const ONE_REFERENCE = /^\s*\$\{(env|file):[^}]*\}\s*$/;

/** Whether a value is one reference and nothing else: the only form in which a secret may stand in a file. */
export function isReference(value: unknown): value is string {
  return typeof value === 'string' && ONE_REFERENCE.test(value);
}

/**
 * A text with its references filled in, or the first one that leads nowhere. An empty variable counts as unset: an empty
 * token is never meant. A file loses the newline at its end.
 */
export function fillReferences(
  text: string,
  source: ReferenceSource,
): { text: string } | { missing: DanglingReference } {
  let missing: DanglingReference | undefined;
  const filled = text.replace(REFERENCE, (_whole, kind: string, name: string) => {
    const value = kind === 'env' ? source.env[name] || undefined : readText(resolve(source.dir, name));
    if (value === undefined) missing ??= { kind: kind === 'env' ? 'variable' : 'file', name, path: [] };
    return value ?? '';
  });
  return missing ? { missing } : { text: filled };
}

/**
 * Parsed data with every reference filled in, and those that lead nowhere (their texts stay as they are).
 * @param isKept whether the text at a path stays as it is: secrets, which are looked up when they are needed
 */
export function fillAll(
  data: unknown,
  source: ReferenceSource,
  isKept: (path: Path) => boolean,
): { data: unknown; dangling: DanglingReference[] } {
  const dangling: DanglingReference[] = [];
  const fill = (value: unknown, path: Path): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => fill(item, [...path, index]));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, fill(item, [...path, key])]),
      );
    }
    if (typeof value !== 'string' || isKept(path)) return value;
    const filled = fillReferences(value, source);
    if ('text' in filled) return filled.text;
    dangling.push({ ...filled.missing, path });
    return value;
  };
  return { data: fill(data, []), dangling };
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch {
    // Missing, a folder, not readable: for the reader of the message it is the same, the reference gives nothing.
    return undefined;
  }
}
