/**
 * What workspace and campaign state about the people they write to, beside the ledger: put together once for a campaign, so
 * that a check on a million people looks it up.
 */
import type { CampaignConfig } from './campaign-config.ts';

/** Registers of refusals or consents that somebody looked up, by the country's ISO 3166-1 alpha-2 code. */
export type RegisterLookUps = NonNullable<CampaignConfig['registers']>;

/** What is stated about people. */
export interface Terms {
  readonly registers: RegisterLookUps;
}

/** What of a campaign is stated about people. */
export interface CampaignStatements {
  readonly registers?: RegisterLookUps | undefined;
}

/** What a campaign states; nothing where there is none. */
export function termsOf(campaign: CampaignStatements | undefined): Terms {
  return { registers: campaign?.registers ?? {} };
}
