/** What became of a message to one person, as `why` tells it. English. */
export const fateEn = {
  notBefore: (when: string) => `not before ${when}`,
  attempt: (when: string, what: string) => `tried ${when}: ${what}`,
  moreAttempts: (count: string) => `earlier attempts: ${count}`,
  moreMessages: (count: string) => `and ${count} more`,
  kinds: {
    failed: 'refused',
    retry: 'refused, tried again later',
    'put-off': 'WhatsApp asked to wait',
    unknown: 'no answer',
    skipped: 'not sent',
  },
  resent: (when: string, before: string) => `sent again by your decision of ${when}; before: ${before}`,
  /** Test messages, beside the campaigns' own. */
  tests: (campaign: string, counts: string, when: string) =>
    `Test messages of ${campaign} (in no campaign's figures): ${counts}, the last ${when}`,
};
