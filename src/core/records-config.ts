/** The settings of `controller` and `records` in `consend.yaml`: what the papers need and no check can know. All optional: a paper says what is missing. */
import { z } from 'zod';
import { country, duration, isoDate, text } from './config-fields.ts';
import { measureItem } from './processor-config.ts';

const party = z.strictObject({ name: text, address: text.optional(), contact: text.optional() });

/** The schema of `controller`. */
export const controllerSchema = z.strictObject({
  name: text,
  address: text,
  country,
  imprintUrl: z.url().optional(),
  privacyNoticeUrl: z.url().optional(),
  contact: text.optional(),
  tradeNames: z.array(text).optional().meta({
    description:
      'Names that customers know you by; an advertising message has to show one of them or the name',
  }),
  profileWebsites: z.array(z.url()).optional().meta({
    description: 'Websites in your WhatsApp business profile, for the way to imprint and privacy notice',
  }),
  jointControllers: z
    .array(party.extend({ arrangement: text.optional() }))
    .optional()
    .meta({
      description: 'Who decides on purposes and means as well (Art. 26 GDPR); [] says that there is nobody',
    }),
  representative: party.optional().meta({
    description: 'Representative in the Union of a controller that sits outside it (Art. 27 GDPR)',
  }),
  dataProtectionOfficer: z
    .union([z.literal('none'), z.strictObject({ name: text.optional(), contact: text })])
    .optional()
    .meta({ description: 'Data protection officer (Art. 37 GDPR); none says that there is none' }),
});

/** Groups of people, as the record of processing names them (Art. 30 (1) c GDPR). */
export const PEOPLE_GROUPS = ['customers', 'prospects', 'employees', 'members', 'other'] as const;

const purposeRecord = z.strictObject({
  bases: z
    .array(
      z.enum([
        'consent',
        'existing-customer',
        'contract',
        'precontract',
        'legal-obligation',
        'legitimate-interest',
      ]),
    )
    .min(1)
    .optional(),
  people: z.array(z.enum(PEOPLE_GROUPS)).min(1).optional(),
});

/** What a review of your own measures looks at. */
export const OWN_MEASURE_ITEMS = ['token-store', 'file-modes', 'disk-encryption', 'senders'] as const;

const ownMeasures = z
  .strictObject({
    summary: text.optional(),
    document: text.optional(),
    reviewedOn: isoDate.optional(),
    by: text.optional(),
    reviewEvery: duration.default('12 months'),
    items: z.partialRecord(z.enum(OWN_MEASURE_ITEMS), measureItem).optional(),
  })
  .meta({ description: 'Your own technical and organisational measures (Art. 32 GDPR)' });

const processing = z
  .strictObject({
    id: text.optional().meta({ description: 'The entry’s id in your own record' }),
    changedOn: isoDate.optional().meta({ description: 'The day on which the processing last changed' }),
    filedOn: isoDate.optional().meta({ description: 'The day on which the entry was handed to the officer' }),
    purposes: z.record(z.string(), purposeRecord).optional(),
    measures: ownMeasures.optional(),
  })
  .meta({ description: 'The entry in the record of processing activities (Art. 30 GDPR)' });

const interest = z.strictObject({
  processing: text.meta({
    description:
      'What is done, narrowly: suppression-list, evidence-archive, segmenting, fraud-limits, or words of your own',
  }),
  interest: text.optional(),
  necessity: text.optional(),
  milderMeans: text.optional(),
  balance: z
    .strictObject({
      expectations: text.optional(),
      relation: text.optional(),
      data: text.optional(),
      children: text.optional(),
      effects: text.optional(),
      intrusiveness: text.optional(),
    })
    .optional(),
  safeguards: z.array(text).optional(),
  result: text.optional(),
  channel: text.optional().meta({ description: 'Whether § 7 UWG allows the channel: what was looked at' }),
  on: isoDate.optional(),
  by: text.optional(),
  officer: text.optional().meta({ description: 'What the data protection officer says of it' }),
  reviewEvery: duration.default('12 months'),
});

const done = z.strictObject({ on: isoDate, by: text.optional(), every: duration.default('12 months') });

const reviews = z
  .strictObject({
    keywords: done.optional().meta({ description: 'Replies that no STOP word caught were gone through' }),
    keyRotation: done.optional().meta({ description: 'Token and app secret were made anew' }),
    restoreTest: done.optional().meta({ description: 'A backup was restored to try it' }),
  })
  .meta({ description: 'Regular work that no check can see; `consend compliance check` reminds of it' });

/** The schema of `records`. */
export const recordsSchema = z.strictObject({
  processing: processing.optional(),
  reviews: reviews.optional(),
  legitimateInterest: z
    .array(interest)
    .optional()
    .meta({ description: 'Balancing notes, one for each processing (Art. 6 (1) f GDPR)' }),
});

/** A validated `controller`. */
export type ControllerConfig = z.infer<typeof controllerSchema>;
/** A validated `records`. */
export type RecordsConfig = z.infer<typeof recordsSchema>;
