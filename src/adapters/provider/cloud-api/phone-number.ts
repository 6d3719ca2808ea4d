/** The phone number's node: what it may send, how fast, and how it is rated. */
import { z } from 'zod';
import type { PhoneNumberInfo } from '../../../core/ports.ts';
import type { Reader } from './read.ts';

/** Throughput levels as messages per second (Meta, "Throughput"). */
const PER_SECOND: Readonly<Record<string, number>> = { STANDARD: 80, HIGH: 1000 };
/** A number that is also used in the WhatsApp Business app has a fixed rate (Meta, "Throughput"). */
const COEXISTENCE_PER_SECOND = 20;
/** From this Graph version on the limit is read under its new name (Meta, "Messaging limits"). */
const NEW_LIMIT_FIELD_SINCE = 24;

const text = z.string().nullish();
const nodeSchema = z.object({
  display_phone_number: text,
  verified_name: text,
  quality_rating: text,
  status: text,
  is_on_biz_app: z.boolean().nullish(),
  platform_type: text,
  throughput: z.object({ level: text }).nullish(),
  whatsapp_business_manager_messaging_limit: text,
  messaging_limit_tier: text,
});

/** Nothing known. */
export const UNKNOWN_PHONE_NUMBER: PhoneNumberInfo = {
  displayPhoneNumber: undefined,
  verifiedName: undefined,
  qualityRating: undefined,
  status: undefined,
  messagesPerSecond: undefined,
  messagingLimit: undefined,
};

/** A tier as a number of people per moving 24 h: TIER_250, TIER_2K, TIER_100K, TIER_UNLIMITED. */
function tierLimit(tier: string | null | undefined): number | undefined {
  if (!tier) return undefined;
  if (tier === 'TIER_UNLIMITED') return Number.POSITIVE_INFINITY;
  const match = /^TIER_(\d+)(K?)$/.exec(tier);
  return match ? Number(match[1]) * (match[2] === 'K' ? 1000 : 1) : undefined;
}

function fieldsFor(apiVersion: string): string {
  const isNew = Number(/^v(\d+)/.exec(apiVersion)?.[1]) >= NEW_LIMIT_FIELD_SINCE;
  const limit = isNew ? 'whatsapp_business_manager_messaging_limit' : 'messaging_limit_tier';
  return `display_phone_number,verified_name,quality_rating,status,throughput,is_on_biz_app,platform_type,${limit}`;
}

/** Reads the node at a path. Throws as the reader does. */
export async function readPhoneNumber(
  read: Reader,
  node: { readonly path: string; readonly apiVersion: string },
  signal: AbortSignal | undefined,
): Promise<PhoneNumberInfo> {
  const wire = await read({
    path: `${node.path}?fields=${fieldsFor(node.apiVersion)}`,
    schema: nodeSchema,
    signal,
  });
  const isShared = wire.is_on_biz_app === true && wire.platform_type === 'CLOUD_API';
  return {
    displayPhoneNumber: wire.display_phone_number ?? undefined,
    verifiedName: wire.verified_name ?? undefined,
    qualityRating: wire.quality_rating?.toUpperCase(),
    status: wire.status?.toUpperCase(),
    messagesPerSecond: isShared ? COEXISTENCE_PER_SECOND : PER_SECOND[wire.throughput?.level ?? ''],
    messagingLimit: tierLimit(wire.whatsapp_business_manager_messaging_limit ?? wire.messaging_limit_tier),
  };
}
