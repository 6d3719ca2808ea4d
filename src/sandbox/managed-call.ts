import type { FastifyReply } from 'fastify';
import { answerFault, answerJson, answerRefusal } from './graph-answer.ts';
import { chargeManagementCall } from './management-budget.ts';
import { type Exchange, pause } from './message-route.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import type { World } from './world.ts';

/** The app's own usage: no figure is published for its limit, so it stays low until a fault rule says otherwise. */
const APP_USAGE = JSON.stringify({ call_count: 0, total_time: 0, total_cputime: 0 });

/** A call that is no send. */
export interface ManagedCall {
  /** Whether it is outside the hourly budget. */
  readonly isFree: boolean;
  /** What the object says. */
  readonly read: () => Record<string, unknown> | Refusal | Promise<Record<string, unknown> | Refusal>;
}

/** Answers a call that is no send: counts it, lets a fault rule spoil it, and writes what the object says. */
export async function answerManaged(
  world: World,
  exchange: Exchange,
  { isFree, read }: ManagedCall,
): Promise<FastifyReply> {
  const { reply } = exchange;
  if (!isFree) {
    const { refusal, usageHeader } = chargeManagementCall(world);
    reply.header('x-business-use-case-usage', usageHeader).header('x-app-usage', APP_USAGE);
    if (refusal !== null) return answerRefusal(world, reply, refusal);
  }
  const rule = world.run.faults.pick('management');
  if (rule?.delayMs !== undefined) await pause(world, rule.delayMs);
  if (rule !== null && (rule.status !== undefined || rule.code !== undefined || rule.reset || rule.hang))
    return answerFault(world, exchange, rule);
  const content = await read();
  if (isRefusal(content)) return answerRefusal(world, reply, content);
  return answerJson(reply, JSON.stringify(content));
}
