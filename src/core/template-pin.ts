/** What a plan holds fast of the templates it was made with, and what has changed since. */
import { z } from 'zod';
import type { StoredTemplate, Template } from './template.ts';
import { byWeight, difference, type TemplateDifference, templateChanges } from './template-changes.ts';

/** The schema of one language's pin in `plan.json`. */
export const templatePinSchema = z.object({
  language: z.string(),
  /** As in `StoredTemplate`. */
  digest: z.string(),
  status: z.string(),
  category: z.string(),
  quality: z.string(),
});

/** How a template in one language stood when a plan was made. */
export type TemplatePin = z.infer<typeof templatePinSchema>;

/** Pins of the languages in use, by language. */
export function pinsOf(copies: readonly StoredTemplate[], languages: readonly string[]): TemplatePin[] {
  return copies
    .filter(({ template }) => languages.includes(template.language))
    .map(({ template, digest }) => {
      const { language, status, category, quality } = template;
      return { language, digest, status, category, quality };
    })
    .sort((one, other) => (one.language < other.language ? -1 : 1));
}

/**
 * The category of a plan's messages: of the languages in use, of all where nobody gets any. Where they differ MARKETING counts,
 * which asks for most.
 */
export function planCategory(copies: readonly StoredTemplate[], languages: readonly string[]): string {
  const used = copies.filter(({ template }) => languages.includes(template.language));
  const categories = (used.length > 0 ? used : copies).map(({ template }) => template.category);
  return categories.find((category) => category === 'MARKETING') ?? categories[0] ?? '';
}

/** A pin of one template, with what is known of its content, and how it stands now. */
export interface PinnedTemplate {
  readonly name: string;
  readonly pin: TemplatePin;
  /** A state with the pinned content; undefined where none is kept. */
  readonly known: Template | undefined;
  /** Undefined: it is not there any more. */
  readonly now: StoredTemplate | undefined;
}

/** Without the old content only its digest tells whether it changed; the digest covers the category as well. */
function blindContent({ name, pin, now }: PinnedTemplate): TemplateDifference[] {
  if (now === undefined || now.digest === pin.digest || now.template.category !== pin.category) return [];
  return [difference({ name, language: pin.language }, 'content', { before: undefined, after: undefined })];
}

/** What changed of a pinned template since, what matters most first. */
export function pinChanges(pinned: PinnedTemplate): TemplateDifference[] {
  const { pin, known, now } = pinned;
  const { status, category, quality } = pin;
  if (known !== undefined) return templateChanges({ ...known, status, category, quality }, now?.template);
  const { name } = pinned;
  // Only what the pin tells can differ; all else is taken as it is now.
  const before: Template = {
    ...(now?.template ?? { id: '', parameterFormat: 'POSITIONAL', components: [] }),
    name,
    language: pin.language,
    status,
    category,
    quality,
  };
  return byWeight([...templateChanges(before, now?.template), ...blindContent(pinned)]);
}
