/** A form with one file, as multipart/form-data (RFC 7578), streamed: undici's own needs FormData, and a file in memory. */
import type { MediaUpload } from '../../../core/ports.ts';

/** A request's body and the headers that name its boundary and length. */
export interface Multipart {
  readonly headers: Readonly<Record<string, string>>;
  body(): AsyncIterable<Uint8Array>;
}

/** Quotes a name inside a header (RFC 7578, 2: percent-encode what would end it). */
const quoted = (name: string): string => name.replace(/["\r\n]/g, (char) => encodeURIComponent(char));

/** Puts fields and a file, under the name `file`, into one body. */
export function multipart(fields: Readonly<Record<string, string>>, file: MediaUpload): Multipart {
  // No file can hold its own digest, so the digest cannot end it before its end.
  const boundary = `consend-${file.digest.slice(-48)}`;
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const own = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${quoted(file.name)}"\r\ncontent-type: ${file.type}\r\n\r\n`;
  const head = Buffer.from(parts.join('') + own);
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  return {
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      // Told beforehand: with a length, a body that breaks off is one that the other side can tell from a whole one.
      'content-length': String(head.length + file.size + tail.length),
    },
    async *body() {
      yield head;
      yield* file.content();
      yield tail;
    },
  };
}
