import { recipientCheck } from '../../check.ts';

/** The person got enough messages for this purpose lately: held until the cap allows. */
export const campaignFrequencyCap = recipientCheck({
  code: 'frequency-cap',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'warn',
  hardness: 'practice',
  override: 'operator',
  appliesTo: ['*'],
  sources: ['§ 7 Abs. 1 UWG (unreasonable nuisance)'],
  verification: 'own-design',
  since: '0.1.0',
  run: ({ frequencyUntil }) => (frequencyUntil === undefined ? undefined : { severity: 'info' }),
});
