import { dirname } from 'node:path';
import { openMediaFiles } from '../../adapters/media/index.ts';
import { ConsendError } from '../../core/errors.ts';
import { megabytes } from '../../core/media-rules.ts';
import { senderOf } from '../../core/message-law/sender.ts';
import type { MediaFile, MediaFiles } from '../../core/ports.ts';
import type { Template } from '../../core/template.ts';
import type { TemplateDraftFile } from '../../core/template-draft.ts';
import { APPROVED_EDITS, editability } from '../../core/template-review.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { ReviewEnd } from '../../pipeline/follow-review.ts';
import {
  decisively,
  draftForPlatform,
  type UploadedSample,
  uploadSamples,
} from '../../pipeline/submit-template.ts';
import { countFindings, type LintedTemplate } from '../../report/templates/lint.ts';
import { confirms } from '../confirm.ts';
import { EXIT } from '../exit-codes.ts';
import { interruptSignal } from '../interrupt.ts';
import { lintFile } from '../lint-draft.ts';
import { type Progress, startProgress } from '../progress.ts';
import type { Session } from '../session.ts';
import { awaitReview, exitOfReview, readNow, statusWord } from '../template-review.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';
import { printLint } from './templates-lint.ts';

/** Options of `consend templates submit`. */
export interface TemplatesSubmitOptions {
  readonly yes?: boolean;
  /** Why errors do not matter. */
  readonly skipLint?: string;
  readonly edit?: boolean;
  readonly wait?: boolean;
}

/** What is about to be submitted. */
interface Submission {
  readonly open: OpenWorkspace;
  readonly draft: TemplateDraftFile;
  /** Absolute, and as messages show it. */
  readonly file: string;
  readonly shown: string;
  readonly linted: LintedTemplate;
  readonly options: TemplatesSubmitOptions;
}

/** What became of it. */
interface Submitted {
  readonly id: string;
  readonly status: string;
  readonly category: string;
  readonly isEdit: boolean;
  readonly samples: readonly UploadedSample[];
}

const canAsk = ({ io, globals }: Session): boolean => io.isInTty && io.isErrTty && !globals.json;

/** The question before it happens; an existing template is edited where that was asked for, or is agreed to now. */
async function isWanted(
  { open, draft, shown, options }: Submission,
  existing: Template | undefined,
): Promise<boolean> {
  const { session } = open;
  const { submit } = session.messages.drafts;
  const { name, language, category } = draft;
  const ask = (question: string): Promise<boolean> =>
    confirms(session, { question, action: submit.action(`${name} (${language})`), yes: options.yes });
  if (existing === undefined) return await ask(submit.question(name, language, category));
  const { status } = existing;
  const told = statusWord(session, status);
  if (options.edit !== true && (options.yes === true || !canAsk(session)))
    throw new ConsendError('template.exists', { params: { name, language, status: told, file: shown } });
  const may = editability(existing, draft);
  if (may === 'no' || may === 'category') {
    const params = { name, language, status: told, reason: may === 'category' ? 'category' : 'status' };
    throw new ConsendError('template.not-editable', { params });
  }
  const { cta_url_link_tracking_opted_out: isOptedOut } = draft;
  // An edit takes components, category and time to live only (Meta, "Template management", read 2026-11-23).
  if (isOptedOut !== undefined && isOptedOut !== (existing.linkTrackingOptedOut ?? false))
    session.warn(submit.trackingStays, 'template.tracking-stays');
  if (may === 'limited') session.note(submit.limited(APPROVED_EDITS.perDay, APPROVED_EDITS.per30Days));
  return await ask(submit.questionEdit(name, language, told));
}

/** A sample's content. Throws `media.missing`, `media.changed`. */
async function readSample(files: MediaFiles, name: string): Promise<MediaFile> {
  const finding = await files.find(name);
  const digest = 'fault' in finding ? '' : (finding.digest ?? '');
  const { name: base, type, content } = await files.open(name, digest);
  const pieces: Uint8Array[] = [];
  for await (const piece of content()) pieces.push(piece);
  return { name: base, type, bytes: new Uint8Array(Buffer.concat(pieces)) };
}

/** Uploads, then creates or edits. Throws what the API throws, and `template.submit-unknown`. */
async function submitNow(
  { open, draft, file }: Submission,
  existing: Template | undefined,
  { progress, signal }: { readonly progress: Progress; readonly signal: AbortSignal },
): Promise<Submitted> {
  const { session } = open;
  const { submit } = session.messages.drafts;
  const api = await open.provider();
  const files = openMediaFiles(dirname(file));
  const samples = await uploadSamples(draft, {
    api,
    read: (name) => readSample(files, name),
    onUpload: ({ file: { name, bytes }, number, of }) =>
      progress.update(
        submit.uploading(
          number,
          of,
          name,
          `${formatNumber(session.globals.language, megabytes(bytes.length))} MB`,
        ),
      ),
    signal,
  });
  signal.throwIfAborted();
  progress.update(submit.creating);
  const whole = draftForPlatform(draft, samples);
  if (existing === undefined) {
    const {
      id,
      status,
      category = draft.category,
    } = await decisively(draft, api.createTemplate(whole, signal));
    return { id, status, category, isEdit: false, samples };
  }
  const { category, parameterFormat, ttlSeconds, components } = whole;
  const isRenewed = (draft.parameter_format ?? 'POSITIONAL') !== existing.parameterFormat;
  const change = {
    components,
    ttlSeconds,
    ...(category === existing.category ? {} : { category }),
    ...(isRenewed ? { parameterFormat: parameterFormat ?? 'POSITIONAL' } : {}),
  };
  await decisively(draft, api.editTemplate(existing.id, change, signal));
  return { id: existing.id, status: 'PENDING', category, isEdit: true, samples };
}

