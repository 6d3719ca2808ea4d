import type { WebhookUpdate } from './webhook-payload.ts';
import type { World } from './world.ts';

/** The number's throughput, limit or quality changed. Source: Meta, webhooks/reference/phone_number_quality_update. */
export function numberUpdate(
  { sender, run }: World,
  event: 'THROUGHPUT_UPGRADE' | 'UPGRADE' | 'DOWNGRADE' | 'FLAGGED' | 'UNFLAGGED',
  oldLimit: string,
): WebhookUpdate {
  const { tier } = run.account;
  const value = {
    display_phone_number: sender.displayPhoneNumber,
    event,
    old_limit: oldLimit,
    current_limit: tier,
    max_daily_conversations_per_business: tier,
  };
  return { field: 'phone_number_quality_update', value };
}

/** The portfolio's limit changed. Source: Meta, webhooks/reference/business_capability_update. */
export function capabilityUpdate({ run }: World): WebhookUpdate {
  const { tier } = run.account;
  // A portfolio may have 2 numbers at the start and 20 with a higher limit. Source: Meta, business-phone-numbers/phone-numbers.
  const numbers = tier === 'TIER_250' ? 2 : 20;
  const value = { max_daily_conversations_per_business: tier, max_phone_numbers_per_business: numbers };
  return { field: 'business_capability_update', value };
}

/** The account broke a policy. Source: Meta, webhooks/reference/account_update. */
export function violationUpdate(type: string): WebhookUpdate {
  const value = { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: type } };
  return { field: 'account_update', value };
}

/** The account may not start conversations for a while. Source: as above; the type's name is from older pages. */
export function restrictionUpdate(untilMs: number): WebhookUpdate {
  const expiration = Math.floor(untilMs / 1_000);
  const info = { restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration };
  return { field: 'account_update', value: { event: 'ACCOUNT_RESTRICTION', restriction_info: [info] } };
}

/** The account was disabled or let in again. Source: as above. */
export function banUpdate(state: 'DISABLE' | 'REINSTATE', atMs: number): WebhookUpdate {
  const date = new Date(atMs).toLocaleDateString('en-US', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const value = { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: state, waba_ban_date: date } };
  return { field: 'account_update', value };
}

/** The account's review ended. Source: Meta, webhooks/reference/account_review_update. */
export function reviewUpdate(decision: string): WebhookUpdate {
  return { field: 'account_review_update', value: { decision } };
}

/** Something about the account wants attention. Source: Meta, webhooks/reference/account_alerts. */
export function alertUpdate({ profile }: World, type: string): WebhookUpdate {
  const value = {
    entity_type: 'WABA',
    entity_id: profile.wabaId,
    alert_info: {
      alert_severity: 'WARNING',
      alert_status: 'NONE',
      alert_type: type,
      alert_description: 'The sandbox was asked for this alert.',
    },
  };
  return { field: 'account_alerts', value };
}
