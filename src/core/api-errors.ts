/**
 * What the Cloud API's error codes mean for a bulk sender. Branch on the code alone, never on the HTTP status, subcode
 * or title: Meta changes those (Meta, "Error codes").
 */
import type { ErrorCodeRow, ErrorGroup, TableDisposition } from './data/error-codes.ts';
import { ERROR_CODES } from './data/error-codes.ts';

export type { ErrorGroup };

/** A code that opens a row of the table: the code itself, or the first of a range. Texts are kept by it. */
export type ApiErrorCode = (typeof ERROR_CODES)[number][0];

/**
 * What follows from an error: `retry` after seconds to minutes; `retry-later` not before hours or a day; `skip` this
 * recipient; `suppress`: the person stopped marketing, the ledger learns it too; `stop` the campaign: the same for every
 * further send; `fix`: the request or the template is wrong.
 */
export type Disposition = 'retry' | 'retry-later' | 'skip' | 'suppress' | 'stop' | 'fix';

/** A code's row in the table. */
export interface ErrorCodeFacts {
  readonly code: number;
  /** The row's first and last code; alike but for ranges. */
  readonly first: ApiErrorCode;
  readonly last: number;
  /** Meta's own title. */
  readonly title: string;
  readonly disposition: Disposition;
  readonly group: ErrorGroup;
  /** HTTP status that Meta's page of Dec 2025 named; a hint only. */
  readonly httpStatus: number | undefined;
  /** Whether it comes as the answer to a request, by webhook, or both. */
  readonly surfaces: readonly ('response' | 'webhook')[];
  /** False for codes of registering, moving, calling and the like: no answer to a message. */
  readonly isAboutSending: boolean;
  /** Whether a page of Meta's that was read has it; else it is known from practice. */
  readonly verified: boolean;
  /** Subcodes that were seen with it. */
  readonly subcodes: readonly number[];
}

const DISPOSITIONS: Readonly<Record<TableDisposition, Disposition>> = {
  retry_backoff: 'retry',
  retry_later: 'retry-later',
  skip_recipient: 'skip',
  suppress_recipient: 'suppress',
  stop_campaign: 'stop',
  fix_request: 'fix',
  fix_template: 'fix',
  // Codes of other interfaces: should one answer a send after all, only this recipient is left out.
  not_send_path: 'skip',
};

/** "Invalid parameter": the code that stands for many troubles. */
const INVALID_PARAMETER = 100;
/** The limit of one pair of numbers (131056): slows one recipient down, not the sender. */
const PAIR_RATE_LIMIT = 131056;

type Row = (typeof ERROR_CODES)[number];

const exact = new Map<number, Row>();
const ranges: Row[] = [];
for (const row of ERROR_CODES) {
  if (row[0] === row[1]) exact.set(row[0], row);
  else ranges.push(row);
}

function rowOf(code: number): Row | undefined {
  return exact.get(code) ?? ranges.find(([first, last]) => code >= first && code <= last);
}

function factsOf(code: number, row: Row): ErrorCodeFacts {
  const [, last, httpStatus, title, disposition, group, surfaces, verified, subcodes]: ErrorCodeRow = row;
  return {
    code,
    first: row[0],
    last,
    title,
    disposition: DISPOSITIONS[disposition],
    group,
    httpStatus: httpStatus ?? undefined,
    surfaces,
    isAboutSending: disposition !== 'not_send_path',
    verified,
    subcodes,
  };
}

/** Every row of the table, by code; a range under its first. */
export function allErrorCodes(): readonly ErrorCodeFacts[] {
  return ERROR_CODES.map((row) => factsOf(row[0], row));
}

/** All that is known of a code; `undefined` for one that is not in the table. */
export function errorCodeFacts(code: number): ErrorCodeFacts | undefined {
  const row = rowOf(code);
  return row && factsOf(code, row);
}

/**
 * The code that tells most of an error body: trouble with a template's creation often comes as code 100 with the telling
 * number as its subcode (field reports; Meta documents the numbers as codes).
 */
export function tellingCode(code: number, subcode: number | undefined): number {
  if (code !== INVALID_PARAMETER || subcode === undefined) return code;
  return rowOf(subcode)?.[5] === 'template_creation' ? subcode : code;
}

/** What to do about a code. An unknown one is retried like a server error. */
export function dispositionOf(code: number): Disposition {
  const row = rowOf(code);
  return row ? DISPOSITIONS[row[4]] : 'retry';
}

/** Meta's title of a code; empty for one that is not in the table. */
export function titleOf(code: number): string {
  return rowOf(code)?.[3] ?? '';
}

/** Whether a code says "too fast, try again": 4, 80007, 130429, 131056 and the generic Graph throttles 17, 32, 613. */
export function isThrottle(code: number): boolean {
  const row = rowOf(code);
  return row !== undefined && row[5] === 'throttling' && row[4] === 'retry_backoff';
}

/** Whether a throttle concerns one recipient only (131056): wait for that one, leave the rate as it is. */
export function isPairThrottle(code: number): boolean {
  return code === PAIR_RATE_LIMIT;
}
