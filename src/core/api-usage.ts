/**
 * How much of the hourly number of management calls is used up, as the API tells with each answer, and what follows:
 * slowing down before the limit is hit, since at 100 % every call fails with 4 or 80007 until the hour moves on. Messages
 * are not counted (Meta, "About the platform", "Rate limiting").
 */
import { z } from 'zod';

/** What was told with one answer. */
export interface ApiUsage {
  /** Used share of whatever is closest to its limit, per cent. */
  readonly percent: number;
  /** Until calls are possible again, milliseconds; 0 while they are. */
  readonly regainMs: number;
}

/** What to do before the next management call. `wait` and `blocked` carry milliseconds. */
export type CallPace = { readonly kind: 'go' | 'wait' | 'blocked'; readonly ms: number };

const MINUTE_MS = 60_000;
/** From this share on calls are spaced out. */
const SLOW_FROM_PERCENT = 80;
/** The pause between two calls at 100 %; it grows evenly up to it. */
const LONGEST_PAUSE_MS = 10_000;

const share = z.number().nonnegative().catch(0);
const appWire = z.object({ call_count: share, total_time: share, total_cputime: share });
const businessWire = z.record(
  z.string(),
  z.array(appWire.extend({ estimated_time_to_regain_access: share })),
);

function parsed<T>(header: string | undefined, schema: z.ZodType<T>): T | undefined {
  if (header === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(header)).data;
  } catch {
    // A header that is no JSON tells nothing; the answer itself still counts.
    return undefined;
  }
}

const worst = ({ call_count, total_time, total_cputime }: z.infer<typeof appWire>): number =>
  Math.max(call_count, total_time, total_cputime);

/** Reads `X-App-Usage` and `X-Business-Use-Case-Usage`; undefined where neither tells anything. */
export function readUsage(app: string | undefined, business: string | undefined): ApiUsage | undefined {
  const ofApp = parsed(app, appWire);
  const ofAccounts = Object.values(parsed(business, businessWire) ?? {}).flat();
  if (ofApp === undefined && ofAccounts.length === 0) return undefined;
  const minutes = ofAccounts.map((usage) => usage.estimated_time_to_regain_access);
  return {
    percent: Math.max(ofApp === undefined ? 0 : worst(ofApp), ...ofAccounts.map(worst)),
    regainMs: Math.max(0, ...minutes) * MINUTE_MS,
  };
}

/** The pace of management calls `sinceMs` after the answer that told this usage. */
export function paceOf(usage: ApiUsage | undefined, sinceMs: number): CallPace {
  if (usage === undefined) return { kind: 'go', ms: 0 };
  const blocked = usage.regainMs - sinceMs;
  if (blocked > 0) return { kind: 'blocked', ms: blocked };
  const over = (Math.min(100, usage.percent) - SLOW_FROM_PERCENT) / (100 - SLOW_FROM_PERCENT);
  const wait = Math.round(over * LONGEST_PAUSE_MS) - sinceMs;
  return wait > 0 ? { kind: 'wait', ms: wait } : { kind: 'go', ms: 0 };
}
