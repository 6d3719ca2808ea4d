/** Reads of the API (templates, phone number): an answer that fits its schema, or a ConsendError. */
import type { z } from 'zod';
import { ConsendError } from '../../../core/errors.ts';
import type { Connection } from './connection.ts';
import { exchange } from './exchange.ts';
import { readRefusal } from './refusal.ts';
import { parseJson } from './send.ts';

/** What to read, and the form that the answer must have. */
export interface ReadRequest<T> {
  /** Path with query, after the base path. */
  readonly path: string;
  readonly schema: z.ZodType<T>;
  readonly signal: AbortSignal | undefined;
}

/** Reads one page or node. Throws `api.unavailable`, `api.refused`, `api.unexpected`. */
export type Reader = <T>(request: ReadRequest<T>) => Promise<T>;

/** Makes a reader; `redact` takes secrets out of what the API wrote, and bounds its length. */
export function createReader(connection: Connection, redact: (text: string) => string): Reader {
  return async ({ path, schema, signal }) => {
    const fullPath = `${connection.basePath}${path}`;
    const request = { method: 'GET', path: fullPath, headers: connection.headers, body: null } as const;
    const result = await exchange(connection, request, signal);
    if (result.kind !== 'answered')
      throw new ConsendError('api.unavailable', { params: { detail: redact(result.detail) } });

    const body = parseJson(result.body);
    const refusal = readRefusal(result.status, body);
    if (refusal) {
      const { code, title, detail } = refusal;
      throw new ConsendError('api.refused', {
        params: { code, title: redact(title), detail: redact(detail) },
      });
    }
    const parsed = schema.safeParse(body);
    if (result.status >= 200 && result.status < 300 && parsed.success) return parsed.data;
    throw new ConsendError('api.unexpected', {
      params: { status: result.status, detail: redact(result.body) },
    });
  };
}
