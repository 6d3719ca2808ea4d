import { basename, resolve } from 'node:path';
import { valuesOfProblem } from '../../adapters/recipients/index.ts';
import type { BoundComponent } from '../../core/bound-message.ts';
import { ConsendError } from '../../core/errors.ts';
import { withFileNames } from '../../core/message/file-names.ts';
import { messageView } from '../../core/message/render.ts';
import { sampleComponents } from '../../core/message/samples.ts';
import type { StoredTemplate } from '../../core/template.ts';
import { findRow, previewRow } from '../../pipeline/preview.ts';
import { previewJson } from '../../report/preview/json.ts';
import type { PreviewModel } from '../../report/preview/model.ts';
import { terminalPreview } from '../../report/preview/terminal.ts';
import { EXIT } from '../exit-codes.ts';
import { defaultCopy, inLanguage, knownTemplates } from '../known-template.ts';
import { looksOf } from '../looks.ts';
import { readNumber } from '../options.ts';
import { formattingNotes, missingRow, previewProblems } from '../preview-problems.ts';
import { openCampaignRows, openMatchedRows, type PreviewWish } from '../preview-rows.ts';
import type { Session } from '../session.ts';
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
      message: withFileNames(shown.message, previewed.fileNames),
      values: 'row',
      row: {
        row: found.row,
        file: basename(rows.files[found.file] ?? ''),
        phone: found.recipient?.phone,
      },
      match: rows.match,
      problems: previewProblems(open, { wish, found, previewed }),
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
