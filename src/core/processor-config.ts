/** The settings of `provider.processor`: who carries messages on your behalf, and the papers about that (Art. 28, 44 to 49 GDPR). */
import { z } from 'zod';
import { country, duration, isoDate, text } from './config-fields.ts';

const document = text.meta({
  description: 'A file below the workspace, or the https address under which it is filed',
});
const digest = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/)
  .meta({ description: 'SHA-256 of the document that was reviewed, as `consend compliance check` tells it' });

/** The points that Art. 28 (3) GDPR asks an agreement for, by their letters. */
export const AGREEMENT_POINTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
/** A letter of Art. 28 (3) GDPR. */
export type AgreementPoint = (typeof AGREEMENT_POINTS)[number];

const agreement = z.strictObject({
  name: text.optional(),
  version: text.optional(),
  acceptedBy: text.optional(),
  signedOn: isoDate,
  document: document.optional(),
  digest: digest.optional(),
  review: z
    .strictObject({
      by: text,
      on: isoDate,
      points: z
        .partialRecord(z.enum(AGREEMENT_POINTS), z.enum(['ok', 'gap']))
        .meta({ description: 'Art. 28 (3) (a) to (h) GDPR, point by point: ok or gap' }),
      reviewEvery: duration.default('12 months'),
      note: text.optional(),
    })
    .optional()
    .meta({ description: 'Who held the agreement against Art. 28 (3) GDPR, and what came of it' }),
});

/** What a review of technical and organisational measures looks at on the processor's side (Art. 32 GDPR). */
export const MEASURE_ITEMS = [
  'access-control',
  'encryption-in-transit',
  'encryption-at-rest',
  'key-handling',
  'logging',
  'separation',
  'backup',
  'availability',
  'incident-process',
  'staff-duty',
  'certifications',
  'deletion',
  'sub-processor-control',
] as const;

/** What a review found of one item. */
export const measureItem = z.strictObject({
  evidence: text.optional().meta({ description: 'What was seen' }),
  result: z.enum(['ok', 'gap']),
  gap: text.optional(),
  action: text.optional(),
});

const measures = z.strictObject({
  reviewedOn: isoDate,
  by: text.optional(),
  result: text.optional(),
  items: z.partialRecord(z.enum(MEASURE_ITEMS), measureItem).optional(),
  document: document.optional(),
  digest: digest.optional(),
  reviewEvery: duration.default('12 months'),
});

/** What a transfer to a third country rests on: Art. 45, 46 and 47 GDPR. */
const transfer = z.strictObject({
  to: country,
  mechanism: z.enum(['adequacy', 'dpf', 'scc', 'bcr', 'none']),
  recipient: text.optional().meta({ description: 'Who receives the data there' }),
  listingCheckedOn: isoDate
    .optional()
    .meta({ description: 'With dpf: when the companies were last looked up in its list' }),
  fallback: z
    .enum(['scc', 'bcr', 'stop'])
    .optional()
    .meta({ description: 'With dpf: what takes its place should the framework fall' }),
  assessment: document.optional().meta({ description: 'With scc and bcr: the transfer impact assessment' }),
  assessedOn: isoDate.optional(),
  note: text.optional(),
});

const subProcessor = z.strictObject({ name: text, country, task: text.optional() });

const storage = z.strictObject({
  region: country
    .optional()
    .meta({ description: 'EU or a country: where the number was registered to store content' }),
  reason: text.optional().meta({ description: 'Why not in the EEA, or why nowhere' }),
});

const selection = z.strictObject({
  on: isoDate,
  by: text,
  reason: text.meta({ description: 'Which guarantees decided, and what else was looked at' }),
  outsideEea: text.optional().meta({ description: 'Why a contracting party outside the EEA' }),
});

/** The schema of `provider.processor`. */
export const processorSchema = z.strictObject({
  name: text,
  country,
  selection: selection.optional(),
  agreement: agreement.optional(),
  measures: measures.optional(),
  subProcessors: z.array(subProcessor).optional(),
  subProcessorList: z
    .strictObject({
      reviewedOn: isoDate,
      changedOn: isoDate.optional(),
      document: document.optional(),
      digest: digest.optional(),
      reviewEvery: duration.default('12 months'),
    })
    .optional()
    .meta({ description: 'The processor’s own list of sub-processors, and when it was last looked at' }),
  transfers: z.array(transfer).default([]),
  storage: storage.optional(),
  exitPlan: text.optional().meta({ description: 'How you get your data back and end the processing' }),
});

/** Who carries messages, with the papers about it. */
export type ProcessorConfig = z.infer<typeof processorSchema>;
/** A transfer to a third country. */
export type TransferConfig = ProcessorConfig['transfers'][number];
