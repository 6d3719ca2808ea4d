/** Looks at drafts and stored copies with all rules, and puts places and words to what they find. */
import { dirname } from 'node:path';
import { formatPath, type LoadedDraft, loadDraft } from '../adapters/config/index.ts';
import { openMediaFiles } from '../adapters/media/index.ts';
import type { MediaFinding } from '../core/media.ts';
import type { StoredTemplate, Template } from '../core/template.ts';
import { draftOfStored, type TemplateDraftFile } from '../core/template-draft.ts';
import { lintTemplate, placeName, type Sender, type TemplateFinding } from '../core/template-rules/index.ts';
import type { LintText } from '../i18n/en/lint.ts';
import { sampleFiles } from '../pipeline/submit-template.ts';
import type { LintedTemplate, LintFinding } from '../report/templates/lint.ts';
import type { Session } from './session.ts';

/** What drafts are looked at with. */
export interface LintContext {
  readonly session: Session;
  /** Absent outside a workspace. */
  readonly sender: Sender | undefined;
  /** The account's templates as last read. */
  readonly others: readonly Template[];
}

type Place = (
  path: TemplateFinding['path'],
) => { readonly line?: number; readonly column?: number } | undefined;

function inWords(
  { session }: LintContext,
  draft: TemplateDraftFile,
  place: Place,
): (found: TemplateFinding) => LintFinding {
  const { lint, drafts } = session.messages;
  return ({ rule, reason, params = {}, path, severity, metaCode, source, checkedOn, isVerified }) => {
    const texts: Readonly<Record<string, LintText>> = lint[rule];
    const position = place(path);
    return {
      code: rule,
      severity,
      metaCode,
      component: placeName(draft, path, drafts.lint.card),
      path: formatPath(path),
      line: position?.line,
      column: position?.column,
      why: texts[reason]?.why(params) ?? reason,
      fix: texts[reason]?.fix(params) ?? '',
      source,
      checkedOn,
      isVerified,
    };
  };
}

async function lookAtSamples(draft: TemplateDraftFile, folder: string): Promise<Map<string, MediaFinding>> {
  const files = openMediaFiles(folder);
  const found = new Map<string, MediaFinding>();
  for (const name of sampleFiles(draft)) found.set(name, await files.find(name));
  return found;
}

/** What is wrong with a file's form, as findings: nothing else can be said of it then. */
function formFindings({ problems }: LoadedDraft): LintFinding[] {
  return problems.map(({ path, line, column, message }) => ({
    code: 'draft.form',
    severity: 'error',
    metaCode: undefined,
    component: '',
    path,
    line,
    column,
    why: path === '' ? message : `${path}: ${message}`,
    fix: '',
    source: 'Meta, templates/components',
    checkedOn: '2026-11-23',
    isVerified: true,
  }));
}

/** A draft file with what was found. Throws `file.missing`, `file.unreadable`. */
export async function lintFile(
  context: LintContext,
  named: string,
): Promise<{ readonly loaded: LoadedDraft; readonly linted: LintedTemplate }> {
  const { session, sender, others } = context;
  const loaded = await loadDraft({ file: named, cwd: session.io.cwd, texts: session.messages.config });
  const { draft, shown } = loaded;
  if (draft === undefined)
    return {
      loaded,
      linted: {
        file: shown,
        name: undefined,
        language: undefined,
        category: undefined,
        findings: formFindings(loaded),
      },
    };
  const samples = await lookAtSamples(draft, dirname(loaded.file));
  const findings = lintTemplate({ draft, isStored: false, samples, others, sender });
  const { name, language, category } = draft;
  const worded = findings.map(inWords(context, draft, (path) => loaded.position(path)));
  return { loaded, linted: { file: shown, name, language, category, findings: worded } };
}

/** A stored copy with what was found; undefined, with a warning, where it has parts that drafts do not have. */
export function lintStored(context: LintContext, { template }: StoredTemplate): LintedTemplate | undefined {
  const { session, sender, others } = context;
  const { name, language, category } = template;
  const draft = draftOfStored(template);
  if (draft === undefined) {
    session.warn(session.messages.drafts.lint.undraftable(name, language), 'template.not-checked');
    return undefined;
  }
  const findings = lintTemplate({ draft, isStored: true, samples: new Map(), others, sender });
  const worded = findings.map(inWords(context, draft, () => undefined));
  return { file: undefined, name, language, category, findings: worded };
}
