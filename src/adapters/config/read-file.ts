/** A configuration file from disk to validated settings: every problem of it in one error. */
import { readFile } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import type { z } from 'zod';
import { ConsendError, type ErrorCode, type Problem } from '../../core/errors.ts';
import { problemAt, problemsOf, sorted } from './issues.ts';
import { formatPath, type Path } from './path.ts';
import type { ConfigTexts } from './problem-text.ts';
import { type DanglingReference, fillAll, type ReferenceSource } from './references.ts';
import type { Report } from './workspace-checks.ts';
import type { YamlFile } from './yaml-file.ts';

/**
 * A file's bytes.
 * @throws ConsendError `file.missing`, `file.unreadable`
 */
export async function readBytes(file: string, shown: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    const code = (cause as { code?: string }).code ?? '';
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new ConsendError('file.missing', { params: { file: shown }, cause });
    throw new ConsendError('file.unreadable', { params: { file: shown, detail: code }, cause });
  }
}

/** A file's name as messages show it: relative to a folder where that is shorter. */
export function shownName(file: string, from: string): string {
  const name = relative(from, file);
  return isAbsolute(name) || name.length > file.length ? file : name;
}

/** What a file is validated with. */
export interface Validation<Schema extends z.ZodType> {
  readonly schema: Schema;
  readonly code: Extract<ErrorCode, 'config.invalid' | 'campaign.invalid' | 'policy-test.invalid'>;
  /** The file's name as messages show it. */
  readonly shown: string;
  readonly source: ReferenceSource;
  readonly isKept: (path: Path) => boolean;
  readonly texts: ConfigTexts;
  /** Cross-checks, run once the schema is met. */
  readonly check: (config: z.output<Schema>, report: Report) => void;
}

/**
 * Fills references, validates and cross-checks.
 * @throws ConsendError with `code` and all problems; `config.variable-missing` where unset variables are the only ones
 */
export function validate<Schema extends z.ZodType>(
  yaml: YamlFile,
  options: Validation<Schema>,
): z.output<Schema> {
  const { schema, texts, shown, code } = options;
  if (yaml.problems.length > 0)
    throw new ConsendError(code, { params: { file: shown }, problems: yaml.problems });
  const { data, dangling } = fillAll(yaml.data, options.source, options.isKept);
  const unset = dangling.map((reference) => danglingProblem(reference, yaml, texts));
  // What a reference should have given is not there, so the schema has nothing to say about that place.
  const unfilled = new Set(unset.map((problem) => problem.path));
  const problems: Problem[] = [...unset];
  const result = schema.safeParse(data);
  if (result.success) {
    options.check(result.data, (path, message) => {
      if (!unfilled.has(formatPath(path))) problems.push(problemAt({ path, isKey: false, message }, yaml));
    });
    if (problems.length === 0) return result.data;
  } else {
    const found = problemsOf(result.error, { schema, file: yaml, texts });
    problems.push(...found.filter((problem) => !unfilled.has(problem.path)));
  }
  const first = dangling.find((reference) => reference.kind === 'variable');
  if (first && problems.length === unset.length && dangling.every(({ kind }) => kind === 'variable')) {
    const place = { file: shown, path: formatPath(first.path), ...yaml.valuePosition(first.path) };
    throw new ConsendError('config.variable-missing', {
      params: { variable: first.name, ...place },
      problems: sorted(problems),
    });
  }
  throw new ConsendError(code, { params: { file: shown }, problems: sorted(problems) });
}

function danglingProblem(
  { kind, name, path }: DanglingReference,
  yaml: YamlFile,
  texts: ConfigTexts,
): Problem {
  const message = kind === 'variable' ? texts.variableMissing(name) : texts.referencedFileMissing(name);
  return problemAt({ path, isKey: false, message }, yaml);
}
