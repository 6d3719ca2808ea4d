/** Media for tests: files to upload, and the smallest pictures that the platform takes. */
import { createHash } from 'node:crypto';
import type { MediaUpload } from '../../src/core/ports.ts';

/** Bytes as a file to upload. */
export function uploadOf(bytes: Uint8Array, { name, type }: { name: string; type: string }): MediaUpload {
  return {
    name,
    type,
    size: bytes.length,
    digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    async *content() {
      yield bytes;
    },
  };
}

/** The smallest PNG that the platform takes: one pixel, 8-bit RGB. */
export const PNG: Buffer = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mNk+M8AAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);

/** A PDF of its own for each text. */
export const pdfOf = (text: string): Buffer => Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF\n`);
