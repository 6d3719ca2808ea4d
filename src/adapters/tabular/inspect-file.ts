/** The first pass over a file: digest, size and encoding, which only the whole file can tell. */
import { isUtf8 } from 'node:buffer';
import type { Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { ConsendError } from '../../core/errors.ts';
import { fileError } from './file-error.ts';
import type { Encoding } from './table-types.ts';

/** What the first pass found. */
export interface FileFacts {
  readonly encoding: Encoding;
  /** Length of the byte order mark, in bytes; 0 where there is none. */
  readonly markLength: number;
  /** Size of the file, in bytes. */
  readonly bytes: number;
}

/** Options of `inspectFile`. */
export interface InspectOptions {
  /** Takes in every byte of the file, in order. */
  readonly hash: Hash;
  readonly signal?: AbortSignal | undefined;
}

const CHUNK_BYTES = 256 * 1024;
const EMPTY = Buffer.alloc(0);
const HEAD_BYTES = 4_096;

/** How workbooks begin: a ZIP archive (xlsx, ods), or the compound file of old Excel. No text begins so. */
const WORKBOOKS: readonly (readonly [kind: string, bytes: Buffer])[] = [
  ['Excel, OpenDocument or another ZIP file', Buffer.from([0x50, 0x4b, 0x03, 0x04])],
  ['Excel 97–2003', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
];

/** How address books and copies of phones begin, a byte order mark aside: vCard, a phone's database, Android's backup. */
const ADDRESS_BOOKS: readonly (readonly [kind: string, begin: string])[] = [
  ['vCard', 'BEGIN:V'],
  ['SQLite', 'SQLITE FORMAT'],
  ['Android backup', 'ANDROID BACKUP'],
];
/** Columns that an export of an address book has and nothing else does, as Google and Outlook name them. */
const ADDRESS_BOOK_COLUMNS: readonly (readonly [kind: string, columns: readonly string[]])[] = [
  ['Google Contacts', ['PHONE 1 - VALUE']],
  ['Outlook', ["ASSISTANT'S PHONE", 'BUSINESS PHONE']],
];
/** Endings of address books and of phones' backups. */
const ADDRESS_BOOK_NAME = /\.(?:vcf|vcard|ldif|abbu|abcddb|contact|contacts|nbf|nbu|mdbackup|ab|vcs)$/i;

/** Address books are read nowhere, by name or by content (Art. 5 (1) b, c GDPR): whoever stands in one agreed to nothing. */
function refuseAddressBook(file: string, head: Buffer): void {
  const begin = head
    .toString('latin1')
    .replace(/[^\x20-\x7e\r\n]/g, '')
    .trimStart()
    .toUpperCase();
  const found = ADDRESS_BOOKS.find(([, text]) => begin.startsWith(text));
  const [header = ''] = begin.split(/[\r\n]/, 1);
  const exported = ADDRESS_BOOK_COLUMNS.find(([, columns]) => columns.every((name) => header.includes(name)));
  const kind = found?.[0] ?? exported?.[0] ?? ADDRESS_BOOK_NAME.exec(file)?.[0];
  if (kind !== undefined) throw new ConsendError('file.address-book', { params: { file, kind } });
}

function refuseWorkbook(file: string, head: Buffer): void {
  const found = WORKBOOKS.find(([, bytes]) => head.subarray(0, bytes.length).equals(bytes));
  if (found) throw new ConsendError('csv.workbook', { params: { file, kind: found[0] } });
}

/**
 * Reads the file once.
 * @throws ConsendError `file.missing`, `file.unreadable`, `csv.workbook`, `file.address-book`
 */
export async function inspectFile(path: string, options: InspectOptions): Promise<FileFacts> {
  let first: Buffer = EMPTY;
  let rest: Buffer = EMPTY;
  let bytes = 0;
  let isUnicode = true;
  try {
    const stream = createReadStream(path, { highWaterMark: CHUNK_BYTES, signal: options.signal });
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      options.hash.update(chunk);
      bytes += chunk.length;
      if (first.length < HEAD_BYTES) {
        first = Buffer.concat([first, chunk.subarray(0, HEAD_BYTES)]).subarray(0, HEAD_BYTES);
        refuseWorkbook(path, first);
        refuseAddressBook(path, first);
      }
      if (!isUnicode) continue;
      const text = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      const whole = wholeCharacters(text);
      isUnicode = isUtf8(text.subarray(0, whole));
      rest = text.subarray(whole);
    }
  } catch (error) {
    throw fileError(path, error);
  }
  return { ...encodingOf(first, isUnicode && isUtf8(rest)), bytes };
}

/** Length of the text without a character that a chunk's end may have cut. */
function wholeCharacters(text: Buffer): number {
  for (let back = 1; back <= 3 && back <= text.length; back++) {
    const byte = text[text.length - back] ?? 0;
    if (byte < 0x80) return text.length;
    // The first byte of a character says how long it is.
    if (byte >= 0xc0) return lengthOf(byte) > back ? text.length - back : text.length;
  }
  return text.length;
}

function lengthOf(leadByte: number): number {
  if (leadByte >= 0xf0) return 4;
  return leadByte >= 0xe0 ? 3 : 2;
}

function encodingOf(first: Buffer, isUnicode: boolean): Omit<FileFacts, 'bytes'> {
  if (first[0] === 0xff && first[1] === 0xfe) return { encoding: 'utf-16le', markLength: 2 };
  if (first[0] === 0xfe && first[1] === 0xff) return { encoding: 'utf-16be', markLength: 2 };
  if (!isUnicode) return { encoding: 'windows-1252', markLength: 0 };
  const isMarked = first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf;
  return { encoding: 'utf-8', markLength: isMarked ? 3 : 0 };
}
