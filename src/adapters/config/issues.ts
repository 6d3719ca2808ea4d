/** zod's issues → problems with places and sentences. zod's own English messages are not used. */
import type { z } from 'zod';
import type { Problem } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';
import { issueMessage } from './issue-message.ts';
import { formatPath, type Path, valueAt } from './path.ts';
import type { ConfigTexts } from './problem-text.ts';
import { knownKeys } from './schema-keys.ts';
import type { YamlFile } from './yaml-file.ts';

type Issue = z.core.$ZodIssue;

/** What issues are explained with. */
export interface IssueContext {
  readonly schema: z.ZodType;
  readonly file: YamlFile;
  readonly texts: ConfigTexts;
}

/** One thing that is wrong, with the path it is about as parts. */
interface Found {
  readonly path: Path;
  readonly isKey: boolean;
  readonly message: string;
}

/** All problems behind a zod error, in the order of the file, each place and sentence once. */
export function problemsOf(error: z.ZodError, context: IssueContext): Problem[] {
  const issues = error.issues.flatMap((issue) => settle(issue, context));
  const unknown = issues.flatMap((issue) => unknownKeysOf(issue, context));
  // `templat:` is one mistake, not an unknown key and a missing one.
  const meant = new Set(unknown.map(({ meant }) => meant && formatPath(meant)));
  const others = issues
    .filter((issue) => issue.code !== 'unrecognized_keys')
    .filter((issue) => !(isMissing(issue, context.file) && meant.has(formatPath(pathOf(issue)))))
    .map((issue) => explain(issue, context));
  return sorted([...unknown, ...others].map((found) => problemAt(found, context.file)));
}

/** A problem at a path: at its key where the key is wrong, else at its value, or at the mapping that lacks it. */
export function problemAt(found: Found, file: YamlFile): Problem {
  const position = (found.isKey ? file.keyPosition(found.path) : undefined) ?? file.valuePosition(found.path);
  return { path: formatPath(found.path), ...position, message: found.message };
}

/** Problems from top to bottom, repeats left out. */
export function sorted(problems: readonly Problem[]): Problem[] {
  const unique = new Map(problems.map((problem) => [`${problem.path}\n${problem.message}`, problem]));
  return [...unique.values()].sort(
    (a, b) =>
      (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) || a.path.localeCompare(b.path),
  );
}

/** An alternative (`column:` or `text:`) is settled to the one that was most likely meant. */
function settle(issue: Issue, context: IssueContext): Issue[] {
  if (issue.code !== 'invalid_union' || isMissing(issue, context.file)) return [issue];
  const branches = issue.errors.filter((branch) => !branch.some(isAboutWhole));
  let best: { issues: readonly Issue[]; score: number } | undefined;
  for (const issues of branches) {
    const score = issues.filter(
      (inner) => inner.path.length <= 1 && (isUnknown(inner) || inner.code === 'invalid_type'),
    ).length;
    if (!best || score < best.score) best = { issues, score };
  }
  if (!best) return [issue];
  return best.issues.flatMap((inner) => settle({ ...inner, path: [...issue.path, ...inner.path] }, context));
}

const isUnknown = (issue: Issue): boolean => issue.code === 'unrecognized_keys';

/** Whether an alternative is out of the question: it wants another kind of value altogether. */
function isAboutWhole(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

function unknownKeysOf(
  issue: Issue,
  { schema, file, texts }: IssueContext,
): (Found & { meant: Path | undefined })[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const parent = pathOf(issue);
  const present = valueAt(file.data, parent);
  const taken = typeof present === 'object' && present !== null ? Object.keys(present) : [];
  const known = knownKeys(schema, parent);
  return issue.keys.map((key) => {
    const suggestion = nearest(
      key,
      known.filter((candidate) => !taken.includes(candidate)),
    );
    const meant = suggestion === undefined ? undefined : [...parent, suggestion];
    return { path: [...parent, key], isKey: true, message: texts.unknownKey(key, suggestion), meant };
  });
}

function explain(issue: Issue, { file, texts }: IssueContext): Found {
  const path = pathOf(issue);
  if (isMissing(issue, file)) {
    const message = path.length === 0 ? texts.empty() : texts.missing(String(path.at(-1)));
    return { path, isKey: false, message };
  }
  const message = issueMessage(issue, { value: valueAt(file.data, path), source: file.source(path), texts });
  return { path, isKey: issue.code === 'invalid_key', message };
}

function isMissing(issue: Issue, file: YamlFile): boolean {
  return issue.code !== 'invalid_key' && valueAt(file.data, pathOf(issue)) === undefined;
}

function pathOf(issue: Issue): Path {
  return issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
}
