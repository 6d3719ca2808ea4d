import { templateCheck } from '../../check.ts';
import { isAdvertising } from '../../message-law/campaign.ts';
import { foundOf } from '../../message-law/found.ts';
import { saidBy } from '../../message-law/said.ts';
import { senderHits, senderOf } from '../../message-law/sender.ts';

/** An advertising message names who is behind it: the controller, with or without its legal form, or a trade name of its own. */
export const templateNoSenderIdentity = templateCheck({
  code: 'template.no-sender-identity',
  scope: 'template',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['*'],
  sources: [
    '§ 7 Abs. 2 Nr. 3 lit. a UWG',
    '§ 6 Abs. 1 Nr. 2 DDG',
    'Art. 13(4) Directive 2002/58/EC',
    'CASL s. 6(2)',
  ],
  verification: 'partly-seen',
  since: '0.1.0',
  run: (facts) =>
    isAdvertising(facts) ? foundOf(senderHits(saidBy(facts.template), senderOf(facts.config))) : undefined,
});
