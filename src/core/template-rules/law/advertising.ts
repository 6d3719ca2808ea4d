/** Advertising where none may be, and what advertising must tell. */
import type { AdvertisingKind } from '../../data/advertising-words.ts';
import type { TemplateDraftFile } from '../../template-draft.ts';
import { has } from '../parts.ts';
import type { RuleHit, TemplateRule } from '../rule.ts';
import { type AdvertisingWord, advertisingWords, linksOf, readTexts } from './wording.ts';

function wordsOf(draft: TemplateDraftFile, ...kinds: readonly AdvertisingKind[]): AdvertisingWord[] {
  return (advertisingWords(draft) ?? []).filter(({ kind }) => kinds.includes(kind));
}

/** Each word once, as the draft has it. */
function shown(words: readonly AdvertisingWord[]): string {
  const seen = new Map(words.map(({ word }) => [word.toLowerCase(), word]));
  return [...seen.values()].map((word) => `"${word}"`).join(', ');
}

function hitAt(words: readonly AdvertisingWord[], reason: string): RuleHit[] {
  const [first] = words;
  return first === undefined ? [] : [{ path: first.path, reason, params: { words: shown(words) } }];
}

/** A service message with words of advertising. The list may be wrong, so this only warns; the platform and the courts decide. */
export const categoryMismatchRule = {
  id: 'template.category-mismatch',
  severity: 'warning',
  source: 'Meta, templates/template-categorization (mixed content is marketing); KG 15.09.2021 - 5 U 35/20',
  checkedOn: '2026-11-23',
  isVerified: true,
  run: ({ draft }): RuleHit[] =>
    draft.category === 'UTILITY' ? hitAt(wordsOf(draft, 'promotion', 'offer'), 'words') : [],
} as const satisfies TemplateRule;

/** A service message that is advertising to a German court: surveys, greetings, calls to come back. */
export const utilityAdvertisingRule = {
  id: 'template.utility-but-advertising',
  severity: 'warning',
  source: 'BGH 10.07.2018 - VI ZR 225/17; DSK Orientierungshilfe Direktwerbung, 2022',
  checkedOn: '2026-11-23',
  isVerified: true,
  run: ({ draft }): RuleHit[] =>
    draft.category === 'UTILITY' ? hitAt(wordsOf(draft, 'survey', 'greeting', 'win-back'), 'words') : [],
} as const satisfies TemplateRule;

/** An end that a text names: a date, or "until" in German or English. */
const END =
  /\b\d{1,2}\.\s?(\d{1,2}\.|\p{L}{3,})|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}\/\d{1,2}\b|\b(bis|until|till|ends?|endet|gültig|valid|nur (noch )?(heute|morgen)|today only)\b/iu;

/** A discount, a gift or a prize draw names its end and leads to its conditions. */
export const promoConditionsRule = {
  id: 'template.promo-conditions-missing',
  severity: 'warning',
  source: '§ 6 (1) no. 3-4 DDG with § 7 (2) no. 3 b UWG; § 11 PAngV',
  checkedOn: '2026-11-23',
  isVerified: true,
  run({ draft }): RuleHit[] {
    if (draft.category !== 'MARKETING') return [];
    const words = wordsOf(draft, 'promotion');
    const isEnded = has(draft, 'LIMITED_TIME_OFFER') || readTexts(draft).some(({ text }) => END.test(text));
    return [
      ...(linksOf(draft).length > 0 ? [] : hitAt(words, 'link')),
      ...(isEnded ? [] : hitAt(words, 'end')),
    ];
  },
} as const satisfies TemplateRule;
