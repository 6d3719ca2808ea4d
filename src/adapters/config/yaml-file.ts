/** A YAML file with the places of everything in it. YAML 1.2 core schema: dates stay texts, `no` is no boolean. */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type YAMLError,
} from 'yaml';
import type { Problem } from '../../core/errors.ts';
import type { Path } from './path.ts';
import type { ConfigTexts, SyntaxFault } from './problem-text.ts';

/** A place in a file, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A parsed file. */
export interface YamlFile {
  /** The plain values; undefined where the file is empty. */
  readonly data: unknown;
  /** What keeps it from being read as YAML; empty where all is well. */
  readonly problems: readonly Problem[];
  /** Where the value at a path begins; where it is missing, the nearest mapping or list around it. */
  valuePosition(path: Path): Position | undefined;
  /** Where the key of the last part of a path stands. */
  keyPosition(path: Path): Position | undefined;
  /** How a scalar is written in the file: digits of a number that would not survive being one. */
  source(path: Path): string | undefined;
}

const FAULTS: Readonly<Partial<Record<YAMLError['code'], SyntaxFault>>> = {
  DUPLICATE_KEY: 'duplicate-key',
  TAB_AS_INDENT: 'tab',
  BAD_INDENT: 'indentation',
  BLOCK_AS_IMPLICIT_KEY: 'indentation',
  MULTILINE_IMPLICIT_KEY: 'indentation',
  MISSING_CHAR: 'unclosed',
  BAD_ALIAS: 'unknown-alias',
  TAG_RESOLVE_FAILED: 'tag',
  MULTIPLE_DOCS: 'several-documents',
  BAD_SCALAR_START: 'bad-start',
};

/** Parses a file's bytes. Total: whatever is wrong is a problem, never an exception. */
export function parseYaml(bytes: Uint8Array, texts: ConfigTexts): YamlFile {
  const text = new TextDecoder().decode(bytes);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    version: '1.2',
    schema: 'core',
    uniqueKeys: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const positionOf = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems = [...document.errors, ...document.warnings].map((error): Problem => {
    const fault = FAULTS[error.code] ?? 'other';
    const detail = fault === 'duplicate-key' ? (/^[\w".-]+/.exec(text.slice(error.pos[0]))?.[0] ?? '') : '';
    return { path: '', ...positionOf(error.pos[0]), message: texts.syntax(fault, detail) };
  });
  const broken = text.indexOf('\uFFFD');
  if (broken >= 0)
    problems.unshift({ path: '', ...positionOf(broken), message: texts.syntax('encoding', '') });
  const data = problems.length === 0 ? plainValues(document, problems, texts) : undefined;
  const offsetOf = (node: unknown): Position | undefined => {
    const range = (node as { range?: readonly number[] | null } | undefined)?.range;
    return range?.[0] === undefined ? undefined : positionOf(range[0]);
  };
  return {
    data,
    problems,
    valuePosition: (path) => offsetOf(walk(document, path).value),
    keyPosition: (path) => {
      const { key, isComplete } = walk(document, path);
      return isComplete ? offsetOf(key) : undefined;
    },
    source: (path) => {
      const { value, isComplete } = walk(document, path);
      return isComplete && isScalar(value) ? value.source : undefined;
    },
  };
}

function plainValues(document: Document, problems: Problem[], texts: ConfigTexts): unknown {
  try {
    return document.toJS() ?? undefined;
  } catch (error) {
    // Aliases that multiply ("billion laughs") are the one thing that only shows here.
    if (!(error instanceof ReferenceError)) throw error;
    problems.push({ path: '', line: 1, column: 1, message: texts.syntax('too-many-aliases', '') });
    return undefined;
  }
}

/** The node at a path, or the last one on the way to it. Keys are compared as texts: `1:` and `"1":` are the same. */
function walk(document: Document, path: Path): { key: unknown; value: unknown; isComplete: boolean } {
  let key: unknown;
  let value: unknown = document.contents;
  for (const part of path) {
    if (isMap(value)) {
      const pair = value.items.find(
        (item) => String(isScalar(item.key) ? item.key.value : item.key) === String(part),
      );
      if (!pair) return { key, value, isComplete: false };
      key = pair.key;
      value = pair.value ?? pair.key;
    } else if (isSeq(value)) {
      const item = value.items[Number(part)];
      if (item === undefined) return { key, value, isComplete: false };
      key = item;
      value = item;
    } else return { key, value, isComplete: false };
    if (isAlias(value)) value = value.resolve(document) ?? value;
  }
  return { key, value, isComplete: true };
}
