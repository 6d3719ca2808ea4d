/** `parameters:` of a campaign file: what fills each part of a template, and where it comes from. */
import { z } from 'zod';
import { text } from './config-fields.ts';

/** How a cell is shown; each in the template's own language. */
export const FORMATS = ['currency', 'number', 'percent', 'date', 'time', 'date-time'] as const;
/** How long a date or time is written (Intl `dateStyle` and `timeStyle`). */
export const STYLES = ['short', 'medium', 'long', 'full'] as const;

const format = {
  as: z.enum(FORMATS).optional().meta({ description: "How it is written, in the template's language" }),
  code: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .meta({ description: 'ISO 4217 code of the currency: EUR' }),
  decimals: z.number().int().min(0).max(6).optional().meta({ description: 'Places behind the point' }),
  style: z.enum(STYLES).optional().meta({ description: 'How long a date or time is written' }),
  input: text.optional().meta({
    description: 'How dates stand in the file, where not as ISO 8601: DD.MM.YYYY, MM/DD/YYYY, excel, epoch',
  }),
  send: z
    .enum(['text', 'currency', 'date-time'])
    .optional()
    .meta({ description: "The platform's own parameter instead of text; prefer text" }),
};
const fallback = z
  .string()
  .optional()
  .meta({ description: 'What stands in for an empty cell, as it is written here' });

const textParameter = z.union([
  z.strictObject({ column: text, fallback, ...format }),
  z.strictObject({ text: z.string(), ...format }),
]);

const column = z.strictObject({ column: text, fallback });
const constant = z.strictObject({ text: z.string() });
/** A constant, plain or under `text`, or a column. */
const value = z.union([z.string(), column, constant]);
/** The same where a number may stand without quotes. */
const numeric = z.union([z.number(), z.string(), column, constant]);
const instant = z.union([
  z.string(),
  z.strictObject({ column: text, fallback, input: format.input }),
  z.strictObject({ text: z.string(), input: format.input }),
]);

const media = { link: value.optional(), id: value.optional(), file: value.optional() };
const mediaParameter = z.strictObject(media);
const documentParameter = z.strictObject({ ...media, filename: value.optional() });

const headerParameter = z.union([
  z.strictObject({ image: mediaParameter }),
  z.strictObject({ video: mediaParameter }),
  z.strictObject({ document: documentParameter }),
  z.strictObject({ gif: mediaParameter }),
  z.strictObject({
    location: z.strictObject({
      latitude: numeric,
      longitude: numeric,
      name: value.optional(),
      address: value.optional(),
    }),
  }),
  z.strictObject({ product: z.strictObject({ product: value, catalog: value }) }),
  textParameter,
]);

const json = z.record(z.string(), z.unknown());

const buttonParameter = z.union([
  z.strictObject({ flow: z.strictObject({ token: value.optional(), data: json.optional() }) }),
  z.strictObject({ catalog: z.strictObject({ thumbnail: value.optional() }) }),
  z.strictObject({
    products: z.strictObject({
      thumbnail: value,
      sections: z.array(z.strictObject({ title: value, products: z.array(value).min(1) })).min(1),
    }),
  }),
  z.strictObject({ call: z.strictObject({ minutes: numeric }) }),
  z.strictObject({ order: json }),
  textParameter,
]);

const parts = {
  header: headerParameter.optional(),
  body: z.record(z.string(), textParameter).optional(),
  buttons: z.record(z.string().regex(/^\d$/), buttonParameter).optional(),
};

/** The schema of `parameters:`. */
export const parametersSchema = z.strictObject({
  ...parts,
  code: value.optional().meta({ description: 'Of authentication templates: the one-time password' }),
  offer: z.strictObject({ expires: instant }).optional().meta({ description: 'A limited-time offer' }),
  cards: z.array(z.strictObject(parts)).optional().meta({ description: "A carousel's cards, in order" }),
});

/** What fills a template. */
export type CampaignParameters = z.infer<typeof parametersSchema>;
/** What fills a header, a body and buttons: a template's own or a card's. */
export type PartParameters = Pick<CampaignParameters, 'header' | 'body' | 'buttons'>;
/** What fills a header. */
export type HeaderParameter = z.infer<typeof headerParameter>;
/** What fills a button. */
export type ButtonParameter = z.infer<typeof buttonParameter>;
/** A parameter that is a column's cell or a fixed text, perhaps formatted. */
export type TextParameter = z.infer<typeof textParameter>;
/** A constant or a column's cell. */
export type ValueParameter = z.infer<typeof numeric>;
/** An instant: a constant or a column's cell, with the notation it is written in. */
export type InstantParameter = z.infer<typeof instant>;
/** A media parameter's source: one of link, id and file. */
export type MediaParameter = z.infer<typeof documentParameter>;
