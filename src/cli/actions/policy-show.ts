import { CHECKS } from '../../core/checks/index.ts';
import { ConsendError } from '../../core/errors.ts';
import { jurisdictionsOf, reaches } from '../../core/jurisdiction.ts';
import { nearest } from '../../core/nearest.ts';
import { POLICY_NAMES, POLICY_TABLE, type Policy, policyOfCountry } from '../../core/policies/index.ts';
import { reviewDueAt } from '../../core/policies/review.ts';
import { type PolicyView, terminalPolicies, terminalPolicy } from '../../report/index.ts';
import { EXIT } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { terminalOptions } from '../terminal-options.ts';

/** Options of `consend policy show`. */
export interface PolicyShowOptions {
  readonly country?: string;
}

const REGIONS = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

function usage(detail: string): ConsendError {
  return new ConsendError('usage.invalid', { params: { detail, command: 'policy show' } });
}

/** What is asked for. */
interface Asked {
  readonly policy: Policy;
  readonly country?: string;
}

/** The policy that is asked for; undefined: all of them. */
function asked(
  session: Session,
  name: string | undefined,
  { country }: PolicyShowOptions,
): Asked | undefined {
  const words = session.messages.policies;
  if (country !== undefined) {
    if (name !== undefined) throw usage(words.oneOfBoth);
    const code = country.trim().toUpperCase();
    if (!/^[A-Z]{2}$/.test(code) || REGIONS.of(code) === undefined)
      throw usage(words.unknownCountry(country));
    // GB is the code; UK is what people write.
    const own = code === 'UK' ? 'GB' : code;
    return { policy: policyOfCountry(own), country: own };
  }
  if (name === undefined) return undefined;
  const found = Object.values(POLICY_TABLE).find((policy) => policy.name === name.toLowerCase());
  if (found === undefined)
    throw usage(words.unknownPolicy(name, POLICY_NAMES.join(', '), nearest(name, POLICY_NAMES)));
  return { policy: found };
}

/** A policy with the severities of its checks. */
function viewOf({ policy, country }: Asked): PolicyView {
  const where = new Set([...policy.jurisdictions, ...jurisdictionsOf(country ?? '')]);
  const checks = CHECKS.filter(({ appliesTo }) => reaches(appliesTo, where)).map(({ code, severity }) => ({
    code,
    severity: policy.checks[code] ?? severity,
  }));
  return { policy, country, checks, reviewDue: new Date(reviewDueAt(policy)).toISOString().slice(0, 10) };
}

function policyJson({ policy, country, checks, reviewDue }: PolicyView): object {
  const { checks: _, ...facts } = policy;
  return { ...facts, ...(country === undefined ? {} : { country }), reviewDue, checks };
}

/** `consend policy show [NAME|--country XX]`: what a policy asks for. Needs no workspace. */
export async function runPolicyShow(
  session: Session,
  name: string | undefined,
  options: PolicyShowOptions,
): Promise<number> {
  const one = asked(session, name, options);
  const views = (one === undefined ? Object.values(POLICY_TABLE).map((policy) => ({ policy })) : [one]).map(
    viewOf,
  );
  if (session.globals.json) {
    const document = { schema: 'consend.policy/1', policies: views.map(policyJson) };
    await session.io.out(`${JSON.stringify(document)}\n`);
    return EXIT.ok;
  }
  const page = { ...terminalOptions(session), policies: session.messages.policies, now: session.clock.now() };
  const [first] = views;
  await session.io.out(
    one !== undefined && first !== undefined ? terminalPolicy(first, page) : terminalPolicies(views, page),
  );
  return EXIT.ok;
}
