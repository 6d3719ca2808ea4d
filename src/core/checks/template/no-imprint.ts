import { templateCheck } from '../../check.ts';
import { isAdvertising } from '../../message-law/campaign.ts';
import { foundOf } from '../../message-law/found.ts';
import { saidBy } from '../../message-law/said.ts';
import { imprintHits, senderOf } from '../../message-law/sender.ts';

/** An advertising message or the business profile leads to the sender's own pages, with imprint and privacy notice. */
export const templateNoImprint = templateCheck({
  code: 'template.no-imprint',
  scope: 'template',
  stage: 'preflight',
  severity: 'warn',
  hardness: 'law',
  override: 'operator',
  appliesTo: ['DE', 'AT'],
  sources: ['§ 5 DDG', '§ 6 DDG', '§ 7 Abs. 2 Nr. 3 lit. b UWG'],
  verification: 'partly-seen',
  since: '0.1.0',
  run: (facts) =>
    isAdvertising(facts) ? foundOf(imprintHits(saidBy(facts.template), senderOf(facts.config))) : undefined,
});
