/** Message templates as Meta approves them, their variables, and what a campaign fills them with. */
import { z } from 'zod';

/** Template categories that price and consent depend on (Meta, "Template categorization"). */
export const CATEGORIES = ['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const;
/** A template's category. */
export type TemplateCategory = (typeof CATEGORIES)[number];

const button = z.object({
  type: z.string(),
  text: z.string().optional(),
  url: z.string().optional(),
  phoneNumber: z.string().optional(),
  /** Of one-time passwords: COPY_CODE, ONE_TAP, ZERO_TAP. */
  otpType: z.string().optional(),
  flowId: z.string().optional(),
  /** The sample that was submitted: the filled address of a URL button, the code of a copy button. */
  example: z.string().optional(),
});
const plainComponentSchema = z.object({
  type: z.string(),
  format: z.string().optional(),
  text: z.string().optional(),
  buttons: z.array(button).optional(),
  /** A limited-time offer counts down to an instant that each message carries. */
  hasExpiration: z.boolean().optional(),
  /** Of authentication templates: what the platform writes by itself. */
  addSecurityRecommendation: z.boolean().optional(),
  codeExpirationMinutes: z.number().optional(),
  /** Samples that were submitted for the text's placeholders, by name or position. */
  examples: z.record(z.string(), z.string()).optional(),
  /** Where the sample of a media header lies: an address that the platform lets expire. */
  sampleMedia: z.string().optional(),
});
const componentSchema = plainComponentSchema.extend({
  /** A carousel's cards, each with components of its own. */
  cards: z.array(z.object({ components: z.array(plainComponentSchema) })).optional(),
});

/** A template as consend keeps it: what decides, renders and prices, nothing else. */
export const templateSchema = z.object({
  id: z.string(),
  name: z.string(),
  language: z.string(),
  /** Upper case: APPROVED, PENDING, REJECTED, PAUSED, DISABLED … */
  status: z.string(),
  /** Upper case; the API may add new ones, so it stays open. */
  category: z.string(),
  parameterFormat: z.enum(['POSITIONAL', 'NAMED']),
  /** GREEN, YELLOW, RED or UNKNOWN. */
  quality: z.string(),
  /** When the quality was last rated, epoch milliseconds. */
  qualityAt: z.number().optional(),
  /** `NONE` where there is none. */
  rejectedReason: z.string().optional(),
  subCategory: z.string().optional(),
  /** The category before the platform changed it. */
  previousCategory: z.string().optional(),
  /** The category that the platform holds to be right, and will change to. */
  correctCategory: z.string().optional(),
  /** How long delivery is tried, seconds; -1: 30 days. */
  ttlSeconds: z.number().optional(),
  /** When the platform last changed it, epoch milliseconds. */
  updatedAt: z.number().optional(),
  /** Whether the platform does not count clicks on its links. */
  linkTrackingOptedOut: z.boolean().optional(),
  components: z.array(componentSchema),
});

/** A template in one language. */
export type Template = z.infer<typeof templateSchema>;
/** One component of a template: HEADER, BODY, FOOTER, BUTTONS … */
export type TemplateComponent = Template['components'][number];

/** A template with the time of its copy and its content's digest. */
export interface StoredTemplate {
  readonly template: Template;
  /** When it was read from the API, epoch milliseconds. */
  readonly syncedAt: number;
  /** SHA-256 over `contentText`: `sha256:` + hex. */
  readonly digest: string;
}

/** Placeholders `{{…}}` of a text, in order of appearance, each once. */
export function placeholders(text: string): string[] {
  const names = new Set<string>();
  for (const match of text.matchAll(/\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g)) names.add(match[1] ?? '');
  return [...names];
}

/**
 * The variables of a text in the order that the API takes their values in: names as they appear, positions by their
 * number wherever they stand (Meta, "Template components").
 */
export function variablesOf(text: string): string[] {
  const names = placeholders(text);
  return names.every((name) => /^\d+$/.test(name)) ? names.sort((a, b) => Number(a) - Number(b)) : names;
}

/** The component of a type, if the template has it. */
export function componentOf(template: Template, type: string): TemplateComponent | undefined {
  return template.components.find((component) => component.type === type);
}

/** Fills a text's placeholders; what has no value stays as it is. */
export function fillText(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
}
