/**
 * The plan: the decisions and frozen parameters of one campaign at one time, with the digests of its inputs. A file
 * that can be reviewed and then executed exactly. `plan.json` is the summary; `decisions.ndjson` holds a header line,
 * one entry a recipient and a footer with totals and digest, so that a million entries stream in both directions.
 */
import { z } from 'zod';
import { type BoundComponent, boundComponentsSchema } from './bound-message.ts';
import { LEGAL_BASES } from './consent.ts';
import { mediaFactsSchema } from './media-facts.ts';
import { type ParameterProblem, parameterProblemSchema } from './parameter-problem.ts';
import { templatePinSchema } from './template-pin.ts';

/** Version of the decisions file's form. A reader refuses others. */
export const PLAN_FORMAT = 'consend.decisions/1';

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const counted = z.number().int().nonnegative();

/** Size and root of the ledger's tree at one time. */
export const ledgerPositionSchema = z.object({ size: counted, root: z.string() });
/** Size (events) and Merkle root (base64) of the ledger. */
export type LedgerPosition = z.infer<typeof ledgerPositionSchema>;

/** The schema of `plan.json` and of `consend plan --json` (`consend.plan/1`). */
export const planSummarySchema = z.object({
  schema: z.literal('consend.plan/1'),
  plan: z.string(),
  campaign: z.string(),
  createdAt: z.string(),
  inputs: z.object({
    campaign: digest,
    recipients: digest,
    template: digest,
    ledger: ledgerPositionSchema,
    /** Digests of the settings in `consend.yaml` that it was decided by, by key. Additive; absent before 0.2. */
    settings: z.record(z.string(), digest).optional(),
  }),
  rows: z.object({ read: counted, valid: counted, invalid: counted, duplicate: counted }),
  decisions: z.object({ send: counted, hold: counted, block: counted }),
  findings: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['block', 'warn', 'info']),
      scope: z.enum(['recipient', 'template', 'campaign', 'provider', 'account']),
      count: counted,
      /**
       * What is wrong with values, by place and reason, most people first; with findings on parameters alone. `params`
       * are the first row's where they vary. At most 100 in a plan. Additive.
       */
      problems: z
        .array(
          parameterProblemSchema
            .omit({ kind: true })
            .extend({ count: counted, firstRow: z.number().int(), varies: z.boolean() }),
        )
        .optional(),
    }),
  ),
  /**
   * What one action would do: people whose every blocking finding it cures, most first. `action`: `ask-consent`,
   * `confirm-number`, `give-notice`, `fill-cells`, or the code of the check whose own fix it is. Additive.
   */
  freeing: z.array(z.object({ action: z.string(), codes: z.array(z.string()), people: counted })).optional(),
  /** Checks that did not run, or could not decide about some people, and what they would need. Additive; absent before 0.2. */
  checksNotRun: z
    .array(
      z.object({
        code: z.string(),
        why: z.enum(['off', 'no-data', 'not-applicable']),
        need: z
          .object({
            place: z.enum(['config', 'campaign', 'column', 'ledger', 'account']),
            name: z.string(),
            line: z.string(),
          })
          .optional(),
        subjects: counted.optional(),
      }),
    )
    .optional(),
  /** Checks that are less grave in this workspace: by whom, why, and to which day. Additive; absent: none, or before 0.2. */
  overrides: z
    .array(
      z.object({
        code: z.string(),
        usual: z.enum(['block', 'warn', 'info']),
        severity: z.enum(['block', 'warn', 'info', 'off']),
        after: z.string().optional(),
        by: z.string().optional(),
        on: z.string().optional(),
        reason: z.string(),
        until: z.string(),
      }),
    )
    .optional(),
  messages: z.object({
    count: counted,
    template: z.string(),
    language: z.record(z.string(), counted),
    category: z.string(),
    /**
     * Messages in the campaign's fallback because the template lacks the language that the recipient's cell names:
     * how many, and by that language. Cells that hold no language code are in `count` alone. Additive; absent: none.
     */
    fallback: z
      .object({ language: z.string(), count: counted, wanted: z.record(z.string(), counted) })
      .optional(),
  }),
  cost: z.object({
    currency: z.string(),
    total: z.number(),
    byCountry: z.array(
      z.object({ country: z.string(), messages: counted, unit: z.number(), total: z.number() }),
    ),
    /** First day of the rate card used. */
    rates: z.string(),
  }),
  schedule: z.object({
    firstAt: z.string().nullable(),
    lastAt: z.string().nullable(),
    seconds: z.number(),
    perSecond: z.number(),
    days: z.number(),
    limitedBy: z.string(),
  }),
  files: z.object({ report: z.string(), decisions: z.string() }),
  /** The consent question the plan answered, so that send asks the very same one again. Additive to the contract. */
  purpose: z.string(),
  /** The instant that was decided for: now, or what `--at` said. Additive. */
  decidedFor: z.string(),
  templateSyncedAt: z.string().nullable(),
  /** Header of the column whose values each get the message once; absent: each person does. Additive. */
  once: z.string().optional(),
  /** Somebody of these must approve the plan before it is sent; absent: nobody must. Additive. */
  approval: z.object({ required: z.literal(true), approvers: z.array(z.string()) }).optional(),
  /** Messages of earlier plans that still wait and are not in this one: sending it leaves them out. Absent: none. Additive. */
  leftOut: counted.optional(),
  /** The media in the messages; absent where there are none. Additive. */
  media: mediaFactsSchema.optional(),
  /** The templates of the languages in use, held fast; absent in plans of versions before. Additive. */
  templates: z.array(templatePinSchema).optional(),
});

