import { z } from 'zod';

/** States a listed template can be in. Source: Meta, templates/overview and OpenAPI file v23.0. */
export const TEMPLATE_STATUSES = [
  'APPROVED',
  'PENDING',
  'REJECTED',
  'IN_APPEAL',
  'PAUSED',
  'DISABLED',
  'LIMIT_EXCEEDED',
  'PENDING_DELETION',
  'DELETED',
  'ARCHIVED',
] as const;

const buttonSchema = z.looseObject({
  type: z.string().toUpperCase(),
  text: z.string().optional(),
  url: z.string().optional(),
});

const cardComponentSchema = z.looseObject({
  type: z.string().toUpperCase(),
  format: z.string().toUpperCase().optional(),
  text: z.string().optional(),
  buttons: z.array(buttonSchema).optional(),
});

const componentSchema = cardComponentSchema.extend({
  cards: z.array(z.looseObject({ components: z.array(cardComponentSchema) })).optional(),
  limited_time_offer: z.looseObject({ has_expiration: z.boolean().optional() }).optional(),
});

/**
 * A template as message_templates lists it. Properties the sandbox does not act on are kept and listed as given.
 * Source: Meta, templates/template-management; name rule: templates/components.
 */
export const templateSchema = z.looseObject({
  id: z.string().regex(/^\d+$/, 'must be a text of digits').optional(),
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'must be 1 to 512 lower-case letters, digits and underscores'),
  language: z.string().min(2),
  status: z.enum(TEMPLATE_STATUSES).default('APPROVED'),
  category: z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']).default('MARKETING'),
  parameter_format: z.enum(['POSITIONAL', 'NAMED']).default('POSITIONAL'),
  components: z.array(componentSchema).min(1),
  quality_score: z
    .looseObject({ score: z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN']) })
    .default({ score: 'GREEN' }),
  rejected_reason: z.string().default('NONE'),
});

/** One component of a carousel card. */
export type CardComponent = z.output<typeof cardComponentSchema>;
/** One component of a template; a carousel has cards with components of their own. */
export type TemplateComponent = z.output<typeof componentSchema>;
/** A button as listed inside a BUTTONS component. */
export type TemplateButton = z.output<typeof buttonSchema>;
/** A template with its id settled. */
export type SandboxTemplate = z.output<typeof templateSchema> & { readonly id: string };
