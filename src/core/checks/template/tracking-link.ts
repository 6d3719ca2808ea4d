import { templateCheck } from '../../check.ts';
import { isAdvertising } from '../../message-law/campaign.ts';
import { foundOf } from '../../message-law/found.ts';
import { columnHits, linkHits } from '../../message-law/links.ts';
import { saidBy } from '../../message-law/said.ts';

/**
 * Links of advertising do not tell who pressed them: no parameter that names a person, no service that counts presses, no cell
 * of each person's own at the end of an address, unless the campaign says what the page needs it for (`personalData`). What a
 * service message links, an order's page, is needed for what the person asked for (§ 25 (2) TDDDG).
 */
export const templateTrackingLink = templateCheck({
  code: 'template.tracking-link',
  scope: 'template',
  stage: 'preflight',
  severity: 'warn',
  hardness: 'law',
  override: 'dpo',
  appliesTo: ['DE', 'EU'],
  sources: ['§ 25 TDDDG', 'Art. 5(3) Directive 2002/58/EC', 'Art. 6, 13 GDPR'],
  verification: 'statute-known',
  since: '0.1.0',
  run: (facts) => {
    if (!isAdvertising(facts)) return undefined;
    const said = saidBy(facts.template);
    return foundOf([...linkHits(said), ...columnHits(said, facts.campaign)]);
  },
});
