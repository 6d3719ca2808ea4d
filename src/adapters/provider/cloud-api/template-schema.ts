/** A listed template on the wire → consend's Template. Unknown fields are left out; missing ones get their defaults. */
import { z } from 'zod';
import type { Template } from '../../../core/template.ts';

const optionalText = z.string().nullish();
const upper = z.string().transform((value) => value.toUpperCase());

const button = z
  .object({ type: upper, text: optionalText, url: optionalText, phone_number: optionalText })
  .transform(({ type, text, url, phone_number }) => ({
    type,
    ...(text ? { text } : {}),
    ...(url ? { url } : {}),
    ...(phone_number ? { phoneNumber: phone_number } : {}),
  }));

const component = z
  .object({ type: upper, format: upper.nullish(), text: optionalText, buttons: z.array(button).nullish() })
  .transform(({ type, format, text, buttons }) => ({
    type,
    ...(format ? { format } : {}),
    ...(typeof text === 'string' ? { text } : {}),
    ...(buttons ? { buttons } : {}),
  }));

/** One template of a list: Graph's form, which 360dialog keeps but for lower case. */
export const templateWire = z
  .object({
    id: z.union([z.string(), z.number()]).nullish(),
    name: z.string(),
    language: z.string(),
    status: upper,
    category: upper,
    parameter_format: z.string().nullish(),
    quality_score: z.union([z.object({ score: z.string().nullish() }), z.string()]).nullish(),
    rejected_reason: optionalText,
    components: z.array(component).nullish(),
  })
  .transform((wire): Template => {
    const quality = typeof wire.quality_score === 'string' ? wire.quality_score : wire.quality_score?.score;
    return {
      // Ids are opaque texts (Meta, "Account model evolution"); a provider without one has name and language.
      id: wire.id === null || wire.id === undefined ? `${wire.name}/${wire.language}` : String(wire.id),
      name: wire.name,
      language: wire.language,
      status: wire.status,
      category: wire.category,
      parameterFormat: wire.parameter_format?.toUpperCase() === 'NAMED' ? 'NAMED' : 'POSITIONAL',
      quality: quality ? quality.toUpperCase() : 'UNKNOWN',
      ...(wire.rejected_reason ? { rejectedReason: wire.rejected_reason } : {}),
      components: wire.components ?? [],
    };
  });
