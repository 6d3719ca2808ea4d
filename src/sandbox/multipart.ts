/** One part of a multipart/form-data body. */
export interface FormPart {
  readonly name: string;
  /** Undefined for a plain value. */
  readonly fileName: string | undefined;
  readonly contentType: string | undefined;
  readonly content: Buffer;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** The parts of a multipart/form-data body; null when it is none. Source: RFC 7578 and RFC 2046, section 5.1. */
export function parseMultipart(body: Buffer, contentType: string | undefined): FormPart[] | null {
  const boundary = /^multipart\/form-data\s*;.*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? '');
  const name = boundary?.[1] ?? boundary?.[2];
  if (name === undefined) return null;
  const delimiter = Buffer.from(`--${name}`);
  const parts: FormPart[] = [];
  let start = body.indexOf(delimiter);
  while (start !== -1) {
    const from = start + delimiter.length;
    if (body.subarray(from, from + 2).toString() === '--') return parts;
    const end = body.indexOf(Buffer.from(`\r\n--${name}`), from);
    if (end === -1) return null;
    const part = parsePart(body.subarray(from + 2, end));
    if (part === null) return null;
    parts.push(part);
    start = end + 2;
  }
  return null;
}

function parsePart(part: Buffer): FormPart | null {
  const headEnd = part.indexOf(HEAD_END);
  if (headEnd === -1) return null;
  const head = part.subarray(0, headEnd).toString('utf8');
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)?.[1] ?? '';
  const name = parameterOf(disposition, 'name');
  if (name === undefined) return null;
  return {
    name,
    fileName: parameterOf(disposition, 'filename'),
    contentType: /^content-type:\s*(\S.*)$/im.exec(head)?.[1]?.trim(),
    content: part.subarray(headEnd + HEAD_END.length),
  };
}

function parameterOf(disposition: string, name: string): string | undefined {
  return new RegExp(`(?:^|;)\\s*${name}="([^"]*)"`).exec(disposition)?.[1];
}
