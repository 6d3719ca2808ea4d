/** What the checks on provider and account say, by code; English. */
export const providerChecksEn = {
  'provider.dpa-review': {
    rule: 'The agreement or the sub-processor list changed, or was never checked point by point.',
    fix: 'Go through the checklist and sign the review; use your right to object if needed.',
  },
  'provider.third-country': {
    rule: 'Data leaves the EEA and no valid transfer ground is recorded.',
    fix: 'Record mechanism and assessment, or choose an EU provider.',
  },
  'provider.transfer-review-due': {
    rule: 'The EU-US framework is under attack in court; the listing of the US companies was not checked lately.',
    fix: 'Check the listing and note the fallback (standard clauses).',
  },
  'provider.unofficial-channel': {
    rule: 'Sending goes through the WhatsApp app, WhatsApp Business app, a web automation or an unofficial gateway.',
    fix: 'Use the official Business Platform (Cloud API).',
  },
  'provider.eu-preference': {
    rule: 'An EU contracting party or EU storage was possible but is not in use.',
    fix: 'Register the number with EU or German storage (covers content, not all metadata) or note why not.',
  },
};
