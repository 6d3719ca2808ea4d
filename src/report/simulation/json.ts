/** A simulated campaign for scripts. */
import { MESSAGE_STATES, type MessageState } from '../../core/message-state.ts';
import { isoWithOffset } from '../../i18n/format.ts';
import type { SimulationReport } from './model.ts';
import { sentIn } from './words.ts';

/** Pace with one decimal. */
const rounded = (value: number): number => Math.round(value * 10) / 10;

/** `consend.simulation/1`. Times are ISO 8601 with the workspace's offset; amounts are in `cost.currency`. */
export function simulationJson(report: SimulationReport) {
  const iso = (at: number): string => isoWithOffset(at, report.timeZone);
  const { account, counts, stopped, summary, cost } = report;
  const messages = Object.fromEntries(MESSAGE_STATES.map((state) => [state, counts[state]]));
  return {
    schema: 'consend.simulation/1',
    campaign: report.campaign.id,
    seed: report.seed,
    startAt: iso(report.startAt),
    endAt: report.days.length === 0 ? null : iso(report.days.at(-1)?.lastAt ?? 0),
    account: {
      messagesPerSecond: account.messagesPerSecond,
      messagingLimit: account.messagingLimit ?? null,
      source: account.source,
    },
    plan: {
      decisions: summary.decisions,
      findings: summary.findings,
      holds: report.holds.map(({ reason, count, until }) => ({
        reason,
        count,
        until: until === undefined ? null : iso(until),
      })),
    },
    sent: sentIn(report),
    days: report.days.map(({ day, firstAt, lastAt, messages: count, perSecond, boundBy }) => ({
      day,
      from: iso(firstAt),
      to: iso(lastAt),
      messages: count,
      perSecond: rounded(perSecond),
      boundBy,
    })),
    waits: report.waits.map(({ at, until, reason }) => ({ from: iso(at), until: iso(until), reason })),
    hours: report.hours.map(({ at, messages: count, open }) => ({ at: iso(at), messages: count, open })),
    messages: messages as Record<MessageState, number>,
    failures: report.failures.map(({ code, title, count, disposition }) => ({
      code,
      title,
      count,
      disposition,
    })),
    skips: report.skips.map(({ reason, count }) => ({ reason, count })),
    optOuts: report.optOuts,
    refusals: report.refusals,
    stoppedBy: stopped?.reason ?? null,
    resumeAt: stopped?.resumeAt === undefined ? null : iso(stopped.resumeAt),
    cost: {
      currency: cost.currency,
      estimate: cost.estimate,
      total: cost.total,
      byDay: cost.parts.map(({ day, country, messages: count, total }) => ({
        day,
        country,
        messages: count,
        total,
      })),
    },
  };
}
