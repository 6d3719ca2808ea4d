/** A plan's settings as digests, and which of them are others now. */
import { sha256Digest } from '../adapters/system/sha256.ts';
import type { WorkspaceConfig } from '../core/config.ts';
import type { PlanSummary } from '../core/plan.ts';
import { PLAN_SETTINGS, planSettings } from '../core/plan-settings.ts';

/** The digest of each setting that a plan is held to, by its key in `consend.yaml`. */
export function settingsDigests(config: WorkspaceConfig): Readonly<Record<string, string>> {
  const texts = planSettings(config);
  return Object.fromEntries(PLAN_SETTINGS.map((key) => [key, sha256Digest(texts[key])]));
}

/** Keys of `consend.yaml` whose setting is another than the plan was made with; none where the plan is older than the digests. */
export function changedSettings({ inputs }: Pick<PlanSummary, 'inputs'>, config: WorkspaceConfig): string[] {
  const { settings } = inputs;
  if (settings === undefined) return [];
  const now = settingsDigests(config);
  return PLAN_SETTINGS.filter((key) => settings[key] !== undefined && settings[key] !== now[key]);
}
