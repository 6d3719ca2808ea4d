import { type Refusal, refuse } from './refusal.ts';
import type { World } from './world.ts';

/** What a management call cost, and whether there was anything left to pay with. */
export interface ManagementCharge {
  readonly refusal: Refusal | null;
  /** Value of the X-Business-Use-Case-Usage header. */
  readonly usageHeader: string;
}

const MINUTE_MS = 60_000;

/**
 * Counts one management call of the moving hour. Over the budget calls fail with 80007 and do not count.
 * Source: Meta, about-the-platform and graph-api/overview/rate-limiting.
 */
export function chargeManagementCall(world: World): ManagementCharge {
  const { managementCalls } = world.run;
  const { managementCallsPerHour: budget, wabaId } = world.profile;
  const nowMs = world.clock.now();
  const isOver = managementCalls.count(nowMs) >= budget;
  if (!isOver) managementCalls.add(nowMs);
  const percent = Math.min(100, Math.ceil((managementCalls.count(nowMs) / budget) * 100));
  const waitMinutes = isOver ? Math.ceil(managementCalls.untilNextLeaves(nowMs) / MINUTE_MS) : 0;
  const usage = {
    type: 'whatsapp',
    call_count: percent,
    total_cputime: 0,
    total_time: percent,
    estimated_time_to_regain_access: waitMinutes,
  };
  return {
    refusal: isOver ? refuse(80007, 'Too many calls to this WhatsApp Business account') : null,
    usageHeader: JSON.stringify({ [wabaId]: [usage] }),
  };
}
