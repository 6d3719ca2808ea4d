import { recipientCheck } from '../../check.ts';

/** What a campaign says that wants to know how old people are. */
const NEEDS_AGE = {
  place: 'campaign',
  name: 'minAge',
  line: 'minAge: { years: 16, column: birth_date }',
} as const;
/** How a consent is recorded that a parent gave or approved (Art. 8 (1) GDPR). */
const PARENTAL = 'parental-consent';

/**
 * The person is too young for this message, or may be: the cell is empty, or the year of birth leaves it open. Proof of
 * parental consent is a consent recorded with the method `parental-consent`.
 */
export const recipientMinor = recipientCheck({
  code: 'recipient.minor',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'dpo',
  appliesTo: ['*'],
  sources: [
    'Art. 8 GDPR (16 in Germany)',
    'Recital 38 GDPR',
    'WhatsApp policy: no regulated goods to under-18s',
  ],
  verification: 'partly-seen',
  since: '0.1.0',
  skip: ({ campaign }) => {
    if (campaign === undefined || campaign.category !== 'marketing') return 'not-applicable';
    return campaign.minAge === undefined ? NEEDS_AGE : undefined;
  },
  run: ({ age, standing, terms: { minAge } }) => {
    if (minAge === undefined || (age !== undefined && age >= minAge.years)) return undefined;
    return standing.consentEvent?.facts?.method === PARENTAL ? undefined : {};
  },
});
