import { accountCheck } from '../../check.ts';

/**
 * A check was made less grave until a day that is over, or from a later day on: the setting does not hold, and the check is as grave as before.
 * One without the name, reason and day that its rule asks for is refused as a fault of `consend.yaml`.
 */
export const campaignOverrideUnjustified = accountCheck({
  code: 'campaign.override-unjustified',
  scope: 'campaign',
  stage: 'preflight',
  severity: 'block',
  hardness: 'practice',
  override: 'never',
  appliesTo: ['*'],
  sources: ['Art. 5(2), 24, 32(4) GDPR'],
  verification: 'own-design',
  since: '0.1.0',
  run: ({ overrides: { expired } }) =>
    expired.length === 0
      ? undefined
      : {
          // The check itself blocks again whom it is about; a message to the others harms nobody.
          severity: 'warn',
          params: {
            checks: expired
              .map(({ code, on, until }) => `${code} (${on === undefined ? until : `${on}/${until}`})`)
              .join(', '),
          },
        },
});
