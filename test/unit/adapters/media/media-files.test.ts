import { createHash } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openMediaFiles } from '../../../../src/adapters/media/index.ts';
import type { MediaFiles, MediaUpload } from '../../../../src/core/ports.ts';
import { PNG, pdfOf } from '../../../helpers/media.ts';

const digestOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

let dir: string;
let folder: string;
let files: MediaFiles;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'consend-media-'));
  folder = join(dir, 'campaigns');
  mkdirSync(join(folder, 'bilder'), { recursive: true });
  mkdirSync(join(folder, '.consend'));
  writeFileSync(join(folder, 'bilder/a.png'), PNG);
  writeFileSync(join(folder, '.env'), 'TOKEN=secret');
  writeFileSync(join(folder, '.consend/a.png'), PNG);
  writeFileSync(join(dir, 'secret.png'), PNG);
  files = openMediaFiles(folder);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function collect(upload: MediaUpload): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of upload.content()) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('finding a file', () => {
  test('tells type, size and digest of what it holds', async () => {
    const finding = { type: 'image/png', bytes: PNG.length, digest: digestOf(PNG) };
    expect(await files.find('bilder/a.png')).toEqual(finding);
    expect(await files.find('./bilder/../bilder/a.png')).toEqual(finding);
    expect(await files.find(join(folder, 'bilder/a.png'))).toEqual(finding);
  });

  test('tells what a file is whatever its name says', async () => {
    writeFileSync(join(folder, 'a.jpg'), '<!doctype html><title>404</title>');
    writeFileSync(join(folder, 'deep.png'), Buffer.concat([PNG.subarray(0, 24), Buffer.from([16, 2])]));
    expect(await files.find('a.jpg')).toMatchObject({ type: 'text/html' });
    expect(await files.find('deep.png')).toMatchObject({ type: 'image/png', pixels: '16-bit RGB' });
  });

  test.each([
    ['../secret.png', 'outside'],
    ['/etc/passwd', 'outside'],
    ['../nothing-there.png', 'outside'],
    ['..', 'outside'],
    ['.', 'outside'],
    ['.env', 'hidden'],
    ['.consend/a.png', 'hidden'],
    ['bilder/../.env', 'hidden'],
    ['../campaigns/.env', 'hidden'],
    ['bilder', 'no-file'],
    ['gibtsnicht.png', 'missing'],
    ['bilder/a.png/b.png', 'missing'],
    ['a\0.png', 'unreadable'],
  ])('%j is %s', async (name, fault) => {
    expect(await files.find(name)).toMatchObject({ fault });
  });

  test('no record is sent, under whatever name', async () => {
    writeFileSync(join(folder, 'kunden.pdf'), pdfOf('all customers'));
    symlinkSync(join(folder, 'kunden.pdf'), join(folder, 'rechnung.pdf'));
    const closed = openMediaFiles(folder, [join(folder, 'kunden.pdf'), join(folder, 'gibtsnicht.pdf')]);
    for (const name of ['kunden.pdf', './bilder/../kunden.pdf', join(folder, 'kunden.pdf'), 'rechnung.pdf'])
      expect(await closed.find(name)).toEqual({ fault: 'record', detail: '' });
    const { digest = '' } = { digest: undefined, ...(await files.find('kunden.pdf')) };
    await expect(closed.open('rechnung.pdf', digest)).rejects.toMatchObject({ code: 'media.missing' });
    expect(await closed.find('bilder/a.png')).toMatchObject({ type: 'image/png' });
  });

  test('follows links, and refuses where they lead', async () => {
    symlinkSync(join(folder, 'bilder/a.png'), join(folder, 'inside.png'));
    symlinkSync(join(dir, 'secret.png'), join(folder, 'outside.png'));
    symlinkSync(join(folder, '.env'), join(folder, 'hidden.txt'));
    symlinkSync(dir, join(folder, 'up'));
    expect(await files.find('inside.png')).toMatchObject({ type: 'image/png' });
    expect(await files.find('outside.png')).toMatchObject({ fault: 'outside' });
    expect(await files.find('hidden.txt')).toMatchObject({ fault: 'hidden' });
    expect(await files.find('up/secret.png')).toMatchObject({ fault: 'outside' });
  });

  test('works in a folder that is itself behind a link, or below a hidden one', async () => {
    mkdirSync(join(dir, '.work'));
    symlinkSync(folder, join(dir, '.work/link'));
    expect(await openMediaFiles(join(dir, '.work/link')).find('bilder/a.png')).toMatchObject({
      type: 'image/png',
    });
  });

  test('notices that a file has changed', async () => {
    const before = await files.find('bilder/a.png');
    appendFileSync(join(folder, 'bilder/a.png'), 'x');
    const after = await files.find('bilder/a.png');
    expect(after).toMatchObject({ bytes: PNG.length + 1 });
    expect(after).not.toEqual(before);
  });

  test('does not read to its end what no kind takes', async () => {
    writeFileSync(join(folder, 'film.mp4'), Buffer.from('\0\0\0\x20ftypisom', 'latin1'));
    truncateSync(join(folder, 'film.mp4'), 50 * 1024 ** 3);
    expect(await files.find('film.mp4')).toEqual({
      type: 'video/mp4',
      bytes: 50 * 1024 ** 3,
      digest: undefined,
    });
  });

  test('stops when it is asked to', async () => {
    await expect(files.find('bilder/a.png', AbortSignal.abort())).rejects.toThrow();
  });
});

describe('opening a file', () => {
  test('gives its content with what an upload needs', async () => {
    const upload = await files.open('bilder/a.png', digestOf(PNG));
    expect(upload).toMatchObject({
      name: 'a.png',
      type: 'image/png',
      size: PNG.length,
      digest: digestOf(PNG),
    });
    expect(await collect(upload)).toEqual(PNG);
  });

  test('refuses another content than planned, and a file that is gone', async () => {
    await expect(files.open('bilder/a.png', digestOf(pdfOf('x')))).rejects.toMatchObject({
      code: 'media.changed',
      params: { file: 'bilder/a.png' },
    });
    await expect(files.open('b.png', digestOf(PNG))).rejects.toMatchObject({
      code: 'media.missing',
      params: { file: 'b.png', reason: 'missing' },
    });
    await expect(files.open('../secret.png', digestOf(PNG))).rejects.toMatchObject({
      params: { reason: 'outside' },
    });
  });

  test('a content that changes before it is read never goes out whole', async () => {
    const large = Buffer.alloc(600 * 1024, '%PDF-');
    writeFileSync(join(folder, 'a.pdf'), large);
    const upload = await files.open('a.pdf', digestOf(large));
    large[large.length - 1] = 0;
    writeFileSync(join(folder, 'a.pdf'), large);
    let given = 0;
    const reading = (async () => {
      for await (const piece of upload.content()) given += piece.length;
    })();
    await expect(reading).rejects.toMatchObject({ code: 'media.changed' });
    expect(given).toBeLessThan(large.length);
    appendFileSync(join(folder, 'a.pdf'), 'more');
    await expect(collect(upload)).rejects.toMatchObject({ code: 'media.changed' });
  });
});
