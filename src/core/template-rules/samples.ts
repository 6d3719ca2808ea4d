/** Rules on samples: the reviewers see a template filled with them. */
import type { MediaFinding, MediaSourceFault } from '../media.ts';
import type { DraftComponent } from '../template-draft.ts';
import { buttonsOf, ofType, textsOf } from './parts.ts';
import type { LintSubject, RuleHit, TemplateRule } from './rule.ts';
import { SAMPLE_MISSING } from './rule.ts';
import { distinctVariables, writtenVariables } from './variables.ts';

type Example = DraftComponent['example'];
type Format = NonNullable<DraftComponent['format']>;

const MB = 1024 * 1024;

/** What a header's sample file may be. Source: Meta, graph-api/guides/upload (types); business-phone-numbers/media (sizes). */
export const SAMPLE_FILES: Readonly<
  Partial<Record<Format, { types: readonly string[]; bytes: number; endings: string }>>
> = {
  IMAGE: { types: ['image/jpeg', 'image/png'], bytes: 5 * MB, endings: '.jpg .png' },
  VIDEO: { types: ['video/mp4'], bytes: 16 * MB, endings: '.mp4' },
  GIF: { types: ['video/mp4'], bytes: 3.5 * MB, endings: '.mp4' },
  DOCUMENT: { types: ['application/pdf'], bytes: 100 * MB, endings: '.pdf' },
};

const isFilled = (sample: string | undefined): boolean => (sample ?? '').trim() !== '';

function namedMissing(
  text: string,
  given: readonly { param_name: string; example: string }[] = [],
): string[] {
  return distinctVariables(text).filter(
    (name) => !given.some((sample) => sample.param_name === name && isFilled(sample.example)),
  );
}

/** What is wrong with a text's samples. */
function textSample(subject: LintSubject, placed: ReturnType<typeof textsOf>[number]): RuleHit[] {
  const { component, path, text } = placed;
  const example: Example = component.example;
  const part = component.type === 'HEADER' ? 'header_text' : 'body_text';
  if (subject.draft.parameter_format === 'NAMED') {
    const key = `${part}_named_params` as const;
    const missing = namedMissing(text, example?.[key]);
    if (missing.length === 0) return [];
    const params = {
      key,
      variables: missing.map((name) => `{{${name}}}`).join(', '),
      first: missing[0] ?? '',
    };
    return [{ path, reason: 'named', params }];
  }
  const given = part === 'header_text' ? (example?.header_text ?? []) : (example?.body_text?.[0] ?? []);
  const wanted = distinctVariables(text).length;
  if (given.length === wanted && given.every(isFilled)) return [];
  return [
    { path, reason: 'positional', params: { key: part, wanted, given: given.filter(isFilled).length } },
  ];
}

function buttonSamples({ draft }: LintSubject): RuleHit[] {
  return buttonsOf(draft).flatMap(({ button: { type, url = '', example }, path }): RuleHit[] => {
    if (isFilled([example].flat()[0])) return [];
    if (type === 'COPY_CODE') return [{ path, reason: 'coupon' }];
    return type === 'URL' && writtenVariables(url).length > 0 ? [{ path, reason: 'url' }] : [];
  });
}

/** Every variable, coupon code and media header has a sample. */
export const sampleRule = {
  id: 'draft.sample-missing',
  severity: 'error',
  metaCode: SAMPLE_MISSING,
  source: 'Meta, templates/components; the number: practice',
  checkedOn: '2026-11-23',
  isVerified: true,
  run(subject): RuleHit[] {
    // Copies keep no samples.
    if (subject.isStored) return [];
    const texts = textsOf(subject.draft)
      .filter(({ component }) => component.type !== 'FOOTER')
      .filter(({ text }) => writtenVariables(text).length > 0)
      .flatMap((placed) => textSample(subject, placed));
    const media = ofType(subject.draft, 'HEADER').flatMap(
      ({ component: { format, example }, path }): RuleHit[] => {
        if (format === undefined || SAMPLE_FILES[format] === undefined) return [];
        const { header_file: file, header_handle: handle } = example ?? {};
        if (file !== undefined && handle !== undefined) return [{ path, reason: 'both' }];
        return file === undefined && handle === undefined
          ? [{ path, reason: 'media', params: { format } }]
          : [];
      },
    );
    const isCode = subject.draft.category === 'AUTHENTICATION';
    return isCode ? media : [...texts, ...media, ...buttonSamples(subject)];
  },
} as const satisfies TemplateRule;

/** Cases of this rule by what keeps a file from being read. */
const FILE_FAULTS: Readonly<Partial<Record<MediaSourceFault, string>>> = {
  missing: 'missing',
  outside: 'outside',
  hidden: 'outside',
};

function fileHit(file: string, format: Format, finding: MediaFinding): Omit<RuleHit, 'path'> | undefined {
  const allowed = SAMPLE_FILES[format];
  if (allowed === undefined) return undefined;
  if ('fault' in finding) return { reason: FILE_FAULTS[finding.fault] ?? 'unreadable', params: { file } };
  const { type, bytes = 0 } = finding;
  const { endings } = allowed;
  if (type === undefined || !allowed.types.includes(type))
    return { reason: 'type', params: { file, format, endings, type: type ?? '?' } };
  if (bytes === 0) return { reason: 'empty', params: { file } };
  const most = allowed.bytes / MB;
  return bytes > allowed.bytes
    ? { reason: 'large', params: { file, megabytes: Math.ceil((bytes / MB) * 10) / 10, most } }
    : undefined;
}

/** A sample file is there, and of a kind and size that the platform takes. */
export const sampleFileRule = {
  id: 'draft.sample-file',
  severity: 'error',
  metaCode: SAMPLE_MISSING,
  source:
    'Meta, graph-api/guides/upload, business-phone-numbers/media; that the sizes hold for samples is unverified',
  checkedOn: '2026-11-23',
  isVerified: true,
  run: ({ draft, samples }): RuleHit[] =>
    ofType(draft, 'HEADER').flatMap(({ component: { format, example }, path }) => {
      const file = example?.header_file;
      const finding = file === undefined ? undefined : samples.get(file);
      if (file === undefined || finding === undefined || format === undefined) return [];
      const hit = fileHit(file, format, finding);
      return hit === undefined ? [] : [{ ...hit, path: [...path, 'example', 'header_file'] }];
    }),
} as const satisfies TemplateRule;
