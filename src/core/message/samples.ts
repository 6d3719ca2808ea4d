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

function headerPart(component: Plain): BoundPart[] {
  const { format, sampleMedia } = component;
  const kind = MEDIA_KINDS.find((each) => each.toUpperCase() === format);
  if (kind === undefined) return textPart('header', component);
  // A handle of an upload is no address.
  if (!sampleMedia?.startsWith('https://')) return [];
  return [{ type: 'header', parameters: [{ kind, link: sampleMedia }] }];
}

/** The address of the sample is whole; a message carries what follows the fixed part. */
function urlSample(url: string, example: string): BoundParameter {
  const fixed = url.slice(0, Math.max(0, url.indexOf('{{')));
  return { kind: 'text', text: example.startsWith(fixed) ? example.slice(fixed.length) : example };
}

function buttonPart({ type, url = '', example }: Button, index: number): BoundPart[] {
  if (example === undefined) return [];
  if (type === 'URL' && placeholders(url).length > 0)
    return [{ type: 'button', index, subType: 'url', parameters: [urlSample(url, example)] }];
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
