/** The settings of `consend.yaml` that a plan was decided by: what was reviewed and approved is sent under the same ones, or not at all. */
import { canonicalJson } from './canonical-json.ts';
import type { WorkspaceConfig } from './config.ts';

/** Settings that a plan is held to, each by the key of `consend.yaml` under which it stands. */
export const PLAN_SETTINGS = [
  'provider',
  'controller',
  'policy',
  'checks',
  'purposes',
  'products',
  'defaults',
  'limits.frequency',
  'window',
  'existingCustomer',
  'optOut',
  'wordings',
  'notice',
] as const;

/** A setting that a plan is held to. */
export type PlanSetting = (typeof PLAN_SETTINGS)[number];

/**
 * What stands under each of them, as canonical JSON: the same text means the same setting.
 *
 * Of the provider only where messages go and from which number: secrets do not belong into a digest that is filed, and its
 * papers are judged anew whenever a plan is sent. Rates are left out as well, so that somebody can slow a plan down that is
 * approved already; the platform's own limits hold in any case.
 */
export function planSettings(config: WorkspaceConfig): Readonly<Record<PlanSetting, string>> {
  const { kind, phoneNumberId, wabaId, baseUrl, paths, marketingApi, productPolicy, activitySharing } =
    config.provider;
  const { controller, policy, policies, checks, purposes, products, defaults, window } = config;
  const { existingCustomer, optOut, wordings, notice } = config;
  const provider = { kind, phoneNumberId, wabaId, baseUrl, paths, marketingApi, productPolicy };
  return {
    provider: textOf({ ...provider, activitySharing }),
    controller: textOf(controller),
    policy: textOf({ policy, policies }),
    checks: textOf(checks),
    purposes: textOf(purposes),
    products: textOf(products),
    defaults: textOf(defaults),
    'limits.frequency': textOf(config.limits.frequency),
    window: textOf(window),
    existingCustomer: textOf(existingCustomer),
    optOut: textOf(optOut),
    wordings: textOf(wordings),
    notice: textOf(notice),
  };
}

/** Canonical JSON of a setting; members that are not set do not count. */
function textOf(value: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify(value ?? null)));
}
