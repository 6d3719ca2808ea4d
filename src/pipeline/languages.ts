/** Which template language a recipient gets. The platform knows no fallback; the campaign may name one. */
import type { CampaignConfig } from '../core/campaign-config.ts';
import type { StoredTemplate, Template } from '../core/template.ts';
import { templateLanguage } from '../core/template-language.ts';

/** What a recipient gets. */
export interface ChosenLanguage {
  readonly language: string;
  readonly template: Template | undefined;
  /** The language that the cell names and the template lacks, so that the fallback stands in; empty: the cell names none. */
  readonly lacked?: string;
}

/** A code as templates may have it: anything else in the column is no language, and perhaps somebody's data. */
const LANGUAGE = /^[a-z]{2,3}(?:_(?:[A-Z][a-z]{3}|[A-Z]{2}|\d{3}))?$/;

/** Chooses a template for a recipient's language cell. */
export interface LanguageChoice {
  /** Languages that the campaign must have approved: the plain one, or the fallback. */
  readonly required: string;
  /** Header of the column that names the language; undefined where one language serves all. */
  readonly column: string | undefined;
  /** Templates by language, for the campaign checks: the required one always, the others as they are. */
  readonly templates: ReadonlyMap<string, Template | undefined>;
  /** The language and template for a cell. A language that exists but is not approved gives no template: nobody is switched silently. */
  choose(cell: string): ChosenLanguage;
}

const usable = (template: Template | undefined): Template | undefined =>
  template?.status === 'APPROVED' && template.quality !== 'RED' ? template : undefined;

/** Categories of the templates that somebody may get: of the required language, and of those fit to be sent. */
export function categoriesOf({ required, templates }: LanguageChoice): ReadonlySet<string> {
  const categories = [...templates].flatMap(([language, template]) =>
    language === required || usable(template) ? (template?.category ?? []) : [],
  );
  return new Set(categories);
}

/** Prepares the choice from the copies of the campaign's template. */
export function languageChoice(
  campaign: CampaignConfig,
  stored: readonly StoredTemplate[],
  defaultLanguage: string,
): LanguageChoice {
  const wanted = campaign.template.language ?? defaultLanguage;
  const required = typeof wanted === 'string' ? wanted : wanted.fallback;
  const column = typeof wanted === 'string' ? undefined : wanted.column;
  const byLanguage = new Map(stored.map((copy) => [copy.template.language, copy.template]));
  const templates = new Map<string, Template | undefined>([[required, byLanguage.get(required)]]);
  if (column !== undefined) for (const [language, template] of byLanguage) templates.set(language, template);

  const resolve = (cell: string): ChosenLanguage => {
    if (column === undefined || cell.trim() === '')
      return { language: required, template: usable(byLanguage.get(required)) };
    const exact = templateLanguage(cell);
    const base = exact.split('_')[0] ?? exact;
    const regional = [...byLanguage.keys()].find((language) => language.split('_')[0] === base);
    const own = byLanguage.has(exact) ? exact : byLanguage.has(base) ? base : regional;
    const language = own ?? required;
    const template = usable(byLanguage.get(language));
    if (own !== undefined || exact === required) return { language, template };
    return { language, template, lacked: LANGUAGE.test(exact) ? exact : '' };
  };
  const cache = new Map<string, ReturnType<typeof resolve>>();
  return {
    required,
    column,
    templates,
    choose(cell) {
      let found = cache.get(cell);
      if (!found) {
        found = resolve(cell);
        // Cells are outside data: the cache must not grow with them.
        if (cache.size < 1000) cache.set(cell, found);
      }
      return found;
    },
  };
}
