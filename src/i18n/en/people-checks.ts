/** What each check about people says and what frees from it, by code; English. */
export const peopleChecksEn = {
  'consent.stale': {
    rule: 'The consent was not used for a long time. A court could treat it as lapsed.',
    fix: 'Ask again on another lawful channel or in an open chat window, then record a reaffirmation. Above the block threshold the check turns into block.',
  },
  'basis.legitimate-interest-only': {
    rule: 'Legitimate interest alone does not allow advertising by message.',
    fix: 'Use consent or the full customer exception.',
  },
  'basis.implied-expired': {
    rule: 'The implied permission has run out (Canada: 2 years after a purchase, 6 months after an inquiry).',
    fix: 'Get express consent before the period ends.',
  },
  'recipient.us-marketing-paused': {
    rule: 'WhatsApp does not deliver marketing templates to US numbers at the moment.',
    fix: 'Leave US numbers out or use another channel.',
  },
  'recipient.dnc-registry': {
    rule: 'This country runs an official do-not-contact or consent register that was not checked.',
    fix: 'Check the register and say so in the campaign file: registers: { SG: { checkedOn: 2026-11-20, evidence: dnc.pdf } }. Or rely on clear evidenced consent where the law allows it.',
  },
  'recipient.country-unknown': {
    rule: 'Country or time zone is unknown, so local rules cannot be checked.',
    fix: 'Add residence and time zone; until then the strictest profile applies.',
  },
  'consent.expired': {
    rule: 'The consent was given for a limited time and that time is over.',
    fix: 'Collect a new consent.',
  },
  'consent.controller-mismatch': {
    rule: 'The consent was given to a different company than the sender.',
    fix: 'Send from the named company only, or collect consent for the other company.',
  },
  'consent.evidence-incomplete': {
    rule: 'The proof is incomplete: who, when, how, which wording or which confirmation is missing.',
    fix: 'Complete the record from the source system, list its text under wordings: in consend.yaml, or drop the person from the list.',
  },
  'notice.art13-missing': {
    rule: 'No record that privacy information was given when the data was collected.',
    fix: 'Link the notice version that was shown (notice: of the text under wordings:), record it (consend consent notice), or state it for the campaign (notice:); update the notice if WhatsApp is not mentioned.',
  },
  'notice.art14-missing': {
    rule: 'Data came from elsewhere and the person was not told within a month or at first contact.',
    fix: 'Give the notice (source included) before or with the first message, and record it: consend consent notice.',
  },
  'recipient.minor': {
    rule: 'The person is, or may be, under the age limit for this message.',
    fix: 'Exclude, or hold proof of age or parental consent.',
  },
  'consent.not-affirmative': {
    rule: 'The record shows a pre-ticked box, silence or mere acceptance of terms. That is not consent.',
    fix: 'Delete the entry as a basis and ask again with an active choice.',
  },
  'consent.coupled': {
    rule: 'Consent was tied to a contract or a prize draw. Check that it was still a free choice.',
    fix: 'Document why the choice was free, or leave the person out.',
  },
  'consent.third-party-source': {
    rule: 'The address comes from a partner, a bought list or a co-registration that does not name you.',
    fix: 'Do not use. Collect your own consent.',
  },
  'consent.withdrawal-info-missing': {
    rule: 'The person was not told before consenting that it can be taken back at any time.',
    fix: 'Fix the form, and ask the affected people again.',
  },
  'optout.resubscribe-without-consent': {
    rule: 'An import tries to turn a stopped contact back on without a newer consent.',
    fix: 'Provide evidence of a consent that is newer than the stop.',
  },
  'recipient.identifier-invalid': {
    rule: 'The number is not a valid international number, or is on a premium or emergency range.',
    fix: 'Correct the number at the source; never guess the country code.',
  },
  'account.address-book-sync': {
    rule: 'Contacts come from a phone address book or an unfiltered CRM dump.',
    fix: "Import only people with basis and proof; the tool never reads address books. Review Meta's own contact book setting.",
  },
};
