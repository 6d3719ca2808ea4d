/** Lists and sums as JSON. */
import type { LedgerStats, LineFilter, StandingLine } from '../../core/overview.ts';
import { isoWithOffset } from '../../i18n/format.ts';

/** The header line of `consend.list/1`. */
export function listHeaderJson(filter: LineFilter, at: number, zone: string): object {
  const { purposes, states, staleAfterMs } = filter;
  return {
    schema: 'consend.list/1',
    at: isoWithOffset(at, zone),
    purposes,
    states,
    staleAfterSeconds: staleAfterMs === undefined ? null : Math.round(staleAfterMs / 1000),
  };
}

/** A line of `consend.list/1`. */
export function listLineJson(line: StandingLine, zone: string): object {
  const { since, isDay, basis, event, source, wording, ...rest } = line;
  return {
    ...rest,
    basis: basis ?? null,
    event: event ?? null,
    since: since === undefined ? null : isoWithOffset(since, zone),
    ...(isDay ? { precision: 'day' } : {}),
    source: source ?? null,
    wording: wording ?? null,
  };
}

/** `consend.stats/1`. */
export function statsJson(stats: LedgerStats, zone: string): object {
  const { position, checkpointAt, ...rest } = stats;
  return {
    schema: 'consend.stats/1',
    ...rest,
    ledger: {
      ...position,
      checkpointAt: checkpointAt === undefined ? null : isoWithOffset(checkpointAt, zone),
    },
  };
}
