/** Template and filled components → the message as a phone shows it. What has no value stays a gap. */
import type { BoundCarousel, BoundComponent, BoundParameter, BoundPart } from '../bound-message.ts';
import { MEDIA_KINDS } from '../bound-message.ts';
import { authenticationTexts } from '../data/authentication-texts.ts';
import type { Template, TemplateComponent } from '../template.ts';
import { placeholders } from '../template.ts';
import { type FilledText, fillPlaceholders } from './filled-text.ts';
import { buttonView } from './render-button.ts';
import type {
  BodyView,
  ButtonView,
  CardView,
  FooterView,
  HeaderView,
  MessageView,
  OfferView,
} from './view.ts';

type Components = readonly Omit<TemplateComponent, 'cards'>[];
/** A parameter of a kind. */
type Of<Kind extends BoundParameter['kind']> = Extract<BoundParameter, { kind: Kind }>;

const isPart = (component: BoundComponent): component is BoundPart => component.type !== 'carousel';

/** What a text parameter shows; amounts and dates in the API's own form show their fallback. */
function shownText(parameter: BoundParameter): string | undefined {
  if (parameter.kind === 'text') return parameter.text;
  return parameter.kind === 'currency' || parameter.kind === 'date-time' ? parameter.fallback : undefined;
}

/** Values by placeholder. The API takes them by name, or else in the order of the placeholders' numbers. */
function valuesOf(text: string, bound: BoundPart | undefined): Map<string, string> {
  const names = placeholders(text).sort((one, other) => Number(one) - Number(other));
  const values = new Map<string, string>();
  bound?.parameters.forEach((parameter, position) => {
    const name = 'name' in parameter && parameter.kind !== 'location' ? parameter.name : undefined;
    const key = name ?? names[position];
    const shown = shownText(parameter);
    if (key !== undefined && shown !== undefined) values.set(key, shown);
  });
  return values;
}

function filled(text: string, bound: BoundPart | undefined): FilledText {
  return fillPlaceholders(text, valuesOf(text, bound));
}

function parameterOf<Kind extends BoundParameter['kind']>(
  bound: BoundPart | undefined,
  kinds: readonly Kind[],
): Of<Kind> | undefined {
  const isWanted = (parameter: BoundParameter): parameter is Of<Kind> =>
    (kinds as readonly string[]).includes(parameter.kind);
  return bound?.parameters.find(isWanted);
}

function without<Kind extends string, T extends { readonly kind: Kind }>({
  kind: _,
  ...rest
}: T): Omit<T, 'kind'> {
  return rest;
}

function headerView(component: Components[number], bound: BoundPart | undefined): HeaderView {
  const format = component.format ?? 'TEXT';
  if (format === 'TEXT') return { format, text: filled(component.text ?? '', bound) };
  if (format === 'LOCATION') {
    const place = parameterOf(bound, ['location']);
    return { format, place: place && without(place) };
  }
  if (format === 'PRODUCT') {
    const product = parameterOf(bound, ['product']);
    return { format, product: product && without(product) };
  }
  const kind = MEDIA_KINDS.find((each) => each.toUpperCase() === format);
  if (kind === undefined) return { format: 'OTHER', name: format };
  const media = parameterOf(bound, MEDIA_KINDS);
  return {
    format: kind.toUpperCase() as Uppercase<typeof kind>,
    origin: originOf(media),
    filename: media?.filename,
  };
}

function originOf(
  media: Of<(typeof MEDIA_KINDS)[number]> | undefined,
): Extract<HeaderView, { origin: unknown }>['origin'] {
  if (media?.id !== undefined) return { kind: 'id', id: media.id };
  if (media?.link !== undefined) return { kind: 'link', link: media.link };
  return media?.file === undefined ? undefined : { kind: 'file', digest: media.file };
}

function bodyView(component: Components[number], bound: BoundPart | undefined, template: Template): BodyView {
  const isPreset = template.category === 'AUTHENTICATION' && (component.text ?? '') === '';
  if (!isPreset) return { by: 'template', text: filled(component.text ?? '', bound) };
  const texts = authenticationTexts(template.language);
  const hasWarning = component.addSecurityRecommendation === true;
  const text = texts && (hasWarning ? `${texts.body} ${texts.warning}` : texts.body);
  const code = bound?.parameters[0] && shownText(bound.parameters[0]);
  return { by: 'whatsapp', text: text === undefined ? undefined : filled(text, bound), code, hasWarning };
}

function footerView(component: Components[number], template: Template): FooterView | undefined {
  if (component.text) return { by: 'template', text: component.text };
  const minutes = component.codeExpirationMinutes;
  if (minutes === undefined) return undefined;
  return {
    by: 'whatsapp',
    text: authenticationTexts(template.language)?.expiry(minutes),
    expiresInMinutes: minutes,
  };
}

function offerView(component: Components[number], bound: BoundPart | undefined): OfferView {
  return {
    text: component.text ?? '',
    hasEnd: component.hasExpiration !== false,
    endsAt: parameterOf(bound, ['expiration'])?.at,
  };
}

function buttonViews(component: Components[number] | undefined, bound: readonly BoundPart[]): ButtonView[] {
  return (component?.buttons ?? []).map((button, index) => {
    const part = bound.find((each) => each.type === 'button' && each.index === index);
    return buttonView(button, part?.parameters ?? []);
  });
}

function cardView(components: Components, bound: readonly BoundPart[], template: Template): CardView {
  const own = (type: string) => components.find((component) => component.type === type);
  const part = (type: BoundPart['type']) => bound.find((each) => each.type === type);
  const header = own('HEADER');
  const body = own('BODY');
  return {
    header: header && headerView(header, part('header')),
    body: body && bodyView(body, part('body'), template),
    buttons: buttonViews(own('BUTTONS'), bound),
  };
}

/** A template as a phone shows it, filled with what is bound. */
export function messageView(template: Template, bound: readonly BoundComponent[]): MessageView {
  const parts = bound.filter(isPart);
  const carousel = bound.find((component): component is BoundCarousel => component.type === 'carousel');
  const own = (type: string) => template.components.find((component) => component.type === type);
  const offer = own('LIMITED_TIME_OFFER');
  const footer = own('FOOTER');
  const cards = own('CAROUSEL')?.cards ?? [];
  return {
    ...cardView(template.components, parts, template),
    offer:
      offer &&
      offerView(
        offer,
        parts.find(({ type }) => type === 'limited_time_offer'),
      ),
    footer: footer && footerView(footer, template),
    cards: cards.map((card, index) => cardView(card.components, carousel?.cards[index] ?? [], template)),
    asksToCall: own('CALL_PERMISSION_REQUEST') !== undefined,
  };
}

/** All filled and unfilled texts of a message in the order of a phone, with what holds them. */
export function textsOf(view: MessageView): { readonly at: string; readonly text: FilledText }[] {
  const of = ({ header, body }: CardView, before: string) => [
    ...(header?.format === 'TEXT' ? [{ at: `${before}header`, text: header.text }] : []),
    ...(body?.text ? [{ at: `${before}body`, text: body.text }] : []),
  ];
  return [...of(view, ''), ...view.cards.flatMap((card, index) => of(card, `cards."${index}".`))];
}
