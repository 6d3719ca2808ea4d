/** What each message with a template has to bring along, by its place in a campaign file's `parameters:`. */
import { MEDIA_KINDS, type MediaKind } from '../bound-message.ts';
import { placeholders, type Template, type TemplateComponent } from '../template.ts';
import { mediaSample, urlEnd } from './samples.ts';

/** What fills a variable. */
export type VariableKind =
  | 'text'
  | MediaKind
  | 'location'
  | 'product'
  /** The end of a button's address. */
  | 'url-end'
  | 'coupon'
  /** What comes back when a quick reply is tapped. */
  | 'payload'
  | 'flow'
  | 'catalog'
  | 'products'
  | 'call-minutes'
  | 'order'
  /** End of a limited-time offer. */
  | 'offer-end'
  /** A one-time password, which body and button share. */
  | 'code';

/** A variable. */
export interface TemplateVariable {
  readonly kind: VariableKind;
  /** The part that it belongs to; `card` counts from 0. */
  readonly part: 'header' | 'body' | 'button' | 'offer' | 'code';
  readonly card: number | undefined;
  /** A text's placeholder, a button's position (from 0); undefined where the part has one variable only. */
  readonly name: string | undefined;
  /** Whether a message goes out without it. */
  readonly isOptional: boolean;
  /** The sample that it was submitted with. */
  readonly sample: string | undefined;
}

type Plain = Omit<TemplateComponent, 'cards'>;
type Button = NonNullable<TemplateComponent['buttons']>[number];
type Found = Omit<TemplateVariable, 'card'>;

const BUTTON_KINDS: Readonly<Record<string, { readonly kind: VariableKind; readonly isOptional: boolean }>> =
  {
    COPY_CODE: { kind: 'coupon', isOptional: false },
    QUICK_REPLY: { kind: 'payload', isOptional: true },
    FLOW: { kind: 'flow', isOptional: true },
    CATALOG: { kind: 'catalog', isOptional: true },
    MPM: { kind: 'products', isOptional: false },
    VOICE_CALL: { kind: 'call-minutes', isOptional: true },
    ORDER_DETAILS: { kind: 'order', isOptional: false },
  };

function textVariables(part: 'header' | 'body', { text = '', examples = {} }: Plain): Found[] {
  const samples = new Map(Object.entries(examples));
  const names = placeholders(text).sort((one, other) => Number(one) - Number(other) || 0);
  return names.map((name) => ({ kind: 'text', part, name, isOptional: false, sample: samples.get(name) }));
}

function headerVariables(component: Plain): Found[] {
  const { format = 'TEXT', sampleMedia } = component;
  if (format === 'TEXT') return textVariables('header', component);
  const kind = [...MEDIA_KINDS, 'location', 'product'].find((each) => each.toUpperCase() === format);
  if (kind === undefined) return [];
  return [
    {
      kind: kind as VariableKind,
      part: 'header',
      name: undefined,
      isOptional: false,
      sample: mediaSample(sampleMedia),
    },
  ];
}

function buttonVariables({ type, url = '', example }: Button, index: number): Found[] {
  const own = { part: 'button' as const, name: String(index), sample: example };
  if (type === 'URL')
    return placeholders(url).length === 0
      ? []
      : [{ kind: 'url-end', isOptional: false, ...own, sample: example && urlEnd(url, example) }];
  const kind = BUTTON_KINDS[type];
  return kind === undefined ? [] : [{ ...kind, ...own }];
}

function variablesOf(components: readonly Plain[]): Found[] {
  return components.flatMap((component): Found[] => {
    switch (component.type) {
      case 'HEADER':
        return headerVariables(component);
      case 'BODY':
        return textVariables('body', component);
      case 'LIMITED_TIME_OFFER':
        if (component.hasExpiration === false) return [];
        return [{ kind: 'offer-end', part: 'offer', name: undefined, isOptional: false, sample: undefined }];
      case 'BUTTONS':
        return (component.buttons ?? []).flatMap(buttonVariables);
      default:
        return [];
    }
  });
}

/** All variables of a template in the order of a phone, a carousel's after its own. */
export function templateVariables({ category, components }: Template): TemplateVariable[] {
  if (category === 'AUTHENTICATION')
    return [
      { kind: 'code', part: 'code', card: undefined, name: undefined, isOptional: false, sample: undefined },
    ];
  const cards = components.find(({ type }) => type === 'CAROUSEL')?.cards ?? [];
  return [
    ...variablesOf(components).map((variable) => ({ ...variable, card: undefined })),
    ...cards.flatMap((card, index) =>
      variablesOf(card.components).map((variable) => ({ ...variable, card: index })),
    ),
  ];
}
