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
  'template.category-mismatch': {
    rule: 'A utility or authentication template contains advertising.',
    fix: 'Move it to marketing or delete the advertising words.',
  },
  'template.utility-but-advertising': {
    rule: 'WhatsApp may see this as utility, German courts as advertising (surveys, review requests, birthday or win-back texts).',
    fix: 'Treat as advertising: consent and opt-out notice needed.',
  },
  'template.promo-conditions-missing': {
    rule: 'A discount, gift or prize draw is offered without easy access to its conditions.',
    fix: 'Link the conditions and state the end date.',
  },
  'template.doi-with-advertising': {
    rule: 'The request to confirm a sign-up contains advertising, or asks someone who never signed up.',
    fix: 'Keep it neutral, one time only, and only after a sign-up by that person.',
  },
  'template.tracking-link': {
    rule: 'The link identifies the person or leads to tracking that needs its own consent.',
    fix: 'Use a neutral link, or record a tracking consent.',
  },
  'template.data-excess': {
    rule: 'A placeholder carries more personal data than needed (health, debts, IDs, full address).',
    fix: 'Drop the field or link to a protected page.',
  },
  'template.prohibited-vertical': {
    rule: 'WhatsApp forbids or limits this kind of product in the target country.',
    fix: 'Do not send, or show that the country exception and age gate apply.',
  },
  'campaign.dry-run-stale': {
    rule: 'List, template or ledger changed after the last dry run, or the dry run is too old.',
    fix: 'Run the dry run again; cron jobs run it inside the same job.',
  },
  'campaign.retry-too-soon': {
    rule: 'WhatsApp limited this person; retrying within 24 hours makes it worse.',
    fix: 'Wait at least 24 hours, then back off further.',
  },
};
