/**
 * `consend.yaml`: the one source of its types, of validation messages and of its JSON Schema (`schemas/consend.json`).
 * Strict throughout: an unknown key is an error. Values arrive here with `${env:…}` and `${file:…}` already filled in.
 */
import { z } from 'zod';
import { approvalSchema } from './approval-config.ts';
import { checksSchema } from './checks-config.ts';
import { clockTime, country, duration, isoDate, language, text, timeZone } from './config-fields.ts';
import { PRODUCT_KINDS } from './data/products.ts';
import { noticeSchema, wordingSchema } from './people-config.ts';
import { POLICY_NAMES } from './policies/names.ts';
import { providerSchema } from './provider-config.ts';
import { controllerSchema, recordsSchema } from './records-config.ts';

export { DURATION, durationMs } from './config-fields.ts';
export type { ProviderConfig } from './provider-config.ts';

/** Days of a send window. */
export const WEEKDAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;
const days = z
  .string()
  .regex(
    /^(MON|TUE|WED|THU|FRI|SAT|SUN)(-(MON|TUE|WED|THU|FRI|SAT|SUN))?(,(MON|TUE|WED|THU|FRI|SAT|SUN)(-(MON|TUE|WED|THU|FRI|SAT|SUN))?)*$/,
  )
  .meta({ description: 'Days: MON-SAT or MON,WED,FRI' });

/** When messages may go out. */
export const windowSchema = z.strictObject({
  from: clockTime.default('09:00'),
  to: clockTime.default('20:00'),
  days: days.default('MON-SAT'),
  zone: z.string().default('recipient').meta({ description: '`recipient` or an IANA time zone' }),
  holidays: z.boolean().default(true),
});

const limits = z.strictObject({
  messagesPerSecond: z.number().positive().max(1000).default(80),
  messagesPerDay: z.number().int().positive().optional(),
  frequency: z.strictObject({ messages: z.number().int().positive(), per: duration }).optional(),
});

/**
 * How long what has served its purpose stays (Art. 5 (1) e GDPR). Evidence and message logs count from the end of the year
 * (§§ 195, 199 BGB: claims lapse three years after the year's end); the rest from the day itself.
 */
const retention = z.strictObject({
  evidenceAfterWithdrawal: duration.default('3 years').meta({
    description: 'Proof of a consent or basis, after withdrawal, objection or end; from the end of that year',
  }),
  messageLogs: duration
    .default('3 years')
    .meta({ description: 'Numbers, parameters and ids of messages sent; from the end of that year' }),
  webhookPayloads: duration
    .default('90 days')
    .meta({ description: 'What webhooks told of messages that consend did not send' }),
  plans: duration.default('12 months').meta({ description: 'Plan folders with decisions and reports' }),
});

const policyName = z
  .enum(POLICY_NAMES)
  .meta({ description: 'A preset of the check catalogue; strict where none is named' });

/** The schema of `consend.yaml`. */
export const workspaceConfigSchema = z.strictObject({
  version: z.literal(1),
  controller: controllerSchema,
  policy: policyName.optional(),
  policies: z.record(z.string(), policyName).optional().meta({
    description: 'Policy by the country of the recipient’s number: { DE: de, EU: eu, default: strict }',
  }),
  purposes: z
    .record(
      z.string().regex(/^[a-z0-9][a-z0-9._-]*$/),
      z.strictObject({
        category: z.enum(['marketing', 'utility', 'authentication', 'service']),
        title: z.record(z.string(), text),
      }),
    )
    .refine((purposes) => Object.keys(purposes).length > 0),
  products: z.array(z.enum(PRODUCT_KINDS)).min(1).optional().meta({
    description:
      'What you sell, as far as WhatsApp forbids or limits it; [unrestricted]: nothing of the kind',
  }),
  provider: providerSchema,
  defaults: z
    .strictObject({
      country: country.default('DE'),
      language: language.default('de'),
      timeZone: timeZone.default('Europe/Berlin'),
    })
    .prefault({}),
  limits: limits.prefault({}),
  testNumbers: z
    .array(text)
    .default([])
    .meta({ description: 'Your own numbers, to which `consend send --test` may send: ["+49 151 20000042"]' }),
  window: windowSchema.optional(),
  existingCustomer: z
    .strictObject({ signedOff: z.strictObject({ by: text, on: isoDate, reason: text }) })
    .optional()
    .meta({ description: 'Sign-off for using § 7 (3) UWG with phone numbers, which is disputed' }),
  approval: approvalSchema.optional(),
  optOut: z.strictObject({ maxInboxAge: duration }).optional(),
  wordings: z.array(wordingSchema).default([]),
  notice: noticeSchema.optional(),
  checks: checksSchema.default({}),
  retention: retention.prefault({}),
  records: recordsSchema.optional().meta({ description: 'What the papers say and no check can know' }),
  store: z.strictObject({ url: text.default('sqlite:.consend/consend.db') }).prefault({}),
});

/** A validated `consend.yaml`. */
export type WorkspaceConfig = z.infer<typeof workspaceConfigSchema>;
/** A send window. */
export type WindowConfig = z.infer<typeof windowSchema>;
