/** Settings about the people who are written to: the texts they agreed to, how they were informed, how old they must be. */
import { z } from 'zod';
import { duration, isoDate, language, text } from './config-fields.ts';

/** A text that people agree to, and what it says. */
export const wordingSchema = z.strictObject({
  id: text,
  version: z.number().int().positive(),
  language,
  file: text,
  purposes: z.array(text).min(1),
  channels: z.array(text).min(1),
  from: isoDate.optional(),
  controllers: z.array(text).min(1).optional().meta({
    description: "Companies that the text names as senders; without: controller.name, and no other's",
  }),
  validFor: duration
    .optional()
    .meta({ description: 'For how long the text asks: 24 months; without: until it is taken back' }),
  withdrawal: z.boolean().optional().meta({
    description: 'Whether the text says that consent can be taken back at any time (Art. 7 (3) GDPR)',
  }),
  notice: text.optional().meta({
    description: 'The privacy notice that is shown with the text (Art. 13 GDPR): its name and version',
  }),
});

/** How people were informed (Art. 13, 14 GDPR) of whom the ledger holds no notice of their own: a statement with evidence. */
export const noticeSchema = z.strictObject({
  given: text.meta({ description: 'How and when they were informed: on every order form since May 2024' }),
  document: text.meta({ description: 'What they were given: a file or an address' }),
  by: text.meta({ description: 'Who answers for this statement' }),
  on: isoDate,
});

/** How old recipients must be. */
export const minAgeSchema = z.strictObject({
  years: z.number().int().min(13).max(25),
  column: text.meta({
    description:
      'Column with the date or year of birth, the age, or an age band; a bare 16 is an age only where the name says age or Alter',
  }),
});

/** A statement on how people were informed. */
export type NoticeStatement = z.infer<typeof noticeSchema>;
/** The youngest age that a campaign admits. */
export type MinAge = z.infer<typeof minAgeSchema>;
/** A text that people agree to, as consend.yaml lists it. */
export type WordingConfig = z.infer<typeof wordingSchema>;
