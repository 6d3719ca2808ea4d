import { type Refusal, refuse } from './refusal.ts';
import type { RegisteredTemplate } from './template-registry.ts';
import type { World } from './world.ts';

/** First version with a code of its own for other than marketing templates. Source: Meta, support/error-codes (131055, 134100). */
const ONLY_MARKETING_SINCE = 23;
/** How long a new marketing template may take to reach the Marketing Messages API. Source: Meta, support/error-codes (134101). */
const SYNC_MS = 10 * 60_000;

/** Where a template came in. */
export interface EndpointUse {
  readonly isMarketingApi: boolean;
  /** Graph version, 23 for v23.0. */
  readonly version: number;
  /** Virtual time in milliseconds. */
  readonly nowMs: number;
  /** `product_policy` of the request. */
  readonly policy: unknown;
}

/**
 * Whether this template may go through this endpoint. Codes: 131055 and 134100 other than marketing, 134101 not synchronized,
 * 134102 not onboarded, 131063 marketing switched off on /messages, 131061 a price bid on /messages.
 * Source: Meta, marketing-messages/send-marketing-messages, marketing-messages/pricing, support/error-codes.
 */
export function checkEndpoint(world: World, entry: RegisteredTemplate, use: EndpointUse): Refusal | null {
  return use.isMarketingApi ? checkMarketingApi(world, entry, use) : checkCloudApi(world, entry);
}

function checkMarketingApi(world: World, entry: RegisteredTemplate, use: EndpointUse): Refusal | null {
  const { name, category } = entry.template;
  if (category !== 'MARKETING') {
    const code = use.version < ONLY_MARKETING_SINCE ? 131055 : 134100;
    return refuse(code, `template ${name} is of category ${category}`);
  }
  // Without onboarding a message falls back to the Cloud API, unless that is ruled out.
  if (world.profile.marketingApi !== 'ONBOARDED')
    return use.policy === 'STRICT' ? refuse(134102, 'The account is not onboarded') : null;
  if (use.nowMs - entry.createdAt < SYNC_MS) return refuse(134101, `template ${name} is still syncing`);
  return null;
}

function checkCloudApi(world: World, { template }: RegisteredTemplate): Refusal | null {
  if (template.category !== 'MARKETING') return null;
  if (template.bid_spec !== undefined) return refuse(131061, `template ${template.name} has a price bid`);
  if (world.run.account.isMarketingOnCloudApi) return null;
  return refuse(131063, 'Use marketing_messages for marketing templates');
}
