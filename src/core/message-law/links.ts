/** Links that tell who pressed them. */
import type { CampaignConfig } from '../campaign-config.ts';
import type { RuleHit } from '../template-rules/rule.ts';
import { isDeclared, personalKind } from './personal.ts';
import type { Said, SaidButton } from './said.ts';

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

/** Links whose text alone gives them away: parameters that name a person, and services that count presses. */
export function linkHits({ links }: Said): RuleHit[] {
  return links.flatMap(({ text, host, path }): RuleHit[] => {
    const parameter = PERSONAL_PARAMETER.exec(text)?.[1];
    if (parameter !== undefined) return [{ path, reason: 'parameter', params: { parameter } }];
    return SHORTENERS.includes(host) ? [{ path, reason: 'shortener', params: { host } }] : [];
  });
}

/** What fills the end of a button's address; undefined: nothing that a cell fills. */
function suffixColumn(
  { card, position, type, url }: SaidButton,
  { parameters }: Linking,
): string | undefined {
  if (type !== 'URL' || url?.includes('{{') !== true) return undefined;
  const part = card === undefined ? parameters : parameters.cards?.[card];
  const filled = part?.buttons?.[String(position)];
  return filled !== undefined && 'column' in filled ? filled.column : undefined;
}

/** What of a campaign fills links and accounts for it. */
type Linking = Pick<CampaignConfig, 'parameters' | 'personalData'>;

/**
 * Addresses that end with a cell of each person's own. One that names the person is told whatever the campaign says; another
 * one, a voucher's code, unless the campaign says what the page needs it for.
 */
export function columnHits({ buttons }: Said, campaign: Linking): RuleHit[] {
  return buttons.flatMap((button): RuleHit[] => {
    const column = suffixColumn(button, campaign);
    if (column === undefined) return [];
    const reason = personalKind(column) === undefined ? 'column' : 'personal-column';
    if (reason === 'column' && isDeclared(campaign, column)) return [];
    return [{ path: button.path, reason, params: { columns: `"${column}"` } }];
  });
}
