import { type CheckResult, templateCheck } from '../../check.ts';
import type { TemplateFacts } from '../../check-facts.ts';
import { asksToConfirm, confirmationHits, hasAdvertisingWords } from '../../message-law/advertising.ts';
import { readingNeed, readingOf } from '../../message-law/campaign.ts';
import { foundOf } from '../../message-law/found.ts';
import { type Said, saidBy } from '../../message-law/said.ts';

/** Where a law takes the request itself for advertising: of all policies in use it blocks, of some it warns. */
function firstContact({ policies }: TemplateFacts): ReturnType<typeof foundOf> {
  const against = policies.filter(({ firstContactRequest }) => !firstContactRequest);
  if (against.length === 0) return undefined;
  const params = { reason: 'first-contact', law: against.map(({ name }) => name).join(', ') };
  return against.length === policies.length ? { params } : { params, severity: 'warn' };
}

function declared(facts: TemplateFacts, said: Said): CheckResult {
  const { template, campaign } = facts;
  const found = foundOf(confirmationHits(said));
  if (found !== undefined) return found;
  if (!hasAdvertisingWords(said.language)) {
    const advertises = readingOf(campaign, template.language)?.advertises;
    if (advertises === undefined) return { needs: readingNeed(template.language, 'advertises: false') };
    if (advertises) return { params: { reason: 'read' } };
  }
  return firstContact(facts);
}

/**
 * A request to confirm a sign-up is neutral. It blocks where the campaign says that it is one (`asks: confirmation`), and warns
 * where only the words look like it. That it goes to nobody who never signed up, and once, the consent checks and the journal
 * see to: a campaign reaches who has a basis, and each person once.
 */
export const templateDoiWithAdvertising = templateCheck({
  code: 'template.doi-with-advertising',
  scope: 'template',
  stage: 'preflight',
  severity: 'block',
  hardness: 'case-law',
  override: 'never',
  appliesTo: ['DE', 'AT', 'CA'],
  sources: [
    'OLG München 27.09.2012 - 29 U 1682/12 (yes) vs OLG Celle 13 U 15/14, OLG Düsseldorf 17.03.2016 - I-15 U 64/15 (no, if neutral)',
    'CRTC: a request for consent is itself a commercial message',
  ],
  verification: 'source-seen',
  since: '0.1.0',
  run: (facts) => {
    const said = saidBy(facts.template);
    if (facts.campaign.asks === 'confirmation') return declared(facts, said);
    const found = asksToConfirm(said) === true ? foundOf(confirmationHits(said)) : undefined;
    return found && { ...found, severity: 'warn' };
  },
});
