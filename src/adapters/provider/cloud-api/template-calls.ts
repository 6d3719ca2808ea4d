/** Single templates: one by its id, making one, changing one. */
import { z } from 'zod';
import type { AccountApi, TemplateChange, TemplateReceipt } from '../../../core/ports.ts';
import { type AccountParts, successWire } from './account.ts';
import { orAbsent } from './call.ts';
import { TEMPLATE_FIELDS, templateWire } from './template-schema.ts';

const receiptWire = z
  .object({
    id: z.union([z.string(), z.number()]).transform(String),
    status: z.string(),
    category: z.string().nullish(),
  })
  .transform(
    (wire): TemplateReceipt => ({
      id: wire.id,
      status: wire.status.toUpperCase(),
      category: wire.category?.toUpperCase(),
    }),
  );

/** The parts of a body that making and changing a template share. */
function changeBody({ category, parameterFormat, ttlSeconds, components }: TemplateChange): object {
  return {
    ...(category === undefined ? {} : { category }),
    ...(parameterFormat === undefined ? {} : { parameter_format: parameterFormat }),
    ...(ttlSeconds === undefined ? {} : { message_send_ttl_seconds: ttlSeconds }),
    ...(components === undefined ? {} : { components }),
  };
}

/** The calls about single templates (Meta, "Template management"). */
export function templateCalls({
  call,
  dialect,
}: AccountParts): Pick<AccountApi, 'template' | 'createTemplate' | 'editTemplate'> {
  return {
    async template(id, signal) {
      const path = `${dialect.path('template', id)}?fields=${TEMPLATE_FIELDS}`;
      return orAbsent(call({ path, schema: templateWire, signal }));
    },
    async createTemplate(draft, signal) {
      const { name, language, subCategory, linkTrackingOptedOut: isOptedOut } = draft;
      const own = {
        ...(subCategory === undefined ? {} : { sub_category: subCategory }),
        ...(isOptedOut === undefined ? {} : { cta_url_link_tracking_opted_out: isOptedOut }),
      };
      return call({
        method: 'POST',
        path: dialect.path('templates'),
        body: { name, language, ...own, ...changeBody(draft) },
        schema: receiptWire,
        signal,
      });
    },
    async editTemplate(id, change, signal) {
      await call({
        method: 'POST',
        path: dialect.path('template', id),
        body: changeBody(change),
        schema: successWire,
        signal,
      });
    },
  };
}
