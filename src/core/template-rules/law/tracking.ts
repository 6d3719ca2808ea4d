/** Links that tell who pressed them. */
import { buttonsOf } from '../parts.ts';
import type { RuleHit, TemplateRule } from '../rule.ts';
import { linksOf } from './wording.ts';

/** Parameters by which mail and advertising systems know a person again. Compiled for consend on 2026-11-25. */
const PERSONAL_PARAMETER =
  /[?&#]((mc_eid|mkt_tok|_hsenc|_hsmi|vero_id|oly_enc_id|gclid|fbclid|msclkid|dclid|yclid|wbraid|igshid)|(e-?mail|phone|tel|mobile|msisdn|uid|user(_?id)?|cid|customer(_?id)?|kunden?(_?nr|nummer|_?id)?|contact(_?id)?|sub(scriber)?(_?id)?)(?==\{\{))=/i;
/** Services behind which an address hides and presses are counted. Compiled for consend on 2026-11-25. */
const SHORTENERS: readonly string[] = [
  'bit.ly',
  'tinyurl.com',
  't.co',
  'goo.gl',
  'ow.ly',
  'buff.ly',
  'rebrand.ly',
  'cutt.ly',
  'is.gd',
  'lnkd.in',
  't1p.de',
  'short.io',
];

/**
 * Links of marketing messages are neutral. What can be decided from the text alone: parameters that name a person, services
 * that count presses, and the platform's own counting, which a setting turns off.
 */
export const trackingLinkRule = {
  id: 'template.tracking-link',
  severity: 'warning',
  source:
    '§ 25 TDDDG; Art. 5 (3) Directive 2002/58/EC; Art. 6, 13 GDPR; the platform’s counting: Meta, OpenAPI file v23.0',
  checkedOn: '2026-11-23',
  isVerified: true,
  run({ draft, isStored }): RuleHit[] {
    if (draft.category !== 'MARKETING') return [];
    const links = linksOf(draft).flatMap(({ text, host, path }): RuleHit[] => {
      const parameter = PERSONAL_PARAMETER.exec(text)?.[1];
      if (parameter !== undefined) return [{ path, reason: 'parameter', params: { parameter } }];
      return SHORTENERS.includes(host) ? [{ path, reason: 'shortener', params: { host } }] : [];
    });
    const first = buttonsOf(draft).find(({ button }) => button.type === 'URL');
    const isCounted = first !== undefined && draft.cta_url_link_tracking_opted_out !== true;
    // A copy does not keep the setting.
    return isCounted && !isStored
      ? [...links, { path: first.path, reason: 'platform', severity: 'note' }]
      : links;
  },
} as const satisfies TemplateRule;
