/** A file's text as UTF-8 bytes, whatever it is encoded in: the parser then knows one encoding. */
import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { fileError } from './file-error.ts';
import type { Encoding } from './table-types.ts';

/** Options of `readText`. */
export interface ReadTextOptions {
  readonly encoding: Encoding;
  /** Size of the pieces read from disk, in bytes. */
  readonly chunkBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told how many bytes of the file were read so far. */
  readonly onRead?: ((bytes: number) => void) | undefined;
}

const CHUNK_BYTES = 256 * 1024;

/** Characters of Windows-1252 at 0x80 to 0x9f, where Latin-1 has controls; five places are unassigned and stay controls. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const LATIN_1_CONTROLS = /[\x80-\x9f]/g;

/**
 * Streams a file's text as UTF-8 without its byte order mark. Pieces may end inside a character.
 * @throws ConsendError `file.missing`, `file.unreadable`
 */
export async function* readText(path: string, options: ReadTextOptions): AsyncGenerator<Buffer> {
  const toUtf8 = transcoder(options.encoding);
  let isStart = true;
  const highWaterMark = options.chunkBytes ?? CHUNK_BYTES;
  try {
    const stream = createReadStream(path, { highWaterMark, signal: options.signal });
    let held: Buffer = Buffer.alloc(0);
    let bytes = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      options.onRead?.(bytes);
      const text = toUtf8(chunk);
      if (!isStart) {
        yield text;
        continue;
      }
      held = Buffer.concat([held, text]);
      if (held.length < 3) continue;
      isStart = false;
      yield withoutMark(held);
    }
    if (isStart && held.length > 0) yield held;
  } catch (error) {
    throw fileError(path, error);
  }
}

/** In UTF-8 the mark is the same three bytes whatever encoding it came from. */
function withoutMark(text: Buffer): Buffer {
  return text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf ? text.subarray(3) : text;
}

function transcoder(encoding: Encoding): (chunk: Buffer) => Buffer {
  switch (encoding) {
    case 'utf-8':
      return (chunk) => chunk;
    case 'windows-1252':
      return (chunk) => Buffer.from(chunk.toString('latin1').replace(LATIN_1_CONTROLS, windowsCharacter));
    case 'utf-16le': {
      const decoder = new StringDecoder('utf16le');
      return (chunk) => Buffer.from(decoder.write(chunk));
    }
    case 'utf-16be':
      return bigEndianTranscoder();
  }
}

// Not TextDecoder: releases of Node.js 18 to 23 decode these places as Latin-1, and € becomes invisible.
function windowsCharacter(control: string): string {
  return WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? control;
}

function bigEndianTranscoder(): (chunk: Buffer) => Buffer {
  const decoder = new StringDecoder('utf16le');
  let odd: Buffer = Buffer.alloc(0);
  return (chunk) => {
    const bytes = Buffer.concat([odd, chunk]);
    const even = bytes.length - (bytes.length % 2);
    odd = bytes.subarray(even);
    return Buffer.from(decoder.write(bytes.subarray(0, even).swap16()));
  };
}
