import { z } from 'zod';
import { announce } from './announce.ts';
import { templateCategoryUpdate, templateStatusUpdate } from './template-events.ts';
import {
  disableTemplate,
  pauseForPacing,
  pauseForQuality,
  rateTemplate,
  unpauseTemplate,
} from './template-lifecycle.ts';
import type { RegisteredTemplate } from './template-registry.ts';
import { templateSchema } from './template-schema.ts';
import type { World } from './world.ts';

const CATEGORY = z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']);

/** What can be done to a template: one state, a quality, other content, a category, or the notice of one to come. */
export const templateChangeSchema = z
  .strictObject({
    name: z.string().min(1),
    language: z.string().min(1).optional(),
    event: z
      .enum([
        'pause',
        'pacing-pause',
        'unpause',
        'disable',
        'approve',
        'reject',
        'flag',
        'reinstate',
        'archive',
      ])
      .optional(),
    reason: z.string().min(1).default('NONE'),
    quality: z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN']).optional(),
    category: CATEGORY.optional(),
    correctCategory: CATEGORY.optional(),
    components: templateSchema.shape.components.optional(),
  })
  .refine(
    ({ name: _, language: __, reason: ___, ...changes }) =>
      Object.values(changes).some((value) => value !== undefined),
    'give event, quality, category, correctCategory or components',
  );

type TemplateChange = z.output<typeof templateChangeSchema>;

/** Changes all languages of a template, or one, and tells the webhook. Returns how many there were. */
export function changeTemplates(world: World, change: TemplateChange): number {
  const entries = world.run.templates
    .byName(change.name)
    .filter(({ template }) => change.language === undefined || template.language === change.language);
  for (const entry of entries) changeTemplate(world, entry, change);
  return entries.length;
}

function changeTemplate(world: World, entry: RegisteredTemplate, change: TemplateChange): void {
  const { event, quality, category, correctCategory, components, reason } = change;
  const { templates } = world.run;
  if (components !== undefined) templates.change(entry, { components });
  if (quality !== undefined) rateTemplate(world, entry, quality);
  if (correctCategory !== undefined) {
    templates.change(entry, { correct_category: correctCategory });
    announce(world, templateCategoryUpdate(entry.template, { correct: correctCategory }));
  }
  if (category !== undefined && category !== entry.template.category) {
    const previous = entry.template.category;
    templates.change(entry, { category, previous_category: previous });
    announce(world, templateCategoryUpdate(entry.template, { previous, next: category }));
  }
  if (event !== undefined) changeStatus(world, entry, { event, reason });
}

type StatusEvent = NonNullable<TemplateChange['event']>;

/** What the platform does of its own accord, with all that follows from it. */
const LIFECYCLE: Partial<Record<StatusEvent, (world: World, entry: RegisteredTemplate) => void>> = {
  pause: pauseForQuality,
  'pacing-pause': pauseForPacing,
  unpause: unpauseTemplate,
  disable: disableTemplate,
};

/** What a person decides: the state afterwards, null where it stays, and how the event is called. */
const DECISIONS: Partial<
  Record<StatusEvent, readonly ['APPROVED' | 'REJECTED' | 'ARCHIVED' | null, string]>
> = {
  approve: ['APPROVED', 'APPROVED'],
  reject: ['REJECTED', 'REJECTED'],
  archive: ['ARCHIVED', 'ARCHIVED'],
  flag: [null, 'FLAGGED'],
  reinstate: ['APPROVED', 'REINSTATED'],
};

function changeStatus(
  world: World,
  entry: RegisteredTemplate,
  { event, reason }: { readonly event: StatusEvent; readonly reason: string },
): void {
  LIFECYCLE[event]?.(world, entry);
  const decision = DECISIONS[event];
  if (decision === undefined) return;
  const [status, told] = decision;
  if (status !== null) world.run.templates.change(entry, { status, rejected_reason: reason });
  announce(world, templateStatusUpdate(entry.template, { event: told, reason }));
}
