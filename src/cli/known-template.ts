/** A template by the name that a person typed: its copies, or the nearest names. */
import { ConsendError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import type { StoredTemplate } from '../core/template.ts';
import { templateLanguage } from '../core/template-language.ts';
import type { OpenWorkspace } from './workspace.ts';

/**
 * All languages of a template, as last read.
 * @throws ConsendError `template.unknown` with the names that there are
 */
export async function knownTemplates(
  { store }: OpenWorkspace,
  name: string,
): Promise<readonly StoredTemplate[]> {
  const copies = await store.templates.byName(name);
  if (copies.length > 0) return copies;
  const known = [...new Set((await store.templates.list()).map(({ template }) => template.name))];
  throw new ConsendError('template.unknown', { params: { name, known, suggestion: nearest(name, known) } });
}

/**
 * A template's copy in a language: `de-DE` is `de_DE`.
 * @throws ConsendError `template.language-unknown` with the languages that there are
 */
export function inLanguage(copies: readonly StoredTemplate[], language: string): StoredTemplate {
  const wanted = templateLanguage(language);
  const found = copies.find(({ template }) => template.language === wanted);
  if (found) return found;
  const known = copies.map(({ template }) => template.language);
  throw new ConsendError('template.language-unknown', {
    params: { name: copies[0]?.template.name ?? '', language, known },
  });
}

/** The copy to show where nobody chose: in the workspace's language, else the first. */
export function defaultCopy(copies: readonly StoredTemplate[], language: string): StoredTemplate {
  const own = copies.find(({ template }) => template.language === language) ?? copies[0];
  if (own === undefined) throw new RangeError('a template without copies');
  return own;
}
