import type { FaultRule, SandboxFaults } from './fault-rules.ts';
import type { Randomness } from './random.ts';

/** Decides which requests go wrong. */
export interface FaultInjector {
  /** What was asked for. */
  readonly faults: SandboxFaults;
  /** The rule that spoils this request, if any; counts the request for every rule it passes. */
  pick(target: 'messages' | 'management'): FaultRule | null;
}

/** An injector whose rules have seen no request yet. */
export function createFaultInjector(faults: SandboxFaults, random: Randomness): FaultInjector {
  const states = faults.rules.map((rule, index) => ({ rule, index, seen: 0, fired: 0 }));
  return {
    faults,
    pick(target) {
      for (const state of states) {
        const { rule, index } = state;
        if (rule.on !== 'all' && rule.on !== target) continue;
        state.seen += 1;
        if (state.seen <= rule.after || state.fired >= (rule.times ?? Number.POSITIVE_INFINITY)) continue;
        if (rule.share < 1 && random.streamFor(`fault:${index}:${state.seen}`).next() >= rule.share) continue;
        state.fired += 1;
        return rule;
      }
      return null;
    },
  };
}
