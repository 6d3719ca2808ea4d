import { announce } from './announce.ts';
import { templateComponentsUpdate, templateStatusUpdate } from './template-events.ts';
import type { RegisteredTemplate } from './template-registry.ts';
import type { SandboxTemplate } from './template-schema.ts';
import type { World } from './world.ts';

const ADJACENT = /\}\}\s*\{\{/;

/** Why the review turned a template down. Source: Meta, templates/template-review. */
interface Rejection {
  readonly reason: string;
  readonly recommendation: string;
}

/**
 * Has a template reviewed after the profile's delay, or at once where there is none. Rejected are those the profile names, those
 * with variables side by side, and those whose body and footer another one in that language has.
 * Source: Meta, templates/template-review; webhooks/reference/message_template_status_update.
 */
export function reviewTemplate(world: World, entry: RegisteredTemplate, isEdit: boolean): void {
  const { delayMs } = world.profile.review;
  if (delayMs === 0) {
    decide(world, entry, isEdit);
    return;
  }
  const reviewed = entry.template;
  world.run.calendar.at(world.clock.now() + delayMs, () => {
    // Deleted or edited again in the meantime: this review is of nothing.
    if (world.run.templates.byId(reviewed.id)?.template === reviewed) decide(world, entry, isEdit);
  });
}

function decide(world: World, entry: RegisteredTemplate, isEdit: boolean): void {
  const { templates } = world.run;
  const rejection = findRejection(world, entry);
  if (rejection !== null) {
    templates.change(entry, { status: 'REJECTED', rejected_reason: rejection.reason });
    const told = rejection.reason === 'INVALID_FORMAT' ? { rejectionInfo: rejection } : {};
    const news = { event: 'REJECTED', reason: rejection.reason, ...told };
    announce(world, templateStatusUpdate(entry.template, news));
    return;
  }
  templates.change(entry, { status: 'APPROVED', rejected_reason: 'NONE' });
  announce(world, templateStatusUpdate(entry.template, { event: 'APPROVED' }));
  if (isEdit) announce(world, templateComponentsUpdate(entry.template));
}

function findRejection(world: World, { template }: RegisteredTemplate): Rejection | null {
  const asked = world.profile.review.reject.find((rule) => rule.template === template.name);
  if (asked !== undefined) return { reason: asked.reason, recommendation: 'The profile asks for it.' };
  if (template.components.some(({ text }) => text !== undefined && ADJACENT.test(text)))
    return { reason: 'INVALID_FORMAT', recommendation: 'Put text between the variables.' };
  if (template.category === 'AUTHENTICATION') return null;
  for (const { template: other } of world.run.templates.all())
    if (other.id !== template.id && other.language === template.language && hasSameText(other, template))
      return { reason: 'INVALID_FORMAT', recommendation: `Template ${other.name} has the same text.` };
  return null;
}

function hasSameText(a: SandboxTemplate, b: SandboxTemplate): boolean {
  return textOf(a) === textOf(b);
}

function textOf({ components }: SandboxTemplate): string {
  const part = (type: string): string => components.find((each) => each.type === type)?.text ?? '';
  return `${part('BODY')}\n${part('FOOTER')}`;
}
