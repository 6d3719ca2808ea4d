/** A listed template on the wire → consend's Template. Unknown fields are left out; missing ones get their defaults. */
import { z } from 'zod';
import type { Template } from '../../../core/template.ts';
import { templateLanguage } from '../../../core/template-language.ts';
import { buttonSample, samplesOf, samplesWire } from './template-samples.ts';

/** Fields that only newer versions of Graph have: a listing is asked for again without them where they are refused. */
export const NEWER_FIELDS: readonly string[] = ['last_updated_time', 'cta_url_link_tracking_opted_out'];

/** Fields to ask for: the default set leaves out rejected_reason and quality_score (Meta, "Template management"). */
export const TEMPLATE_FIELDS = [
  'id',
  'name',
  'language',
  'status',
  'category',
  'sub_category',
  'previous_category',
  'correct_category',
  'parameter_format',
  'message_send_ttl_seconds',
  'components',
  'quality_score',
  'rejected_reason',
].join();

const optionalText = z.string().nullish();
const upper = z.string().transform((value) => value.toUpperCase());
/** Ids are opaque texts; some answers have them as numbers. */
const idText = z.union([z.string(), z.number()]).transform(String).nullish();

const optionalFlag = z.boolean().nullish().catch(undefined);
/** Seconds since the epoch, or a date as Graph writes it (`2026-11-23T09:00:00+0000`), in epoch milliseconds. */
const instant = z
  .union([z.number(), z.string()])
  .transform((value) => (/^\d+$/.test(String(value)) ? Number(value) * 1000 : Date.parse(String(value))))
  .transform((at) => (Number.isFinite(at) ? at : undefined))
  .nullish()
  .catch(undefined);

/** What is there, under its name; a key without a value would make two equal contents differ. */
function present<T extends object>(fields: T): { [Key in keyof T]?: NonNullable<T[Key]> } {
  const kept = Object.entries(fields).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  return Object.fromEntries(kept) as { [Key in keyof T]?: NonNullable<T[Key]> };
}

const button = z
  .object({
    type: upper,
    text: optionalText,
    url: optionalText,
    phone_number: optionalText,
    otp_type: optionalText,
    flow_id: idText,
    example: buttonSample,
  })
  .transform(
    ({ type, text, url, phone_number: phoneNumber, otp_type: otpType, flow_id: flowId, example }) => ({
      type,
      ...present({ text, url, phoneNumber, otpType, flowId, example }),
    }),
  );

const plainFields = {
  type: upper,
  format: upper.nullish(),
  text: optionalText,
  buttons: z.array(button).nullish(),
  limited_time_offer: z.object({ text: optionalText, has_expiration: z.boolean().nullish() }).nullish(),
  add_security_recommendation: z.boolean().nullish(),
  code_expiration_minutes: z.number().nullish(),
  example: samplesWire,
};

function plainComponent(wire: z.infer<z.ZodObject<typeof plainFields>>) {
  const { type, format, text, buttons, limited_time_offer: offer } = wire;
  return {
    type,
    ...(typeof text === 'string' ? { text } : {}),
    ...present({
      format,
      buttons,
      ...(offer ? { text: offer.text, hasExpiration: offer.has_expiration } : {}),
      addSecurityRecommendation: wire.add_security_recommendation,
      codeExpirationMinutes: wire.code_expiration_minutes,
      ...samplesOf(wire.example),
    }),
  };
}

const card = z.object({ components: z.array(z.object(plainFields).transform(plainComponent)) });

const component = z.object({ ...plainFields, cards: z.array(card).nullish() }).transform((wire) => ({
  ...plainComponent(wire),
  ...present({ cards: wire.cards }),
}));

/** One template of a list: Graph's form, which 360dialog keeps but for lower case. */
export const templateWire = z
  .object({
    id: idText,
    name: z.string(),
    language: z.string().transform(templateLanguage),
    status: upper,
    category: upper,
    sub_category: optionalText,
    previous_category: optionalText,
    correct_category: optionalText,
    parameter_format: optionalText,
    message_send_ttl_seconds: z.number().nullish(),
    quality_score: z.union([z.object({ score: optionalText, date: instant }), z.string()]).nullish(),
    last_updated_time: instant,
    cta_url_link_tracking_opted_out: optionalFlag,
    rejected_reason: optionalText,
    components: z.array(component).nullish(),
  })
  .transform((wire): Template => {
    const { quality_score: rated } = wire;
    const quality = typeof rated === 'string' ? rated : rated?.score;
    return {
      // A provider without ids has name and language.
      id: wire.id ?? `${wire.name}/${wire.language}`,
      name: wire.name,
      language: wire.language,
      status: wire.status,
      category: wire.category,
      parameterFormat: wire.parameter_format?.toUpperCase() === 'NAMED' ? 'NAMED' : 'POSITIONAL',
      quality: quality ? quality.toUpperCase() : 'UNKNOWN',
      ...present({
        qualityAt: typeof rated === 'string' ? undefined : rated?.date,
        rejectedReason: wire.rejected_reason,
        subCategory: wire.sub_category?.toUpperCase(),
        previousCategory: wire.previous_category?.toUpperCase(),
        correctCategory: wire.correct_category?.toUpperCase(),
        ttlSeconds: wire.message_send_ttl_seconds,
        updatedAt: wire.last_updated_time,
        linkTrackingOptedOut: wire.cta_url_link_tracking_opted_out,
      }),
      components: wire.components ?? [],
    };
  });
