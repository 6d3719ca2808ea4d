import { basename, resolve } from 'node:path';
import { valuesOfProblem } from '../../adapters/recipients/index.ts';
import type { BoundComponent } from '../../core/bound-message.ts';
import type { ParameterProblem } from '../../core/check.ts';
import { ConsendError } from '../../core/errors.ts';
import { formattingValues } from '../../core/message/formatting-values.ts';
import { messageView, textsOf } from '../../core/message/render.ts';
import { sampleComponents } from '../../core/message/samples.ts';
import type { StoredTemplate } from '../../core/template.ts';
import {
  type FoundRow,
  findRow,
  type MissingRow,
  type PreviewedRow,
  previewRow,
} from '../../pipeline/preview.ts';
import { maskDigits } from '../../report/mask.ts';
import { word } from '../../report/phrases.ts';
import { previewJson } from '../../report/preview/json.ts';
import type { FormattingNote, PreviewModel, PreviewProblem } from '../../report/preview/model.ts';
import { terminalPreview } from '../../report/preview/terminal.ts';
import { EXIT } from '../exit-codes.ts';
import { defaultCopy, inLanguage, knownTemplates } from '../known-template.ts';
import { looksOf } from '../looks.ts';
import { readNumber } from '../options.ts';
import { openCampaignRows, openMatchedRows, type PreviewRows, type PreviewWish } from '../preview-rows.ts';
import type { Session } from '../session.ts';
import { rowProblemText } from '../words.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

/** Options of `consend templates preview`. */
export interface PreviewCommandOptions {
  readonly language?: string;
  readonly campaign?: string;
  readonly recipients?: string;
  readonly row?: string;
}

/** What every preview says of its template. */
function frame(
  open: OpenWorkspace,
  copy: StoredTemplate,
  components: readonly BoundComponent[],
): Pick<PreviewModel, 'template' | 'syncedAt' | 'at' | 'zone' | 'sender' | 'message'> {
  const { config } = open.workspace;
  return {
    template: copy.template,
    syncedAt: copy.syncedAt,
    at: open.session.clock.now(),
    zone: config.defaults.timeZone,
    sender: config.controller.name,
    message: messageView(copy.template, components),
  };
}

/** The template alone: with its samples, else with gaps. */
function unfilled(open: OpenWorkspace, copy: StoredTemplate): PreviewModel {
  const samples = sampleComponents(copy.template);
  const values = samples.length > 0 ? 'samples' : 'none';
  const nothing = { row: undefined, match: undefined, problems: [], formatting: [] };
  return { ...frame(open, copy, samples), values, ...nothing };
}

function missingRow(rows: PreviewRows, line: number | undefined, missing: MissingRow): ConsendError {
  const near = [missing.before, missing.after].filter((row) => row !== undefined).map(String);
  const last = missing.after === undefined ? missing.before : undefined;
  const file = rows.files.map((each) => basename(each)).join(', ');
  return new ConsendError('recipients.row-missing', {
    params: { file, row: line ?? 2, rows: missing.rows, near, last },
  });
}

function parameterProblem(open: OpenWorkspace, problem: ParameterProblem, rows: PreviewRows): PreviewProblem {
  const { problems } = open.session.messages.preview;
  return {
    code: `parameter.${problem.kind}`,
    column: columnAt(rows, problem.parameter),
    parameter: problem.parameter,
    message: problem.kind === 'missing' ? problems.missing : (problem.reason ?? ''),
  };
}

/** The column that a place of the campaign file names: `body."2"`. */
function columnAt({ campaign }: PreviewRows, path: string): string | undefined {
  const found = path
    .split('.')
    .map((part) => part.replaceAll('"', ''))
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Object(value)[key] : undefined),
      campaign.config.parameters,
    );
  const column: unknown = typeof found === 'object' && found !== null ? Object(found).column : undefined;
  return typeof column === 'string' ? column : undefined;
}

function templateProblems(open: OpenWorkspace, wish: PreviewWish, previewed: PreviewedRow): PreviewProblem[] {
  if (previewed.sendable) return [];
  const { preview, templateCopies } = open.session.messages;
  const { language } = previewed;
  const found = wish.copies.find(({ template }) => template.language === language)?.template;
  const place = { column: undefined, parameter: undefined };
  if (!found) {
    const known = wish.copies.map(({ template }) => template.language).join(', ');
    return [{ code: 'template.language', ...place, message: preview.problems.language(language, known) }];
  }
  if (found.status === 'APPROVED')
    return [{ code: 'template.quality', ...place, message: preview.problems.quality(language) }];
  const message = preview.problems.status(language, word(templateCopies.statuses, found.status));
  return [{ code: 'template.status', ...place, message }];
}

