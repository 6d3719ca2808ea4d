/** Reads error bodies: Graph's `error` envelope and 360dialog's own `meta`. */
import { z } from 'zod';
import { tellingCode, titleOf } from '../../../core/api-errors.ts';

/** What an API told when it said no. */
export interface Refusal {
  readonly code: number;
  readonly title: string;
  readonly detail: string;
  /** What was asked for does not exist, or the token may not see it. */
  readonly isAbsence: boolean;
}

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

/** Error bodies are read leniently: whatever else is odd about one, its code must not get lost. */
const text = z.string().catch('');
const integer = z.union([
  z.int(),
  z
    .string()
    .regex(/^\s*-?\d{1,15}\s*$/)
    .transform(Number),
]);
const graphWire = z.object({
  error: z.object({
    code: integer,
    error_subcode: integer.optional().catch(undefined),
    message: text,
    error_user_title: text,
    error_user_msg: text,
    error_data: z
      .union([z.string(), z.object({ details: text }).transform(({ details }) => details)])
      .catch(''),
  }),
});
const httpCode = integer.optional().catch(undefined);
const dialogWire = z.object({
  meta: z.object({
    http_code: httpCode,
    httpCode,
    developer_message: text,
    developerMessage: text,
  }),
});

/** 803, or 100 with subcode 33: no such object (Meta, OpenAPI file v23.0 and live answers differ). */
const isAbsence = (code: number, subcode: number | undefined): boolean =>
  code === NO_SUCH_ALIAS || (code === INVALID_PARAMETER && subcode === NO_SUCH_OBJECT);

function graphRefusal({ error }: z.infer<typeof graphWire>): Refusal {
  const code = tellingCode(error.code, error.error_subcode);
  // Meta writes "(#131056) title" as message.
  const message = error.message.replace(/^\(#\d+\)\s*/, '');
  return {
    code,
    title: titleOf(code) || error.error_user_title || message,
    detail: error.error_data || error.error_user_msg || message,
    isAbsence: isAbsence(code, error.error_subcode),
  };
}

function dialogRefusal({ meta }: z.infer<typeof dialogWire>): Refusal | undefined {
  const code = CODE_OF_STATUS[meta.http_code ?? meta.httpCode ?? 0];
  if (code === undefined) return undefined;
  const detail = meta.developer_message || meta.developerMessage;
  return { code, title: titleOf(code), detail, isAbsence: isAbsence(code, undefined) };
}

/**
 * The refusal that an answer's body holds; undefined where it holds none that can be understood. A 429 needs no body:
 * whoever answers it did not process the request.
 */
export function readRefusal(status: number, body: unknown): Refusal | undefined {
  const graph = graphWire.safeParse(body).data;
  if (graph) return graphRefusal(graph);
  const dialog = dialogWire.safeParse(body).data;
  const refusal = dialog && dialogRefusal(dialog);
  if (refusal) return refusal;
  return status === 429
    ? { code: TOO_MANY_CALLS, title: titleOf(TOO_MANY_CALLS), detail: 'HTTP 429', isAbsence: false }
    : undefined;
}
