/** The wire form of a template message (Meta, "Template messages"). */
import type { OutgoingMessage } from '../../../core/ports.ts';
import type { BoundComponent, BoundParameter } from '../../../core/template.ts';

type Wire = Readonly<Record<string, unknown>>;

function wireParameter(parameter: BoundParameter): Wire {
  switch (parameter.kind) {
    case 'text':
      return parameter.name === undefined
        ? { type: 'text', text: parameter.text }
        : { type: 'text', parameter_name: parameter.name, text: parameter.text };
    case 'payload':
      return { type: 'payload', payload: parameter.payload };
    case 'coupon':
      return { type: 'coupon_code', coupon_code: parameter.code };
    default: {
      const { kind, id, link, filename } = parameter;
      const source = id === undefined ? { link } : { id };
      // Only documents carry a name; the API refuses it elsewhere.
      const media = kind === 'document' && filename !== undefined ? { ...source, filename } : source;
      return { type: kind, [kind]: media };
    }
  }
}

function wireComponent(component: BoundComponent): Wire {
  const parameters = component.parameters.map(wireParameter);
  if (component.type !== 'button') return { type: component.type, parameters };
  return { type: 'button', sub_type: component.subType, index: String(component.index ?? 0), parameters };
}

/** A message's request body as JSON. A template without anything to fill goes out without `components`. */
export function sendBody(message: OutgoingMessage): string {
  const { to, template: name, language, components, correlation } = message;
  const template = { name, language: { code: language } };
  return JSON.stringify({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    // Without the plus Meta may put the sender's country code in front, and a stranger gets the message.
    to: to.startsWith('+') ? to : `+${to}`,
    type: 'template',
    template: components.length === 0 ? template : { ...template, components: components.map(wireComponent) },
    biz_opaque_callback_data: correlation,
  });
}
