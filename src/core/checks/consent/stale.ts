import { recipientCheck } from '../../check.ts';
import { affirmedAt, MONTH_MS } from '../../last-use.ts';

const LONG = {};
const TOO_LONG = { severity: 'block' } as const;

/**
 * A consent that lay still: no message of this purpose went out for long, or none ever. The policy's thresholds, or
 * `after:` of consend.yaml; from the higher one on it blocks.
 */
export const consentStale = recipientCheck({
  code: 'consent.stale',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'warn',
  hardness: 'case-law',
  override: 'dpo',
  appliesTo: ['DE', 'AT', 'EU'],
  sources: [
    'No fixed limit: BGH 01.02.2018 - III ZR 196/17',
    'Lapse after 1.5 years: LG München I 08.04.2010 - 17 HK O 138/10',
    'Lapse after 4 silent years: AG München 14.02.2023 - 161 C 12736/22',
    'EDPB Guidelines 05/2020 (refresh as good practice)',
  ],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ standing, question, policy, lastUsedAt }) => {
    if (standing.basis !== 'consent') return undefined;
    const quietMs = question.now - Math.max(affirmedAt(standing), lastUsedAt ?? 0);
    const { warn, block, unusedWarn, unusedBlock } = policy.stale;
    const isUsed = lastUsedAt !== undefined;
    if (quietMs < (isUsed ? warn : unusedWarn) * MONTH_MS) return undefined;
    return quietMs < (isUsed ? block : unusedBlock) * MONTH_MS ? LONG : TOO_LONG;
  },
});
