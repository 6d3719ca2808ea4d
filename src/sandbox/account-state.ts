import type { MessagingTier } from './messaging-limit.ts';

/** States of a business phone number; only CONNECTED, and FLAGGED with a warning, can send. Source: Meta's OpenAPI file v23.0. */
export const NUMBER_STATUSES = [
  'CONNECTED',
  'PENDING',
  'DELETED',
  'MIGRATED',
  'BANNED',
  'RESTRICTED',
  'RATE_LIMITED',
  'UNVERIFIED',
  'DISCONNECTED',
  'FLAGGED',
  'UNKNOWN',
] as const;

/** Steps of the ladder of enforcement. Source: Meta, policy-enforcement. */
export const ACCOUNT_STATUSES = ['ACTIVE', 'RESTRICTED', 'DISABLED'] as const;

/** What can change about the account and its number while the sandbox runs. */
export interface AccountState {
  status: (typeof ACCOUNT_STATUSES)[number];
  numberStatus: (typeof NUMBER_STATUSES)[number];
  qualityRating: 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN';
  tier: MessagingTier;
  /** Messages per second; 0 without a limit. */
  messagesPerSecond: number;
  /** Virtual time until which the number is upgraded and takes nothing. */
  upgradingUntil: number;
  /** Whether /messages takes marketing templates. */
  isMarketingOnCloudApi: boolean;
}

/** What a profile says of the account at the start. */
export interface AccountStart
  extends Pick<AccountState, 'numberStatus' | 'qualityRating' | 'tier' | 'messagesPerSecond'> {
  readonly accountStatus: AccountState['status'];
}

/** As the profile has it. */
export function createAccountState(profile: AccountStart): AccountState {
  return {
    status: profile.accountStatus,
    numberStatus: profile.numberStatus,
    qualityRating: profile.qualityRating,
    tier: profile.tier,
    messagesPerSecond: profile.messagesPerSecond,
    upgradingUntil: Number.NEGATIVE_INFINITY,
    isMarketingOnCloudApi: true,
  };
}
