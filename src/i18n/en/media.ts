/** Words about media: what is wrong with a file or an address; English. */
import type { MediaFaultCode } from '../../core/media-rules.ts';

type Params = Readonly<Record<string, string | number>>;
const n = (value: string | number | undefined): string => new Intl.NumberFormat('en').format(Number(value));

/** What each kind may be, in people's words. */
const takes: Readonly<Record<string, string>> = {
  image: 'jpeg and png',
  video: 'mp4 and 3gp',
  document: 'pdf, txt and the Office formats',
  gif: 'mp4 (a short video without sound)',
};
/** What a kind of media is called after "for". */
const kinds: Readonly<Record<string, string>> = {
  image: 'an image',
  video: 'a video',
  document: 'a document',
  gif: 'a gif',
};
const taken = ({ kind = '' }: Params): string =>
  `for ${kinds[kind] ?? kind}, WhatsApp takes ${takes[kind] ?? ''}`;

/** Why an address is not asked. */
const forbidden: Readonly<Record<string, string>> = {
  closed: "it leads into a private network or to this machine, where WhatsApp's servers cannot fetch it",
  'not-https': 'it leads on to an address that is not https://',
  redirects: 'it is redirected more than three times',
};

/** Each stands after the name of the file or address. */
const faults: Readonly<Record<MediaFaultCode, (p: Params) => string>> = {
  missing: () => 'there is no such file',
  unreadable: ({ detail = '' }) => (detail === '' ? 'cannot be read' : `cannot be read (${detail})`),
  outside: () => "lies outside the campaign file's folder: only files in it and below it are sent",
  hidden: () => 'is hidden (a part of its path begins with a dot): such files are never sent',
  record: () =>
    'is one of your own records (recipients, configuration, wordings, contracts): such files are never sent',
  'no-file': () => 'is no file',
  unreachable: ({ detail = '' }) => `does not answer (${detail})`,
  refused: ({ detail = '' }) => `answers with an error (${detail})`,
  forbidden: ({ detail = '' }) => `is not asked: ${forbidden[detail] ?? detail}`,
  'not-https': () => 'is no https:// address',
  extension: (p) => `${p.extension ? `.${p.extension} is not taken` : 'has no extension'}: ${taken(p)}`,
  type: (p) => `is ${p.type || 'of no type that is known here'}: ${taken(p)}`,
  empty: () => 'is empty',
  'too-large': ({ megabytes, most, kind = '' }) =>
    `has ${n(megabytes)} MB: for ${kinds[kind] ?? kind}, WhatsApp takes ${n(most)} MB at most`,
  pixels: ({ pixels = '' }) => `has ${pixels} pixels: WhatsApp takes 8-bit RGB or RGBA; save it anew`,
};

const rowsOf = (count: string): string => `${count} ${count === '1' ? 'row' : 'rows'}`;

/** What a plan's report tells of media. */
const report = {
  label: 'Media',
  title: 'Media in the messages',
  file: (file: string, kind: string, size: string) => `${file} (${kind}, ${size})`,
  ownFiles: (rows: string) => `files of their own for ${rowsOf(rows)}`,
  notAsked: (rows: string) =>
    `addresses in ${rowsOf(rows)}, which were not asked whether they answer (--check-media)`,
  asked: (rows: string, addresses: string) => `addresses in ${rowsOf(rows)}, each asked once: ${addresses}`,
  trouble: (source: string, what: string, where: string) => `${source}: ${what} (${where})`,
  /** Stands for files or addresses that only single rows name. */
  ofRows: 'rows with media of their own',
  rows: (count: string, first: string) => `${count} rows, first: row ${first}`,
  row: (row: string) => `row ${row}`,
};
/** A kind's name by itself. */
const names: Readonly<Record<string, string>> = {
  image: 'image',
  video: 'video',
  document: 'document',
  gif: 'gif',
};

export const mediaEn = { kinds, names, faults, report };
