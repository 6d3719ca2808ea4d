import type { PacingState } from './pacing-state.ts';
import { pauseForPacing, pauseForQuality } from './template-lifecycle.ts';
import type { RegisteredTemplate } from './template-registry.ts';
import type { World } from './world.ts';

/** A message that is kept back. */
export interface Hold {
  /** Virtual time at which it goes out or is dropped. */
  readonly until: number;
  /** Whether it will fail with 132015 then. */
  readonly isDropped: boolean;
}

/**
 * Counts an accepted message and tells whether it is held: the first ones of a watched template go out, the rest waits for
 * the verdict on them. How many are the first ones was never published: the profile says it.
 * Source: Meta, templates/template-pacing and templates/portfolio-pacing (8 Dec 2025).
 */
export function holdForPacing(world: World, entry: RegisteredTemplate, nowMs: number): Hold | null {
  const { pacing } = world.profile;
  const state = pacing.scope === 'portfolio' ? world.run.portfolioPacing : entry.pacing;
  if (!state.isPaced || entry.template.category === 'AUTHENTICATION') return null;
  state.messages += 1;
  if (state.messages <= pacing.first) return null;
  state.verdictAt ??= planVerdict(world, { entry, state, at: nowMs + pacing.holdMs });
  return { until: state.verdictAt, isDropped: pacing.verdict === 'drop' };
}

/** Counts the message of a template and pauses it where the profile wants it after that many. */
export function countTowardsPause(world: World, entry: RegisteredTemplate): void {
  entry.accepted += 1;
  for (const { template, afterMessages } of world.profile.pausing)
    if (template === entry.template.name && afterMessages === entry.accepted) pauseForQuality(world, entry);
}

interface Verdict {
  readonly entry: RegisteredTemplate;
  readonly state: PacingState;
  readonly at: number;
}

function planVerdict(world: World, { entry, state, at }: Verdict): number {
  const { scope, verdict } = world.profile.pacing;
  world.run.calendar.at(at, () => {
    state.verdictAt = null;
    state.messages = 0;
    // A portfolio stays watched: its messages go out batch by batch.
    if (scope === 'template') state.isPaced = verdict === 'drop';
    if (verdict === 'release') return;
    const dropped = scope === 'template' ? [entry] : [...world.run.templates.all()];
    for (const each of dropped)
      if (each.template.status === 'APPROVED' && each.template.category !== 'AUTHENTICATION')
        pauseForPacing(world, each);
  });
  return at;
}
