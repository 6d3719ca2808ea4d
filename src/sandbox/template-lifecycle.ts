import { announce } from './announce.ts';
import { newPacingState } from './pacing-state.ts';
import { templateQualityUpdate, templateStatusUpdate } from './template-events.ts';
import type { RegisteredTemplate } from './template-registry.ts';
import type { World } from './world.ts';

const HOUR_MS = 60 * 60 * 1_000;

/** How long the first and the second pause last; the third time a template is disabled. Source: Meta, templates/template-pausing. */
const PAUSE_HOURS = [3, 6] as const;
const PAUSE_TITLES = ['FIRST_PAUSE', 'SECOND_PAUSE'] as const;

/** A quality a template can have. */
export type TemplateQuality = 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN';

/** Rates a template anew and says so to the webhook. */
export function rateTemplate(world: World, entry: RegisteredTemplate, score: TemplateQuality): void {
  const previous = entry.template.quality_score.score;
  if (previous === score) return;
  const date = Math.floor(world.clock.now() / 1_000);
  world.run.templates.change(entry, { quality_score: { score, date } });
  announce(world, templateQualityUpdate(entry.template, previous, score));
}

/** Pauses a template for bad feedback: 3 h, then 6 h, and the third time it is disabled. */
export function pauseForQuality(world: World, entry: RegisteredTemplate): void {
  rateTemplate(world, entry, 'RED');
  const hours = PAUSE_HOURS[entry.pauses];
  const title = PAUSE_TITLES[entry.pauses];
  if (hours === undefined || title === undefined) {
    disableTemplate(world, entry);
    return;
  }
  entry.pauses += 1;
  const until = world.clock.now() + hours * HOUR_MS;
  entry.pause = { reason: 'quality', until };
  world.run.templates.change(entry, { status: 'PAUSED' });
  const description = `Paused for ${hours} hours because of negative feedback.`;
  announce(
    world,
    templateStatusUpdate(entry.template, { event: 'PAUSED', otherInfo: { title, description } }),
  );
  world.run.calendar.at(until, () => {
    if (entry.pause?.until === until) unpauseTemplate(world, entry);
  });
}

/** Pauses a template whose first messages went badly; somebody has to lift it. Source: Meta, templates/template-pacing. */
export function pauseForPacing(world: World, entry: RegisteredTemplate): void {
  entry.pause = { reason: 'pacing', until: null };
  world.run.templates.change(entry, { status: 'PAUSED' });
  const otherInfo = {
    title: 'RATE_LIMITING_PAUSE',
    description: 'Paused because of the feedback to the first messages.',
  };
  announce(world, templateStatusUpdate(entry.template, { event: 'PAUSED', otherInfo }));
}

/** Lets a paused template be sent again; its next messages are watched. Source: Meta, templates/template-pausing and -pacing. */
export function unpauseTemplate(world: World, entry: RegisteredTemplate): void {
  entry.pause = null;
  Object.assign(entry.pacing, newPacingState(true));
  world.run.templates.change(entry, { status: 'APPROVED' });
  const otherInfo = { title: 'UNPAUSE', description: 'The pause is over.' };
  announce(world, templateStatusUpdate(entry.template, { event: 'APPROVED', otherInfo }));
}

/** Disables a template for good. Source: Meta, templates/template-pausing. */
export function disableTemplate(world: World, entry: RegisteredTemplate): void {
  entry.pause = null;
  world.run.templates.change(entry, { status: 'DISABLED' });
  const otherInfo = { title: 'DISABLED', description: 'Disabled because of repeated negative feedback.' };
  const news = { event: 'DISABLED', otherInfo, disabledAtMs: world.clock.now() };
  announce(world, templateStatusUpdate(entry.template, news));
}
