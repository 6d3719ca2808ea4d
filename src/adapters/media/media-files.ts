/** Files that messages show: looked at once, read in pieces, never in memory as a whole. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { ConsendError } from '../../core/errors.ts';
import { isSendablePixels, pixelsOf } from '../../core/image-pixels.ts';
import type { MediaFinding } from '../../core/media.ts';
import { MEDIA_RULES } from '../../core/media-rules.ts';
import { typeOfContent } from '../../core/media-types.ts';
import type { MediaFiles, MediaUpload } from '../../core/ports.ts';
import { type LocalFile, locate, type PathFault } from './local-path.ts';

/** Enough for the headers of pictures: a JPEG may hold a preview and a color profile before it tells its pixels. */
const HEAD_BYTES = 256 * 1024;
/** What no kind takes is not worth reading to its end. */
const MOST_BYTES = Math.max(...Object.values(MEDIA_RULES).map((rule) => rule.maxBytes));
/** Files whose finding is remembered. */
const MOST_KNOWN = 10_000;

type Found = Exclude<MediaFinding, PathFault>;

async function readHead(path: string, signal?: AbortSignal): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of createReadStream(path, { end: HEAD_BYTES - 1, signal }))
    pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function findingOf(head: Uint8Array, name: string): Pick<Found, 'type' | 'pixels'> {
  const type = typeOfContent(head, name);
  const pixels = pixelsOf(type, head);
  return pixels === undefined || isSendablePixels(pixels) ? { type } : { type, pixels };
}

/** Reads a file to its end. */
async function examine(file: LocalFile, name: string, signal?: AbortSignal): Promise<Found> {
  if (file.size > MOST_BYTES)
    return { ...findingOf(await readHead(file.path, signal), name), bytes: file.size, digest: undefined };
  const hash = createHash('sha256');
  const head: Buffer[] = [];
  let bytes = 0;
  for await (const piece of createReadStream(file.path, { highWaterMark: HEAD_BYTES, signal })) {
    const data = piece as Buffer;
    if (bytes < HEAD_BYTES) head.push(data);
    bytes += data.length;
    hash.update(data);
  }
  const digest = `sha256:${hash.digest('hex')}`;
  return { ...findingOf(Buffer.concat(head), name), bytes, digest };
}

/** The content as it is read for an upload; fails at its end, and with it the upload, where it is another one. */
async function* contentOf(
  file: LocalFile,
  { name, digest }: { readonly name: string; readonly digest: string },
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  const changed = (): ConsendError => new ConsendError('media.changed', { params: { file: name } });
  let held: Buffer | undefined;
  let bytes = 0;
  for await (const piece of createReadStream(file.path, { highWaterMark: HEAD_BYTES })) {
    // The last piece is kept back until the whole is known to be right: without it nobody takes the file.
    if (held !== undefined) yield held;
    held = piece as Buffer;
    bytes += held.length;
    if (bytes > file.size) throw changed();
    hash.update(held);
  }
  if (`sha256:${hash.digest('hex')}` !== digest) throw changed();
  if (held !== undefined) yield held;
}

/** Where files really lie; what is not there is left out. */
async function realPaths(paths: readonly string[]): Promise<ReadonlySet<string>> {
  const real = await Promise.all(paths.map((path) => realpath(path).catch(() => undefined)));
  return new Set(real.filter((path) => path !== undefined));
}

/**
 * The files below a folder (the campaign file's).
 * @param records files that nobody is sent, wherever they lie: who is written to, and the workspace's own papers. A cell may
 *   name any file of the folder, and often all of them lie in one
 */
export function openMediaFiles(folder: string, records: readonly string[] = []): MediaFiles {
  let closed: Promise<ReadonlySet<string>> | undefined;
  const place = async (name: string): Promise<LocalFile | PathFault> => {
    closed ??= realPaths(records);
    return await locate({ folder, records: await closed }, name);
  };
  const known = new Map<string, { readonly stamp: string; readonly finding: Found }>();

  const remember = (key: string, stamp: string, finding: Found): Found => {
    // The oldest goes first: Map keeps the order of entry.
    for (const oldest of known.keys()) {
      if (known.size < MOST_KNOWN) break;
      known.delete(oldest);
    }
    known.set(key, { stamp, finding });
    return finding;
  };

  const find = async (name: string, signal?: AbortSignal): Promise<MediaFinding> => {
    const file = await place(name);
    if ('fault' in file) return file;
    // The name is part of the key: it decides what an Office container is.
    const key = `${file.path}\0${name}`;
    const before = known.get(key);
    if (before?.stamp === file.stamp) return before.finding;
    try {
      return remember(key, file.stamp, await examine(file, name, signal));
    } catch (error) {
      signal?.throwIfAborted();
      const detail = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      return { fault: 'unreadable', detail };
    }
  };

  return {
    find,
    async open(name, digest, signal): Promise<MediaUpload> {
      const finding = await find(name, signal);
      const file = await place(name);
      const fault = 'fault' in finding ? finding : file;
      if ('fault' in fault) {
        const { fault: reason, detail } = fault;
        throw new ConsendError('media.missing', { params: { file: name, reason, detail } });
      }
      if ('fault' in finding || 'fault' in file || finding.digest !== digest)
        throw new ConsendError('media.changed', { params: { file: name } });
      return {
        name: basename(name),
        type: finding.type ?? 'application/octet-stream',
        size: file.size,
        digest,
        content: () => contentOf(file, { name, digest }),
      };
    },
  };
}
