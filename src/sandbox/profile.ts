import { z } from 'zod';
import { DEFAULT_TEMPLATES } from './default-templates.ts';
import { faultsSchema } from './fault-rules.ts';
import { profileParts } from './profile-parts.ts';
import { type SandboxTemplate, templateSchema } from './template-schema.ts';

const share = z.number().min(0).max(1);

const rangeSchema = z
  .tuple([z.number().min(0), z.number().min(0)])
  .refine(([low, high]) => low <= high, 'must be [shortest, longest]');

const outcomesSchema = z.strictObject({
  failed: share.default(0.02),
  delivered: share.default(0.97),
  read: share.default(0.7),
  reply: share.default(0.03),
  stop: share.default(0.01),
});

const delaysSchema = z.strictObject({
  sentMs: rangeSchema.default([50, 300]),
  deliveredMs: rangeSchema.default([200, 2_000]),
  readMs: rangeSchema.default([1_000, 4_000]),
  replyMs: rangeSchema.default([500, 3_000]),
});

const webhookSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  verifyToken: z.string().min(1).optional(),
  batchSize: z.int().min(1).max(1_000).default(100),
  timeoutMs: z.int().min(1).default(10_000),
  retryBaseMs: z.number().min(1).default(1_000),
  version: z.int().min(21).max(99).default(25),
});

const profileSchema = z
  .strictObject({
    ...profileParts,
    templates: z.array(templateSchema).default(() => z.array(templateSchema).parse(DEFAULT_TEMPLATES)),
    webhook: webhookSchema.optional(),
    outcomes: outcomesSchema.prefault({}),
    delays: delaysSchema.prefault({}),
    faults: faultsSchema.prefault({}),
  })
  .superRefine(({ templates, phoneNumberId, wabaId, businessId, appId }, context) => {
    const seen = new Set<string>();
    const ids = new Set([phoneNumberId, wabaId, businessId, appId]);
    const complain = (path: PropertyKey[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    for (const [index, template] of templates.entries()) {
      const key = `${template.name} ${template.language}`;
      if (seen.has(key)) complain(['templates', index], `${key} is listed twice`);
      if (template.id !== undefined && ids.has(template.id))
        complain(['templates', index, 'id'], `${template.id} is used twice`);
      seen.add(key);
      if (template.id !== undefined) ids.add(template.id);
    }
    if (phoneNumberId === wabaId) complain(['wabaId'], 'must differ from phoneNumberId');
  })
  .transform((profile) => ({ ...profile, templates: withTemplateIds(profile.templates) }));

/**
 * What the sandbox stands for: one number of one account with its templates, limits, behaviour and faults; docs/sandbox.md
 * tells of every property.
 * Shares are between 0 and 1: `failed` of all messages, `delivered` of those that did not fail, `read` of the delivered,
 * `reply` and `stop` of the read. Delays are [shortest, longest] in virtual milliseconds after acceptance (`replyMs`:
 * after reading). `messagesPerSecond: 0` means no limit. `messagingLimitCode` exists because the platform documents no
 * code for that limit. `webhook.timeoutMs` is real time, `webhook.retryBaseMs` virtual.
 */
export type SandboxProfile = z.output<typeof profileSchema>;

/** One thing that is wrong with a profile or another input. */
export interface SandboxProblem {
  /** Where, as `templates[2].name`; empty for the whole. */
  readonly path: string;
  /** What is wrong, in a few words. */
  readonly message: string;
}

/** Thrown for a profile that cannot be used; names every problem, not only the first. */
export class SandboxProfileError extends Error {
  readonly problems: readonly SandboxProblem[];

  constructor(problems: readonly SandboxProblem[]) {
    super(`The sandbox profile is not usable: ${describeProblems(problems)}`);
    this.name = 'SandboxProfileError';
    this.problems = problems;
  }
}

/**
 * Reads a profile from parsed YAML or JSON; every property has a default, so `{}` is one.
 *
 * @throws {SandboxProfileError} with all problems, unknown properties included.
 */
export function parseSandboxProfile(input: unknown): SandboxProfile {
  const result = profileSchema.safeParse(input ?? {});
  if (!result.success) throw new SandboxProfileError(problemsOf(result.error));
  return result.data;
}

/** The problems of a zod error with their places written out. */
export function problemsOf(error: z.ZodError): SandboxProblem[] {
  return error.issues.map((issue) => ({ path: formatPath(issue.path), message: issue.message }));
}

/** All problems in one line. */
export function describeProblems(problems: readonly SandboxProblem[]): string {
  return problems.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ');
}

function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

// Ids above 2^53 are the rule's own trap: they stay texts here, and are counted up without going through numbers.
function withTemplateIds(templates: readonly z.output<typeof templateSchema>[]): SandboxTemplate[] {
  const taken = new Set(templates.map((template) => template.id));
  let next = 710_000_000_000_001n;
  const nextFree = (): string => {
    while (taken.has(String(next))) next += 1n;
    const free = String(next);
    next += 1n;
    return free;
  };
  return templates.map((template) => ({ ...template, id: template.id ?? nextFree() }));
}
