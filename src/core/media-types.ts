/** Types of files: what a name's ending says, and what the first bytes are. */

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Ending → type. Beside what the platform takes, what people confuse with it: a refusal then names what it is. */
const TYPE_OF_EXTENSION: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jpe: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  avif: 'image/avif',
  heic: 'image/heic',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  mp4: 'video/mp4',
  '3gp': 'video/3gpp',
  mov: 'video/quicktime',
  webm: 'video/webm',
  avi: 'video/x-msvideo',
  mkv: 'video/x-matroska',
  pdf: 'application/pdf',
  txt: 'text/plain',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  docx: `${OFFICE}.wordprocessingml.document`,
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  pptx: `${OFFICE}.presentationml.presentation`,
  odt: 'application/vnd.oasis.opendocument.text',
  zip: 'application/zip',
  html: 'text/html',
  htm: 'text/html',
};

/** A file name's or path's ending in lower case, without its dot; empty where there is none. */
export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The type that a name's ending stands for; undefined where it says nothing. */
export function typeOfName(name: string): string | undefined {
  const extension = extensionOf(name);
  return Object.hasOwn(TYPE_OF_EXTENSION, extension) ? TYPE_OF_EXTENSION[extension] : undefined;
}

/** How files begin, in hexadecimal: two digits a byte, `66747970` is "ftyp". */
const SIGNATURES: readonly (readonly [RegExp, string])[] = [
  [/^ffd8ff/, 'image/jpeg'],
  [/^89504e470d0a1a0a/, 'image/png'],
  [/^52494646.{8}57454250/, 'image/webp'],
  [/^52494646.{8}41564920/, 'video/x-msvideo'],
  [/^47494638(?:37|39)61/, 'image/gif'],
  [/^424d.{8}00000000/, 'image/bmp'],
  [/^(49492a00|4d4d002a)/, 'image/tiff'],
  [/^.{8}66747970(61766966|61766973)/, 'image/avif'],
  [/^.{8}66747970(68656963|68656978|68657663|6d696631|6d736631)/, 'image/heic'],
  [/^.{8}6674797071742020/, 'video/quicktime'],
  [/^.{8}667479704d344120/, 'audio/mp4'],
  [/^.{8}667479703367/, 'video/3gpp'],
  [/^.{8}66747970/, 'video/mp4'],
  [/^1a45dfa3/, 'video/webm'],
  [/^255044462d/, 'application/pdf'],
  [/^d0cf11e0a1b11ae1/, 'application/x-ole-storage'],
  [/^504b(0304|0506)/, 'application/zip'],
  [/^4d5a/, 'application/x-msdownload'],
  [/^7f454c46/, 'application/x-executable'],
];

const COMMENT = /<!--(?:(?!-->).)*-->/gs;
/** As Latin-1: `ï»¿` is the byte order mark of UTF-8. */
const PAGE = /^(?:ï»¿)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)[\s>]/i;
const DRAWING = /^(?:ï»¿)?\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype svg[^>]*>\s*)?<svg[\s>]/i;

/** Formats of offices are containers: their first bytes say no more than that, the ending says which. */
const CONTAINERS: Readonly<Record<string, readonly string[]>> = {
  'application/x-ole-storage': ['doc', 'xls', 'ppt'],
  'application/zip': ['docx', 'xlsx', 'pptx', 'odt'],
};

/** What bytes would have to be looked at to tell a page or a drawing from other text. */
const TEXT_HEAD = 1024;

/** Control characters that no text file holds: all but tab, line breaks, form feed, end of file and escape. */
const isControl = (byte: number): boolean =>
  byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27);

/** UTF-16 has NUL bytes, and begins with a mark. */
function isText(head: Uint8Array): boolean {
  const mark = (head[0] ?? 0) * 256 + (head[1] ?? 0);
  return mark === 0xfffe || mark === 0xfeff || !head.some(isControl);
}

/**
 * The type of a file by its first bytes (some 1 KB suffice); its name decides only between what the bytes leave open
 * (`.docx` or `.xlsx`, plain text). Undefined: bytes of no kind that is known here.
 */
export function typeOfContent(head: Uint8Array, name: string): string | undefined {
  const start = head.subarray(0, TEXT_HEAD);
  const digits = Array.from(start.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const found = SIGNATURES.find(([signature]) => signature.test(digits))?.[1];
  if (found !== undefined) {
    const isContainer = CONTAINERS[found]?.includes(extensionOf(name)) ?? false;
    return isContainer ? typeOfName(name) : found;
  }
  if (!isText(start)) return undefined;
  // A text that shows markup is a text all the same when its name says so.
  if (typeOfName(name) === 'text/plain') return 'text/plain';
  const markup = String.fromCharCode(...start).replace(COMMENT, '');
  if (DRAWING.test(markup)) return 'image/svg+xml';
  return PAGE.test(markup) ? 'text/html' : 'text/plain';
}
