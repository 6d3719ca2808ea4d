import { errorRow } from './error-table.ts';

/** Why a request is turned down, ready to be written as an error body. */
export interface Refusal {
  /** The code a client should branch on. */
  readonly code: number;
  /** HTTP status of the answer. */
  readonly status: number;
  /** `error.type`, OAuthException for nearly everything. */
  readonly type: string;
  /** `error.message`. */
  readonly message: string;
  /** `error.error_data.details`; absent for errors of the Graph layer, which have no such object. */
  readonly details?: string;
  /** `error.error_subcode`. */
  readonly subcode?: number;
  /** `error.error_user_title`, `error.error_user_msg`: what a person may be shown. */
  readonly userTitle?: string;
  readonly userMessage?: string;
  /** `error.is_transient`: whether trying again may help. */
  readonly isTransient?: boolean;
}

/** Whether what a route produced is a refusal rather than content. */
export function isRefusal(value: Readonly<Record<string, unknown>> | Refusal): value is Refusal {
  return typeof value.code === 'number' && typeof value.message === 'string';
}

/** A refusal by the messaging product: message "(#code) title" and details. Source: Meta, support/error-codes. */
export function refuse(code: number, details: string): Refusal {
  const row = errorRow(code);
  return { code, status: row.status, type: 'OAuthException', message: `(#${code}) ${row.title}`, details };
}

/** The Graph layer's answer to a token it does not take. Source: Meta's OpenAPI file v23.0, code 190 with HTTP 401. */
export function refuseToken(message: string, subcode?: number): Refusal {
  const base = { code: 190, status: 401, type: 'OAuthException', message };
  return subcode === undefined ? base : { ...base, subcode };
}

/** The Graph layer's answer to a request without a token. Source: Meta's OpenAPI file v23.0, code 104 with HTTP 401. */
export function refuseMissingToken(): Refusal {
  const message = 'An access token is required to request this resource.';
  return { code: 104, status: 401, type: 'OAuthException', message };
}

/** The Graph layer's answer to an id that does not exist or that the token may not see: code 100, subcode 33. */
export function refuseObject(id: string, method: string): Refusal {
  const what = `Unsupported ${method.toLowerCase()} request.`;
  const why =
    'does not exist, cannot be loaded due to missing permissions, or does not support this operation';
  return {
    code: 100,
    status: 400,
    type: 'GraphMethodException',
    message: `${what} Object with ID '${id}' ${why}`,
    subcode: 33,
  };
}

/** The Graph layer's answer to a field a node does not have: code 100. */
export function refuseField(name: string, nodeType: string): Refusal {
  const message = `(#100) Tried accessing nonexisting field (${name}) on node type (${nodeType})`;
  return { code: 100, status: 400, type: 'OAuthException', message };
}

/** A call to the Graph layer that lacks something or has something wrong: code 100. */
export function refuseCall(problem: string): Refusal {
  return { code: 100, status: 400, type: 'OAuthException', message: `(#100) ${problem}` };
}

/** The Graph layer's answer to a path it does not have: code 2500. */
export function refusePath(path: string): Refusal {
  return {
    code: 2500,
    status: 400,
    type: 'OAuthException',
    message: `Unknown path components: ${path}`,
  };
}

/** The error body of a refusal; `traceId` is what support asks for. Source: Meta, graph-api/guides/error-handling. */
export function renderRefusal(refusal: Refusal, traceId: string): string {
  const { message, type, code, subcode, details, userTitle, userMessage, isTransient } = refusal;
  return JSON.stringify({
    error: {
      message,
      type,
      code,
      ...(subcode === undefined ? {} : { error_subcode: subcode }),
      ...(isTransient === undefined ? {} : { is_transient: isTransient }),
      ...(userTitle === undefined ? {} : { error_user_title: userTitle }),
      ...(userMessage === undefined ? {} : { error_user_msg: userMessage }),
      ...(details === undefined ? {} : { error_data: { messaging_product: 'whatsapp', details } }),
      fbtrace_id: traceId,
    },
  });
}
