import type { AccountState } from './account-state.ts';
import type { Envelope } from './check-envelope.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { World } from './world.ts';

/**
 * Whether the account and its number may send at all. Codes: 368 restricted, 131031 disabled or banned, 33 deleted, 133010 not
 * registered, 131048 restricted for spam, 131057 while the throughput is upgraded, 131030 for a test number's strangers.
 * Source: Meta, support/error-codes, policy-enforcement and throughput; 131030: reports from practice.
 */
export function checkAccount(world: World, { recipient }: Envelope, nowMs: number): Refusal | null {
  const { account } = world.run;
  const { allowedRecipients } = world.profile;
  if (allowedRecipients !== undefined && !allowedRecipients.includes(recipient.number))
    return refuse(131030, 'Add the recipient to the list of allowed numbers and try again');
  if (nowMs < account.upgradingUntil) return refuse(131057, 'The number is being upgraded');
  // The usual case first: this runs for every send.
  if (account.status === 'ACTIVE' && account.numberStatus === 'CONNECTED') return null;
  return checkAccountStatus(account) ?? checkNumberStatus(account);
}

function checkAccountStatus({ status }: AccountState): Refusal | null {
  if (status === 'DISABLED') return refuse(131031, 'The account is disabled');
  return status === 'RESTRICTED' ? refuse(368, 'The account is restricted for a policy violation') : null;
}

function checkNumberStatus({ numberStatus }: AccountState): Refusal | null {
  switch (numberStatus) {
    case 'CONNECTED':
    case 'FLAGGED':
      return null;
    case 'BANNED':
      return refuse(131031, 'The number is banned');
    case 'DELETED':
      return refuse(33, 'The business phone number was deleted');
    case 'RESTRICTED':
    case 'RATE_LIMITED':
      return refuse(131048, 'The number is restricted because of earlier messages that were blocked');
    default:
      return refuse(133010, `The number is ${numberStatus}`);
  }
}
