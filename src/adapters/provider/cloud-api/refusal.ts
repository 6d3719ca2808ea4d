/** Reads error bodies: Graph's `error` envelope and 360dialog's own `meta`. */
import { titleOf } from '../../../core/api-errors.ts';

/** What an API told when it said no. */
export interface Refusal {
  readonly code: number;
  readonly title: string;
  readonly detail: string;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * 360dialog's own errors carry an HTTP status instead of a Graph code: the Graph code of the same meaning stands for it
 * (docs.360dialog.com: 401 invalid key, 403 path blocked, 400 channel disabled or payment missing).
 */
const CODE_OF_STATUS: Readonly<Record<number, number>> = { 400: 100, 401: 190, 403: 10, 404: 803, 429: 4 };
/** "API Too Many Calls": what an HTTP 429 says in Graph's words. */
const TOO_MANY_CALLS = 4;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function integer(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
}

function graphRefusal(error: Json): Refusal | undefined {
  const code = integer(error.code);
  if (code === undefined) return undefined;
  // Meta writes "(#131056) title" as message.
  const message = text(error.message).replace(/^\(#\d+\)\s*/, '');
  const data = error.error_data;
  const details = isObject(data) ? text(data.details) : text(data);
  return {
    code,
    title: titleOf(code) || text(error.error_user_title) || message,
    detail: details || text(error.error_user_msg) || message,
  };
}

function dialogRefusal(meta: Json): Refusal | undefined {
  const status = integer(meta.http_code) ?? integer(meta.httpCode);
  const code = status === undefined ? undefined : CODE_OF_STATUS[status];
  if (code === undefined) return undefined;
  const detail = text(meta.developer_message) || text(meta.developerMessage);
  return { code, title: titleOf(code), detail };
}

/**
 * The refusal that an answer's body holds; undefined where it holds none that can be understood. A 429 needs no body:
 * whoever answers it did not process the request.
 */
export function readRefusal(status: number, body: unknown): Refusal | undefined {
  if (isObject(body)) {
    if (isObject(body.error)) {
      const refusal = graphRefusal(body.error);
      if (refusal) return refusal;
    }
    if (isObject(body.meta)) {
      const refusal = dialogRefusal(body.meta);
      if (refusal) return refusal;
    }
  }
  return status === 429
    ? { code: TOO_MANY_CALLS, title: titleOf(TOO_MANY_CALLS), detail: 'HTTP 429' }
    : undefined;
}
