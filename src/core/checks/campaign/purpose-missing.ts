import { campaignCheck } from '../../check.ts';

/**
 * A campaign says what for and who answers for it: its purpose has a title that people can read, and somebody is named, in the
 * campaign file (`owner`) or for the whole workspace (`controller.contact`). Sender and purpose's id no file can lack.
 */
export const campaignPurposeMissing = campaignCheck({
  code: 'campaign.purpose-missing',
  scope: 'campaign',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['EU', 'EEA'],
  sources: ['Art. 5(1)(b), 5(2), 30(1)(b) GDPR'],
  verification: 'statute-known',
  since: '0.1.0',
  run: ({ config: { purposes, controller }, campaign, purpose }) => {
    const titles = Object.values(purposes[purpose]?.title ?? {});
    const reasons = [
      ...(titles.some((title) => title.trim() !== '') ? [] : ['purpose']),
      ...(campaign.owner === undefined && controller.contact === undefined ? ['owner'] : []),
    ];
    return reasons.length === 0 ? undefined : { params: { reason: reasons.join(', '), purpose } };
  },
});
