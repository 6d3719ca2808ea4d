/** The cap on how often a person gets advertising, over all campaigns of a purpose. */
import type { WorkspaceConfig } from '../core/config.ts';
import { durationMs } from '../core/config.ts';
import type { SeverityOverrides } from '../core/decision.ts';
import type { FrequencyCap } from '../core/sending/frequency.ts';
import type { PurposeCategory } from '../core/standing.ts';

/** The settings that a cap comes from. */
export interface CapSettings {
  readonly workspace: WorkspaceConfig;
  readonly overrides: SeverityOverrides;
}

/**
 * The workspace's cap on advertising; undefined where there is none, or its check is off. A message that somebody's order or
 * question asks for is no nuisance, however many there are (§ 7 (1) UWG is about advertising).
 */
export function frequencyCap({
  workspace,
  overrides,
  category,
}: CapSettings & { readonly category: PurposeCategory }): FrequencyCap | undefined {
  const cap = workspace.limits.frequency;
  if (!cap || category !== 'marketing' || overrides['frequency-cap'] === 'off') return undefined;
  return { messages: cap.messages, perMs: durationMs(cap.per) ?? 0 };
}
