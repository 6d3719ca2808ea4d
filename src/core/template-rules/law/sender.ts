/** Who is behind a message, and the way to the imprint. */
import type { RuleHit, Sender, TemplateRule } from '../rule.ts';
import { hostOf, linksOf, phrasePattern, readTexts } from './wording.ts';

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
 * of that word too ("Muster" of muster.example).
 */
export function senderNames({ name, imprintUrl, privacyNoticeUrl }: Sender): string[] {
  const short = withoutLegalForm(name);
  const first = short.split(/\s+/)[0] ?? '';
  const labels = [imprintUrl, privacyNoticeUrl].flatMap((url) => {
    const host = url === undefined ? undefined : hostOf(url);
    return host === undefined ? [] : [host.split('.').at(-2) ?? ''];
  });
  const isBrand =
    first.length >= SHORTEST_BRAND && labels.some((label) => label.includes(first.toLowerCase()));
  return [...new Set([name.trim(), short, ...(isBrand ? [first] : [])])].filter((each) => each !== '');
}

/** A marketing message names its sender in its text. */
export const noSenderRule = {
  id: 'template.no-sender-identity',
  severity: 'error',
  source: '§ 7 (2) no. 3 a UWG; § 6 (1) no. 2 DDG; Art. 13 (4) Directive 2002/58/EC',
  checkedOn: '2026-11-23',
  isVerified: true,
  run({ draft, sender }): RuleHit[] {
    if (draft.category !== 'MARKETING' || sender === undefined) return [];
    const names = senderNames(sender);
    const text = readTexts(draft)
      .map((each) => each.text)
      .join('\n');
    return names.some((name) => phrasePattern(name).test(text))
      ? []
      : [{ path: ['components'], reason: 'unnamed', params: { names: names.join(', ') } }];
  },
} as const satisfies TemplateRule;

/** A marketing message leads to the sender's own pages, where imprint and privacy notice are. */
export const noImprintRule = {
  id: 'template.no-imprint',
  severity: 'warning',
  source: '§§ 5, 6 DDG; § 7 (2) no. 3 b UWG; Art. 13 GDPR',
  checkedOn: '2026-11-23',
  isVerified: true,
  run({ draft, sender }): RuleHit[] {
    if (draft.category !== 'MARKETING' || sender === undefined) return [];
    const pages = [sender.imprintUrl, sender.privacyNoticeUrl].flatMap((url) =>
      url === undefined ? [] : [url],
    );
    if (sender.imprintUrl === undefined) return [{ path: ['components'], reason: 'unset' }];
    const hosts = pages.map(hostOf);
    const isLinked = linksOf(draft).some(({ host }) =>
      hosts.some((own) => own !== undefined && (host === own || host.endsWith(`.${own}`))),
    );
    return isLinked
      ? []
      : [{ path: ['components'], reason: 'unlinked', params: { pages: pages.join(', ') } }];
  },
} as const satisfies TemplateRule;
