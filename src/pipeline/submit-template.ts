/** A draft on its way to the platform: its sample files are uploaded, then it is created, or an existing template edited. */
import { ConsendError } from '../core/errors.ts';
import type { AccountApi, MediaFile, TemplateDraft } from '../core/ports.ts';
import type { DraftComponent, TemplateDraftFile } from '../core/template-draft.ts';

/** An uploaded sample: the file as the draft names it, and the handle that stands for it. */
export interface UploadedSample {
  readonly file: string;
  readonly handle: string;
}

/** What submitting needs. */
export interface SubmitParts {
  readonly api: Pick<AccountApi, 'createTemplate' | 'editTemplate' | 'uploadSample'>;
  /** Reads a sample by the path that the draft names. */
  readonly read: (file: string) => Promise<MediaFile>;
  /** Is told of each file before it is uploaded; `number` counts from 1. */
  readonly onUpload: (step: {
    readonly file: MediaFile;
    readonly number: number;
    readonly of: number;
  }) => void;
  readonly signal: AbortSignal | undefined;
}

/** The sample files that a draft names, each once. */
export function sampleFiles({ components }: Pick<TemplateDraftFile, 'components'>): string[] {
  const files = components.flatMap(({ example, cards = [] }) => [
    ...(example?.header_file === undefined ? [] : [example.header_file]),
    ...cards.flatMap((card) => sampleFiles(card)),
  ]);
  return [...new Set(files)];
}

/**
 * Uploads the samples of a draft, each file once. Throws what the API throws; the draft and its files stay as they are, so the
 * same command can be given again.
 */
export async function uploadSamples(draft: TemplateDraftFile, parts: SubmitParts): Promise<UploadedSample[]> {
  const files = sampleFiles(draft);
  const uploaded: UploadedSample[] = [];
  for (const [index, name] of files.entries()) {
    const file = await parts.read(name);
    parts.onUpload({ file, number: index + 1, of: files.length });
    uploaded.push({ file: name, handle: await parts.api.uploadSample(file, parts.signal) });
  }
  return uploaded;
}

type WireComponent = Readonly<Record<string, unknown>>;

function wireComponent(component: DraftComponent, samples: readonly UploadedSample[]): WireComponent {
  const { example, cards, ...rest } = component;
  const { header_file: file, ...kept } = example ?? {};
  const handle = samples.find((sample) => sample.file === file)?.handle;
  const whole = handle === undefined ? kept : { ...kept, header_handle: [handle] };
  return {
    ...rest,
    ...(Object.keys(whole).length === 0 ? {} : { example: whole }),
    ...(cards
      ? {
          cards: cards.map((card) => ({
            components: card.components.map((each) => wireComponent(each, samples)),
          })),
        }
      : {}),
  };
}

/** A draft as the platform takes it: handles in place of files, without what is for editors or has no effect any more. */
export function draftForPlatform(
  draft: TemplateDraftFile,
  samples: readonly UploadedSample[],
): TemplateDraft {
  return {
    name: draft.name,
    language: draft.language,
    category: draft.category,
    parameterFormat: draft.parameter_format,
    subCategory: draft.sub_category,
    ttlSeconds: draft.message_send_ttl_seconds,
    linkTrackingOptedOut: draft.cta_url_link_tracking_opted_out,
    components: draft.components.map((component) => wireComponent(component, samples)),
  };
}

/** Whether an error leaves open what the platform did with a request. */
const isOpen = (error: unknown): boolean =>
  error instanceof ConsendError && (error.code === 'api.unavailable' || error.code === 'api.unexpected');

/**
 * Runs a request that makes or changes a template. Throws `template.submit-unknown` where no answer came that can be
 * understood: it may have been taken all the same.
 */
export async function decisively<T>(draft: TemplateDraftFile, request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (error) {
    if (!isOpen(error)) throw error;
    const detail = error instanceof ConsendError ? String(error.params.detail ?? '') : '';
    const { name, language } = draft;
    throw new ConsendError('template.submit-unknown', { params: { name, language, detail }, cause: error });
  }
}
