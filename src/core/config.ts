/**
 * `consend.yaml`: the one source of its types, of validation messages and of its JSON Schema (`schemas/consend.json`).
 * Strict throughout: an unknown key is an error. Values arrive here with `${env:…}` and `${file:…}` already filled in.
 */
import { z } from 'zod';
import { LEGAL_BASES } from './consent.ts';

/** `30 minutes`, `12 months`, `7 days`, `26 hours`, also `15m`, `2h`, `3d`. */
export const DURATION =
  /^\s*(\d+)\s*(ms|s|seconds?|m|min|minutes?|h|hours?|d|days?|w|weeks?|mo|months?|y|years?)\s*$/i;

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  // A month is counted as 30 days and a year as 365: consend uses them only for reminders and retention thresholds.
  mo: 2_592_000_000,
  y: 31_536_000_000,
};

/** A duration's length in milliseconds; `undefined` where the text is no duration. */
export function durationMs(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (!match) return undefined;
  const unit = (match[2] ?? '').toLowerCase();
  const key = unit === 'ms' || unit.startsWith('mo') ? unit.slice(0, 2) : unit.slice(0, 1);
  const length = UNIT_MS[key];
  return length === undefined ? undefined : Number(match[1]) * length;
}

const duration = z
  .string()
  .regex(DURATION)
  .meta({ description: 'A number and a unit: 15 minutes, 7 days, 12 months' });
const isoDate = z.iso.date().meta({ description: 'A day: 2026-02-01' });
const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .meta({ description: 'ISO 3166-1 alpha-2 country: DE' });
const language = z
  .string()
  .regex(/^[a-z]{2,3}(_[A-Z]{2})?$/)
  .meta({ description: 'Template language code: de, en_US' });
const timeZone = z.string().min(1).meta({ description: 'IANA time zone: Europe/Berlin' });
const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
  .meta({ description: 'Time of day: 09:00' });
const text = z.string().min(1);
const id = z.string().regex(/^[0-9A-Za-z_-]{1,64}$/);

const processor = z.strictObject({
  name: text,
  country,
  agreement: z.strictObject({ signedOn: isoDate, document: text.optional() }).optional(),
  measures: z
    .strictObject({
      reviewedOn: isoDate,
      document: text.optional(),
      reviewEvery: duration.default('12 months'),
    })
    .optional(),
  transfers: z
    .array(
      z.strictObject({
        to: country,
        mechanism: z.enum(['adequacy', 'dpf', 'scc', 'bcr', 'none']),
        note: text.optional(),
      }),
    )
    .default([]),
  subProcessors: z.array(z.strictObject({ name: text, country, task: text.optional() })).optional(),
});

/**
 * A path after the base URL: `{apiVersion}`, `{phoneNumberId}`, `{wabaId}` and, for single things, `{id}` are filled in.
 * `false`: the provider has no such interface.
 */
const pathTemplate = z
  .string()
  .regex(/^(\/([A-Za-z0-9._~-]|\{(apiVersion|phoneNumberId|wabaId|id)\})+)+$/)
  .meta({ description: 'A path: /{apiVersion}/{phoneNumberId}/messages' });
const providerPath = z.union([z.literal(false), pathTemplate]);

/** Paths of a compatible provider; what is left out is as at Meta. */
const providerPaths = z.strictObject({
  messages: pathTemplate.optional(),
  marketingMessages: providerPath.optional(),
  templates: providerPath.optional(),
  template: providerPath.optional().meta({ description: 'One template by its {id}' }),
  phoneNumber: providerPath.optional(),
  account: providerPath.optional(),
  token: providerPath.optional().meta({ description: 'Where a token tells what it may do' }),
  media: providerPath.optional(),
  mediaItem: providerPath.optional().meta({ description: 'Uploaded media by its {id}' }),
  subscribedApps: providerPath.optional(),
});

const provider = z.strictObject({
  kind: z.enum(['meta', '360dialog', 'compatible']).default('meta'),
  phoneNumberId: id,
  wabaId: id,
  apiVersion: z
    .string()
    .regex(/^v\d+\.\d+$/)
    .default('v25.0'),
  baseUrl: z.url().default('https://graph.facebook.com'),
  token: text,
  appSecret: text.optional(),
  verifyToken: text.optional(),
  authHeader: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]*$/)
    .optional()
    .meta({ description: 'Header of a compatible provider that carries the token alone: X-API-Key' }),
  paths: providerPaths.optional().meta({ description: 'Paths of a compatible provider' }),
  marketingApi: z
    .boolean()
    .default(false)
    .meta({ description: 'Send marketing templates through /marketing_messages' }),
  productPolicy: z.enum(['CLOUD_API_FALLBACK', 'STRICT']).optional().meta({
    description: 'With marketingApi: whether what it cannot send goes out the ordinary way',
  }),
  activitySharing: z.boolean().optional().meta({
    description: 'With marketingApi: whether reads and clicks of these messages are shared with Meta',
  }),
  processor: processor.optional(),
});

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

