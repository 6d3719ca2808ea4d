/** The table of policies, and which of them a recipient's country gets. */
import type { WorkspaceConfig } from '../config.ts';
import { jurisdictionsOf } from '../jurisdiction.ts';
import { at } from './at.ts';
import { br } from './br.ts';
import { ca } from './ca.ts';
import { ch } from './ch.ts';
import { COUNTRY_PROFILES } from './countries.ts';
import { de } from './de.ts';
import { eu } from './eu.ts';
import { india } from './in.ts';
import type { PolicyName } from './names.ts';
import type { Policy, SoftOptIn } from './policy.ts';
import { strict } from './strict.ts';
import { uk } from './uk.ts';
import { us } from './us.ts';

export { POLICY_NAMES, type PolicyName } from './names.ts';
export type { DoubleOptIn, Policy, PolicySource, PolicyTopic } from './policy.ts';

/** The presets. */
export const POLICY_TABLE: Readonly<Record<PolicyName, Policy>> = {
  de,
  at,
  ch,
  eu,
  uk,
  us,
  ca,
  br,
  in: india,
  strict,
};

/** The settings that name policies. */
export type PolicySettings = Pick<WorkspaceConfig, 'policy' | 'policies'>;

/** The name of the policy that a workspace has for a country: by the country, the law it shares, else the default. */
function nameFor({ policy, policies }: PolicySettings, country: string): PolicyName {
  if (policies === undefined) return policy ?? 'strict';
  for (const key of jurisdictionsOf(country)) {
    const name = policies[key];
    if (name !== undefined) return name;
  }
  return policies.default ?? 'strict';
}

/** From the most open to none at all; of two exceptions the later one of this list holds. */
const SOFT_OPT_INS: readonly SoftOptIn[] = ['art13_2', 'implied_ca', 'ie_12m', 'kr_6m', 'none'];

/** The policy as it holds in a country: what its own law adds, and nothing that it would loosen. */
function inCountry(policy: Policy, country: string): Policy {
  const own = COUNTRY_PROFILES[country];
  if (own === undefined) return policy;
  const places = [policy.softOptIn, own.softOptIn ?? 'art13_2'].map((one) => SOFT_OPT_INS.indexOf(one));
  return {
    ...policy,
    softOptIn: SOFT_OPT_INS[Math.max(...places)] ?? 'none',
    label: own.label ?? policy.label,
    registry: own.registry ?? policy.registry,
    reconfirmMonths: own.reconfirmMonths ?? policy.reconfirmMonths,
    firstContactRequest: policy.firstContactRequest && own.firstContactRequest !== false,
    stopWithinDays: own.stopWithinDays ?? policy.stopWithinDays,
    sources: [...own.sources, ...policy.sources],
  };
}

/** The policy for a recipient's country (ISO 3166-1 alpha-2; empty: not known), with what the country's own law adds. */
export function policyFor(settings: PolicySettings, country: string): Policy {
  return inCountry(POLICY_TABLE[nameFor(settings, country)], country);
}

/** All policies that a workspace names, each once. */
export function policiesOf({ policy, policies }: PolicySettings): readonly Policy[] {
  const names =
    policies === undefined ? [policy ?? 'strict'] : [...Object.values(policies), nameFor({ policies }, '')];
  return [...new Set(names)].map((name) => POLICY_TABLE[name]);
}

/** The policy that presents a country's law: its own, that of the Union, else strict. */
export function policyOfCountry(country: string): Policy {
  const own = Object.values(POLICY_TABLE).find(({ countries }) => countries.includes(country));
  return inCountry(own ?? strict, country);
}
