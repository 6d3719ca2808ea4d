/** Compiles a template's header. */
import type { MediaKind } from '../bound-message.ts';
import type { CampaignConfig, MediaParameter } from '../campaign-config.ts';
import { componentOf, placeholders } from '../template.ts';
import { type Compilation, textSlot } from './compilation.ts';
import { HEADER_MAX, MEDIA_ID_MAX, URL_MAX } from './limits.ts';
import type { Part, Slot } from './part.ts';
import { type Read, reader } from './reader.ts';

type Given = NonNullable<CampaignConfig['parameters']['header']>;

/** The header's part, where it has something to fill; problems go to the compilation. */
export function compileHeader(compilation: Compilation): Part[] {
  const { template, parameters, problems } = compilation;
  const component = componentOf(template, 'HEADER');
  const given = parameters.header;
  const format = component?.format ?? 'TEXT';
  const text = component?.text ?? '';
  const needs = component !== undefined && (format !== 'TEXT' || placeholders(text).length > 0);
  if (!needs) {
    if (given) problems.push({ code: 'header-unused', path: 'parameters.header', subject: template.name });
    return [];
  }
  if (!given) {
    problems.push({ code: 'header-missing', path: 'parameters', subject: format });
    return [];
  }
  const part =
    format === 'TEXT' ? textHeader(compilation, given, text) : mediaHeader(compilation, given, format);
  if (part) return [part];
  problems.push({ code: 'header-kind', path: 'parameters.header', subject: format });
  return [];
}

function textHeader(compilation: Compilation, given: Given, source: string): Part | undefined {
  if (!('text' in given) && !('column' in given)) return undefined;
  const names = placeholders(source);
  const slot = textSlot(compilation, given, { path: 'header', name: names[0] });
  return {
    shape: { type: 'header' },
    slots: [{ ...slot, max: HEADER_MAX }],
    text: { source, names, max: HEADER_MAX },
  };
}

function mediaHeader({ columns }: Compilation, given: Given, format: string): Part | undefined {
  const kind = format.toLowerCase();
  const media = kind in given ? (given as Record<string, MediaParameter>)[kind] : undefined;
  if (!media || (kind !== 'image' && kind !== 'video' && kind !== 'document')) return undefined;
  return { shape: { type: 'header' }, slots: [mediaSlot(kind, media, columns)] };
}

function mediaSlot(kind: MediaKind, media: MediaParameter, columns: readonly string[]): Slot {
  const filename = media.filename === undefined ? {} : { filename: media.filename };
  const path = `header.${kind}`;
  const { id, link } = media;
  if (id !== undefined) {
    return {
      path,
      isFixed: true,
      read: () => id,
      max: MEDIA_ID_MAX,
      make: (text) => ({ kind, id: text, ...filename }),
    };
  }
  return {
    path,
    isFixed: link === undefined || typeof link === 'string' || 'text' in link,
    read: linkReader(link, columns),
    max: URL_MAX,
    make: (text) => ({ kind, link: text, ...filename }),
  };
}

function linkReader(link: MediaParameter['link'], columns: readonly string[]): Read {
  if (link === undefined) return () => undefined;
  return typeof link === 'string' ? () => link : reader(link, columns);
}
