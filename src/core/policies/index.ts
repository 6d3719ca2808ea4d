/** The table of policies, and which of them a recipient's country gets. */
import type { WorkspaceConfig } from '../config.ts';
import type { PolicyName } from './names.ts';
import type { Policy } from './policy.ts';

export { POLICY_NAMES, type PolicyName } from './names.ts';
export type { DoubleOptIn, Policy } from './policy.ts';

/**
 * The presets. Double opt-in: no statute asks for it, the burden of proof does (Art. 7 (1) GDPR). German courts want the
 * proof to come from the very number (BGH 10.02.2011 - I ZR 164/09; OVG Saarlouis 16.02.2021 - 2 A 355/19; DSK
 * Orientierungshilfe Direktwerbung 2022), Austria's practice a confirmed sign-up; read on 2026-11-23.
 */
export const POLICY_TABLE: Readonly<Record<PolicyName, Policy>> = {
  de: { name: 'de', jurisdictions: ['DE', 'EU', 'EEA'], doubleOptIn: 'number', checks: {} },
  at: { name: 'at', jurisdictions: ['AT', 'EU', 'EEA'], doubleOptIn: 'any', checks: {} },
  ch: { name: 'ch', jurisdictions: ['CH'], doubleOptIn: 'none', checks: {} },
  eu: { name: 'eu', jurisdictions: ['EU', 'EEA'], doubleOptIn: 'none', checks: {} },
  uk: { name: 'uk', jurisdictions: ['GB', 'UK'], doubleOptIn: 'none', checks: {} },
  us: { name: 'us', jurisdictions: ['US'], doubleOptIn: 'none', checks: {} },
  ca: { name: 'ca', jurisdictions: ['CA'], doubleOptIn: 'none', checks: {} },
  br: { name: 'br', jurisdictions: ['BR'], doubleOptIn: 'none', checks: {} },
  in: { name: 'in', jurisdictions: ['IN'], doubleOptIn: 'none', checks: {} },
  strict: { name: 'strict', jurisdictions: ['*'], doubleOptIn: 'number', checks: {} },
};

/** The settings that name policies. */
export type PolicySettings = Pick<WorkspaceConfig, 'policy'>;

/** The policy for a recipient's country (ISO 3166-1 alpha-2; empty: not known). */
export function policyFor(settings: PolicySettings, _country: string): Policy {
  return POLICY_TABLE[settings.policy];
}

/** All policies that a workspace names, each once. */
export function policiesOf(settings: PolicySettings): readonly Policy[] {
  return [POLICY_TABLE[settings.policy]];
}
