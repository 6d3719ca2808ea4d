import { z } from 'zod';
import { ACCOUNT_STATUSES, NUMBER_STATUSES } from './account-state.ts';
import { MESSAGING_TIERS } from './messaging-limit.ts';

const share = z.number().min(0).max(1);
const templateName = z.string().min(1);
/** An id of the Graph: a text of digits, since 15 and more digits are no safe numbers. */
export const idSchema = z.string().regex(/^\d{1,20}$/, 'must be a text of up to 20 digits');

/** The two permissions a token can have. Source: Meta, access-tokens. */
export const SCOPES = ['whatsapp_business_management', 'whatsapp_business_messaging'] as const;

/** First version that is not expired at the time of writing, and the newest confirmed one. Source: Meta, graph-api/changelog (Oct 2026). */
const NEWEST_CONFIRMED = 26;

const accountParts = {
  phoneNumberId: idSchema.default('100000000000001'),
  wabaId: idSchema.default('100000000000002'),
  businessId: idSchema.default('100000000000003'),
  appId: idSchema.default('100000000000004'),
  displayPhoneNumber: z
    .string()
    .regex(/^\+?[\d ()-]{7,24}$/, 'must be a phone number')
    .default('+49 1511 0000009'),
  verifiedName: z.string().min(1).default('Sandbox'),
  accountStatus: z.enum(ACCOUNT_STATUSES).default('ACTIVE'),
  numberStatus: z.enum(NUMBER_STATUSES).default('CONNECTED'),
  qualityRating: z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN']).default('GREEN'),
};

const accessParts = {
  token: z.string().min(1).default('sandbox-token'),
  tokenExpiresAfterMs: z.number().min(0).optional(),
  tokenExpiresAfterMessages: z.int().min(0).optional(),
  scopes: z.array(z.enum(SCOPES)).default([...SCOPES]),
  apiKey: z.string().min(1).default('sandbox-key'),
  appSecret: z.string().min(1).default('sandbox-app-secret'),
  newestVersion: z.int().min(21).max(99).default(NEWEST_CONFIRMED),
};

const limitParts = {
  tier: z.enum(MESSAGING_TIERS).default('TIER_100K'),
  messagingLimitCode: z.union([z.literal(131048), z.literal(130429)]).default(131048),
  messagesPerSecond: z.int().min(0).default(80),
  countsInbound: z.boolean().default(false),
  managementCallsPerHour: z.int().min(1).default(5_000),
  marketingPerUserPerDay: z.int().min(1).default(2),
  templateLimit: z.int().min(1).default(250),
  allowedRecipients: z
    .array(z.string().regex(/^\+\d{7,15}$/, 'must be a number with +'))
    .max(5)
    .optional(),
  httpStatuses: z.enum(['page', 'openapi']).default('page'),
  marketingApi: z.enum(['ONBOARDED', 'ELIGIBLE']).default('ONBOARDED'),
};

const reviewSchema = z.strictObject({
  delayMs: z.number().min(0).default(30_000),
  reject: z
    .array(z.strictObject({ template: templateName, reason: z.string().default('INVALID_FORMAT') }))
    .default([]),
  toMarketing: z.array(templateName).default([]),
});

const pacingSchema = z.strictObject({
  scope: z.enum(['template', 'portfolio']).default('template'),
  first: z.int().min(1).default(100),
  holdMs: z
    .number()
    .min(1)
    .default(30 * 60_000),
  verdict: z.enum(['release', 'drop']).default('release'),
});

const templateParts = {
  review: reviewSchema.prefault({}),
  pacing: pacingSchema.prefault({}),
  pausing: z.array(z.strictObject({ template: templateName, afterMessages: z.int().min(1) })).default([]),
};

const userIdsSchema = z.strictObject({
  isTold: z.boolean().default(false),
  usernames: share.default(0),
});

/** The parts of a profile that say who the account is, who may come in, what it may do, and what becomes of its templates. */
export const profileParts = {
  ...accountParts,
  ...accessParts,
  ...limitParts,
  ...templateParts,
  userIds: userIdsSchema.prefault({}),
  numberScenarios: z.boolean().default(true),
  mediaIds: z.array(idSchema).default([]),
};
