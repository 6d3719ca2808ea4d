import { checkDraftButtons } from './draft-buttons.ts';
import { refuseDraft } from './draft-refusal.ts';
import { checkDraftText, checkSamples } from './draft-text.ts';
import { findUnknownProperty, isJsonObject, type JsonObject } from './json-value.ts';
import type { Refusal } from './refusal.ts';

/** What the checks of a draft need to know beside it. */
export interface DraftContext {
  readonly isNamed: boolean;
  readonly category: string;
  /** MIME type of an uploaded sample, by its handle. */
  readonly typeOfHandle: (handle: string) => string | undefined;
}

const HEADER_LENGTH = 60;
const FOOTER_LENGTH = 60;
const OFFER_TITLE_LENGTH = 16;
/** Longest bodies: a template's own, with a limited-time offer, a carousel card's. Source: Meta, templates/components. */
export const BODY_LENGTH = { plain: 1_024, offer: 600, card: 160 } as const;
/** Body variables: no number is published; a hundred names no real template has. */
const MOST_VARIABLES = 100;

/** Kinds of files that may be a header's sample. Source: Meta, graph-api/guides/upload. */
const SAMPLE_OF_FORMAT: Readonly<Record<string, RegExp>> = {
  IMAGE: /^image\/(jpe?g|png)$/,
  VIDEO: /^video\/mp4$/,
  GIF: /^video\/mp4$/,
  DOCUMENT: /^application\/pdf$/,
};

/** Checks a HEADER: a text, a file with its sample, a place or a product. Source: Meta, templates/components. */
export function checkDraftHeader(place: string, header: JsonObject, context: DraftContext): Refusal | null {
  const format = String(header.format).toUpperCase();
  const unknown = findUnknownProperty(header, new Set(['type', 'format', 'text', 'example']));
  if (unknown !== undefined) return refuseDraft('component', `${place}: unexpected property ${unknown}`);
  if (format === 'TEXT') return checkTextHeader(place, header, context);
  if (format === 'LOCATION' || format === 'PRODUCT') return null;
  const allowed = SAMPLE_OF_FORMAT[format];
  if (allowed === undefined)
    return refuseDraft('component', `${place}: format ${String(header.format)} is not taken`);
  if (format === 'GIF' && context.category !== 'MARKETING')
    return refuseDraft('component', `${place}: gif is for marketing templates`);
  const handles = isJsonObject(header.example) ? header.example.header_handle : undefined;
  const handle: unknown = Array.isArray(handles) ? handles[0] : undefined;
  if (typeof handle !== 'string')
    return refuseDraft('sample', `${place}: example.header_handle with an uploaded sample is missing`);
  const type = context.typeOfHandle(handle);
  if (type === undefined)
    return refuseDraft('sample', `${place}: header_handle is not of an upload to this account`);
  return allowed.test(type) ? null : refuseDraft('sample', `${place}: a ${format} sample cannot be ${type}`);
}

function checkTextHeader(place: string, header: JsonObject, { isNamed }: DraftContext): Refusal | null {
  const rules = {
    place,
    reason: 'header',
    maxLength: HEADER_LENGTH,
    maxVariables: 1,
    isShort: true,
    isNamed,
  } as const;
  return (
    checkDraftText(header.text, rules) ??
    checkSamples(String(header.text), header.example, { part: 'header', isNamed })
  );
}

/** Checks a BODY. Source: Meta, templates/components. */
export function checkDraftBody(
  place: string,
  body: JsonObject,
  { isNamed, maxLength }: { readonly isNamed: boolean; readonly maxLength: number },
): Refusal | null {
  const unknown = findUnknownProperty(body, new Set(['type', 'text', 'example']));
  if (unknown !== undefined) return refuseDraft('component', `${place}: unexpected property ${unknown}`);
  const rules = {
    place,
    reason: 'body',
    maxLength,
    maxVariables: MOST_VARIABLES,
    isShort: false,
    isNamed,
  } as const;
  return (
    checkDraftText(body.text, rules) ??
    checkSamples(String(body.text), body.example, { part: 'body', isNamed })
  );
}

