/** A form with one file, as multipart/form-data (RFC 7578), put together by hand: undici's own needs FormData streams. */
import type { MediaFile } from '../../../core/ports.ts';

/** A request's body and the header that names its boundary. */
export interface Multipart {
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** Quotes a name inside a header (RFC 7578, 2: percent-encode what would end it). */
const quoted = (name: string): string => name.replace(/["\r\n]/g, (char) => encodeURIComponent(char));

/** A boundary that does not occur in the file. */
function boundaryFor(bytes: Uint8Array): string {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let serial = 0; ; serial += 1) {
    const boundary = `consend-${serial}-boundary`;
    if (!content.includes(boundary)) return boundary;
  }
}

/** Puts fields and a file, under the name `file`, into one body. */
export function multipart(fields: Readonly<Record<string, string>>, file: MediaFile): Multipart {
  const boundary = boundaryFor(file.bytes);
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${quoted(file.name)}"\r\ncontent-type: ${file.type}\r\n\r\n`;
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([
      Buffer.from(parts.join('') + head),
      file.bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  };
}
