/** Reads error bodies: Graph's `error` envelope and 360dialog's own `meta`. */
import { tellingCode, titleOf } from '../../../core/api-errors.ts';

/** What an API told when it said no. */
export interface Refusal {
  readonly code: number;
  readonly title: string;
  readonly detail: string;
  /** What was asked for does not exist, or the token may not see it. */
  readonly isAbsence: boolean;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * 360dialog's own errors carry an HTTP status instead of a Graph code: the Graph code of the same meaning stands for it
 * (docs.360dialog.com: 401 invalid key, 403 path blocked, 400 channel disabled or payment missing).
 */
const CODE_OF_STATUS: Readonly<Record<number, number>> = { 400: 100, 401: 190, 403: 10, 404: 803, 429: 4 };
/** "API Too Many Calls": what an HTTP 429 says in Graph's words. */
const TOO_MANY_CALLS = 4;
const NO_SUCH_ALIAS = 803;
const INVALID_PARAMETER = 100;
const NO_SUCH_OBJECT = 33;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function integer(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
}

/** 803, or 100 with subcode 33: no such object (Meta, OpenAPI file v23.0 and live answers differ). */
const isAbsence = (code: number, subcode: number | undefined): boolean =>
  code === NO_SUCH_ALIAS || (code === INVALID_PARAMETER && subcode === NO_SUCH_OBJECT);

function graphRefusal(error: Json): Refusal | undefined {
  const plain = integer(error.code);
  if (plain === undefined) return undefined;
  const subcode = integer(error.error_subcode);
  const code = tellingCode(plain, subcode);
  // Meta writes "(#131056) title" as message.
  const message = text(error.message).replace(/^\(#\d+\)\s*/, '');
  const data = error.error_data;
  const details = isObject(data) ? text(data.details) : text(data);
  return {
    code,
    title: titleOf(code) || text(error.error_user_title) || message,
    detail: details || text(error.error_user_msg) || message,
    isAbsence: isAbsence(code, subcode),
  };
}

function dialogRefusal(meta: Json): Refusal | undefined {
  const status = integer(meta.http_code) ?? integer(meta.httpCode);
  const code = status === undefined ? undefined : CODE_OF_STATUS[status];
  if (code === undefined) return undefined;
  const detail = text(meta.developer_message) || text(meta.developerMessage);
  return { code, title: titleOf(code), detail, isAbsence: isAbsence(code, undefined) };
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
    ? { code: TOO_MANY_CALLS, title: titleOf(TOO_MANY_CALLS), detail: 'HTTP 429', isAbsence: false }
    : undefined;
}
