/** What a preview of a row reads: a campaign with its template, or columns matched by name, and the recipients. */
import { dirname } from 'node:path';
import { openMediaFiles } from '../adapters/media/index.ts';
import { openRecipients } from '../adapters/recipients/index.ts';
import { ConsendError } from '../core/errors.ts';
import type { RecipientsReading } from '../core/ports.ts';
import type { StoredTemplate, Template } from '../core/template.ts';
import { surveyMedia } from '../pipeline/media-survey.ts';
import { type Preparation, prepareTemplates, templateSettings } from '../pipeline/prepare-templates.ts';
import type { LookAtMedia } from '../pipeline/preview.ts';
import type { CampaignInput } from '../pipeline/question.ts';
import type { ColumnMatch } from '../report/preview/model.ts';
import { bindingError, openCampaign, openRows } from './plan-inputs.ts';
import { matchColumns, matchedCampaign } from './preview-match.ts';
import { recordFiles } from './record-files.ts';
import type { OpenWorkspace } from './workspace.ts';

/** What a preview is asked for. Files as the user named them. */
export interface PreviewWish {
  readonly name: string;
  readonly copies: readonly StoredTemplate[];
  readonly language: string | undefined;
  readonly campaign: string | undefined;
  /** Absolute, or `-`. */
  readonly recipients: string | undefined;
  readonly now: number;
}

/** Opened recipients, and what fills a template from them. Whoever opens it closes the reading. */
export interface PreviewRows {
  readonly preparation: Preparation;
  readonly campaign: CampaignInput;
  readonly reading: RecipientsReading;
  /** Absolute paths. */
  readonly files: readonly string[];
  readonly match: ColumnMatch | undefined;
  /** Looks at the media of a row: files are read, addresses are not asked. */
  lookAtMedia(row: number): LookAtMedia;
}

/** Looks for files where a plan does: beside the campaign file. */
function lookIn(folder: string, records: readonly string[]): PreviewRows['lookAtMedia'] {
  const survey = surveyMedia({ files: openMediaFiles(folder, records), fixed: [] });
  return (row) => (sources) => survey.look([{ row, sources }]);
}

/** A campaign in one language for all, where a preview asks for one. */
function inLanguage<T extends CampaignInput>(campaign: T, language: string | undefined): T {
  if (language === undefined) return campaign;
  const { config } = campaign;
  return { ...campaign, config: { ...config, template: { ...config.template, language } } };
}

/** The rows of a campaign, or of another file with the campaign's parameters. Throws what a plan would. */
export async function openCampaignRows(
  open: OpenWorkspace,
  wish: PreviewWish & { campaign: string },
): Promise<PreviewRows> {
  const { session, workspace } = open;
  const loaded = await openCampaign(open, wish.campaign, { now: wish.now });
  const { name: template } = loaded.config.template;
  if (template !== wish.name) {
    const detail = session.messages.preview.otherTemplate({ file: wish.campaign, template, name: wish.name });
    throw new ConsendError('usage.invalid', { params: { detail, command: 'templates preview' } });
  }
  const files = wish.recipients === undefined ? loaded.recipients : [wish.recipients];
  const campaign = inLanguage({ ...loaded, recipients: files }, wish.language);
  const settings = templateSettings(workspace.config, wish.now);
  const preparation = prepareTemplates(campaign, wish.copies, settings);
  if (preparation.problems.length > 0) throw bindingError(open, loaded, wish.campaign, preparation.problems);
  const reading = await openRows(open, campaign, { file: wish.campaign, preparation, signal: undefined });
  return {
    preparation,
    campaign,
    reading,
    files,
    match: undefined,
    lookAtMedia: lookIn(
      dirname(loaded.file),
      recordFiles(workspace, { file: loaded.file, recipients: files }),
    ),
  };
}

/** The rows of a file whose columns are called like the template's variables. */
export async function openMatchedRows(
  { workspace }: OpenWorkspace,
  wish: PreviewWish & { recipients: string },
  template: Template,
): Promise<PreviewRows> {
  const { defaults } = workspace.config;
  const request = { files: [wish.recipients], columns: {}, defaultCountry: defaults.country };
  const first = await openRecipients({ ...request, values: [] });
  await first.close();
  const match = matchColumns(template, first.head.headers);
  const language = wish.language === undefined ? first.head.columns.language : undefined;
  const campaign = matchedCampaign(template, match, { file: wish.recipients, language });
  const preparation = prepareTemplates(campaign, wish.copies, templateSettings(workspace.config, wish.now));
  const reading = await openRecipients({ ...request, values: preparation.columns });
  return {
    preparation,
    campaign,
    reading,
    files: [wish.recipients],
    match,
    lookAtMedia: lookIn(dirname(wish.recipients), [wish.recipients]),
  };
}
