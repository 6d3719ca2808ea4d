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
  'template.no-optout': {
    rule: 'The message does not say how to stop, free of extra cost.',
    fix: 'Add a stop button or a footer line in the template language.',
  },
  'template.no-sender-identity': {
    rule: 'It is not clear which company is behind the message.',
    fix: 'Name the company in the text and keep the display name correct.',
  },
  'template.no-imprint': {
    rule: 'No easy way to the imprint (business profile link or link in the text).',
    fix: 'Put the imprint link into the business profile and, if possible, the template.',
  },
};
