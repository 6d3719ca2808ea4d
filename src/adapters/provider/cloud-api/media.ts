/** Media to send, and samples of templates: two stores of the platform whose ids are not interchangeable (Meta, "Media"). */
import { Readable } from 'node:stream';
import { z } from 'zod';
import { ConsendError } from '../../../core/errors.ts';
import type { AccountApi, MediaFile, MediaInfo, TokenInfo } from '../../../core/ports.ts';
import { type AccountParts, successWire } from './account.ts';
import { orAbsent } from './call.ts';
import { multipart } from './multipart.ts';

const idWire = z.object({ id: z.union([z.string().min(1), z.number()]) }).transform(({ id }) => String(id));
const mediaWire = z
  .object({
    id: z.union([z.string(), z.number()]),
    mime_type: z.string().nullish(),
    sha256: z.string().nullish(),
    file_size: z.coerce.number().nullish(),
  })
  .transform(
    (wire): MediaInfo => ({
      id: String(wire.id),
      type: wire.mime_type ?? undefined,
      sha256: wire.sha256 ?? undefined,
      bytes: wire.file_size ?? undefined,
    }),
  );
/** A session's id goes into a path as it is: nothing in it may lead elsewhere. */
const sessionWire = z.object({ id: z.string().regex(/^upload:[\w=:%?&+~.-]+$/) }).transform(({ id }) => id);
const handleWire = z.object({ h: z.string().min(1) }).transform(({ h }) => h);
const offsetWire = z.object({ file_offset: z.coerce.number().int().nonnegative() });

/** How often a broken upload of a sample is taken up again. */
const MOST_RESUMPTIONS = 3;

/** Sends a sample's bytes, from where the platform has them after a broken connection. */
async function sendSample(parts: AccountParts, session: string, file: MediaFile, signal?: AbortSignal) {
  const path = `${parts.dialect.path('uploadSession')}${session}`;
  const headers = { authorization: `OAuth ${parts.token}` };
  let offset = 0;
  for (let resumptions = 0; ; resumptions += 1) {
    try {
      return await parts.call({
        method: 'POST',
        path,
        headers: { ...headers, file_offset: String(offset), 'content-type': 'application/octet-stream' },
        body: file.bytes.subarray(offset),
        schema: handleWire,
        signal,
      });
    } catch (error) {
      const isBroken = error instanceof ConsendError && error.code === 'api.unavailable';
      if (!isBroken || resumptions === MOST_RESUMPTIONS || signal?.aborted) throw error;
      const known = await parts.call({ path, headers, schema: offsetWire, signal });
      offset = Math.min(known.file_offset, file.bytes.length);
    }
  }
}

/** A content as a stream that remembers what broke it. */
function watched(content: AsyncIterable<Uint8Array>): { stream: Readable; fault(): unknown } {
  let fault: unknown;
  const read = async function* read(): AsyncGenerator<Uint8Array> {
    try {
      yield* content;
    } catch (error) {
      fault = error;
      throw error;
    }
  };
  return { stream: Readable.from(read(), { objectMode: false }), fault: () => fault };
}

/** The calls about media. `tokenInfo` tells the app that samples belong to. */
export function mediaCalls(
  parts: AccountParts,
  tokenInfo: (signal?: AbortSignal) => Promise<TokenInfo>,
): Pick<AccountApi, 'uploadMedia' | 'media' | 'deleteMedia' | 'uploadSample'> {
  const { call, dialect } = parts;
  return {
    async uploadMedia(file, signal) {
      const path = dialect.path('media');
      const { headers, body } = multipart({ messaging_product: 'whatsapp', type: file.type }, file);
      const reading = watched(body());
      try {
        return await call({ method: 'POST', path, headers, body: reading.stream, schema: idWire, signal });
      } catch (error) {
        // The connection broke because the file did: that is what there is to tell.
        throw reading.fault() ?? error;
      }
    },
    media: async (id, signal) =>
      orAbsent(call({ path: dialect.path('mediaItem', id), schema: mediaWire, signal })),
    async deleteMedia(id, signal) {
      await call({ method: 'DELETE', path: dialect.path('mediaItem', id), schema: successWire, signal });
    },
    async uploadSample(file, signal) {
      // Asked first, so that a provider without samples says so before anything else is asked.
      dialect.path('uploads');
      const { appId } = await tokenInfo(signal);
      if (appId === undefined)
        throw new ConsendError('api.unexpected', { params: { status: 200, detail: 'token without app_id' } });
      const query = new URLSearchParams({
        file_name: file.name,
        file_length: String(file.bytes.length),
        file_type: file.type,
      });
      const path = `${dialect.path('uploads', appId)}?${query}`;
      const session = await call({ method: 'POST', path, schema: sessionWire, signal });
      return sendSample(parts, session, file, signal);
    },
  };
}
