/**
 * Free text as people write it in files, made comparable: lower case, without accents, words with one blank between. Hyphens,
 * underscores, dots and humps (`preTicked`) part words, so `pre-ticked`, `Pre_Ticked` and `preTicked` are one.
 */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
