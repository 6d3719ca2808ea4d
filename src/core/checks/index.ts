/** The table of checks: every file of this folder, once. A test holds folder, table and texts together. */
import type {
  AccountCheck,
  CampaignCheck,
  Check,
  ImportCheck,
  RecipientCheck,
  TemplateCheck,
} from '../check.ts';
import { byGroup } from '../finding-groups.ts';
import { accountAddressBookSync } from './account/address-book-sync.ts';
import { accountLedgerBroken } from './account/ledger-broken.ts';
import { accountPlatformRestricted } from './account/platform-restricted.ts';
import { accountRetentionOverdue } from './account/retention-overdue.ts';
import { accountRopaMissing } from './account/ropa-missing.ts';
import { accountTokenExposed } from './account/token-exposed.ts';
import { accountTokenUnfit } from './account/token-unfit.ts';
import { basisContractReferenceMissing } from './basis/contract-reference-missing.ts';
import { basisContractUsedForAdvertising } from './basis/contract-used-for-advertising.ts';
import { basisImpliedExpired } from './basis/implied-expired.ts';
import { basisLegitimateInterestOnly } from './basis/legitimate-interest-only.ts';
import { basisNone } from './basis/none.ts';
import { basisPlatformOptinMissing } from './basis/platform-optin-missing.ts';
import { basisSoftOptinUnavailable } from './basis/soft-optin-unavailable.ts';
import { basisUwg73Contested } from './basis/uwg73-contested.ts';
import { basisUwg73NotOwnSimilar } from './basis/uwg73-not-own-similar.ts';
import { basisUwg73NoticeMissing } from './basis/uwg73-notice-missing.ts';
import { basisUwg73Objected } from './basis/uwg73-objected.ts';
import { basisUwg73SaleMissing } from './basis/uwg73-sale-missing.ts';
import { campaignDryRunStale } from './campaign/dry-run-stale.ts';
import { campaignFrequencyCap } from './campaign/frequency-cap.ts';
import { campaignLiaMissing } from './campaign/lia-missing.ts';
import { campaignNotYet } from './campaign/not-yet.ts';
import { campaignOver } from './campaign/over.ts';
import { campaignOverrideUnjustified } from './campaign/override-unjustified.ts';
import { campaignPurposeMissing } from './campaign/purpose-missing.ts';
import { campaignQuietHours } from './campaign/quiet-hours.ts';
import { campaignRetryTooSoon } from './campaign/retry-too-soon.ts';
import { consentChannelMismatch } from './consent/channel-mismatch.ts';
import { consentControllerMismatch } from './consent/controller-mismatch.ts';
import { consentCoupled } from './consent/coupled.ts';
import { consentEvidenceIncomplete } from './consent/evidence-incomplete.ts';
import { consentExpired } from './consent/expired.ts';
import { consentMissing } from './consent/missing.ts';
import { consentNotAffirmative } from './consent/not-affirmative.ts';
import { consentNumberUnverified } from './consent/number-unverified.ts';
import { consentPendingConfirmation } from './consent/pending-confirmation.ts';
import { consentPurposeMismatch } from './consent/purpose-mismatch.ts';
import { consentStale } from './consent/stale.ts';
import { consentThirdPartySource } from './consent/third-party-source.ts';
import { consentWithdrawalInfoMissing } from './consent/withdrawal-info-missing.ts';
import { consentWithdrawn } from './consent/withdrawn.ts';
import { noticeArt13Missing } from './notice/art13-missing.ts';
import { noticeArt14Missing } from './notice/art14-missing.ts';
import { optoutInboxStale } from './optout/inbox-stale.ts';
import { optoutPlatformStop } from './optout/platform-stop.ts';
import { optoutResubscribeWithoutConsent } from './optout/resubscribe-without-consent.ts';
import { optoutSuppressed } from './optout/suppressed.ts';
import { policyReviewDue } from './policy/review-due.ts';
import { providerDpaMissing } from './provider/dpa-missing.ts';
import { providerDpaReview } from './provider/dpa-review.ts';
import { providerEuPreference } from './provider/eu-preference.ts';
import { providerThirdCountry } from './provider/third-country.ts';
import { providerTomsReviewOverdue } from './provider/toms-review-overdue.ts';
import { providerTransferReviewDue } from './provider/transfer-review-due.ts';
import { providerUnofficialChannel } from './provider/unofficial-channel.ts';
import { quietHoursLaw } from './quiet-hours/law.ts';
import { quietHoursReviewDue } from './quiet-hours/review-due.ts';
import { recipientAlreadyMessaged } from './recipient/already-messaged.ts';
import { recipientCountryUnknown } from './recipient/country-unknown.ts';
import { recipientDncRegistry } from './recipient/dnc-registry.ts';
import { recipientIdentifierInvalid } from './recipient/identifier-invalid.ts';
import { recipientKeyDamaged } from './recipient/key-damaged.ts';
import { recipientKeyMissing } from './recipient/key-missing.ts';
import { recipientMinor } from './recipient/minor.ts';
import { recipientNotMobile } from './recipient/not-mobile.ts';
import { recipientRestricted } from './recipient/restricted.ts';
import { recipientUsMarketingPaused } from './recipient/us-marketing-paused.ts';
import { templateCategoryMismatch } from './template/category-mismatch.ts';
import { templateDataExcess } from './template/data-excess.ts';
import { templateDoiWithAdvertising } from './template/doi-with-advertising.ts';
import { templateLanguageMissing } from './template/language-missing.ts';
import { templateNoImprint } from './template/no-imprint.ts';
import { templateNoOptout } from './template/no-optout.ts';
import { templateNoSenderIdentity } from './template/no-sender-identity.ts';
import { templateNotApproved } from './template/not-approved.ts';
import { templateParameterMalformed } from './template/parameter-malformed.ts';
import { templateParameterMissing } from './template/parameter-missing.ts';
import { templateProhibitedVertical } from './template/prohibited-vertical.ts';
import { templatePromoConditionsMissing } from './template/promo-conditions-missing.ts';
import { templatePurposeMismatch } from './template/purpose-mismatch.ts';
import { templateTrackingLink } from './template/tracking-link.ts';
import { templateUtilityButAdvertising } from './template/utility-but-advertising.ts';

