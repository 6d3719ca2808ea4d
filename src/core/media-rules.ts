/** Which media the platform takes in a message, and what is wrong with the rest. Pure: findings come from elsewhere. */
import type { MediaKind } from './bound-message.ts';
import { isSendablePixels } from './image-pixels.ts';
import type { MediaFinding, MediaSource, MediaSourceFault } from './media.ts';
import { extensionOf, typeOfName } from './media-types.ts';

/** What a kind of media may be. */
export interface MediaRule {
  /** MIME types. */
  readonly types: readonly string[];
  readonly maxBytes: number;
}

/** Meta does not say which megabyte it counts: the larger one, since an upload that is refused stops before any message. */
const MEGABYTE = 1024 * 1024;

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** What each kind may be (Meta, "Media" and, for gif, "Marketing Messages API features"; read in November 2026). */
export const MEDIA_RULES: Readonly<Record<MediaKind, MediaRule>> = {
  image: { types: ['image/jpeg', 'image/png'], maxBytes: 5 * MEGABYTE },
  video: { types: ['video/mp4', 'video/3gpp'], maxBytes: 16 * MEGABYTE },
  document: {
    types: [
      'application/pdf',
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.ms-powerpoint',
      `${OFFICE}.wordprocessingml.document`,
      `${OFFICE}.spreadsheetml.sheet`,
      `${OFFICE}.presentationml.presentation`,
      'text/plain',
    ],
    maxBytes: 100 * MEGABYTE,
  },
  // What is called gif here is a short video that plays in a loop.
  gif: { types: ['video/mp4'], maxBytes: 3.5 * MEGABYTE },
};

/** A code for each thing that can be wrong with a message's media; its text is in the dictionaries under `media.faults`. */
export type MediaFaultCode =
  | MediaSourceFault
  | 'not-https'
  | 'extension'
  | 'type'
  | 'empty'
  | 'too-large'
  | 'pixels';

/** What is wrong with a source, with what fills its text. */
export interface MediaFault {
  readonly code: MediaFaultCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** How many bytes a megabyte of a report has: sizes are shown in those that the limits are counted in. */
export const megabytes = (bytes: number): number => Math.round((bytes / MEGABYTE) * 10) / 10;

/** The address or the file's name, as it was given. */
export const nameOfSource = (source: MediaSource): string => ('file' in source ? source.file : source.link);

function addressFault({ kind, link }: MediaSource & { link: string }): MediaFault | undefined {
  if (!/^https:\/\//i.test(link) || !URL.canParse(link))
    return { code: 'not-https', params: { source: link } };
  const { pathname } = new URL(link);
  const type = typeOfName(pathname);
  // An ending that stands for nothing (`.php`, none) leaves it to the server's answer.
  if (type === undefined || MEDIA_RULES[kind].types.includes(type)) return undefined;
  return { code: 'extension', params: { source: link, extension: extensionOf(pathname), kind } };
}

/** Where a path leads by its mere letters: out of the folder, or to something hidden. Links are followed elsewhere. */
function pathFault(file: string): 'outside' | 'hidden' | undefined {
  let depth = 0;
  const names: string[] = [];
  for (const name of file.split(/[\\/]/)) {
    if (name === '' || name === '.') continue;
    depth += name === '..' ? -1 : 1;
    if (depth < 0) return 'outside';
    if (name === '..') names.pop();
    else names.push(name);
  }
  return names.some((name) => name.startsWith('.')) ? 'hidden' : undefined;
}

function fileNameFault({ kind, file }: MediaSource & { file: string }): MediaFault | undefined {
  const code = pathFault(file);
  if (code !== undefined) return { code, params: { source: file, kind } };
  const type = typeOfName(file);
  if (type !== undefined && MEDIA_RULES[kind].types.includes(type)) return undefined;
  return { code: 'extension', params: { source: file, extension: extensionOf(file), kind } };
}

/** What is wrong with a source by its mere name: not https, an ending of another kind; nobody needs to be asked. */
export function checkMediaName(source: MediaSource): MediaFault | undefined {
  return 'file' in source ? fileNameFault(source) : addressFault(source);
}

/** What is wrong with a source by what was found of it. What nobody knows is not held against it. */
export function checkMediaFinding(source: MediaSource, finding: MediaFinding): MediaFault | undefined {
  const base = { source: nameOfSource(source), kind: source.kind };
  if ('fault' in finding) return { code: finding.fault, params: { ...base, detail: finding.detail } };
  const { types, maxBytes } = MEDIA_RULES[source.kind];
  const { type, bytes, pixels } = finding;
  // Of a file everything is known: bytes of no known kind are of none that is taken.
  const isForeign = type === undefined ? 'file' in source : !types.includes(type);
  if (bytes === 0) return { code: 'empty', params: base };
  if (isForeign) return { code: 'type', params: { ...base, type: type ?? '' } };
  if (bytes !== undefined && bytes > maxBytes) {
    // Rounded up, so that no text says "5 MB, 5 MB are taken".
    const size = Math.ceil((bytes / MEGABYTE) * 10) / 10;
    return { code: 'too-large', params: { ...base, megabytes: size, most: megabytes(maxBytes) } };
  }
  if (pixels !== undefined && !isSendablePixels(pixels))
    return { code: 'pixels', params: { ...base, pixels } };
  return undefined;
}

/** The first thing that is wrong with a source: by its name, then by what is known of it. */
export function checkMedia(source: MediaSource, finding: MediaFinding | undefined): MediaFault | undefined {
  return checkMediaName(source) ?? (finding === undefined ? undefined : checkMediaFinding(source, finding));
}
