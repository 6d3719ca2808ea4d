import { type FieldRequest, selectFields } from './field-selection.ts';
import { healthOfAccount, healthOfNumber } from './health-status.ts';
import { isRefusal, type Refusal, refuseCall } from './refusal.ts';
import type { World } from './world.ts';

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
  const { profile, run } = world;
  const { account } = run;
  const isFast = account.messagesPerSecond === 0 || account.messagesPerSecond >= HIGH_THROUGHPUT;
  const node = {
    id: profile.phoneNumberId,
    display_phone_number: profile.displayPhoneNumber,
    verified_name: profile.verifiedName,
    quality_rating: account.qualityRating,
    status: account.numberStatus,
    code_verification_status: 'VERIFIED',
    name_status: 'APPROVED',
    new_name_status: 'NONE',
    platform_type: 'CLOUD_API',
    account_mode: 'SANDBOX',
    throughput: { level: isFast ? 'HIGH' : 'STANDARD' },
    is_official_business_account: false,
    is_on_biz_app: false,
    is_pin_enabled: true,
    last_onboarded_time: '2026-01-01T00:00:00+0000',
    messaging_limit_tier: account.tier,
    ...limitField(world, query.version),
    health_status: healthOfNumber(world),
    webhook_configuration: webhookConfiguration(world),
  };
  return selectFields(node, request(query, NUMBER_DEFAULTS, 'WhatsAppBusinessPhoneNumber'));
}

/** The account's numbers: the one there is. Source: as above. */
export function listNumbers(world: World, query: NodeQuery): Record<string, unknown> | Refusal {
  const number = readNumberNode(world, query);
  if (isRefusal(number)) return number;
  const cursor = Buffer.from(`after:${world.profile.phoneNumberId}`).toString('base64url');
  return { data: [number], paging: { cursors: { before: cursor, after: cursor } } };
}

/** The account's node. Source: Meta, OpenAPI file v23.0; messaging-limits. */
export function readAccountNode(world: World, query: NodeQuery): Record<string, unknown> | Refusal {
  const { profile, run } = world;
  const node = {
    id: profile.wabaId,
    name: profile.verifiedName,
    currency: 'EUR',
    country: 'DE',
    timezone_id: '42',
    message_template_namespace: 'sandbox_namespace',
    account_review_status: run.account.status === 'ACTIVE' ? 'APPROVED' : 'RESTRICTED',
    business_verification_status: run.account.tier === 'TIER_250' ? 'UNVERIFIED' : 'VERIFIED',
    ownership_type: 'SELF_OWNED',
    primary_business_location: 'DE',
    status: run.account.status,
    marketing_messages_lite_api_status: profile.marketingApi,
    ...limitField(world, query.version),
    health_status: healthOfAccount(world),
  };
  return selectFields(node, request(query, ACCOUNT_DEFAULTS, 'WhatsAppBusinessAccount'));
}

/** The portfolio's node, for its limit. Source: Meta, messaging-limits (May 2026). */
export function readBusinessNode(world: World, query: NodeQuery): Record<string, unknown> | Refusal {
  const { profile } = world;
  const node = { id: profile.businessId, name: profile.verifiedName, ...limitField(world, query.version) };
  return selectFields(node, request(query, ['name'], 'Business'));
}

/** Changes the account: whether /messages takes marketing templates. Source: Meta, marketing-messages/send-marketing-messages. */
export function writeAccount(
  world: World,
  body: Readonly<Record<string, unknown>>,
): Record<string, unknown> | Refusal {
  const { disable_marketing_messages_on_cloud_api: isDisabled, ...rest } = body;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) return refuseCall(`Unexpected parameter ${unknown}`);
  if (typeof isDisabled !== 'boolean')
    return refuseCall('The parameter disable_marketing_messages_on_cloud_api must be true or false');
  world.run.account.isMarketingOnCloudApi = !isDisabled;
  return { success: true };
}

function request(query: NodeQuery, defaults: readonly string[], nodeType: string): FieldRequest {
  return { fields: query.fields, defaults, nodeType };
}

function limitField({ run }: World, version: number): Record<string, string> {
  return version < LIMIT_FIELD_SINCE ? {} : { whatsapp_business_manager_messaging_limit: run.account.tier };
}

function webhookConfiguration({ profile, run }: World): object {
  const override = run.subscription.overrideUrl();
  return {
    ...(profile.webhook === undefined ? {} : { application: profile.webhook.url }),
    ...(override === null ? {} : { whatsapp_business_account: override }),
  };
}
