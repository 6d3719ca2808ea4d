/** Writes a file anew from what it held: the old content is gone once the new one has taken its name. */
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ConsendError } from '../../core/errors.ts';

/** Line feeds end lines, and nothing else does: the lines of a file, byte for byte, the last one as it is. */
export async function* linesWithEnds(file: string): AsyncGenerator<string> {
  let rest = '';
  // Latin-1 keeps every byte, whatever the file's encoding is.
  for await (const chunk of createReadStream(file, { encoding: 'latin1', highWaterMark: 1 << 18 })) {
    const text = rest + String(chunk);
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      yield text.slice(from, end + 1);
      from = end + 1;
    }
    rest = text.slice(from);
  }
  if (rest !== '') yield rest;
}

/** Makes a rename durable where the file system knows how. */
async function syncFolder(dir: string): Promise<void> {
  const handle = await open(dir, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/**
 * Replaces a file's content by these texts (Latin-1, as `linesWithEnds` gives them). The file is whole at any time: the
 * old or the new one. For its owner alone. Throws `file.unwritable`.
 */
export async function rewriteFile(file: string, texts: AsyncIterable<string>): Promise<void> {
  const temporary = `${file}.tmp`;
  try {
    const joined = Readable.from(joinTexts(texts));
    await pipeline(joined, createWriteStream(temporary, { mode: 0o600, encoding: 'latin1', flush: true }));
    await rename(temporary, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(temporary, { force: true });
    throw new ConsendError('file.unwritable', {
      params: { file, detail: error instanceof Error ? error.message : '' },
      cause: error,
    });
  }
}

const FLUSH_AT = 1 << 18;

/** Pieces large enough to be worth a write. */
async function* joinTexts(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let text = '';
  for await (const part of texts) {
    text += part;
    if (text.length < FLUSH_AT) continue;
    yield Buffer.from(text, 'latin1');
    text = '';
  }
  if (text !== '') yield Buffer.from(text, 'latin1');
}
