/** What each check says and what frees from it, by code; English. */

import { providerChecksEn } from './provider-checks.ts';
import { textChecksEn } from './text-checks.ts';

export const checksEn = {
  ...providerChecksEn,
  'consent.channel-mismatch': {
    rule: 'The consent text does not name WhatsApp (or messenger) as a channel.',
    fix: 'Use only channels named in the text shown to the person; otherwise ask again.',
  },
  'consent.missing': {
    rule: 'This person has no recorded consent for advertising on WhatsApp.',
    fix: 'Remove the person, or collect consent first (best: the person writes to you first).',
  },
  'consent.number-unverified': {
    rule: 'Only an e-mail address was confirmed. That does not prove who owns this phone number.',
    fix: 'Have the person confirm in WhatsApp (inbound message or code).',
  },
  'consent.pending-confirmation': {
    rule: 'The sign-up was never confirmed from the phone itself.',
    fix: 'Wait for the confirmation or let the request lapse; do not send reminders with offers.',
  },
  'consent.purpose-mismatch': {
    rule: 'The campaign advertises something the consent does not cover.',
    fix: 'Narrow the campaign or obtain consent for the new purpose.',
  },
  'consent.withdrawn': {
    rule: 'This person took the consent back. No more advertising.',
    fix: 'Nothing to fix. Only a new, freshly given consent re-opens the channel.',
  },
  'basis.contract-reference-missing': {
    rule: 'Contract or pre-contract basis claimed, but no order, ticket or inquiry is linked.',
    fix: 'Add the reference and its end date.',
  },
  'basis.contract-used-for-advertising': {
    rule: 'A contract allows service messages, not advertising. This template advertises.',
    fix: 'Remove the advertising part or switch to consent.',
  },
  'basis.none': {
    rule: 'No legal basis is stored for writing to this person.',
    fix: 'Assign a basis with evidence or remove the person.',
  },
  'basis.platform-optin-missing': {
    rule: 'WhatsApp requires that the person gave you the number and agreed to hear from you. That is missing.',
    fix: 'Record the opt-in; a legal basis other than consent does not replace it.',
  },
  'basis.uwg73.contested': {
    rule: "Using the customer exception for a phone number on WhatsApp is legally disputed and not enough for WhatsApp's own opt-in rule.",
    fix: 'Prefer consent; otherwise store a signed note from your DPO or lawyer.',
  },
  'basis.uwg73.not-own-similar': {
    rule: 'Customer exception: the offer is not your own, or not similar to what was bought.',
    fix: 'Limit the segment to buyers of similar goods.',
  },
  'basis.uwg73.notice-missing': {
    rule: 'Customer exception: the right to object was not pointed out when the number was collected, or is missing in this message.',
    fix: 'Missing at collection cannot be healed later: use consent. Missing in the template: add it.',
  },
  'basis.uwg73.objected': {
    rule: 'Customer exception: the customer objected.',
    fix: 'Nothing to fix. Keep the person suppressed.',
  },
  'basis.uwg73.sale-missing': {
    rule: 'Customer exception: the number was not obtained from the customer in connection with a sale.',
    fix: 'Link the sale, or use consent.',
  },
  'optout.inbox-stale': {
    rule: 'Replies and stop signals were not fetched recently, so opt-outs could be missed.',
    fix: 'Sync the inbox, or fix the webhook, then send.',
  },
  'optout.platform-stop': {
    rule: 'The person stopped your marketing inside WhatsApp.',
    fix: "Treat as an objection. A later 'resume' does not create consent by itself.",
  },
  'optout.suppressed': {
    rule: 'This person is on your suppression list.',
    fix: 'Nothing to fix: the block stays. Take the person out of the recipient list.',
  },
  'recipient.already-messaged': {
    rule: 'This message of the campaign has gone out already, or it is not known whether it arrived.',
    fix: 'Nothing to fix: each campaign reaches a person once, or once for each key where it says "once: { column: … }".',
  },
  'recipient.key-damaged': {
    rule: 'A spreadsheet has cut off digits of the cell that the campaign is sent once for ("once: { column: … }").',
    fix: 'Export again with the column formatted as text: the digits are gone from the file.',
  },
  'recipient.key-missing': {
    rule: 'The cell that the campaign is sent once for ("once: { column: … }") is empty.',
    fix: 'Fill in the cell: without a key nobody could tell whether this message was sent already.',
  },
  'recipient.not-mobile': {
    rule: 'This number is a landline. Only business accounts use WhatsApp with one.',
    fix: 'Check the number at its source; the message may not arrive.',
  },
  'recipient.restricted': {
    rule: 'Processing is frozen for this person (open dispute, erasure or access case).',
    fix: 'Close the case first.',
  },
  'template.language-missing': {
    rule: "In this recipient's language there is no template that can be sent: none at all, not approved, paused, or of red quality.",
    fix: 'See how it stands: consend templates list. Have it approved in that language, wait out its pause, or set a fallback language.',
  },
  'template.not-approved': {
    rule: 'In a language that the campaign needs, the template does not exist, is not approved, or its quality is red.',
    fix: 'Have it approved, wait out its pause, or name another language. How each stands: consend templates list',
  },
  'template.parameter-malformed': {
    rule: 'A value has a form that WhatsApp refuses (line breaks, tabs, more than four spaces in a row, too long).',
    fix: 'Correct the cell at its source, or the value in the campaign file.',
  },
  'template.parameter-missing': {
    rule: 'A variable of the template has no value for this recipient.',
    fix: 'Fill the cell, or set a fallback in the campaign file.',
  },
  'template.purpose-mismatch': {
    rule: 'A marketing template is used for a purpose that people agreed to as service.',
    fix: 'Use a utility template, or name a marketing purpose in the campaign.',
  },
  'campaign.not-yet': {
    rule: 'The campaign has not begun yet.',
    fix: 'It goes out by itself once its start is reached and `send` runs.',
  },
  'campaign.over': {
    rule: 'The campaign is over before this person may be messaged.',
    fix: 'Set a later end in the campaign file, if that is meant.',
  },
  'frequency-cap': {
    rule: 'This person already got enough advertising from you lately.',
    fix: 'Skip or delay. If the consent text promised a frequency the check becomes block.',
  },
  'quiet-hours': {
    rule: 'It is outside the allowed sending time where the recipient lives.',
    fix: 'Let the tool reschedule to the next open slot. Where hardness is law the override is never.',
  },
  'quiet-hours.law': {
    rule: 'The law where the recipient lives allows no advertising at this hour.',
    fix: 'Nothing to do: the message waits until the hours begin. No setting opens them.',
  },
  'quiet-hours.review-due': {
    rule: 'The table of quiet hours by country was last reviewed too long ago.',
    fix: 'Update consend, and look up the hours of the countries you write to.',
  },
  'provider.dpa-missing': {
    rule: 'No data processing agreement is on file for this provider.',
    fix: 'Conclude and file the agreement (for direct Cloud API: WhatsApp Business Data Processing Terms).',
  },
  'provider.toms-review-overdue': {
    rule: "The provider's security measures were not reviewed in time.",
    fix: 'Get the current document, review it, record result and date. No review at all: block.',
  },
  'basis.soft-optin-unavailable': {
    rule: "The customer exception you use does not work in this person's country.",
    fix: 'Collect consent for this country.',
  },
  'campaign.override-unjustified': {
    rule: 'A check was made less grave for a time that is over or is yet to begin, so it is as grave as usual.',
    fix: 'Have it signed off for the present, with a last day, or take it out of checks: in consend.yaml.',
  },
  'policy.review-due': {
    rule: 'The facts of a policy in use were not reviewed in time: the law may have changed since.',
    fix: "Update consend, or have the policy's facts checked: consend policy show.",
  },
  ...textChecksEn,
};
