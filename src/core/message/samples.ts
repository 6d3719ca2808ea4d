/** The samples that a template was submitted with, as if a message had been filled with them. */
import { type BoundComponent, type BoundParameter, type BoundPart, MEDIA_KINDS } from '../bound-message.ts';
import { placeholders, type Template, type TemplateComponent } from '../template.ts';

type Plain = Omit<TemplateComponent, 'cards'>;
type Button = NonNullable<TemplateComponent['buttons']>[number];

function textPart(type: 'header' | 'body', { text = '', examples = {} }: Plain): BoundPart[] {
  const values = new Map(Object.entries(examples));
  const parameters = placeholders(text).flatMap((name): BoundParameter[] => {
    const value = values.get(name);
    return value === undefined ? [] : [{ kind: 'text', text: value, name }];
  });
  return parameters.length === 0 ? [] : [{ type, parameters }];
}

/** A media sample's address; a handle of an upload is none. */
export function mediaSample(sample: string | undefined): string | undefined {
  return sample?.startsWith('https://') ? sample : undefined;
}

function headerPart(component: Plain): BoundPart[] {
  const { format, sampleMedia } = component;
  const kind = MEDIA_KINDS.find((each) => each.toUpperCase() === format);
  if (kind === undefined) return textPart('header', component);
  const link = mediaSample(sampleMedia);
  return link === undefined ? [] : [{ type: 'header', parameters: [{ kind, link }] }];
}

/** The end of a button's address in its sample: a sample is a whole address, a message carries what follows the fixed part. */
export function urlEnd(url: string, example: string): string {
  const fixed = url.slice(0, Math.max(0, url.indexOf('{{')));
  return example.startsWith(fixed) ? example.slice(fixed.length) : example;
}

function buttonPart({ type, url = '', example }: Button, index: number): BoundPart[] {
  if (example === undefined) return [];
  if (type === 'URL' && placeholders(url).length > 0)
    return [
      { type: 'button', index, subType: 'url', parameters: [{ kind: 'text', text: urlEnd(url, example) }] },
    ];
  if (type === 'COPY_CODE')
    return [{ type: 'button', index, subType: 'copy_code', parameters: [{ kind: 'coupon', code: example }] }];
  return [];
}

function partsOf(components: readonly Plain[]): BoundPart[] {
  return components.flatMap((component) => {
    if (component.type === 'HEADER') return headerPart(component);
    if (component.type === 'BODY') return textPart('body', component);
    return component.type === 'BUTTONS' ? (component.buttons ?? []).flatMap(buttonPart) : [];
  });
}

/** The samples of a template as filled components; empty where it came without any. */
export function sampleComponents(template: Pick<Template, 'components'>): BoundComponent[] {
  const carousel = template.components.find(({ type }) => type === 'CAROUSEL');
  const cards = (carousel?.cards ?? []).map(({ components }) => partsOf(components));
  const hasCards = cards.some((card) => card.length > 0);
  return [...partsOf(template.components), ...(hasCards ? [{ type: 'carousel' as const, cards }] : [])];
}
