import { templateCheck } from '../../check.ts';
import { isAdvertising, payloadsOf, readingNeed, readingOf } from '../../message-law/campaign.ts';
import { foundOf } from '../../message-law/found.ts';
import { optOutHits } from '../../message-law/opt-out-way.ts';
import { saidBy } from '../../message-law/said.ts';

/**
 * An advertising message says how to stop: by a quick reply that consend takes as a stop (its label, or what the campaign lets
 * it answer), or by words in body or footer, in the message's own language. Where consend knows no words of the language,
 * somebody who read the text has to say so.
 */
export const templateNoOptout = templateCheck({
  code: 'template.no-optout',
  scope: 'template',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['*'],
  sources: [
    '§ 7 Abs. 2 Nr. 3 lit. c UWG',
    '§ 7 Abs. 3 Nr. 4 UWG',
    'Art. 7(3) sentence 4 GDPR',
    'Art. 13(4) Directive 2002/58/EC',
  ],
  verification: 'source-seen',
  since: '0.1.0',
  run: (facts) => {
    const { template, campaign } = facts;
    if (!isAdvertising(facts)) return undefined;
    const hits = optOutHits(saidBy(template), payloadsOf(campaign));
    if (!hits.some(({ reason }) => reason === 'unknown-language')) return foundOf(hits);
    switch (readingOf(campaign, template.language)?.saysHowToStop) {
      case true:
        return undefined;
      case false:
        return { params: { reason: 'none' } };
      default:
        return { needs: readingNeed(template.language, 'saysHowToStop: true') };
    }
  },
});
