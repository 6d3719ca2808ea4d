/** Words that hint at products which WhatsApp forbids or limits. */
import { PRODUCT_WORDS, type ProductKind } from '../data/products.ts';
import type { RuleHit } from '../template-rules/rule.ts';
import { phrasePattern, type Said } from './said.ts';

/** What the words of a message hint at. German and English are looked for in every message: brands and loan words travel. */
export function productHits({ read }: Said): RuleHit[] {
  return (Object.entries(PRODUCT_WORDS) as [ProductKind, readonly string[]][]).flatMap(([kind, phrases]) => {
    for (const { text, path } of read)
      for (const phrase of phrases) {
        const word = phrasePattern(phrase).exec(text)?.[0];
        if (word === undefined) continue;
        const params = { words: `"${word}"`, products: kind };
        return [{ path, reason: 'words', params, severity: 'warning' } satisfies RuleHit];
      }
    return [];
  });
}
