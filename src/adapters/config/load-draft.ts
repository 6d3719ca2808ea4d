/** A draft of a template, JSON or YAML → its content, with the place of everything in it. */
import { resolve } from 'node:path';
import type { Problem } from '../../core/errors.ts';
import { type DraftPath, type TemplateDraftFile, templateDraftSchema } from '../../core/template-draft.ts';
import { problemsOf } from './issues.ts';
import type { ConfigTexts } from './problem-text.ts';
import { readBytes, shownName } from './read-file.ts';
import { type Position, parseYaml } from './yaml-file.ts';

/** A draft file that was read. */
export interface LoadedDraft {
  /** Absolute. */
  readonly file: string;
  /** As messages show it. */
  readonly shown: string;
  /** Undefined where the file has not the form of a draft. */
  readonly draft: TemplateDraftFile | undefined;
  /** What is wrong with its form; empty where there is a draft. */
  readonly problems: readonly Problem[];
  /** Where something stands; where it is missing, what would hold it. */
  position(path: DraftPath): Position | undefined;
}

/**
 * Loads a draft. What is wrong with its form is told, not thrown.
 * @throws ConsendError `file.missing`, `file.unreadable`
 */
export async function loadDraft(options: {
  /** Absolute or relative to `cwd`. */
  readonly file: string;
  readonly cwd: string;
  readonly texts: ConfigTexts;
}): Promise<LoadedDraft> {
  const file = resolve(options.cwd, options.file);
  const shown = shownName(file, options.cwd);
  const yaml = parseYaml(await readBytes(file, shown), options.texts);
  const position = (path: DraftPath): Position | undefined => yaml.valuePosition(path);
  if (yaml.problems.length > 0) return { file, shown, draft: undefined, problems: yaml.problems, position };
  const parsed = templateDraftSchema.safeParse(yaml.data);
  const problems = parsed.success
    ? []
    : problemsOf(parsed.error, { schema: templateDraftSchema, file: yaml, texts: options.texts });
  return { file, shown, draft: parsed.data, problems, position };
}
