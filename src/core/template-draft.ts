/**
 * A template as somebody writes it down to have it approved: Meta's own creation body (Meta, "Template management", page of
 * 2025; read 2026-11-23), so that what their pages show can be pasted in. Beside ready `header_handle`s it takes local files:
 * `example: { header_file: images/herbst.jpg }`. Strict: an unknown key is an error. What the values may be is not said here
 * but by the rules (`template-rules`), which know the platform's numbers.
 */
import { z } from 'zod';
import type { Template } from './template.ts';
import { CATEGORIES } from './template.ts';

/** One of some words: upper case as the platform lists them, or lower case as its older pages write them. */
function word<const T extends readonly [string, ...string[]]>(words: T) {
  const both = [...words, ...words.map((each) => each.toLowerCase())];
  return z
    .string()
    .meta({ enum: both })
    .transform((each) => each.toUpperCase())
    .pipe(z.enum(words));
}

/** Kinds of components that a draft may have (Meta, "Template components"). */
export const COMPONENT_TYPES = [
  'HEADER',
  'BODY',
  'FOOTER',
  'BUTTONS',
  'CAROUSEL',
  'LIMITED_TIME_OFFER',
  'CALL_PERMISSION_REQUEST',
] as const;
/** Kinds of headers (as above). */
export const HEADER_FORMATS = ['TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION', 'GIF', 'PRODUCT'] as const;
/** Kinds of buttons (as above, and "Business-scoped user ids"). */
export const BUTTON_TYPES = [
  'QUICK_REPLY',
  'URL',
  'PHONE_NUMBER',
  'COPY_CODE',
  'FLOW',
  'CATALOG',
  'MPM',
  'SPM',
  'OTP',
  'VOICE_CALL',
  'REQUEST_CONTACT_INFO',
  'ORDER_DETAILS',
  'APP',
] as const;

const text = z.string();
const named = z.array(z.strictObject({ param_name: text, example: text }));

const exampleSchema = z.strictObject({
  header_file: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'A local file, seen from the draft; consend uploads it: images/herbst.jpg' }),
  header_handle: z.array(z.string().min(1)).min(1).optional(),
  header_text: z.array(text).optional(),
  header_text_named_params: named.optional(),
  body_text: z.array(z.array(text)).min(1).optional(),
  body_text_named_params: named.optional(),
});

const buttonSchema = z.strictObject({
  type: word(BUTTON_TYPES),
  text: text.optional(),
  url: text.optional(),
  example: z.union([text, z.array(text)]).optional(),
  phone_number: text.optional(),
  flow_id: text.optional(),
  flow_name: text.optional(),
  flow_json: text.optional(),
  flow_action: text.optional(),
  navigate_screen: text.optional(),
  ttl_minutes: z.number().optional(),
  otp_type: word(['COPY_CODE', 'ONE_TAP', 'ZERO_TAP']).optional(),
  autofill_text: text.optional(),
  zero_tap_terms_accepted: z.boolean().optional(),
  supported_apps: z.array(z.strictObject({ package_name: text, signature_hash: text })).optional(),
});

const plainComponentSchema = z.strictObject({
  type: word(COMPONENT_TYPES),
  format: word(HEADER_FORMATS).optional(),
  text: text.optional(),
  example: exampleSchema.optional(),
  buttons: z.array(buttonSchema).min(1).optional(),
  limited_time_offer: z
    .strictObject({ text: text.optional(), has_expiration: z.boolean().optional() })
    .optional(),
  add_security_recommendation: z.boolean().optional(),
  code_expiration_minutes: z.number().optional(),
});

const componentSchema = plainComponentSchema.extend({
  cards: z.array(z.strictObject({ components: z.array(plainComponentSchema).min(1) })).optional(),
});

/** The schema of a draft file. */
export const templateDraftSchema = z.strictObject({
  $schema: z.string().optional().meta({ description: 'For editors; the platform does not get it' }),
  name: z.string().min(1).meta({ description: 'Lower-case letters, digits and underscores: herbst_sale' }),
  language: z.string().min(1).meta({ description: 'A language of the platform: de, en_US' }),
  category: word(CATEGORIES),
  parameter_format: word(['POSITIONAL', 'NAMED']).optional().meta({
    description: '{{1}}, {{2}} … (POSITIONAL, also where it is left out) or {{vorname}} (NAMED)',
  }),
  sub_category: z.string().min(1).optional(),
  message_send_ttl_seconds: z.number().int().optional().meta({
    description: 'How long delivery is tried, seconds',
  }),
  cta_url_link_tracking_opted_out: z.boolean().optional(),
  allow_category_change: z.boolean().optional().meta({
    description: 'Without effect since 9 April 2025; left out of what is submitted',
  }),
  components: z.array(componentSchema).min(1),
});

/** A draft that has the right form. */
export type TemplateDraftFile = z.output<typeof templateDraftSchema>;
/** One component of a draft; a card's components are of this kind too, without cards of their own. */
export type DraftComponent = TemplateDraftFile['components'][number];
/** One button of a draft. */
export type DraftButton = z.output<typeof buttonSchema>;

/** A place in a draft: keys and list positions from the top. */
export type DraftPath = readonly (string | number)[];

type StoredComponent = Omit<Template['components'][number], 'cards'>;

/** Leaves out what has no value. */
function present<T extends object>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}

function plainFromStored({ type, text: written, hasExpiration, ...component }: StoredComponent): object {
  const isOffer = type === 'LIMITED_TIME_OFFER';
  return present({
    type,
    format: component.format,
    text: isOffer ? undefined : written,
    limited_time_offer: isOffer ? present({ text: written, has_expiration: hasExpiration }) : undefined,
    buttons: component.buttons?.map(({ type: kind, text: label, url, phoneNumber, otpType, flowId }) =>
      present({
        type: kind,
        text: label,
        url,
        phone_number: phoneNumber,
        otp_type: otpType,
        flow_id: flowId,
      }),
    ),
    add_security_recommendation: component.addSecurityRecommendation,
    code_expiration_minutes: component.codeExpirationMinutes,
  });
}

/** A stored copy in a draft's form; undefined where it has parts that a draft cannot have. Samples are not kept in copies. */
export function draftOfStored(template: Template): TemplateDraftFile | undefined {
  const components = template.components.map(({ cards, ...component }) => ({
    ...plainFromStored(component),
    ...(cards ? { cards: cards.map((card) => ({ components: card.components.map(plainFromStored) })) } : {}),
  }));
  return templateDraftSchema.safeParse({
    name: template.name,
    language: template.language,
    category: template.category,
    parameter_format: template.parameterFormat,
    ...present({
      message_send_ttl_seconds: template.ttlSeconds,
      cta_url_link_tracking_opted_out: template.linkTrackingOptedOut,
    }),
    components,
  }).data;
}
