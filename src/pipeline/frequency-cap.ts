/** The cap on how often a person gets advertising, over all campaigns of a purpose. */
import type { WorkspaceConfig } from '../core/config.ts';
import { durationMs } from '../core/config.ts';
import type { SeverityOverrides } from '../core/decision.ts';
import { COUNTRY_PROFILES } from '../core/policies/countries.ts';
import type { FrequencyCap } from '../core/sending/frequency.ts';
import type { PurposeCategory } from '../core/standing.ts';

const DAY_MS = 86_400_000;

/**
 * The cap that a country's law sets on advertising, whatever a workspace says; undefined: none is known. A day is counted as
 * moving 24 hours, which is never more than a day of the calendar allows.
 */
export function lawfulCap(country: string): FrequencyCap | undefined {
  const messages = COUNTRY_PROFILES[country]?.contactsPerDay;
  return messages === undefined ? undefined : { messages, perMs: DAY_MS };
}

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
