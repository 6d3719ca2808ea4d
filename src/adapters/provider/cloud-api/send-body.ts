/**
 * The wire form of a template message (Meta, "Template messages"). Put together as text, since this runs once for every
 * message and objects that live only to be written cost twice as much; every value goes through JSON's own quoting.
 */
import type { BoundComponent, BoundParameter, BoundPart } from '../../../core/bound-message.ts';
import type { OutgoingMessage } from '../../../core/ports.ts';

const quote = (value: string): string => JSON.stringify(value);

type Media = Extract<BoundParameter, { kind: 'image' | 'video' | 'document' | 'gif' }>;

function media({ kind, id, link, filename }: Media): string {
  const source = id === undefined ? `"link":${quote(link ?? '')}` : `"id":${quote(id)}`;
  // Only documents carry a name; the API refuses it elsewhere.
  const name = kind === 'document' && filename !== undefined ? `,"filename":${quote(filename)}` : '';
  return `{"type":"${kind}","${kind}":{${source}${name}}}`;
}

/** A parameter that is an object under its type's name. */
const under = (type: string, value: object, name?: string): string => {
  const named = name === undefined ? '' : `"parameter_name":${quote(name)},`;
  return `{"type":"${type}",${named}"${type}":${JSON.stringify(value)}}`;
};
const action = (value: object): string => under('action', value);

function wireParameter(parameter: BoundParameter): string {
  switch (parameter.kind) {
    case 'text': {
      const name = parameter.name === undefined ? '' : `"parameter_name":${quote(parameter.name)},`;
      return `{"type":"text",${name}"text":${quote(parameter.text)}}`;
    }
    case 'payload':
      return `{"type":"payload","payload":${quote(parameter.payload)}}`;
    case 'coupon':
      return `{"type":"coupon_code","coupon_code":${quote(parameter.code)}}`;
    case 'currency': {
      const { fallback, code, amount1000, name } = parameter;
      return under('currency', { fallback_value: fallback, code, amount_1000: amount1000 }, name);
    }
    case 'date-time':
      return under('date_time', { fallback_value: parameter.fallback }, parameter.name);
    case 'location': {
      const { latitude, longitude, name, address } = parameter;
      return under('location', { latitude, longitude, name, address });
    }
    case 'product':
      return under('product', {
        product_retailer_id: parameter.product,
        catalog_id: parameter.catalog,
      });
    case 'flow':
      return action({ flow_token: parameter.token, flow_action_data: parameter.data });
    case 'catalog':
      return action({ thumbnail_product_retailer_id: parameter.thumbnail });
    case 'products':
      return action({
        thumbnail_product_retailer_id: parameter.thumbnail,
        sections: parameter.sections.map(({ title, products }) => ({
          title,
          product_items: products.map((product) => ({ product_retailer_id: product })),
        })),
      });
    case 'call-minutes':
      return `{"type":"ttl_minutes","ttl_minutes":${parameter.minutes}}`;
    case 'expiration':
      return under('limited_time_offer', { expiration_time_ms: parameter.at });
    case 'order':
      return action({ order_details: parameter.details });
    default:
      return media(parameter);
  }
}

function wirePart({ type, subType, index, parameters }: BoundPart): string {
  // The API takes a button's position as a text.
  const button = type === 'button' ? `,"sub_type":"${subType ?? 'quick_reply'}","index":"${index ?? 0}"` : '';
  return `{"type":"${type}"${button},"parameters":[${parameters.map(wireParameter).join()}]}`;
}

function wireComponent(component: BoundComponent): string {
  if (component.type !== 'carousel') return wirePart(component);
  const cards = component.cards.map(
    (parts, index) => `{"card_index":${index},"components":[${parts.map(wirePart).join()}]}`,
  );
  return `{"type":"carousel","cards":[${cards.join()}]}`;
}

/** What the marketing interface takes beside the message (Meta, "Send marketing messages"). */
export interface MarketingSettings {
  readonly productPolicy: 'CLOUD_API_FALLBACK' | 'STRICT' | undefined;
  readonly activitySharing: boolean | undefined;
}

/** These settings as the rest of a JSON object; empty where the account's own settings hold. */
export function marketingFields({ productPolicy, activitySharing }: MarketingSettings): string {
  const policy = productPolicy === undefined ? '' : `,"product_policy":"${productPolicy}"`;
  return activitySharing === undefined ? policy : `${policy},"message_activity_sharing":${activitySharing}`;
}

/**
 * A message's request body as JSON, `more` at its end. A template without anything to fill goes out without `components`.
 */
export function sendBody(message: OutgoingMessage, more = ''): string {
  const { to, template, language, components, correlation } = message;
  // Without the plus Meta may put the sender's country code in front, and a stranger gets the message.
  const recipient = to.startsWith('+') ? to : `+${to}`;
  const filled = components.length === 0 ? '' : `,"components":[${components.map(wireComponent).join()}]`;
  return (
    `{"messaging_product":"whatsapp","recipient_type":"individual","to":${quote(recipient)},"type":"template",` +
    `"template":{"name":${quote(template)},"language":{"code":${quote(language)}}${filled}},` +
    `"biz_opaque_callback_data":${quote(correlation)}${more}}`
  );
}