/** A plan's summary. */
export type PlanSummary = z.infer<typeof planSummarySchema>;

/** The schema of one line of decisions.ndjson between header and footer. */
export const planEntrySchema = z.object({
  /** Physical line in the recipients file. */
  row: z.number().int(),
  /** Index of the recipients file; absent for the first. */
  file: z.number().int().optional(),
  phone: z.string(),
  country: z.string(),
  decision: z.enum(['send', 'hold', 'block']),
  /** Codes of all findings, most severe first. */
  reasons: z.array(z.string()),
  basis: z.enum(LEGAL_BASES).optional(),
  /** Sequence number of the ledger event that the basis rests on. */
  event: z.number().int().optional(),
  /** The order that the row itself shows, where no event of the ledger does yet: number, ISO 8601, whether the day alone is known. Additive. */
  contract: z.object({ reference: z.string(), at: z.string(), day: z.literal(true).optional() }).optional(),
  /** ISO 8601; for hold. */
  notBefore: z.string().optional(),
  language: z.string().optional(),
  /** The recipient's own time zone, where the input names one. */
  zone: z.string().optional(),
  /** What the message is sent once for, where the campaign names a column. Additive. */
  key: z.string().optional(),
  components: boundComponentsSchema.optional(),
  /** Why the template cannot be filled, with column and reason, never with what stands in a cell; for block. Additive. */
  problems: z.array(parameterProblemSchema).readonly().optional(),
});

/** One recipient's entry in a plan. Entries to send or hold carry language and components. */
export interface PlanEntry extends Omit<z.infer<typeof planEntrySchema>, 'components' | 'problems'> {
  readonly components?: readonly BoundComponent[] | undefined;
  readonly problems?: readonly ParameterProblem[] | undefined;
}

/** First line of decisions.ndjson. */
export const planHeaderSchema = z.object({
  format: z.literal(PLAN_FORMAT),
  plan: z.string(),
  campaign: z.string(),
  createdAt: z.string(),
});

/** Last line of decisions.ndjson: how many entries there must be, and the digest of all lines before it. */
export const planFooterSchema = z.object({
  end: z.literal(true),
  entries: counted,
  digest,
});
