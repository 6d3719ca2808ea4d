import { accountCheck } from '../../check.ts';

/** No processing agreement on file, or none signed yet. */
export const providerDpaMissing = accountCheck({
  code: 'provider.dpa-missing',
  scope: 'provider',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['EU', 'EEA'],
  sources: ['Art. 28(3), 28(9) GDPR', 'Art. 83(4)(a) GDPR'],
  verification: 'statute-known',
  since: '0.1.0',
  run: ({ config, now }) => {
    const agreement = config.provider.processor?.agreement;
    const signed = agreement !== undefined && Date.parse(agreement.signedOn) <= now;
    return signed ? undefined : {};
  },
});
