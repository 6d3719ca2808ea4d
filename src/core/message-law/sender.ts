/** Who is behind a message, and the way to the imprint. */
import type { WorkspaceConfig } from '../config.ts';
import type { RuleHit, Sender } from '../template-rules/rule.ts';
import { hostOf, phrasePattern, type Said } from './said.ts';

/** Legal forms that nobody says aloud, at the end of a company's name. */
const LEGAL_FORM =
  /[\s,]+((gemeinnützige\s+)?(g?GmbH|UG|AG|KG|KGaA|OHG|oHG|GbR|SE|eG|e\.\s?G\.|e\.\s?K\.|e\.\s?Kfm\.|e\.\s?V\.|eV|PartG|mbB)|\(haftungsbeschränkt\)|Ltd\.?|Limited|LLC|LLP|Inc\.?|Corp\.?|plc|PLC|S\.?A\.?S?|S\.?r\.?l\.?|S\.?L\.?|B\.?V\.?|N\.?V\.?|AB|A\/S|AS|Oy|Sàrl|& Co\.?)$/;
const SHORTEST_BRAND = 3;

/** The name without its legal form: "Muster Handels GmbH & Co. KG" is "Muster Handels". */
function withoutLegalForm(name: string): string {
  let short = name.trim();
  for (let next = short.replace(LEGAL_FORM, ''); next !== short; next = short.replace(LEGAL_FORM, ''))
    short = next;
  return short;
}

/**
 * What a sender is called: in full, without the legal form, and by the first word of its name where its web address is made
 * of that word too ("Muster" of muster.example), and by the trade names of consend.yaml.
 */
export function senderNames({ name, imprintUrl, privacyNoticeUrl, tradeNames = [] }: Sender): string[] {
  const short = withoutLegalForm(name);
  const first = short.split(/\s+/)[0] ?? '';
  const labels = [imprintUrl, privacyNoticeUrl].flatMap((url) => {
    const host = url === undefined ? undefined : hostOf(url);
    return host === undefined ? [] : [host.split('.').at(-2) ?? ''];
  });
  const isBrand =
    first.length >= SHORTEST_BRAND && labels.some((label) => label.includes(first.toLowerCase()));
  return [...new Set([name.trim(), short, ...(isBrand ? [first] : []), ...tradeNames])].filter(
    (each) => each !== '',
  );
}

/** Nothing where a message names its sender in its text; else what was looked for. */
export function senderHits({ read }: Said, sender: Sender): RuleHit[] {
  const names = senderNames(sender);
  const text = read.map((each) => each.text).join('\n');
  return names.some((name) => phrasePattern(name).test(text))
    ? []
    : [{ path: ['components'], reason: 'unnamed', params: { names: names.join(', ') } }];
}

const asList = <T>(one: T | undefined): T[] => (one === undefined ? [] : [one]);

/** Whether one of the hosts linked is a page's own, or a part of it. */
function isLinked(page: string, hosts: readonly string[]): boolean {
  const own = hostOf(page);
  return own !== undefined && hosts.some((host) => host === own || host.endsWith(`.${own}`));
}

/** What is wrong with the way to one page. */
function pageHits(
  page: string | undefined,
  hosts: readonly string[],
  kind: 'imprint' | 'privacy',
): RuleHit[] {
  const prefix = kind === 'imprint' ? '' : 'privacy-';
  const path = ['components'];
  // A notice is due when data is collected (Art. 13 GDPR): its link belongs into the message, and its absence only tells.
  const severity = kind === 'imprint' ? undefined : 'note';
  if (page === undefined) return [{ path, reason: `${prefix}unset`, severity }];
  return isLinked(page, hosts) ? [] : [{ path, reason: `${prefix}unlinked`, params: { page }, severity }];
}

/**
 * Nothing where a message leads to the sender's own pages, where imprint and privacy notice are: by a link of its own, or by
 * the websites that the business profile shows.
 */
export function imprintHits({ links }: Said, sender: Sender): RuleHit[] {
  const profile = (sender.profileWebsites ?? []).flatMap((website) => asList(hostOf(website)));
  const hosts = [...links.map(({ host }) => host), ...profile];
  return [
    ...pageHits(sender.imprintUrl, hosts, 'imprint'),
    ...pageHits(sender.privacyNoticeUrl, hosts, 'privacy'),
  ];
}

/** Who answers for messages, of a workspace's settings. */
export function senderOf({ controller }: Pick<WorkspaceConfig, 'controller'>): Sender {
  const { name, imprintUrl, privacyNoticeUrl, tradeNames, profileWebsites } = controller;
  return { name, imprintUrl, privacyNoticeUrl, tradeNames, profileWebsites };
}
