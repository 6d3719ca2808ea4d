import type { Refusal } from './refusal.ts';

/** Statuses of the OpenAPI file where it differs from the error page. Source: Meta, OpenAPI file v23.0 (21 Nov 2025). */
const STATUS: ReadonlyMap<number, number> = new Map([
  [2, 500],
  [4, 429],
  [100, 422],
]);
/** Codes that may pass by themselves. Source: as above. */
const TRANSIENT = new Set([2, 4]);
const MISSING_OBJECT = 33;

/**
 * A refusal as the OpenAPI file has it: Meta's own sources disagree on HTTP statuses, and an unknown object is code 803 with 404 there,
 * so that a client which reads more than the code is found out. Source: as above, against support/error-codes (Dec 2025).
 */
export function asOpenApiTells(refusal: Refusal): Refusal {
  const { code, subcode } = refusal;
  if (code === 100 && subcode === MISSING_OBJECT) {
    const { subcode: _dropped, ...rest } = refusal;
    return {
      ...rest,
      code: 803,
      status: 404,
      message: '(#803) Some of the aliases you requested do not exist',
    };
  }
  const status = STATUS.get(code) ?? refusal.status;
  return TRANSIENT.has(code) ? { ...refusal, status, isTransient: true } : { ...refusal, status };
}
