import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Workspace } from '../../adapters/config/index.ts';
import { ConsendError } from '../../core/errors.ts';
import { senderOf } from '../../core/message-law/sender.ts';
import { countFindings, type LintedTemplate, lintJson, terminalLint } from '../../report/templates/lint.ts';
import { EXIT } from '../exit-codes.ts';
import { knownTemplates } from '../known-template.ts';
import { type LintContext, lintFile, lintStored } from '../lint-draft.ts';
import type { Session } from '../session.ts';
import { loadSessionWorkspace, type OpenWorkspace, withWorkspace } from '../workspace.ts';

/** Whether an argument names a file: by its ending, a folder in it, or because there is one. */
function isFile(session: Session, named: string): boolean {
  return /\.(json|ya?ml)$/i.test(named) || /[/\\]/.test(named) || existsSync(resolve(session.io.cwd, named));
}

/** Prints findings: a document with `--json`, else text; nothing when quiet and there is nothing to complain about. */
export async function printLint(session: Session, templates: readonly LintedTemplate[]): Promise<void> {
  const { io, globals, color, messages } = session;
  if (globals.json) {
    await io.out(`${JSON.stringify(lintJson(templates))}\n`);
    return;
  }
  const bad = templates.filter(({ findings }) => findings.some(({ severity }) => severity !== 'note'));
  const shown = globals.quiet ? bad : templates;
  if (shown.length > 0)
    await io.out(terminalLint(shown, { messages, color, width: Math.min(100, io.columns) }));
}

async function lintAll(
  context: LintContext,
  named: readonly string[],
  open: OpenWorkspace | undefined,
): Promise<LintedTemplate[]> {
  const linted: LintedTemplate[] = [];
  for (const each of named) {
    if (open === undefined || isFile(context.session, each))
      linted.push((await lintFile(context, each)).linted);
    else
      for (const copy of await knownTemplates(open, each)) {
        const one = lintStored(context, copy);
        if (one) linted.push(one);
      }
  }
  return linted;
}

const isCode = (error: unknown, test: RegExp): boolean =>
  error instanceof ConsendError && test.test(error.code);

/** The workspace's settings; undefined where there is none and only files are to be looked at. */
async function findSettings(session: Session, onlyFiles: boolean): Promise<Workspace | undefined> {
  try {
    return await loadSessionWorkspace(session);
  } catch (error) {
    if (!onlyFiles || !isCode(error, /^workspace\.missing$/)) throw error;
    session.note(session.messages.drafts.lint.noWorkspace);
    return undefined;
  }
}

/** `consend templates lint`: exit 3 where something would be refused or breaks the law, 0 where nothing does. */
export async function runTemplatesLint(session: Session, named: readonly string[]): Promise<number> {
  const onlyFiles = named.every((each) => isFile(session, each));
  const workspace = await findSettings(session, onlyFiles);
  const sender = workspace === undefined ? undefined : senderOf(workspace.config);
  // A workspace that never read a template has no store yet; looking at a file does not make one.
  const hasStore = workspace !== undefined && (!onlyFiles || existsSync(workspace.stateDir));
  if (workspace !== undefined && !hasStore) session.note(session.messages.drafts.lint.notCompared);
  const linted = hasStore
    ? await withWorkspace(session, async (open) => {
        const others = (await open.store.templates.list()).map(({ template }) => template);
        if (others.length === 0) session.note(session.messages.drafts.lint.notCompared);
        return await lintAll({ session, sender, others }, named, open);
      })
    : await lintAll({ session, sender, others: [] }, named, undefined);
  await printLint(session, linted);
  return countFindings(linted, 'error') > 0 ? EXIT.invalid : EXIT.ok;
}
