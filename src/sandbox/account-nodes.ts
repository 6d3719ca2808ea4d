import { type FieldRequest, selectFields } from './field-selection.ts';
import type { Refusal } from './refusal.ts';
import type { World } from './world.ts';

/** The app and the portfolio around the profile's account. */
export const APP_ID = '100000000000004';
const BUSINESS_ID = '100000000000003';

/** First version with the portfolio's messaging limit as a field. Source: Meta, messaging-limits (May 2026). */
const LIMIT_FIELD_SINCE = 24;
const HIGH_THROUGHPUT = 1_000;

const NUMBER_DEFAULTS = [
  'verified_name',
  'code_verification_status',
  'display_phone_number',
  'quality_rating',
  'platform_type',
  'throughput',
  'last_onboarded_time',
] as const;
const ACCOUNT_DEFAULTS = ['name', 'timezone_id', 'message_template_namespace'] as const;

/** What a GET on a node asks for. */
export interface NodeQuery {
  readonly fields: string | undefined;
  /** Graph version, 23 for v23.0. */
  readonly version: number;
}

/** The number's node. Source: Meta, business-phone-numbers/phone-numbers, support/health-status and OpenAPI file v23.0. */
export function readNumberNode(world: World, query: NodeQuery): Record<string, unknown> | Refusal {
  const { profile } = world;
  const isFast = profile.messagesPerSecond === 0 || profile.messagesPerSecond >= HIGH_THROUGHPUT;
  const node = {
    id: profile.phoneNumberId,
    display_phone_number: profile.displayPhoneNumber,
    verified_name: profile.verifiedName,
    quality_rating: profile.qualityRating,
    status: 'CONNECTED',
    code_verification_status: 'VERIFIED',
    name_status: 'APPROVED',
    platform_type: 'CLOUD_API',
    account_mode: 'SANDBOX',
    throughput: { level: isFast ? 'HIGH' : 'STANDARD' },
    is_official_business_account: false,
    is_on_biz_app: false,
    is_pin_enabled: true,
    last_onboarded_time: '2026-01-01T00:00:00+0000',
    messaging_limit_tier: profile.tier,
    ...limitField(world, query.version),
    health_status: healthOf(world),
    webhook_configuration: webhookConfiguration(world),
  };
  return selectFields(node, request(query, NUMBER_DEFAULTS, 'WhatsAppBusinessPhoneNumber'));
}

/** The account's node. Source: Meta, OpenAPI file v23.0; messaging-limits. */
export function readAccountNode(world: World, query: NodeQuery): Record<string, unknown> | Refusal {
  const { profile } = world;
  const node = {
    id: profile.wabaId,
    name: profile.verifiedName,
    currency: 'EUR',
    country: 'DE',
    timezone_id: '42',
    message_template_namespace: 'sandbox_namespace',
    account_review_status: 'APPROVED',
    business_verification_status: 'verified',
    ownership_type: 'SELF',
    status: 'ACTIVE',
    marketing_messages_lite_api_status: 'ONBOARDED',
    ...limitField(world, query.version),
    health_status: healthOf(world),
  };
  return selectFields(node, request(query, ACCOUNT_DEFAULTS, 'WhatsAppBusinessAccount'));
}

function request(query: NodeQuery, defaults: readonly string[], nodeType: string): FieldRequest {
  return { fields: query.fields, defaults, nodeType };
}

function limitField({ profile }: World, version: number): Record<string, string> {
  return version < LIMIT_FIELD_SINCE ? {} : { whatsapp_business_manager_messaging_limit: profile.tier };
}

// A red number may still send, but is the one closest to a restriction.
function healthOf({ profile }: World): object {
  const numberHealth = profile.qualityRating === 'RED' ? 'LIMITED' : 'AVAILABLE';
  const entity = (type: string, id: string, health: string): object => ({
    entity_type: type,
    id,
    can_send_message: health,
  });
  return {
    can_send_message: numberHealth,
    entities: [
      entity('PHONE_NUMBER', profile.phoneNumberId, numberHealth),
      entity('WABA', profile.wabaId, 'AVAILABLE'),
      entity('BUSINESS', BUSINESS_ID, 'AVAILABLE'),
      entity('APP', APP_ID, 'AVAILABLE'),
    ],
  };
}

function webhookConfiguration({ profile, run }: World): object {
  const override = run.subscription.overrideUrl();
  return {
    ...(profile.webhook === undefined ? {} : { application: profile.webhook.url }),
    ...(override === null ? {} : { whatsapp_business_account: override }),
  };
}
