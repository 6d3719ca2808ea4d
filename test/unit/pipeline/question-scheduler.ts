/** A scheduler that asks everybody one question, whatever their country. */
import type { WorkspaceConfig } from '../../../src/core/config.ts';
import { rulesFor } from '../../../src/core/rules.ts';
import { createScheduler, type Scheduler, type SendingRules } from '../../../src/core/sending/scheduler.ts';
import type { StandingQuestion } from '../../../src/core/standing.ts';
import { blockedBy, STANDING_CHECKS } from '../../../src/pipeline/question.ts';
import { workspace } from '../core/builders.ts';

/** Asks one question under a workspace's rules, and obeys what else it is told. */
export function questionScheduler(
  question: (now: number) => StandingQuestion,
  rules: Omit<SendingRules, 'blockedAt'> = {},
  config: WorkspaceConfig = workspace(),
): Scheduler {
  const rulesAt = (now: number) => rulesFor({ config, now, checks: STANDING_CHECKS });
  return createScheduler({ ...rules, blockedAt: blockedBy(rulesAt, ({ now }) => question(now)) });
}
