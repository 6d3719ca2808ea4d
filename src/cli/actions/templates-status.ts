import { ConsendError } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';
import type { StoredTemplate } from '../../core/template.ts';
import { isUndecided } from '../../core/template-review.ts';
import type { ReviewEnd } from '../../pipeline/follow-review.ts';
import { EXIT } from '../exit-codes.ts';
import { interruptSignal } from '../interrupt.ts';
import { inLanguage } from '../known-template.ts';
import type { Session } from '../session.ts';
import { awaitReview, exitOfReview, readNow, stateJson, stateText } from '../template-review.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

/** Options of `consend templates status`. */
export interface TemplatesStatusOptions {
  readonly language?: string;
  readonly wait?: boolean;
  readonly watch?: boolean;
}

/** The wanted languages of a name as the account has them now. Throws `template.unknown`, `template.language-unknown`. */
async function wantedNow(
  open: OpenWorkspace,
  name: string,
  language: string | undefined,
): Promise<readonly StoredTemplate[]> {
  const copies = await readNow(open, name);
  if (copies.length === 0) {
    const known = [...new Set((await open.store.templates.list()).map(({ template }) => template.name))];
    throw new ConsendError('template.unknown', { params: { name, known, suggestion: nearest(name, known) } });
  }
  return language === undefined ? copies : [inLanguage(copies, language)];
}

/** Waits for those that are in review, one after the other: what one wait reads, the next finds decided. */
async function awaitAll(open: OpenWorkspace, copies: readonly StoredTemplate[]): Promise<ReviewEnd[]> {
  const { signal, stop } = interruptSignal(open.session);
  const ends: ReviewEnd[] = [];
  try {
    for (const { template } of copies)
      ends.push(
        isUndecided(template) ? await awaitReview(open, template, signal) : { kind: 'decided', template },
      );
    return ends;
  } finally {
    stop();
  }
}

/** `consend templates status`: exit 0 whatever the status is; with `--wait` 0 approved, 4 not, 6 stopped waiting. */
export async function runTemplatesStatus(
  session: Session,
  name: string,
  options: TemplatesStatusOptions,
): Promise<number> {
  return await withWorkspace(session, async (open) => {
    const { io, globals, messages } = session;
    let copies = await wantedNow(open, name, options.language);
    const isWaiting = options.wait === true || options.watch === true;
    const ends = isWaiting ? await awaitAll(open, copies) : [];
    if (isWaiting) {
      const after = await open.store.templates.byName(name);
      copies = after.filter(({ template }) =>
        copies.some((before) => before.template.language === template.language),
      );
    }
    if (globals.json) {
      const document = { schema: 'consend.template-status/1', name, languages: stateJson(open, copies) };
      await io.out(`${JSON.stringify(document)}\n`);
    } else {
      await io.out(stateText(open, copies));
      if (ends.some(({ kind }) => kind === 'interrupted')) session.note(messages.drafts.status.stopped);
      else if (copies.some(({ template }) => isUndecided(template)))
        session.note(`${messages.drafts.status.nextPending} ${name} --wait`);
    }
    return isWaiting ? exitOfReview(ends) : EXIT.ok;
  });
}
