/** What comes back by webhook while a campaign is being sent, and what follows from it for the run. */
import { dispositionOf, isPairThrottle, isThrottle } from '../core/api-errors.ts';
import type { Breaker } from '../core/breaker.ts';
import type { Pacer } from '../core/pacer.ts';
import type { Clock, MessageJournal, WebhookOutcome } from '../core/ports.ts';
import { type CountryRefusals, isCountryRefusal } from '../core/sending/countries.ts';

/** What following late outcomes takes. The parts are those that the run's sending works with. */
export interface LateParts {
  readonly campaign: string;
  readonly journal: Pick<MessageJournal, 'webhookOutcomes'>;
  readonly breaker: Breaker;
  readonly pacer: Pick<Pacer, 'throttle'>;
  readonly countries: CountryRefusals;
  readonly clock: Clock;
}

/** Follows what another process hears by webhook. */
export interface LateOutcomesWatch {
  /** Reads what has come in since the last look: a reason to stop, or nothing. The first look only takes note of what there is. */
  look(): Promise<string | undefined>;
}

const keyOf = ({ outcome, code, country }: WebhookOutcome): string => `${outcome} ${code} ${country}`;

/** What is told of one look's messages, as the breaker wants it. Who is tried again later has no final outcome yet. */
function lateOf(changes: readonly WebhookOutcome[]): Parameters<Breaker['late']>[0] {
  const templateFaults = new Map<number, number>();
  const sums = { out: 0, failed: 0, held: 0 };
  for (const { outcome, code, count } of changes) {
    sums[outcome] += count;
    if (outcome === 'failed' && dispositionOf(code) === 'fix')
      templateFaults.set(code, (templateFaults.get(code) ?? 0) + count);
  }
  return { out: sums.out, failed: sums.failed, templateFaults };
}

/** Follows a campaign from now on. */
export function followLateOutcomes(parts: LateParts): LateOutcomesWatch {
  let known: ReadonlyMap<string, number> | undefined;

  const changesSince = async (): Promise<readonly WebhookOutcome[]> => {
    const now = await parts.journal.webhookOutcomes(parts.campaign);
    const before = known;
    known = new Map(now.map((row) => [keyOf(row), row.count]));
    if (before === undefined) return [];
    return now
      .map((row) => ({ ...row, count: row.count - (before.get(keyOf(row)) ?? 0) }))
      .filter(({ count }) => count !== 0);
  };

  return {
    async look() {
      const changes = await changesSince();
      const failed = changes.filter(({ outcome, count }) => outcome === 'failed' && count > 0);
      for (const { code, country, count } of failed)
        if (isCountryRefusal(code)) parts.countries.add(country, count);
      if (failed.some(({ code }) => isThrottle(code) && !isPairThrottle(code)))
        parts.pacer.throttle(parts.clock.now(), undefined);
      const stop = failed.find(({ code }) => dispositionOf(code) === 'stop');
      const reason = parts.breaker.late(lateOf(changes));
      return stop === undefined ? reason : `api:${stop.code}`;
    },
  };
}
