import { checkButtons } from './check-buttons.ts';
import { checkHeader, type SendContext } from './check-header.ts';
import { checkTextParameters, refuseCount } from './check-text-parameters.ts';
import { findUnknownProperty, isJsonObject, type JsonObject } from './json-value.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { CardShape, TemplateShape } from './template-shape.ts';

/** The components of a send, sorted by kind. */
interface Filling {
  readonly header: readonly unknown[];
  readonly body: readonly unknown[];
  readonly buttons: readonly JsonObject[];
  readonly cards: readonly unknown[];
  readonly offer: readonly unknown[];
}

const COMPONENT_PROPERTIES = new Set(['type', 'sub_type', 'index', 'parameters', 'cards']);
const OFFER_PROPERTIES = new Set(['type', 'limited_time_offer']);
const EXPIRATION_PROPERTIES = new Set(['expiration_time_ms']);
const CARD_PROPERTIES = new Set(['card_index', 'components']);
const KINDS = new Set(['header', 'body', 'button', 'carousel', 'limited_time_offer']);
const NO_COMPONENTS: Filling = { header: [], body: [], buttons: [], cards: [], offer: [] };

/**
 * Checks the components of a template send against the template as registered.
 * Source: Meta, messages/template-messages and support/error-codes; a code per rule in the files this one calls.
 */
export function checkTemplateSend(
  shape: TemplateShape,
  components: unknown,
  context: SendContext,
): Refusal | null {
  const filling = sortComponents(components);
  if ('code' in filling) return filling;
  return (
    checkCard('', shape, { filling, isNamed: shape.isNamed, context }) ??
    checkCodeTwice(shape, filling) ??
    checkOffer(shape, filling.offer, context) ??
    checkCards(shape, filling.cards, context)
  );
}

function checkCard(
  prefix: string,
  shape: CardShape,
  given: { readonly filling: Filling; readonly isNamed: boolean; readonly context: SendContext },
): Refusal | null {
  const { filling, isNamed, context } = given;
  const body = { name: `${prefix}body`, isNamed, takesMoneyAndDates: !isNamed };
  return (
    checkHeader(shape.header, filling.header, { name: `${prefix}header`, isNamed, context }) ??
    checkTextParameters(body, shape.body, filling.body) ??
    checkButtons(`${prefix}buttons`, shape.buttons, filling.buttons)
  );
}

// The code stands in the body and in the button. Source: Meta, templates/authentication-templates.
function checkCodeTwice({ template }: TemplateShape, { body, buttons }: Filling): Refusal | null {
  if (template.category !== 'AUTHENTICATION') return null;
  const textOf = (parameter: unknown): unknown => (isJsonObject(parameter) ? parameter.text : undefined);
  const inButton: unknown = Array.isArray(buttons[0]?.parameters) ? buttons[0].parameters[0] : undefined;
  return textOf(body[0]) === textOf(inButton)
    ? null
    : refuse(131009, 'The code of the body and that of the button differ');
}

function checkCards(shape: TemplateShape, cards: readonly unknown[], context: SendContext): Refusal | null {
  if (cards.length !== shape.cards.length)
    return refuse(132012, `carousel: ${cards.length} cards given, the template has ${shape.cards.length}`);
  const filled = new Set<number>();
  for (const card of cards) {
    const index = isJsonObject(card) ? card.card_index : undefined;
    const cardShape = typeof index === 'number' ? shape.cards[index] : undefined;
    if (!isJsonObject(card) || typeof index !== 'number' || cardShape === undefined || filled.has(index))
      return refuse(131009, 'carousel: each card needs a card_index of its own, counted from 0');
    filled.add(index);
    const unknown = findUnknownProperty(card, CARD_PROPERTIES);
    if (unknown !== undefined) return refuse(100, `card ${index} has an unexpected property ${unknown}`);
    const filling = sortComponents(card.components);
    if ('code' in filling) return filling;
    if (filling.cards.length > 0 || filling.offer.length > 0)
      return refuse(100, `card ${index} takes header, body and button alone`);
    const refusal = checkCard(`card ${index} `, cardShape, { filling, isNamed: shape.isNamed, context });
    if (refusal !== null) return refusal;
  }
  return null;
}

function checkOffer(
  shape: TemplateShape,
  parameters: readonly unknown[],
  context: SendContext,
): Refusal | null {
  const name = 'limited_time_offer';
  if (parameters.length === 0)
    return shape.needsExpiration ? refuse(131008, `${name}: expiration_time_ms is missing`) : null;
  if (parameters.length > 1) return refuseCount(name, parameters.length, 1);
  if (!shape.hasLimitedTimeOffer) return refuse(132012, `${name}: the template has no such component`);
  const [parameter] = parameters;
  const offer = isJsonObject(parameter) && parameter.type === name ? parameter[name] : undefined;
  const unknown =
    (isJsonObject(parameter) ? findUnknownProperty(parameter, OFFER_PROPERTIES) : undefined) ??
    (isJsonObject(offer) ? findUnknownProperty(offer, EXPIRATION_PROPERTIES) : undefined);
  if (unknown !== undefined) return refuse(100, `${name}: unexpected property ${unknown}`);
  const expiration = isJsonObject(offer) ? offer.expiration_time_ms : undefined;
  if (typeof expiration !== 'number') return refuse(131008, `${name}: expiration_time_ms is missing`);
  return expiration > context.nowMs ? null : refuse(131009, `${name}: expiration_time_ms has gone by`);
}

function sortComponents(components: unknown): Filling | Refusal {
  if (components === undefined) return NO_COMPONENTS;
  if (!Array.isArray(components)) return refuse(100, 'template.components must be an array');
  const seen = new Map<string, readonly unknown[]>();
  const buttons: JsonObject[] = [];
  for (const [index, component] of components.entries()) {
    const name = `template.components[${index}]`;
    if (!isJsonObject(component)) return refuse(100, `${name} must be an object`);
    const { type } = component;
    if (typeof type !== 'string' || !KINDS.has(type))
      return refuse(100, `${name}.type must be one of ${[...KINDS].join(', ')}`);
    const unknown = findUnknownProperty(component, COMPONENT_PROPERTIES);
    if (unknown !== undefined) return refuse(100, `${name} has an unexpected property ${unknown}`);
    const content = (type === 'carousel' ? component.cards : component.parameters) ?? [];
    if (!Array.isArray(content))
      return refuse(100, `${name}.${type === 'carousel' ? 'cards' : 'parameters'} must be an array`);
    if (type === 'button') buttons.push(component);
    else if (seen.has(type)) return refuse(100, `${name}: a second component of type ${type}`);
    else seen.set(type, content);
  }
  return {
    header: seen.get('header') ?? [],
    body: seen.get('body') ?? [],
    buttons,
    cards: seen.get('carousel') ?? [],
    offer: seen.get('limited_time_offer') ?? [],
  };
}
