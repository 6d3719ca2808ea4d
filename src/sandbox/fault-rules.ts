import { z } from 'zod';
import { isKnownErrorCode } from './error-table.ts';

const share = z.number().min(0).max(1);

const faultRuleSchema = z
  .strictObject({
    on: z.enum(['messages', 'management', 'all']).default('messages'),
    share: share.default(1),
    after: z.int().min(0).default(0),
    times: z.int().min(1).optional(),
    delayMs: z.number().min(0).optional(),
    status: z.int().min(400).max(599).optional(),
    body: z.enum(['graph', 'html', 'truncated', 'empty']).default('graph'),
    code: z.int().refine(isKnownErrorCode, 'is not an error code the sandbox knows').optional(),
    retryAfterSeconds: z.int().min(0).optional(),
    reset: z.boolean().default(false),
    hang: z.boolean().default(false),
    accepted: z.boolean().default(false),
  })
  .refine(
    (rule) => rule.status !== undefined || rule.code !== undefined || rule.reset || rule.hang || rule.delayMs,
    'names no fault: give status, code, reset, hang or delayMs',
  );

/**
 * What goes wrong on purpose. Shares are between 0 and 1, times in virtual milliseconds.
 * `rules` are tried in order, the first that applies wins; each counts the requests it saw: it lets `after` of
 * them through, then fires for a `share` of them, at most `times` times. `accepted` has the message taken and counted before the
 * answer goes wrong. `lateMs` is how much later a late webhook comes.
 */
export const faultsSchema = z.strictObject({
  rules: z.array(faultRuleSchema).default([]),
  tokenExpired: z.boolean().default(false),
  pausedTemplates: z.array(z.string()).default([]),
  disabledTemplates: z.array(z.string()).default([]),
  webhooks: z
    .strictObject({
      duplicate: share.default(0),
      late: share.default(0),
      lateMs: z.number().min(0).default(60_000),
      reorder: share.default(0),
      drop: share.default(0),
    })
    .prefault({}),
});

/** One thing that goes wrong with some requests. */
export type FaultRule = z.output<typeof faultRuleSchema>;
/** Everything that goes wrong on purpose. */
export type SandboxFaults = z.output<typeof faultsSchema>;
