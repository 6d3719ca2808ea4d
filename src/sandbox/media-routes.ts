import { createHash } from 'node:crypto';
import { type FormPart, parseMultipart } from './multipart.ts';
import { type Refusal, refuse, refuseCall, refuseObject } from './refusal.ts';
import type { World } from './world.ts';

type Content = Record<string, unknown> | Refusal;

const MEGABYTE = 1_024 * 1_024;
const IMAGE = 5 * MEGABYTE;
const VIDEO = 16 * MEGABYTE;
const AUDIO = 16 * MEGABYTE;
const DOCUMENT = 100 * MEGABYTE;
const STICKER = 500 * 1_024;
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Largest file per MIME type in bytes. Source: Meta, business-phone-numbers/media. */
const MAX_SIZE: ReadonlyMap<string, number> = new Map([
  ['image/jpeg', IMAGE],
  ['image/png', IMAGE],
  ['video/mp4', VIDEO],
  ['video/3gpp', VIDEO],
  ['audio/aac', AUDIO],
  ['audio/amr', AUDIO],
  ['audio/mpeg', AUDIO],
  ['audio/mp4', AUDIO],
  ['audio/ogg', AUDIO],
  ['image/webp', STICKER],
  ['text/plain', DOCUMENT],
  ['application/pdf', DOCUMENT],
  ['application/msword', DOCUMENT],
  ['application/vnd.ms-excel', DOCUMENT],
  ['application/vnd.ms-powerpoint', DOCUMENT],
  [`${OFFICE}.wordprocessingml.document`, DOCUMENT],
  [`${OFFICE}.spreadsheetml.sheet`, DOCUMENT],
  [`${OFFICE}.presentationml.presentation`, DOCUMENT],
]);

/** What an upload may weigh with everything around the file. */
export const MAX_UPLOAD_BYTES = DOCUMENT + MEGABYTE;
/** How long the address of a file works. Source: Meta, business-phone-numbers/media. */
const ADDRESS_MS = 5 * 60_000;

/**
 * Takes an upload: multipart with `messaging_product`, `type` and `file`. Codes: 100 for what is missing, 131053 for a kind or a
 * size that is not taken. Source: Meta, business-phone-numbers/media and support/error-codes.
 */
export function uploadMedia(world: World, body: unknown, contentType: string | undefined): Content {
  const parts = Buffer.isBuffer(body) ? parseMultipart(body, contentType) : null;
  if (parts === null) return refuseCall('The body must be multipart/form-data');
  const textOf = (name: string): string | undefined =>
    parts.find((part) => part.name === name)?.content.toString('utf8');
  if (textOf('messaging_product') !== 'whatsapp')
    return refuseCall('The parameter messaging_product is required.');
  const file = parts.find((part) => part.name === 'file' && part.fileName !== undefined);
  if (file === undefined) return refuseCall('The parameter file is required.');
  return storeFile(world, file, textOf('type'));
}

function storeFile(world: World, { content, contentType }: FormPart, type: string | undefined): Content {
  const mimeType = (type ?? contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const maxSize = MAX_SIZE.get(mimeType);
  if (maxSize === undefined) return refuse(131053, `Files of type ${mimeType || 'unknown'} are not taken`);
  if (content.length === 0 || content.length > maxSize)
    return refuse(131053, `The file has ${content.length} bytes, 1 to ${maxSize} are taken`);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const id = `9${String(world.run.nextSerial()).padStart(14, '0')}`;
  world.run.media.add({ id, mimeType, content, sha256, uploadedAt: world.clock.now() });
  return { id };
}

/** Says where a file can be fetched for five minutes. Source: as above. */
export function readMedia(world: World, id: string, baseUrl: string): Content {
  const nowMs = world.clock.now();
  const media = world.run.media.get(id, nowMs);
  if (media === undefined) return refuseObject(id, 'GET');
  const expiresAt = Math.floor(nowMs + ADDRESS_MS);
  return {
    messaging_product: 'whatsapp',
    url: `${baseUrl}/whatsapp_business/attachments/?mid=${id}&ext=${expiresAt}`,
    mime_type: media.mimeType,
    sha256: media.sha256,
    // The OpenAPI file has the size as a text. Source: Meta, OpenAPI file v23.0.
    file_size: String(media.content.length),
    id,
  };
}

/** Deletes a file. Source: as above. */
export function deleteMedia(world: World, id: string): Content {
  if (world.run.media.get(id, world.clock.now()) === undefined) return refuseObject(id, 'DELETE');
  world.run.media.remove(id);
  return { success: true };
}

/** The file behind an address that `readMedia` gave; null once the address is over. */
export function fetchMedia(
  world: World,
  query: Readonly<Record<string, unknown>>,
): { readonly mimeType: string; readonly content: Buffer } | null {
  const nowMs = world.clock.now();
  if (!(Number(query.ext) >= nowMs) || typeof query.mid !== 'string') return null;
  return world.run.media.get(query.mid, nowMs) ?? null;
}