/** Checks a FOOTER: a text without variables. Source: Meta, templates/components. */
export function checkDraftFooter(footer: JsonObject): Refusal | null {
  const unknown = findUnknownProperty(footer, new Set(['type', 'text']));
  if (unknown !== undefined) return refuseDraft('component', `footer: unexpected property ${unknown}`);
  return checkDraftText(footer.text, {
    place: 'footer',
    reason: 'footer',
    maxLength: FOOTER_LENGTH,
    maxVariables: 0,
    isShort: false,
    isNamed: false,
  });
}

/** Checks a LIMITED_TIME_OFFER. Source: Meta, templates/marketing-templates/limited-time-offer-templates. */
export function checkDraftOffer({ limited_time_offer: offer }: JsonObject): Refusal | null {
  const text = isJsonObject(offer) ? offer.text : undefined;
  if (typeof text !== 'string' || text.trim() === '')
    return refuseDraft('component', 'limited_time_offer: text is missing');
  return text.length <= OFFER_TITLE_LENGTH
    ? null
    : refuseDraft('length', `limited_time_offer: text is longer than ${OFFER_TITLE_LENGTH}`);
}

/**
 * Checks a CAROUSEL: 2 to 10 cards, all of one layout, a file or a product on top of each, one or two buttons.
 * Source: Meta, templates/marketing-templates/media-card-carousel-templates and product-card-carousel-templates.
 */
export function checkDraftCarousel({ cards }: JsonObject, context: DraftContext): Refusal | null {
  if (!Array.isArray(cards) || cards.length < 2 || cards.length > 10)
    return refuseDraft('component', 'carousel: 2 to 10 cards are needed');
  const layouts = new Set<string>();
  for (const [index, card] of cards.entries()) {
    const components: unknown = isJsonObject(card) ? card.components : undefined;
    if (!Array.isArray(components) || !components.every(isJsonObject))
      return refuseDraft('component', `card ${index}: components are missing`);
    const refusal = checkCard(`card ${index}`, components, context);
    if (refusal !== null) return refusal;
    layouts.add(layoutOf(components));
  }
  return layouts.size === 1 ? null : refuseDraft('component', 'carousel: all cards need the same layout');
}

function checkCard(place: string, components: readonly JsonObject[], context: DraftContext): Refusal | null {
  const header = components.find((component) => typeOf(component) === 'HEADER');
  const isTopped =
    header !== undefined && /^(IMAGE|VIDEO|PRODUCT)$/.test(String(header.format).toUpperCase());
  if (!isTopped)
    return refuseDraft('component', `${place}: an image, a video or a product must stand on top`);
  for (const component of components) {
    const refusal = checkCardComponent(place, component, context);
    if (refusal !== null) return refusal;
  }
  return null;
}

function checkCardComponent(place: string, component: JsonObject, context: DraftContext): Refusal | null {
  switch (typeOf(component)) {
    case 'HEADER':
      return checkDraftHeader(`${place} header`, component, context);
    case 'BODY':
      return checkDraftBody(`${place} body`, component, {
        isNamed: context.isNamed,
        maxLength: BODY_LENGTH.card,
      });
    case 'BUTTONS':
      if (Array.isArray(component.buttons) && component.buttons.length > 2)
        return refuseDraft('component', `${place}: 1 or 2 buttons are allowed`);
      return checkDraftButtons(`${place} button`, component.buttons);
    default:
      return refuseDraft('component', `${place}: type ${String(component.type)} is not taken`);
  }
}

function layoutOf(components: readonly JsonObject[]): string {
  return components
    .map((component) => {
      const buttons = Array.isArray(component.buttons) ? component.buttons : [];
      const kinds = buttons.map((button: unknown) => (isJsonObject(button) ? String(button.type) : ''));
      return [typeOf(component), String(component.format ?? ''), ...kinds].join(' ').toUpperCase();
    })
    .join(', ');
}

/** A component's type in upper case. */
export function typeOf({ type }: JsonObject): string {
  return String(type).toUpperCase();
}
