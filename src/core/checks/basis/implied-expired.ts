import { recipientCheck } from '../../check.ts';
import { factInstant, monthsLater } from '../../last-use.ts';
import type { SoftOptIn } from '../../policies/policy.ts';

/**
 * Months for which a purchase permits advertising. Canada: CASL s. 10(10)(a), two years. South Korea: Network Act
 * Art. 50(1), six months. Ireland: S.I. 336/2011 reg. 13, twelve months since the sale or the last message.
 */
const AFTER_SALE: Readonly<Partial<Record<SoftOptIn, number>>> = { implied_ca: 24, kr_6m: 6, ie_12m: 12 };
/** Canada: an inquiry permits it for six months (CASL s. 10(10)(b)). */
const AFTER_INQUIRY = 6;

/** The permission that a purchase or an inquiry gave has run out, where the recipient's law sets it a time. */
export const basisImpliedExpired = recipientCheck({
  code: 'basis.implied-expired',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['CA', 'KR', 'IE'],
  sources: [
    'CASL s. 10(9)-(10), CRTC guidance on implied consent',
    'KR: six months after the deal ends',
    'IE: S.I. 336/2011 reg. 13 (12 months)',
  ],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ standing, question, policy, lastUsedAt }) => {
    const { basis, entry } = standing;
    const months = AFTER_SALE[policy.softOptIn];
    if (basis !== 'existing-customer' || entry === undefined || months === undefined) return undefined;
    const isInquiry = policy.softOptIn === 'implied_ca' && entry.facts?.source === 'inquiry';
    const sale = factInstant(entry.facts?.saleDate) ?? entry.at;
    const from = policy.softOptIn === 'ie_12m' ? Math.max(sale, lastUsedAt ?? sale) : sale;
    return monthsLater(from, isInquiry ? AFTER_INQUIRY : months) < question.now ? {} : undefined;
  },
});
