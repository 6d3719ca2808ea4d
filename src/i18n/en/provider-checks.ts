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
  'account.ledger-broken': {
    rule: 'The ledger does not verify: an entry was changed, removed or the checkpoint is missing.',
    fix: 'Stop, restore from backup, record an incident.',
  },
  'account.platform-restricted': {
    rule: 'WhatsApp holds the number or the account back.',
    fix: 'See what it says in the WhatsApp Manager; what is cut off stays so until Meta lifts it.',
  },
  'account.retention-overdue': {
    rule: 'Data is kept longer than your own schedule says.',
    fix: 'Run the erasure job and file the certificate.',
  },
  'account.ropa-missing': {
    rule: 'No entry for WhatsApp messaging in the record of processing activities.',
    fix: 'Export the entry and hand it to the DPO.',
  },
  'account.token-exposed': {
    rule: 'The access token is stored in clear text, in version control, or readable by others.',
    fix: 'Rotate the token and move it to a secret store.',
  },
  'account.token-unfit': {
    rule: 'The access token is at its end, lacks a permission, or may do more than sending needs.',
    fix: 'Make a token of a system user with whatsapp_business_messaging and whatsapp_business_management alone.',
  },
};