/** Reads the copy anew; a template that was taken is not put in doubt because that fails. */
async function readBack({ open, draft }: Submission, made: Submitted): Promise<Submitted> {
  try {
    const copies = await readNow(open, draft.name);
    const copy = copies.find(({ template }) => template.language === draft.language);
    return copy ? { ...made, status: copy.template.status, category: copy.template.category } : made;
  } catch (error) {
    if (!(error instanceof ConsendError)) throw error;
    open.session.warn(open.session.messages.drafts.submit.notRead, 'template.not-read');
    return made;
  }
}

async function tell(
  { open, draft, linted, options }: Submission,
  made: Submitted,
  end: ReviewEnd | undefined,
): Promise<void> {
  const { session } = open;
  const { io, globals } = session;
  const { submit, status: texts } = session.messages.drafts;
  const { name, language } = draft;
  const last =
    end?.kind === 'decided'
      ? { ...made, status: end.template.status, category: end.template.category }
      : made;
  if (globals.json) {
    const { id, status, category, isEdit, samples } = last;
    const document = {
      schema: 'consend.template-submit/1',
      name,
      language,
      id,
      status,
      askedCategory: draft.category,
      category,
      rejectedReason: end?.kind === 'decided' ? (end.template.rejectedReason ?? null) : null,
      edited: isEdit,
      samples,
      findings: { errors: countFindings([linted], 'error'), warnings: countFindings([linted], 'warning') },
      skippedLint: options.skipLint ?? null,
    };
    await io.out(`${JSON.stringify(document)}\n`);
    return;
  }
  const word = statusWord(session, last.status);
  const lines = [(last.isEdit ? submit.edited : submit.done)(name, language, last.id, word)];
  if (last.category !== draft.category) lines.push(submit.otherCategory(draft.category, last.category, word));
  if (end === undefined && last.status === 'PENDING') lines.push(submit.next(name));
  if (end?.kind === 'interrupted') lines.push(texts.stopped);
  if (end?.kind === 'gone') lines.push(texts.gone(name, language));
  await io.out(`${lines.join('\n')}\n`);
}

async function submit(submission: Submission): Promise<number> {
  const { open, draft, options } = submission;
  const { session } = open;
  const existing = (await readNow(open, draft.name)).find(
    ({ template }) => template.language === draft.language,
  )?.template;
  if (!(await isWanted(submission, existing))) {
    session.note(session.messages.drafts.submit.declined);
    return EXIT.ok;
  }
  const { signal, stop } = interruptSignal(session);
  const progress = await startProgress(session, session.messages.drafts.submit.creating);
  try {
    const made = await submitNow(submission, existing, { progress, signal });
    progress.stop();
    const read = await readBack(submission, made);
    const end = options.wait === true ? await awaitReview(open, draft, signal) : undefined;
    await tell(submission, read, end);
    if (end !== undefined) return exitOfReview([end]);
    return read.status === 'REJECTED' ? EXIT.blocked : EXIT.ok;
  } catch (error) {
    // Given up while the platform had the draft: it may have been taken, and nobody is told otherwise.
    const isOpen = error instanceof ConsendError && error.code === 'template.submit-unknown';
    if (signal.aborted && !isOpen) throw new ConsendError('run.interrupted', { cause: error });
    throw error;
  } finally {
    progress.stop();
    stop();
  }
}

/** `consend templates submit`: exit 3 where the draft has errors, 4 where it was rejected, 6 at Ctrl-C. */
export async function runTemplatesSubmit(
  session: Session,
  named: string,
  options: TemplatesSubmitOptions,
): Promise<number> {
  return await withWorkspace(session, async (open) => {
    const others = (await open.store.templates.list()).map(({ template }) => template);
    const context = { session, sender: senderOf(open.workspace.config), others };
    const { loaded, linted } = await lintFile(context, named);
    const { draft, file, shown } = loaded;
    const errors = countFindings([linted], 'error');
    const texts = session.messages.drafts.submit;
    if (draft === undefined || (errors > 0 && options.skipLint === undefined)) {
      await printLint(session, [linted]);
      if (!session.globals.json) session.note(texts.refused);
      return EXIT.invalid;
    }
    const isWorthShowing = linted.findings.some(({ severity }) => severity !== 'note');
    if (isWorthShowing && !session.globals.json) await printLint(session, [linted]);
    if (errors > 0) session.note(texts.skipped(errors, options.skipLint ?? ''));
    return await submit({ open, draft, file, shown, linted, options });
  });
}
