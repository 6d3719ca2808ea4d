/** The phone number's node: what it may send, how fast, and how it is rated. */
import { z } from 'zod';
import type { PhoneNumberInfo } from '../../../core/ports.ts';
import type { ApiCaller } from './call.ts';
import { limitField, limitFields, tierLimit } from './tier.ts';

/** Throughput levels as messages per second (Meta, "Throughput"). */
const PER_SECOND: Readonly<Record<string, number>> = { STANDARD: 80, HIGH: 1000 };
/** A number that is also used in the WhatsApp Business app has a fixed rate (Meta, "Throughput"). */
const COEXISTENCE_PER_SECOND = 20;

const text = z.string().nullish();
const nodeSchema = z.object({
  display_phone_number: text,
  verified_name: text,
  quality_rating: text,
  status: text,
  is_on_biz_app: z.boolean().nullish(),
  platform_type: text,
  throughput: z.object({ level: text }).nullish(),
  ...limitFields,
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

const FIELDS =
  'display_phone_number,verified_name,quality_rating,status,throughput,is_on_biz_app,platform_type';

/** Reads the node at a path. Throws as the reader does. */
export async function readPhoneNumber(
  call: ApiCaller,
  node: { readonly path: string; readonly apiVersion: string },
  signal: AbortSignal | undefined,
): Promise<PhoneNumberInfo> {
  const wire = await call({
    path: `${node.path}?fields=${FIELDS},${limitField(node.apiVersion)}`,
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
    messagingLimit: tierLimit(wire),
    platformType: wire.platform_type?.toUpperCase(),
    isOnBusinessApp: wire.is_on_biz_app ?? undefined,
  };
}
