import { type Refusal, refuseCall, refuseObject } from './refusal.ts';
import type { World } from './world.ts';

type Content = Record<string, unknown> | Refusal;

/** Kinds of files that samples may be. Source: Meta, graph-api/guides/upload. */
const SAMPLE_TYPES = new Set(['application/pdf', 'image/jpeg', 'image/jpg', 'image/png', 'video/mp4']);

/** Starts a resumable upload of a template's sample. Source: Meta, graph-api/guides/upload. */
export function startUpload(world: World, query: Readonly<Record<string, unknown>>): Content {
  const { file_length: length, file_type: type, file_name: name } = query;
  if (typeof name !== 'string' || name === '') return refuseCall('The parameter file_name is required.');
  const fileLength = typeof length === 'string' && /^\d{1,9}$/.test(length) ? Number(length) : 0;
  if (fileLength === 0) return refuseCall('The parameter file_length must be a number of bytes.');
  if (typeof type !== 'string' || !SAMPLE_TYPES.has(type))
    return refuseCall(`The parameter file_type must be one of ${[...SAMPLE_TYPES].join(', ')}.`);
  const token = world.random.streamFor(`upload:${world.run.nextSerial()}`).hex(32);
  const id = `upload:${Buffer.from(token, 'hex').toString('base64url')}`;
  world.run.media.addSession({ id, fileLength, fileType: type, received: 0, handle: null });
  return { id };
}

/** Takes the next bytes; with the last one the sample gets its handle. Source: as above. */
export function continueUpload(
  world: World,
  id: string,
  { body, offset }: { readonly body: unknown; readonly offset: string | undefined },
): Content {
  const session = world.run.media.session(id);
  if (session === undefined) return refuseObject(id, 'POST');
  if (offset === undefined || Number(offset) !== session.received)
    return refuseCall(`The header file_offset must be ${session.received}.`);
  const size = Buffer.isBuffer(body) || typeof body === 'string' ? Buffer.byteLength(body) : 0;
  if (size === 0 || session.received + size > session.fileLength)
    return refuseCall(`The file was announced with ${session.fileLength} bytes.`);
  session.received += size;
  if (session.received < session.fileLength) return { id, file_offset: session.received };
  session.handle = `4:${Buffer.from(world.random.streamFor(`handle:${id}`).hex(48), 'hex').toString('base64')}`;
  world.run.media.noteHandle(session.handle, session.fileType);
  return { h: session.handle };
}

/** How far an upload has come. Source: as above. */
export function readUpload(world: World, id: string): Content {
  const session = world.run.media.session(id);
  return session === undefined ? refuseObject(id, 'GET') : { id, file_offset: session.received };
}
