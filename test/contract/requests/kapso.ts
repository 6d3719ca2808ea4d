/**
 * `@kapso/whatsapp-cloud-api` as a judge: what we send is said once more in its own words, its zod builder has to take that,
 * and its client has to send what we send.
 */
import { buildTemplateSendPayload, type TemplateSendInput, WhatsAppClient } from '@kapso/whatsapp-cloud-api';
import type { Node } from '../openapi/document.ts';

const NUMBER = '100000000000001';

/** What its client would send for the same message. Throws what its builder refuses. */
export async function sentByKapso(body: Node): Promise<Node> {
  let sent: Node;
  const client = new WhatsAppClient({
    accessToken: 'token',
    fetch: async (_, init) => {
      sent = JSON.parse(String(init?.body));
      return Response.json({ messaging_product: 'whatsapp', contacts: [], messages: [] });
    },
  });
  const template = buildTemplateSendPayload(inputOf(body.template));
  // It writes an empty list where there is nothing to fill; both are the same to the platform.
  const { components, ...bare } = template;
  await client.messages.sendTemplate({
    phoneNumberId: NUMBER,
    to: body.to,
    recipientType: body.recipient_type,
    bizOpaqueCallbackData: body.biz_opaque_callback_data,
    template: components?.length === 0 ? bare : template,
  });
  return sent;
}

/** Its builder's input; what has no place in it is put where its schema has to refuse it. */
function inputOf({ name, language, components = [] }: Node): TemplateSendInput {
  const of = (type: string): Node => components.find((component: Node) => component.type === type);
  const [header, body, carousel] = [of('header'), of('body'), of('carousel')];
  const known = ['header', 'body', 'carousel'];
  const rest = components.filter(({ type }: Node) => !known.includes(type));
  return {
    name,
    language: language.code,
    ...(header ? { header: parameterOf(header.parameters[0]) } : {}),
    ...(body ? { body: body.parameters.map(parameterOf) } : {}),
    ...(carousel
      ? {
          cards: carousel.cards.map((card: Node) => ({
            cardIndex: card.card_index,
            components: card.components.map(componentOf),
          })),
        }
      : {}),
    ...(rest.length > 0 ? { buttons: rest.map(componentOf) } : {}),
  };
}

function componentOf({ sub_type, parameters, ...rest }: Node): Node {
  const named = sub_type === undefined ? rest : { ...rest, subType: sub_type };
  return { ...named, parameters: parameters.map(parameterOf) };
}

/** A parameter with its keys as the package writes them. */
function parameterOf({ parameter_name, currency, date_time, ...rest }: Node): Node {
  const named = parameter_name === undefined ? rest : { ...rest, parameterName: parameter_name };
  if (currency) {
    const { fallback_value, code, amount_1000 } = currency;
    return { ...named, currency: { fallbackValue: fallback_value, code, amount1000: amount_1000 } };
  }
  return date_time ? { ...named, dateTime: { fallbackValue: date_time.fallback_value } } : named;
}
