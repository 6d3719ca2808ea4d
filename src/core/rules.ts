/**
 * The rules of a workspace: for each recipient's country the policy, the checks that it asks for and their severities;
 * and those of what all recipients share. Settled once for each country, so that a row costs one look-up.
 */

import { type RecipientCheck, runsAt } from './check.ts';
import type { CampaignScene, RecipientFacts } from './check-facts.ts';
import { CHECKS, RECIPIENT_CHECKS } from './checks/index.ts';
import type { WorkspaceConfig } from './config.ts';
import type { Finding, SeverityOverrides } from './decision.ts';
import { jurisdictionsOf } from './jurisdiction.ts';
import { isPast, type Override, type Overrides, overridesAt } from './overrides.ts';
import { type Policy, policiesOf, policyFor } from './policies/index.ts';
import { type CheckRules, type ReadyChecks, readyChecks, type SkippedCheck } from './run-checks.ts';
import { STALE_CODE, staleMonths, staleOverride } from './stale-after.ts';
import { type Terms, termsOf } from './terms.ts';

/** The rules for the recipients of one country. */
export interface CountryRules extends ReadyChecks<RecipientFacts> {
  readonly country: string;
  readonly policy: Policy;
  readonly terms: Terms;
}

/** The rules of a workspace. */
export interface Rules {
  /** What the workspace itself says of severities, as far as it may and until when. */
  readonly overrides: Overrides;
  /** For what all recipients share (campaign, template, provider, account). */
  readonly shared: CheckRules;
  /** The rules for a country, ISO 3166-1 alpha-2; empty: not known. */
  of(country: string): CountryRules;
  /** Checks on recipients that did not run for any country asked about so far. */
  skipped(): readonly SkippedCheck[];
}

/** What rules are made for. */
export interface RulesRequest {
  readonly config: WorkspaceConfig;
  /** The instant that the rules are for, epoch milliseconds: sign-offs end. */
  readonly now: number;
  /** The campaign; undefined: the checks run without one. */
  readonly campaign?: CampaignScene | undefined;
  /** The checks on recipients; where nothing is said, all that run for a plan. */
  readonly checks?: readonly RecipientCheck[] | undefined;
}

const WEIGHT = { off: 0, info: 1, warn: 2, block: 3 } as const;

/**
 * The severities of what is shared: a check is as grave as the strictest policy has it, for a message that one country
 * forbids is not split from the one that another allows.
 */
function strictest(policies: readonly Policy[]): SeverityOverrides {
  const severities: Record<string, Finding['severity'] | 'off'> = {};
  for (const { code, severity: usual } of CHECKS) {
    const asked = policies.map(({ checks }) => checks[code] ?? usual);
    const gravest = asked.reduce((one, other) => (WEIGHT[other] > WEIGHT[one] ? other : one));
    if (gravest !== usual) severities[code] = gravest;
  }
  return severities;
}

/** Rules of what is shared: of every policy named, and of the controller's own country, whose law binds it everywhere. */
function sharedRules({ config, campaign }: RulesRequest, overrides: SeverityOverrides): CheckRules {
  const policies = policiesOf(config);
  return {
    jurisdictions: new Set([
      ...policies.flatMap(({ jurisdictions }) => jurisdictions),
      ...jurisdictionsOf(config.controller.country),
    ]),
    policy: strictest(policies),
    overrides,
    scene: { config, policies, campaign },
  };
}

const IN_PLANS: readonly RecipientCheck[] = RECIPIENT_CHECKS.filter((check) => runsAt(check, 'plan'));

/** A check that runs for one country has run. */
function skippedByAll(countries: Iterable<CountryRules>): SkippedCheck[] {
  const found = new Map<string, SkippedCheck>();
  const ran = new Set<string>();
  for (const { ready, skipped } of countries) {
    for (const { check } of ready) ran.add(check.code);
    for (const one of skipped) {
      // Of two reasons the one that somebody can do something about is told.
      if (found.get(one.code)?.why !== 'no-data') found.set(one.code, one);
    }
  }
  return [...found.values()].filter(({ code }) => !ran.has(code));
}

/** The overrides with the longer time that stale consents have, once and by whom. */
function withStale(overrides: Overrides, config: WorkspaceConfig, now: number): Overrides {
  const longer = staleOverride(config.checks[STALE_CODE], policiesOf(config));
  if (longer === undefined) return overrides;
  const others = (list: readonly Override[]) => list.filter(({ code }) => code !== longer.code);
  const { inForce, expired } = overrides;
  return isPast(longer.until, now)
    ? { ...overrides, expired: [...others(expired), longer] }
    : { ...overrides, inForce: [...others(inForce), longer] };
}

/** Makes the rules of a workspace. */
export function rulesFor(request: RulesRequest): Rules {
  const { config, campaign, checks = IN_PLANS } = request;
  const overrides = withStale(overridesAt(CHECKS, config.checks, request.now), config, request.now);
  const { severities } = overrides;
  const countries = new Map<string, CountryRules>();
  const terms = termsOf(config, campaign);
  const make = (country: string): CountryRules => {
    const own = policyFor(config, country);
    const stale = staleMonths(own.stale, config.checks[STALE_CODE], request.now);
    const policy = stale === own.stale ? own : { ...own, stale };
    const jurisdictions = new Set([...policy.jurisdictions, ...jurisdictionsOf(country)]);
    const scene = { config, policies: [policy], campaign };
    const settled = readyChecks(checks, {
      jurisdictions,
      policy: policy.checks,
      overrides: severities,
      scene,
    });
    return { country, policy, terms, ...settled };
  };
  return {
    overrides,
    shared: sharedRules(request, severities),
    of(country) {
      let rules = countries.get(country);
      if (rules === undefined) {
        rules = make(country);
        countries.set(country, rules);
      }
      return rules;
    },
    skipped: () => skippedByAll(countries.values()),
  };
}
