import { z } from 'zod';
import {
  alertUpdate,
  banUpdate,
  capabilityUpdate,
  numberUpdate,
  restrictionUpdate,
  reviewUpdate,
  violationUpdate,
} from './account-events.ts';
import { ACCOUNT_STATUSES, NUMBER_STATUSES } from './account-state.ts';
import { announce } from './announce.ts';
import { MESSAGING_TIERS } from './messaging-limit.ts';
import type { World } from './world.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const HIGH_THROUGHPUT = 1_000;
/** How long an upgrade of the throughput may take. Source: Meta, throughput. */
const UPGRADE_MS = 60_000;

const isSomething = (value: object): boolean => Object.keys(value).length > 0;

/** What can be changed about the number. */
export const numberChangeSchema = z
  .strictObject({
    status: z.enum(NUMBER_STATUSES).optional(),
    qualityRating: z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN']).optional(),
    tier: z.enum(MESSAGING_TIERS).optional(),
    messagesPerSecond: z.int().min(0).optional(),
  })
  .refine(isSomething, 'names nothing to change');

/** What can be changed about the account, and what it can be told. */
export const accountChangeSchema = z
  .strictObject({
    status: z.enum(ACCOUNT_STATUSES).optional(),
    restrictedDays: z
      .union([z.literal(1), z.literal(3), z.literal(5), z.literal(7), z.literal(30)])
      .optional(),
    violation: z.string().min(1).optional(),
    review: z.enum(['APPROVED', 'REJECTED', 'PENDING', 'DEFERRED']).optional(),
    alert: z.string().min(1).optional(),
  })
  .refine(isSomething, 'names nothing to change');

/** Changes the number and tells the webhook what the platform would. */
export function changeNumber(world: World, change: z.output<typeof numberChangeSchema>): void {
  const { account, messagingLimit } = world.run;
  const before = { ...account };
  if (change.status !== undefined) account.numberStatus = change.status;
  if (change.qualityRating !== undefined) account.qualityRating = change.qualityRating;
  if (change.messagesPerSecond !== undefined) account.messagesPerSecond = change.messagesPerSecond;
  if (change.tier !== undefined) {
    account.tier = change.tier;
    messagingLimit.setTier(change.tier);
  }
  if (account.messagesPerSecond >= HIGH_THROUGHPUT && before.messagesPerSecond < HIGH_THROUGHPUT) {
    account.upgradingUntil = world.clock.now() + UPGRADE_MS;
    announce(world, numberUpdate(world, 'THROUGHPUT_UPGRADE', before.tier));
  }
  const step = MESSAGING_TIERS.indexOf(account.tier) - MESSAGING_TIERS.indexOf(before.tier);
  if (step !== 0) {
    announce(world, numberUpdate(world, step > 0 ? 'UPGRADE' : 'DOWNGRADE', before.tier));
    announce(world, capabilityUpdate(world));
  }
  const [isRed, wasRed] = [account.qualityRating === 'RED', before.qualityRating === 'RED'];
  if (isRed !== wasRed) announce(world, numberUpdate(world, isRed ? 'FLAGGED' : 'UNFLAGGED', before.tier));
}

/** Changes the account and tells the webhook what the platform would; a restriction ends by itself. */
export function changeAccount(world: World, change: z.output<typeof accountChangeSchema>): void {
  const { account, calendar } = world.run;
  const nowMs = world.clock.now();
  if (change.violation !== undefined) announce(world, violationUpdate(change.violation));
  if (change.review !== undefined) announce(world, reviewUpdate(change.review));
  if (change.alert !== undefined) announce(world, alertUpdate(world, change.alert));
  const status = change.restrictedDays === undefined ? change.status : 'RESTRICTED';
  if (status === undefined) return;
  if (status === 'RESTRICTED') {
    const until = nowMs + (change.restrictedDays ?? 1) * DAY_MS;
    announce(world, restrictionUpdate(until));
    calendar.at(until, () => {
      if (account.status === 'RESTRICTED') account.status = 'ACTIVE';
    });
  } else if (status !== account.status) {
    announce(world, banUpdate(status === 'DISABLED' ? 'DISABLE' : 'REINSTATE', nowMs));
  }
  account.status = status;
}
