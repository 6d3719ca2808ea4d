/** Rules of lawful marketing, as far as a draft shows them. What they look for, the checks on campaigns look for as well. */
import { offerHits, promotionHits, softHits } from '../message-law/advertising.ts';
import { linkHits } from '../message-law/links.ts';
import { optOutHits } from '../message-law/opt-out-way.ts';
import { type Said, saidBy } from '../message-law/said.ts';
import { imprintHits, senderHits } from '../message-law/sender.ts';
import { buttonsOf } from './parts.ts';
import type { LintSubject, RuleHit, TemplateRule } from './rule.ts';

/** Looks at drafts of one category only. */
function inCategory(
  category: 'MARKETING' | 'UTILITY',
  hits: (said: Said, subject: LintSubject) => readonly RuleHit[],
): TemplateRule['run'] {
  return (subject) => (subject.draft.category === category ? hits(saidBy(subject.draft), subject) : []);
}

/** A service message with words of advertising. The list may be wrong, so this only warns; the platform and the courts decide. */
export const categoryMismatchRule = {
  id: 'template.category-mismatch',
  severity: 'warning',
  source: 'Meta, templates/template-categorization (mixed content is marketing); KG 15.09.2021 - 5 U 35/20',
  checkedOn: '2026-11-23',
  isVerified: true,
  run: inCategory('UTILITY', offerHits),
} as const satisfies TemplateRule;

/** A service message that is advertising to a German court: surveys, greetings, calls to come back. */
export const utilityAdvertisingRule = {
  id: 'template.utility-but-advertising',
  severity: 'warning',
  source: 'BGH 10.07.2018 - VI ZR 225/17; DSK Orientierungshilfe Direktwerbung, 2022',
  checkedOn: '2026-11-23',
  isVerified: true,
  run: inCategory('UTILITY', softHits),
} as const satisfies TemplateRule;

/** A discount, a gift or a prize draw names its end and leads to its conditions. */
export const promoConditionsRule = {
  id: 'template.promo-conditions-missing',
  severity: 'warning',
  source: '§ 6 (1) no. 3-4 DDG with § 7 (2) no. 3 b UWG; § 11 PAngV',
  checkedOn: '2026-11-23',
  isVerified: true,
  run: inCategory('MARKETING', promotionHits),
} as const satisfies TemplateRule;

/** Marketing says how to stop, in the template's language. */
export const noOptOutRule = {
  id: 'template.no-optout',
  severity: 'error',
  source: '§ 7 (2) no. 3 c, (3) no. 4 UWG; Art. 7 (3) GDPR; Art. 13 (4) Directive 2002/58/EC',
  checkedOn: '2026-11-23',
  isVerified: true,
  run: inCategory('MARKETING', (said) => optOutHits(said)),
} as const satisfies TemplateRule;

/** A marketing message names its sender in its text. */
export const noSenderRule = {
  id: 'template.no-sender-identity',
  severity: 'error',
  source: '§ 7 (2) no. 3 a UWG; § 6 (1) no. 2 DDG; Art. 13 (4) Directive 2002/58/EC',
  checkedOn: '2026-11-23',
  isVerified: true,
  run: inCategory('MARKETING', (said, { sender }) => (sender === undefined ? [] : senderHits(said, sender))),
} as const satisfies TemplateRule;

/** A marketing message leads to the sender's own pages, where imprint and privacy notice are. */
export const noImprintRule = {
  id: 'template.no-imprint',
  severity: 'warning',
  source: '§§ 5, 6 DDG; § 7 (2) no. 3 b UWG; Art. 13 GDPR',
  checkedOn: '2026-11-23',
  isVerified: true,
  run: inCategory('MARKETING', (said, { sender }) => (sender === undefined ? [] : imprintHits(said, sender))),
} as const satisfies TemplateRule;

/** The platform's own counting of presses, which a setting turns off. A copy does not always keep the setting. */
function countedButton({ draft, isStored }: LintSubject): RuleHit[] {
  const first = buttonsOf(draft).find(({ button }) => button.type === 'URL');
  const isCounted = first !== undefined && draft.cta_url_link_tracking_opted_out !== true;
  return isCounted && !isStored ? [{ path: first.path, reason: 'platform', severity: 'note' }] : [];
}

/**
 * Links of marketing messages are neutral. What can be decided from the text alone: parameters that name a person, services
 * that count presses, and the platform's own counting.
 */
export const trackingLinkRule = {
  id: 'template.tracking-link',
  severity: 'warning',
  source:
    '§ 25 TDDDG; Art. 5 (3) Directive 2002/58/EC; Art. 6, 13 GDPR; the platform’s counting: Meta, OpenAPI file v23.0',
  checkedOn: '2026-11-23',
  isVerified: true,
  run: inCategory('MARKETING', (said, subject) => [...linkHits(said), ...countedButton(subject)]),
} as const satisfies TemplateRule;
