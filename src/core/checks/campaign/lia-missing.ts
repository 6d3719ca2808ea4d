import { campaignCheck } from '../../check.ts';
import { interestsOf, isNoteInForce } from '../../interest-notes.ts';

/** Processing that rests on a legitimate interest has a note that weighs it, signed and reviewed in time. */
export const campaignLiaMissing = campaignCheck({
  code: 'campaign.lia-missing',
  scope: 'campaign',
  stage: 'preflight',
  severity: 'info',
  hardness: 'regulator',
  override: 'dpo',
  appliesTo: ['EU', 'EEA'],
  sources: [
    'Art. 6(1)(f), 5(2) GDPR',
    'DSK Orientierungshilfe Direktwerbung 2022',
    'CJEU C-654/23: Art. 6 not needed on top where Art. 13(2) is met',
  ],
  verification: 'partly-seen',
  since: '0.1.0',
  run: ({ bases, config, purpose, now }) => {
    const notes = (config.records?.legitimateInterest ?? []).filter((note) => isNoteInForce(note, now));
    const missing = interestsOf(bases, purpose).filter(
      (name) => !notes.some(({ processing }) => processing === name),
    );
    return missing.length === 0
      ? undefined
      : { params: { reason: 'missing', processing: missing.join(', ') } };
  },
});
