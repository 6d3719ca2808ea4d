import type { AccountState } from './account-state.ts';
import type { SandboxTemplate } from './template-schema.ts';
import type { World } from './world.ts';

type Health = 'AVAILABLE' | 'LIMITED' | 'BLOCKED';

interface HealthEntity {
  readonly entity_type: string;
  readonly id: string;
  readonly can_send_message: Health;
  readonly additional_info?: readonly string[];
  readonly errors?: readonly object[];
}

const RANK: readonly Health[] = ['AVAILABLE', 'LIMITED', 'BLOCKED'];

/** Whether the number can send, along the chain number, account, business, app. Source: Meta, support/health-status. */
export function healthOfNumber(world: World): object {
  return summarize([numberEntity(world), ...accountEntities(world)]);
}

/** The same for the account, without its number. */
export function healthOfAccount(world: World): object {
  return summarize(accountEntities(world));
}

/** The same for a template: the whole chain. */
export function healthOfTemplate(world: World, template: SandboxTemplate): object {
  const isSendable = template.status === 'APPROVED';
  const error = problem(
    template.status === 'PAUSED' ? 132015 : 132001,
    `The template is ${template.status}.`,
  );
  const entity: HealthEntity = {
    entity_type: 'MESSAGE_TEMPLATE',
    id: template.id,
    can_send_message: isSendable ? 'AVAILABLE' : 'BLOCKED',
    ...(isSendable ? {} : { errors: [error] }),
  };
  return summarize([entity, numberEntity(world), ...accountEntities(world)]);
}

function summarize(entities: readonly HealthEntity[]): object {
  const worst = Math.max(...entities.map((entity) => RANK.indexOf(entity.can_send_message)));
  return { can_send_message: RANK[worst], entities };
}

function numberEntity({ profile, run }: World): HealthEntity {
  const base = { entity_type: 'PHONE_NUMBER', id: profile.phoneNumberId };
  const { numberStatus, qualityRating } = run.account;
  if (numberStatus !== 'CONNECTED' && numberStatus !== 'FLAGGED')
    return {
      ...base,
      can_send_message: 'BLOCKED',
      errors: [problem(133010, `The number is ${numberStatus}.`)],
    };
  // A red number may still send, but is the one closest to a restriction.
  if (qualityRating === 'RED' || numberStatus === 'FLAGGED')
    return { ...base, can_send_message: 'LIMITED', additional_info: ['The quality of the number is low.'] };
  return { ...base, can_send_message: 'AVAILABLE' };
}

function accountEntities({ profile, run }: World): HealthEntity[] {
  const { account } = run;
  return [
    accountEntity(profile.wabaId, account),
    {
      entity_type: 'BUSINESS',
      id: profile.businessId,
      can_send_message: account.tier === 'TIER_250' ? 'LIMITED' : 'AVAILABLE',
      ...(account.tier === 'TIER_250' ? { additional_info: ['The business is not verified.'] } : {}),
    },
    { entity_type: 'APP', id: profile.appId, can_send_message: 'AVAILABLE' },
  ];
}

function accountEntity(id: string, { status }: AccountState): HealthEntity {
  if (status === 'ACTIVE') return { entity_type: 'WABA', id, can_send_message: 'AVAILABLE' };
  const code = status === 'DISABLED' ? 131031 : 368;
  return {
    entity_type: 'WABA',
    id,
    can_send_message: 'BLOCKED',
    errors: [problem(code, `The account is ${status}.`)],
  };
}

function problem(code: number, description: string): object {
  return {
    error_code: code,
    error_description: description,
    possible_solution: 'See Business Support Home.',
  };
}
