/** What is found in a message, as a check tells it. */
import type { Found } from '../check.ts';
import { mergedParams } from '../finding-params.ts';
import type { RuleHit } from '../template-rules/rule.ts';

const LESS = { error: undefined, warning: 'warn', note: 'info' } as const;

/**
 * The gravest of what was found, several of equal weight in one finding with their cases in `params.reason`. What a hit says of
 * its severity makes this case milder than the check; undefined: nothing was found.
 */
export function foundOf(hits: readonly RuleHit[]): Found | undefined {
  const [gravest] = (['error', 'warning', 'note'] as const)
    .map((level) => hits.filter(({ severity = 'error' }) => severity === level))
    .filter((found) => found.length > 0);
  if (gravest === undefined) return undefined;
  const severity = LESS[gravest[0]?.severity ?? 'error'];
  const params = mergedParams(gravest.map(({ reason, params: own }) => ({ ...own, reason })));
  return severity === undefined ? { params } : { params, severity };
}