/** The presets of the check catalogue. */
export const POLICIES = ['de', 'at', 'ch', 'eu', 'uk', 'us', 'ca', 'br', 'in', 'strict'] as const;

/** The schema of `consend.yaml`. */
export const workspaceConfigSchema = z.strictObject({
  version: z.literal(1),
  controller: z.strictObject({
    name: text,
    address: text,
    country,
    imprintUrl: z.url().optional(),
    privacyNoticeUrl: z.url().optional(),
    contact: text.optional(),
  }),
  policy: z.enum(POLICIES).default('strict'),
  purposes: z
    .record(
      z.string().regex(/^[a-z0-9][a-z0-9._-]*$/),
      z.strictObject({
        category: z.enum(['marketing', 'utility', 'authentication', 'service']),
        title: z.record(z.string(), text),
      }),
    )
    .refine((purposes) => Object.keys(purposes).length > 0),
  provider,
  defaults: z
    .strictObject({
      country: country.default('DE'),
      language: language.default('de'),
      timeZone: timeZone.default('Europe/Berlin'),
    })
    .prefault({}),
  limits: limits.prefault({}),
  window: windowSchema.optional(),
  existingCustomer: z
    .strictObject({ signedOff: z.strictObject({ by: text, on: isoDate, reason: text }) })
    .optional()
    .meta({ description: 'Sign-off for using § 7 (3) UWG with phone numbers, which is disputed' }),
  optOut: z.strictObject({ maxInboxAge: duration }).optional(),
  wordings: z
    .array(
      z.strictObject({
        id: text,
        version: z.number().int().positive(),
        language,
        file: text,
        purposes: z.array(text).min(1),
        channels: z.array(text).min(1),
        from: isoDate.optional(),
      }),
    )
    .default([]),
  checks: z
    .record(
      z.string(),
      z.strictObject({
        severity: z.enum(['block', 'warn', 'info', 'off']).optional(),
        after: duration.optional(),
        reason: text.optional(),
      }),
    )
    .default({}),
  retention: retention.prefault({}),
  store: z.strictObject({ url: text.default('sqlite:.consend/consend.db') }).prefault({}),
});

/** A validated `consend.yaml`. */
export type WorkspaceConfig = z.infer<typeof workspaceConfigSchema>;
/** A provider's settings. */
export type ProviderConfig = WorkspaceConfig['provider'];
/** A send window. */
export type WindowConfig = z.infer<typeof windowSchema>;

const column = z.strictObject({ column: text, fallback: z.string().optional() });
const fixedText = z.strictObject({ text: z.string() });
const textParameter = z.union([column, fixedText]);
const link = z.union([z.url(), column]);
const mediaParameter = z.strictObject({
  link: link.optional(),
  id: text.optional(),
  filename: z.string().optional(),
});
const headerParameter = z.union([
  z.strictObject({ image: mediaParameter }),
  z.strictObject({ video: mediaParameter }),
  z.strictObject({ document: mediaParameter }),
  textParameter,
]);

/** The schema of a campaign file. */
export const campaignSchema = z.strictObject({
  version: z.literal(1),
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._{}-]{0,99}$/)
    .meta({
      description: 'A person gets each campaign once; {yyyy} {mm} {dd} {ww} make an occurrence per period',
    }),
  once: z.union([z.literal('person'), z.strictObject({ column: text })]).default('person'),
  purpose: text,
  bases: z.array(z.enum(LEGAL_BASES)).min(1).default(['consent']),
  existingCustomer: z.strictObject({ advertises: z.array(text).min(1) }).optional(),
  template: z.strictObject({
    name: z.string().regex(/^[a-z0-9_]{1,512}$/),
    language: z.union([language, z.strictObject({ column: text, fallback: language })]).optional(),
  }),
  recipients: z.strictObject({
    file: z.union([text, z.array(text).min(1)]),
    columns: z
      .strictObject({
        phone: text.optional(),
        country: text.optional(),
        timeZone: text.optional(),
        language: text.optional(),
        userId: text.optional(),
      })
      .default({}),
  }),
  parameters: z
    .strictObject({
      header: headerParameter.optional(),
      body: z.record(z.string(), textParameter).optional(),
      buttons: z.record(z.string().regex(/^\d$/), textParameter).optional(),
    })
    .default({}),
  sending: z
    .strictObject({
      notBefore: z.iso.datetime({ offset: true }).optional(),
      notAfter: z.iso.datetime({ offset: true }).optional(),
      canary: z
        .strictObject({
          count: z.number().int().positive(),
          wait: duration.default('15 minutes'),
          stopAbove: z.strictObject({ failed: z.string().regex(/^\d+(\.\d+)?\s*%$/) }).optional(),
        })
        .optional(),
    })
    .default({}),
});

/** A validated campaign file. */
export type CampaignConfig = z.infer<typeof campaignSchema>;
/** A parameter that is a column's cell or a fixed text. */
export type TextParameter = z.infer<typeof textParameter>;
/** A media parameter's source. */
export type MediaParameter = z.infer<typeof mediaParameter>;
