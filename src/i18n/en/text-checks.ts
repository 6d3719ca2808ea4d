/** What the checks on a campaign's message and on its file say, by code; English. */
export const textChecksEn = {
  'campaign.lia-missing': {
    rule: 'No balancing note is stored for processing that rests on legitimate interest (customer exception, suppression list, evidence).',
    fix: 'Write a short note for each and enter it under records.legitimateInterest in consend.yaml, with by: and on:.',
  },
  'campaign.purpose-missing': {
    rule: 'The campaign has no purpose, sender or responsible person.',
    fix: 'Fill in the campaign file.',
  },
};