/** Checks on one recipient, the most fundamental first: of several that block, the first one is told as the reason. */
export const RECIPIENT_CHECKS: readonly RecipientCheck[] = byGroup([
  consentChannelMismatch,
  consentControllerMismatch,
  consentEvidenceIncomplete,
  consentExpired,
  consentMissing,
  consentNumberUnverified,
  consentPendingConfirmation,
  consentPurposeMismatch,
  consentStale,
  consentWithdrawn,
  basisContractReferenceMissing,
  basisImpliedExpired,
  basisNone,
  basisPlatformOptinMissing,
  basisSoftOptinUnavailable,
  basisUwg73Contested,
  basisUwg73NotOwnSimilar,
  basisUwg73NoticeMissing,
  basisUwg73Objected,
  basisUwg73SaleMissing,
  optoutPlatformStop,
  optoutSuppressed,
  noticeArt13Missing,
  noticeArt14Missing,
  recipientAlreadyMessaged,
  recipientCountryUnknown,
  recipientDncRegistry,
  recipientKeyDamaged,
  recipientKeyMissing,
  recipientMinor,
  recipientNotMobile,
  recipientRestricted,
  recipientUsMarketingPaused,
  templateLanguageMissing,
  templateParameterMalformed,
  templateParameterMissing,
  campaignFrequencyCap,
  campaignRetryTooSoon,
  campaignNotYet,
  campaignOver,
  quietHoursLaw,
  campaignQuietHours,
]);

/** Checks that run once for a campaign. */
export const CAMPAIGN_CHECKS: readonly CampaignCheck[] = [
  campaignPurposeMissing,
  campaignDryRunStale,
  basisContractUsedForAdvertising,
  basisLegitimateInterestOnly,
  templateNotApproved,
  templatePurposeMismatch,
  templateDataExcess,
  campaignLiaMissing,
];

/** Checks that run on the template of each language in use. */
export const TEMPLATE_CHECKS: readonly TemplateCheck[] = [
  templateCategoryMismatch,
  templateUtilityButAdvertising,
  templateDoiWithAdvertising,
  templateNoOptout,
  templateNoSenderIdentity,
  templateNoImprint,
  templatePromoConditionsMissing,
  templateTrackingLink,
  templateProhibitedVertical,
];

/** Checks on provider and account: with a campaign and without one. */
export const ACCOUNT_CHECKS: readonly AccountCheck[] = [
  optoutInboxStale,
  providerUnofficialChannel,
  providerDpaMissing,
  providerDpaReview,
  providerTomsReviewOverdue,
  providerThirdCountry,
  providerTransferReviewDue,
  providerEuPreference,
  accountPlatformRestricted,
  accountTokenExposed,
  accountTokenUnfit,
  accountLedgerBroken,
  accountRopaMissing,
  accountRetentionOverdue,
  campaignOverrideUnjustified,
  policyReviewDue,
  quietHoursReviewDue,
];

/** Checks on a fact before it enters the ledger. */
export const IMPORT_CHECKS: readonly ImportCheck[] = byGroup([
  accountAddressBookSync,
  consentCoupled,
  consentNotAffirmative,
  consentThirdPartySource,
  consentWithdrawalInfoMissing,
  optoutResubscribeWithoutConsent,
  recipientIdentifierInvalid,
]);

/** All checks. */
export const CHECKS: readonly Check[] = [
  ...RECIPIENT_CHECKS,
  ...TEMPLATE_CHECKS,
  ...CAMPAIGN_CHECKS,
  ...ACCOUNT_CHECKS,
  ...IMPORT_CHECKS,
];

const BY_CODE: ReadonlyMap<string, Check> = new Map(CHECKS.map((check) => [check.code, check]));

/** The check of a code. */
export function checkByCode(code: string): Check | undefined {
  return BY_CODE.get(code);
}
