/** The messaging limit, as the number's and the account's node tell it (Meta, "Messaging limits"). */
import { z } from 'zod';

/** From this Graph version on the limit is read under its new name. */
const NEW_FIELD_SINCE = 24;

/** The field to ask for in a Graph version. */
export function limitField(apiVersion: string): string {
  const isNew = Number(/^v(\d+)/.exec(apiVersion)?.[1]) >= NEW_FIELD_SINCE;
  return isNew ? 'whatsapp_business_manager_messaging_limit' : 'messaging_limit_tier';
}

/** Both names on the wire. */
export const limitFields = {
  whatsapp_business_manager_messaging_limit: z.string().nullish(),
  messaging_limit_tier: z.string().nullish(),
};

/** A tier as a number of people per moving 24 h: TIER_250, TIER_2K, TIER_100K, TIER_UNLIMITED; undefined for others. */
export function tierLimit(wire: z.infer<z.ZodObject<typeof limitFields>>): number | undefined {
  const tier = wire.whatsapp_business_manager_messaging_limit ?? wire.messaging_limit_tier;
  if (!tier) return undefined;
  if (tier === 'TIER_UNLIMITED') return Number.POSITIVE_INFINITY;
  const match = /^TIER_(\d+)(K?)$/.exec(tier);
  return match ? Number(match[1]) * (match[2] === 'K' ? 1000 : 1) : undefined;
}
