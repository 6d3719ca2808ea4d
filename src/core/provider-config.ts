/** The settings of `provider` in `consend.yaml`: where messages go, by which way, and the papers with who carries them. */
import { z } from 'zod';
import { id, text } from './config-fields.ts';
import { processorSchema } from './processor-config.ts';

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

/** The schema of `provider`. */
export const providerSchema = z.strictObject({
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
  processor: processorSchema.optional(),
});

/** A provider's settings. */
export type ProviderConfig = z.infer<typeof providerSchema>;
