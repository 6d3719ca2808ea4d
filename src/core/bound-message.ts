/**
 * A message's filled components: what a plan freezes, the journal keeps, a phone shows and the API is sent. One schema for
 * all of them, so that what was written by an older version is read with the same eyes.
 */
import { z } from 'zod';

/** Kinds of header media (Meta, "Template components"; gif: "Marketing Messages API features"). */
export const MEDIA_KINDS = ['image', 'video', 'document', 'gif'] as const;
/** A kind of header media. */
export type MediaKind = (typeof MEDIA_KINDS)[number];

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);

const parameterSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string(), name: z.string().optional() }),
  /** An amount in the API's own form; the API shows `fallback` where it knows none better. */
  z.object({
    kind: z.literal('currency'),
    fallback: z.string(),
    /** ISO 4217. */
    code: z.string(),
    /** Thousandths of the currency's unit. */
    amount1000: z.number().int(),
    name: z.string().optional(),
  }),
  /** A date in the API's own form, which shows `fallback`. */
  z.object({ kind: z.literal('date-time'), fallback: z.string(), name: z.string().optional() }),
  /** Media: one of an address, an id of the platform's, a local file by its content's digest. */
  z.object({
    kind: z.enum(MEDIA_KINDS),
    link: z.string().optional(),
    id: z.string().optional(),
    file: digest.optional(),
    /** Of a file: where it is read from when it is sent, relative to the campaign file's folder. */
    path: z.string().optional(),
    filename: z.string().optional(),
  }),
  z.object({
    kind: z.literal('location'),
    /** Decimal degrees as text. */
    latitude: z.string(),
    longitude: z.string(),
    name: z.string().optional(),
    address: z.string().optional(),
  }),
  /** A catalog's product by its retailer id (SKU). */
  z.object({ kind: z.literal('product'), product: z.string(), catalog: z.string() }),
  z.object({ kind: z.literal('payload'), payload: z.string() }),
  z.object({ kind: z.literal('coupon'), code: z.string() }),
  z.object({
    kind: z.literal('flow'),
    token: z.string().optional(),
    data: z.record(z.string(), z.unknown()).optional(),
  }),
  /** What a catalog button shows; absent: the catalog's first product. */
  z.object({ kind: z.literal('catalog'), thumbnail: z.string().optional() }),
  /** A list of products in sections, each by its retailer id. */
  z.object({
    kind: z.literal('products'),
    thumbnail: z.string(),
    sections: z.array(z.object({ title: z.string(), products: z.array(z.string()) })),
  }),
  /** How long a call button rings through, minutes. */
  z.object({ kind: z.literal('call-minutes'), minutes: z.number().int() }),
  /** End of a limited-time offer, epoch milliseconds. */
  z.object({ kind: z.literal('expiration'), at: z.number().int() }),
  /** An order in the API's own form (payment markets only). */
  z.object({ kind: z.literal('order'), details: z.record(z.string(), z.unknown()) }),
]);

/** `sub_type` of buttons that a message may fill (Meta, "Template components"). */
export const BUTTON_SUB_TYPES = [
  'url',
  'quick_reply',
  'copy_code',
  'flow',
  'catalog',
  'mpm',
  'voice_call',
  'order_details',
] as const;

const partSchema = z.object({
  type: z.enum(['header', 'body', 'limited_time_offer', 'button']),
  /** For buttons: 0-based position among the template's buttons. */
  index: z.number().int().optional(),
  /** For buttons: what the button is, as the API's `sub_type`. */
  subType: z.enum(BUTTON_SUB_TYPES).optional(),
  parameters: z.array(parameterSchema).readonly(),
});

const carouselSchema = z.object({
  type: z.literal('carousel'),
  /** In the template's order: a card's place in the list is its `card_index`. */
  cards: z.array(z.array(partSchema).readonly()).readonly(),
});

/** The schema of a message's filled components. */
export const boundComponentsSchema = z.array(z.union([partSchema, carouselSchema]));

/** A value that fills one variable of a message. */
export type BoundParameter = z.infer<typeof parameterSchema>;
/** A filled header, body, offer or button. */
export type BoundPart = Readonly<z.infer<typeof partSchema>>;
/** A carousel's filled cards. */
export type BoundCarousel = Readonly<z.infer<typeof carouselSchema>>;
/** One component of a message, filled. */
export type BoundComponent = BoundPart | BoundCarousel;

/** All filled parts of a message, those of a carousel's cards included. */
export function partsOf(components: readonly BoundComponent[]): readonly BoundPart[] {
  return components.flatMap((component) =>
    component.type === 'carousel' ? component.cards.flat() : [component],
  );
}
