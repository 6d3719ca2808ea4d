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
};
