/**
 * A test of policies as somebody writes it down: example people with what is recorded of them, and what must be decided
 * about each. The one source of its types, of validation messages and of its JSON Schema. Strict: an unknown key is an error.
 */
import { z } from 'zod';
import { checksSchema } from './checks-config.ts';
import { country, isoDate, text } from './config-fields.ts';
import { EVENT_KINDS, LEGAL_BASES } from './consent.ts';
import { wordingSchema } from './people-config.ts';
import { POLICY_NAMES } from './policies/names.ts';

const instant = z
  .union([z.iso.datetime({ offset: true }), isoDate])
  .meta({ description: 'A day, or a date and time with its offset' });

const event = z.strictObject({
  kind: z.enum(EVENT_KINDS),
  at: instant,
  purposes: z.array(text).optional().meta({ description: "Without: the campaign's purpose" }),
  channels: z.array(text).optional().meta({ description: 'Without: whatsapp' }),
  basis: z.enum(LEGAL_BASES).optional(),
  source: text.default('web-form'),
  method: text.optional(),
  wording: text.optional().meta({
    description: 'Name of a text of this test (id@version), or none; without: one that says all it must',
  }),
  confirmation: z.strictObject({ channel: text }).optional(),
  sale: z
    .strictObject({ reference: text, date: isoDate, productGroup: text, notice: text })
    .partial()
    .optional(),
  contract: z.strictObject({ reference: text, until: isoDate.optional() }).optional(),
});

const campaign = z.strictObject({
  purpose: text,
  category: z.enum(['marketing', 'utility', 'authentication', 'service']),
  bases: z.array(z.enum(LEGAL_BASES)).min(1),
  advertises: z.array(text).optional(),
  notice: z.boolean().optional().meta({
    description: 'Whether the campaign states that people were informed (Art. 13, 14 GDPR); without: it does',
  }),
  minAge: z.number().int().optional().meta({ description: 'The youngest age that the campaign admits' }),
});

const person = z.strictObject({
  name: text.meta({ description: 'The sentence that this person proves' }),
  country: z.union([country, z.literal('')]).meta({ description: 'Country of the number; "": not known' }),
  lineType: z.enum(['mobile', 'fixed', 'voip', 'unknown']).default('mobile'),
  campaign: campaign.partial().optional().meta({ description: 'What differs of the campaign' }),
  age: z.number().int().optional().meta({ description: 'How old they are at least; without: not known' }),
  messagedAt: instant
    .optional()
    .meta({ description: 'When a message of this purpose last went out to them' }),
  events: z.array(event).default([]),
  expect: z.strictObject({
    decision: z.enum(['send', 'block']),
    codes: z
      .array(text)
      .optional()
      .meta({ description: 'Codes of all findings that block; without: not looked at' }),
    warnings: z
      .array(text)
      .optional()
      .meta({ description: 'Codes of all findings that only tell; without: not looked at' }),
  }),
});

/** The schema of a test of policies. */
export const policyTestSchema = z.strictObject({
  version: z.literal(1),
  policy: z
    .enum(POLICY_NAMES)
    .optional()
    .meta({ description: "Without policy and policies: the workspace's own" }),
  policies: z.record(z.string(), z.enum(POLICY_NAMES)).optional(),
  checks: checksSchema.optional(),
  controller: z
    .strictObject({ country, name: text.default('Example') })
    .default({ country: 'DE', name: 'Example' }),
  wordings: z
    .record(text, wordingSchema.pick({ controllers: true, validFor: true, notice: true }).partial())
    .default({})
    .meta({
      description:
        'Texts that say less than they must, by id@version: { partner@1: { controllers: [Other] } }',
    }),
  existingCustomer: z
    .strictObject({ signedOff: z.boolean() })
    .default({ signedOff: false })
    .meta({ description: 'Whether the use of § 7 (3) UWG for phone numbers is signed off' }),
  now: z.iso.datetime({ offset: true }).meta({ description: 'The instant that is decided for' }),
  campaign,
  people: z.array(person).min(1),
});

/** A validated test of policies. */
export type PolicyTest = z.infer<typeof policyTestSchema>;
/** One of its people. */
export type PolicyTestPerson = PolicyTest['people'][number];

/** What was decided about a person of a test. Codes are sorted. */
export interface PolicyTestDecision {
  readonly decision: 'send' | 'block';
  /** Codes of findings that block. */
  readonly codes: readonly string[];
  /** Codes of findings that only tell. */
  readonly warnings: readonly string[];
}

/** What must be decided; codes that are undefined are not looked at. */
export interface PolicyTestExpectation {
  readonly decision: 'send' | 'block';
  readonly codes: readonly string[] | undefined;
  readonly warnings: readonly string[] | undefined;
}

/** One person's result. */
export interface PolicyTestResult {
  readonly name: string;
  readonly country: string;
  /** The policy that the person's country had. */
  readonly policy: string;
  readonly expected: PolicyTestExpectation;
  readonly found: PolicyTestDecision;
  readonly passed: boolean;
}
