/**
 * The wire form of a template message (Meta, "Template messages"). Put together as text, since this runs once for every
 * message and objects that live only to be written cost twice as much; every value goes through JSON's own quoting.
 */
import type { OutgoingMessage } from '../../../core/ports.ts';
import type { BoundComponent, BoundParameter } from '../../../core/template.ts';

const quote = (value: string): string => JSON.stringify(value);

function media(parameter: Extract<BoundParameter, { kind: 'image' | 'video' | 'document' }>): string {
  const { kind, id, link, filename } = parameter;
  const source = id === undefined ? `"link":${quote(link ?? '')}` : `"id":${quote(id)}`;
  // Only documents carry a name; the API refuses it elsewhere.
  const name = kind === 'document' && filename !== undefined ? `,"filename":${quote(filename)}` : '';
  return `{"type":"${kind}","${kind}":{${source}${name}}}`;
}

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
    default:
      return media(parameter);
  }
}

function wireComponent(component: BoundComponent): string {
  const { type, subType, index, parameters } = component;
  // The API takes a button's position as a text.
  const button = type === 'button' ? `,"sub_type":"${subType ?? 'quick_reply'}","index":"${index ?? 0}"` : '';
  return `{"type":"${type}"${button},"parameters":[${parameters.map(wireParameter).join()}]}`;
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
