/** The files that a campaign names for everybody, looked at before a row is read: what is wrong with one is wrong for all. */
import { dirname } from 'node:path';
import type { Campaign } from '../adapters/config/index.ts';
import { openMediaFiles } from '../adapters/media/index.ts';
import type { BindingProblem } from '../core/binding/index.ts';
import { MEDIA_KINDS } from '../core/bound-message.ts';
import type { HeaderParameter } from '../core/campaign-parameters.ts';
import { type MediaSource, namesMedia } from '../core/media.ts';
import { checkMediaFinding } from '../core/media-rules.ts';
import { recordFiles } from './record-files.ts';
import type { OpenWorkspace } from './workspace.ts';

/** A file with its place in the campaign file. */
interface NamedFile {
  readonly path: string;
  readonly source: MediaSource & { readonly file: string };
}

function fileOf(header: HeaderParameter | undefined, prefix: string): NamedFile[] {
  if (header === undefined) return [];
  return MEDIA_KINDS.flatMap((kind) => {
    const media = (header as Partial<Record<string, { readonly file?: unknown }>>)[kind];
    const file = media?.file;
    const named = typeof file === 'object' && file !== null && 'text' in file ? file.text : file;
    if (typeof named !== 'string' || named === '') return [];
    return [{ path: `parameters.${prefix}header.${kind}`, source: { kind, file: named } }];
  });
}

function namedFiles({ config: { parameters } }: Pick<Campaign, 'config'>): NamedFile[] {
  const cards = parameters.cards ?? [];
  return [
    ...fileOf(parameters.header, ''),
    ...cards.flatMap((card, index) => fileOf(card.header, `cards[${index}].`)),
  ];
}

/** What is wrong with the files that a campaign names itself. Reads each once. */
export async function constantFileProblems(
  { workspace }: Pick<OpenWorkspace, 'workspace'>,
  campaign: Pick<Campaign, 'file' | 'config' | 'recipients'>,
): Promise<BindingProblem[]> {
  if (!namesMedia(campaign.config.parameters)) return [];
  const files = openMediaFiles(dirname(campaign.file), recordFiles(workspace, campaign));
  const problems: BindingProblem[] = [];
  for (const { path, source } of namedFiles(campaign)) {
    const fault = checkMediaFinding(source, await files.find(source.file));
    if (fault === undefined) continue;
    const { source: _, ...params } = fault.params;
    problems.push({
      code: 'value-refused',
      path,
      subject: source.file,
      reason: `media-${fault.code}`,
      params,
    });
  }
  return problems;
}
