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
};
