/** A request's body as it goes over the wire: what kinds of things are in it, and the same without some of them. */
import type { Node } from '../openapi/document.ts';

function kindsOfParameter(part: Node, parameter: Node): string[] {
  const kinds = part.type === 'button' ? [] : [`${part.type}: ${parameter.type}`];
  if (parameter.parameter_name !== undefined) kinds.push('parameter name');
  if (parameter.document?.filename !== undefined) kinds.push('document name');
  if (parameter.coupon_code?.length > 15) kinds.push('coupon code of 16 to 20 characters');
  return kinds;
}

const kindOfPart = ({ type, sub_type }: Node): string => (type === 'button' ? `button: ${sub_type}` : type);

function kindsIn(components: readonly Node[]): string[] {
  return components.flatMap((part) => [
    kindOfPart(part),
    ...(part.parameters ?? []).flatMap((parameter: Node) => kindsOfParameter(part, parameter)),
    ...(part.cards ?? []).flatMap((card: Node) => kindsIn(card.components)),
  ]);
}

/** Everything that is in a body, by name: `header: image`, `button: url`, `carousel` … */
export function kindsOf(body: Node): ReadonlySet<string> {
  return new Set(kindsIn(body.template.components ?? []));
}

function rest(components: readonly Node[], left: readonly string[]): Node[] {
  return components.flatMap((part) => {
    if (left.includes(kindOfPart(part))) return [];
    if (part.type === 'carousel') {
      const cards = part.cards
        .map((card: Node) => ({ ...card, components: rest(card.components, left) }))
        .filter((card: Node) => card.components.length > 0);
      return cards.length === 0 ? [] : [{ ...part, cards }];
    }
    const parameters = part.parameters.filter(
      (parameter: Node) => !kindsOfParameter(part, parameter).some((kind) => left.includes(kind)),
    );
    return parameters.length === 0 ? [] : [{ ...part, parameters }];
  });
}

/** The body without what is of these kinds. */
export function without(body: Node, kinds: readonly string[]): Node {
  const { components, ...bare } = body.template;
  const kept = rest(components ?? [], kinds);
  return { ...body, template: kept.length === 0 ? bare : { ...bare, components: kept } };
}
