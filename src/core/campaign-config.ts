/**
 * A campaign file: the one source of its types, of validation messages and of its JSON Schema (`schemas/campaign.json`).
 * Strict throughout: an unknown key is an error. Values arrive here with `${env:…}` and `${file:…}` already filled in.
 */
import { z } from 'zod';
import { parametersSchema } from './campaign-parameters.ts';
import { country, duration, isoDate, language, text } from './config-fields.ts';
import { LEGAL_BASES } from './consent.ts';
import { PRODUCT_KINDS } from './data/products.ts';
import { minAgeSchema, noticeSchema } from './people-config.ts';

const share = z
  .string()
  .regex(/^\d{1,2}(\.\d+)?\s*%$/)
  .meta({ description: 'A share: 5% (the default), 2.5%' });

/** The schema of a campaign file. */
export const campaignSchema = z.strictObject({
  version: z.literal(1),
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._{}-]{0,99}$/)
    .meta({
      description: 'A person gets each campaign once; {yyyy} {mm} {dd} {ww} make an occurrence per period',
    }),
  once: z
    .union([z.literal('person'), z.strictObject({ column: text })])
    .default('person')
    .meta({
      description:
        'Once for each person, or once for each value of a column (an order number) whoever it is for; a person may then get several messages',
    }),
  purpose: text,
  owner: text
    .optional()
    .meta({ description: "Who answers for this campaign; without it: consend.yaml's controller.contact" }),
  bases: z.array(z.enum(LEGAL_BASES)).min(1).default(['consent']),
  existingCustomer: z.strictObject({ advertises: z.array(text).min(1) }).optional(),
  notice: noticeSchema.optional(),
  minAge: minAgeSchema.optional(),
  contract: z.strictObject({ reference: text, date: text }).optional().meta({
    description:
      'Columns with the order that a message is about: its number and its date. They are the evidence of the contract and enter the ledger when the plan is sent',
  }),
  registers: z
    .record(country, z.strictObject({ checkedOn: isoDate, evidence: text }))
    .optional()
    .meta({
      description:
        'Official registers of refusals or consents in which the recipients were looked up, by country: { SG: { checkedOn: 2026-11-20, evidence: dnc.pdf } }',
    }),
  template: z.strictObject({
    name: z.string().regex(/^[a-z0-9_]{1,512}$/),
    language: z.union([language, z.strictObject({ column: text, fallback: language })]).optional(),
  }),
  asks: z.literal('confirmation').optional().meta({
    description: 'The message asks people to confirm that they signed up (double opt-in)',
  }),
  texts: z
    .record(
      language,
      z.strictObject({
        readBy: text,
        readOn: isoDate,
        saysHowToStop: z.boolean().optional(),
        advertises: z.boolean().optional(),
        promotion: z
          .enum(['none', 'with-conditions', 'without-conditions'])
          .optional()
          .meta({ description: 'Discounts, gifts and prize draws, and whether their conditions are linked' }),
      }),
    )
    .optional()
    .meta({
      description:
        'What somebody who read the template says of its text: in a language that consend cannot read, or where words of advertising mean something else (advertises: false)',
    }),
  recipients: z.strictObject({
    file: z.union([text, z.array(text).min(1)]),
    columns: z
      .strictObject({
        phone: text.optional(),
        country: text.optional(),
        timeZone: text.optional(),
        region: text.optional().meta({ description: 'Region by ISO 3166-2: DE-BY, or BY' }),
        language: text.optional(),
        userId: text.optional(),
      })
      .default({}),
  }),
  parameters: parametersSchema.default({}),
  personalData: z.record(text, text).optional().meta({
    description: 'Columns that the message needs although they tell much of a person, with what for',
  }),
  products: z
    .array(z.enum(PRODUCT_KINDS))
    .min(1)
    .optional()
    .meta({ description: 'What this campaign advertises; without it: consend.yaml’s products' }),
  sending: z
    .strictObject({
      notBefore: z.iso.datetime({ offset: true }).optional(),
      notAfter: z.iso.datetime({ offset: true }).optional(),
      maxLateness: duration.optional().meta({
        description: 'How long after notBefore, or after the send window opened, the campaign may begin',
      }),
      canary: z
        .strictObject({
          count: z.number().int().positive(),
          wait: duration.default('15 minutes'),
          stopAbove: z.strictObject({ failed: share.optional(), optedOut: share.optional() }).optional(),
        })
        .optional(),
    })
    .default({}),
});

/** A validated campaign file. */
export type CampaignConfig = z.infer<typeof campaignSchema>;
