/** Was aus einer Nachricht an eine Person wurde, wie `why` es sagt. Deutsch. */
import type { fateEn } from '../en/fate.ts';

export const fateDe: typeof fateEn = {
  notBefore: (when) => `nicht vor ${when}`,
  attempt: (when, what) => `versucht ${when}: ${what}`,
  moreAttempts: (count) => `frühere Versuche: ${count}`,
  moreMessages: (count) => `und ${count} weitere`,
  kinds: {
    failed: 'abgelehnt',
    retry: 'abgelehnt, später noch einmal versucht',
    'put-off': 'WhatsApp bat zu warten',
    unknown: 'keine Antwort',
    skipped: 'nicht gesendet',
  },
  resent: (when, before) => `nach Ihrer Entscheidung vom ${when} noch einmal gesendet; vorher: ${before}`,
  tests: (campaign, counts, when) =>
    `Testnachrichten von ${campaign} (in keiner Kampagne mitgezählt): ${counts}, die letzte ${when}`,
};
