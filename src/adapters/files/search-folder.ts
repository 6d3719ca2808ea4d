/** Looks for people's numbers in the text files of a folder, whatever their encoding, and says where they stand. Changes nothing. */
import { createReadStream } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { FileHit, FolderSearch } from '../../core/erasure.ts';
import type { NumberSearch } from '../../core/number-search.ts';

/** How a folder is searched. */
export interface SearchOptions {
  readonly search: NumberSearch;
  /** Paths relative to the folder, `/` between names, that are not gone into. */
  readonly skip: (path: string) => boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Lines named of one file. */
const LINES_NAMED = 3;
/** A line longer than this is looked at in pieces that overlap by more than any number is long. */
const LONGEST_PIECE = 4 << 20;
const OVERLAP = 128;
const HEAD_BYTES = 4096;

/** What the beginning of a file tells of it. */
async function looksLikeText(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
    return isWide || !head.includes(0);
  } finally {
    await handle.close();
  }
}

function lineFeeds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Whole lines of a file, in large pieces, with the number of the first; UTF-16 loses its zero bytes. */
async function* pieces(
  file: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ readonly text: string; readonly line: number }> {
  let rest = '';
  let line = 1;
  const options = { encoding: 'latin1', highWaterMark: 1 << 20, ...(signal ? { signal } : {}) } as const;
  for await (const chunk of createReadStream(file, options)) {
    const text = rest + String(chunk).replaceAll('\0', '');
    const end = text.lastIndexOf('\n') + 1;
    if (end > 0) {
      yield { text: text.slice(0, end), line };
      line += lineFeeds(text.slice(0, end));
      rest = text.slice(end);
    } else if (text.length > LONGEST_PIECE) {
      yield { text, line };
      rest = text.slice(-OVERLAP);
    } else rest = text;
  }
  if (rest !== '') yield { text: rest, line };
}

async function searchFile(
  file: string,
  { search, signal }: SearchOptions,
): Promise<Pick<FileHit, 'lines' | 'count'>> {
  const lines: number[] = [];
  let count = 0;
  for await (const piece of pieces(file, signal)) {
    if (!search.has(piece.text)) continue;
    for (const [index, line] of piece.text.split('\n').entries()) {
      if (!search.has(line) || lines.at(-1) === piece.line + index) continue;
      count += 1;
      if (lines.length < LINES_NAMED) lines.push(piece.line + index);
    }
  }
  return { lines, count };
}

/** Files below a folder, `/` between names, in order; links are not followed. */
async function* filesBelow(dir: string, skip: SearchOptions['skip'], from = ''): AsyncGenerator<string> {
  const entries = await readdir(join(dir, from), { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = from === '' ? entry.name : `${from}/${entry.name}`;
    if (skip(path)) continue;
    if (entry.isDirectory()) yield* filesBelow(dir, skip, path);
    else if (entry.isFile()) yield path;
  }
}

/**
 * Searches a folder. What is no text (spreadsheets, archives, pictures) or cannot be read is named as not searched. The
 * numbers in file names are looked for as well.
 */
export async function searchFolder(dir: string, options: SearchOptions): Promise<FolderSearch> {
  const hits: FileHit[] = [];
  const unread: string[] = [];
  let searched = 0;
  for await (const path of filesBelow(dir, options.skip)) {
    options.signal?.throwIfAborted();
    const file = join(dir, ...path.split('/'));
    const inName = options.search.has(path);
    let found: Pick<FileHit, 'lines' | 'count'> = { lines: [], count: 0 };
    try {
      if (await looksLikeText(file)) {
        found = await searchFile(file, options);
        searched += 1;
      } else unread.push(path);
    } catch (error) {
      if (options.signal?.aborted) throw error;
      unread.push(path);
    }
    if (inName || found.count > 0) hits.push({ path, inName, ...found });
  }
  return { searched, hits, unread };
}

/** A path as the system writes it, with `/` between names. */
export function slashed(path: string): string {
  return path.split(sep).join('/');
}
