import { recipientCheck } from '../../check.ts';
import { affirmedAt, monthsLater, periodLater } from '../../last-use.ts';

/**
 * The consent was given for a time that is over: its text says for how long (`wordings: validFor`), or the recipient's law
 * asks for a confirmation after some months (South Korea).
 */
export const consentExpired = recipientCheck({
  code: 'consent.expired',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['*'],
  sources: [
    'Art. 5(1)(b), 6(1)(a) GDPR',
    'ISO/IEC TS 27560:2023 (validity duration field)',
    'Network Act Art. 50(8) KR: 2-year reconfirmation',
  ],
  verification: 'statute-known',
  since: '0.1.0',
  run: ({ standing, question, policy, terms }) => {
    if (standing.basis !== 'consent') return undefined;
    const { consentEvent } = standing;
    const validFor = terms.wordings.get(consentEvent?.facts?.wording ?? '')?.validFor;
    const isOver = validFor !== undefined && periodLater(consentEvent?.at ?? 0, validFor) <= question.now;
    if (isOver) return {};
    const months = policy.reconfirmMonths;
    return months !== undefined && monthsLater(affirmedAt(standing), months) <= question.now ? {} : undefined;
  },
});