function rowProblems({ session }: OpenWorkspace, { problem }: FoundRow): PreviewProblem[] {
  if (!problem || problem.code === 'phone.not-mobile') return [];
  const value = session.globals.showNumbers ? problem.value : maskDigits(problem.value);
  const message = rowProblemText(session.messages, { ...problem, value });
  return [{ code: problem.code, column: problem.column, parameter: undefined, message }];
}

function formattingNotes(message: PreviewModel['message'], rows: PreviewRows): FormattingNote[] {
  return textsOf(message).flatMap(({ at, text }) =>
    // Headers show marks as they are.
    at.endsWith('header')
      ? []
      : formattingValues(text).map((variable) => ({
          variable,
          column: columnAt(rows, `${at}."${variable}"`),
        })),
  );
}

async function filled(
  open: OpenWorkspace,
  wish: PreviewWish,
  line: number | undefined,
): Promise<PreviewModel> {
  const { campaign, recipients, copies } = wish;
  const wanted = copyFor(open, wish);
  const rows =
    campaign === undefined
      ? await openMatchedRows(open, { ...wish, recipients: recipients ?? '' }, wanted.template)
      : await openCampaignRows(open, { ...wish, campaign });
  try {
    const found = await findRow(rows.reading, line);
    if (!('file' in found)) throw missingRow(rows, line, found);
    const { head } = rows.reading;
    const { columns } = rows.preparation;
    const values =
      found.recipient?.values ?? (found.problem ? valuesOfProblem(found.problem, head, columns) : []);
    const previewed = await previewRow(rows.preparation, values, rows.lookAtMedia(found.row));
    const copy = copies.find(({ template }) => template.language === previewed.language) ?? wanted;
    const shown = frame(open, copy, previewed.components);
    return {
      ...shown,
      values: 'row',
      row: {
        row: found.row,
        file: basename(rows.files[found.file] ?? ''),
        phone: found.recipient?.phone,
      },
      match: rows.match,
      problems: [
        ...rowProblems(open, found),
        ...templateProblems(open, wish, previewed),
        ...previewed.problems.map((problem) => parameterProblem(open, problem, rows)),
      ],
      formatting: formattingNotes(shown.message, rows),
    };
  } finally {
    await rows.reading.close();
  }
}

function copyFor({ workspace }: OpenWorkspace, { copies, language }: PreviewWish): StoredTemplate {
  return language === undefined
    ? defaultCopy(copies, workspace.config.defaults.language)
    : inLanguage(copies, language);
}

async function preview(
  open: OpenWorkspace,
  name: string,
  options: PreviewCommandOptions,
): Promise<PreviewModel> {
  const { session } = open;
  const { campaign } = options;
  const row = readNumber(session, '--row', options.row);
  const isAlone = options.recipients === undefined && campaign === undefined;
  if (row !== undefined && isAlone) {
    const detail = session.messages.preview.needsRecipients;
    throw new ConsendError('usage.invalid', { params: { detail, command: 'templates preview' } });
  }
  const copies = await knownTemplates(open, name);
  const language =
    options.language === undefined ? undefined : inLanguage(copies, options.language).template.language;
  const recipients =
    options.recipients === undefined ? undefined : resolve(session.io.cwd, options.recipients);
  const wish = { name, copies, language, campaign, recipients, now: session.clock.now() };
  return isAlone ? unfilled(open, copyFor(open, wish)) : await filled(open, wish, row);
}

/** `consend templates preview`: exit 3 where the row could not be sent. */
export async function runTemplatesPreview(
  session: Session,
  name: string,
  options: PreviewCommandOptions,
): Promise<number> {
  return await withWorkspace(session, async (open) => {
    const model = await preview(open, name, options);
    const { messages, io, color } = session;
    const { language, showNumbers, json } = session.globals;
    const text = json
      ? `${JSON.stringify(previewJson(model))}\n`
      : terminalPreview(model, {
          messages,
          language,
          width: Math.min(io.columns, 100),
          looks: looksOf(color),
          keepsMarks: color.level === 0,
          showNumbers,
        });
    await io.out(text);
    return model.problems.length === 0 ? EXIT.ok : EXIT.invalid;
  });
}
