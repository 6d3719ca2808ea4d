import { recipientCheck } from '../../check.ts';
import { liesAhead } from '../../reviews.ts';

/** Days for which a look-up counts: Singapore's own rule (PDPA Part 9); elsewhere a month, as no rule says otherwise. */
const VALID_DAYS: Readonly<Record<string, number>> = { SG: 21 };
const USUAL_DAYS = 30;
const DAY_MS = 86_400_000;

/** An official register of refusals or consents, in which nobody looked these numbers up lately. */
export const recipientDncRegistry = recipientCheck({
  code: 'recipient.dnc-registry',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'warn',
  hardness: 'law',
  override: 'dpo',
  appliesTo: ['SG', 'AE', 'TR', 'CO'],
  sources: [
    'SG PDPA Part 9 (result valid 21 days)',
    'UAE Cabinet Resolution 56/2024 (DNCR)',
    'TR Law 6563 and IYS',
    'CO Ley 2300/2023 (RNE)',
  ],
  verification: 'partly-seen',
  since: '0.1.0',
  run: ({ standing, question, policy, country, terms }) => {
    if (policy.registry === undefined || question.category !== 'marketing') return undefined;
    // Singapore asks for no look-up where the consent is clear and evidenced (PDPA s. 43).
    if (country === 'SG' && standing.basis === 'consent') return undefined;
    const lookUp = terms.registers[country];
    const days = VALID_DAYS[country] ?? USUAL_DAYS;
    const isFresh =
      lookUp !== undefined &&
      !liesAhead(lookUp.checkedOn, question.now) &&
      question.now < Date.parse(lookUp.checkedOn) + (days + 1) * DAY_MS;
    return isFresh ? undefined : { params: { registry: policy.registry } };
  },
});
