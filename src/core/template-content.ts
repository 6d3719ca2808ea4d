/** What of a template is its content: what a recipient would see and what decides its price. */
import { canonicalJson } from './canonical-json.ts';
import type { Template, TemplateComponent } from './template.ts';

type Button = NonNullable<TemplateComponent['buttons']>[number];
type Plain = Omit<TemplateComponent, 'cards'>;

function plainButton({ example: _, ...button }: Button): Omit<Button, 'example'> {
  return button;
}

/** A component without its samples, which no recipient sees. */
function withoutSamples({ examples: _, sampleMedia: __, buttons, ...rest }: Plain): Plain {
  return { ...rest, ...(buttons === undefined ? {} : { buttons: buttons.map(plainButton) }) };
}

/** A template's components as far as they are content. */
export function contentOf({ components }: Pick<Template, 'components'>): TemplateComponent[] {
  return components.map(({ cards, ...component }) => ({
    ...withoutSamples(component),
    ...(cards === undefined
      ? {}
      : { cards: cards.map((card) => ({ components: card.components.map(withoutSamples) })) }),
  }));
}

/** The text that a template's digest is taken of. Status and quality change without it, samples as well. */
export function contentText(template: Template): string {
  const { name, language, category, parameterFormat } = template;
  return canonicalJson({ name, language, category, parameterFormat, components: contentOf(template) });
}
