/** A simulated campaign → the model that its reports show. */
import { dispositionOf } from '../../core/api-errors.ts';
import { priceOf } from '../../core/cost.ts';
import { emptyCounts } from '../../core/message-state.ts';
import type { Store } from '../../core/ports.ts';
import { isoWithOffset } from '../../i18n/format.ts';
import type { OpensAt } from '../../pipeline/decide.ts';
import type { SimulatedCost, SimulationReport, TimetableHour } from '../../report/index.ts';
import type { SimulationRecord } from '../simulation/record.ts';
import type { SimulatedCampaign, Whereabouts } from '../simulation/simulate.ts';
import type { FrameParts } from './frame.ts';
import { reportFrame } from './frame.ts';

/** What a simulation's report is made of. */
export interface SimulationModelParts
  extends Omit<FrameParts, 'summary' | 'campaign' | 'templates' | 'madeAt' | 'usedToday'> {
  readonly campaign: SimulatedCampaign;
  readonly record: SimulationRecord;
  readonly store: Store;
  readonly seed: number;
  readonly startAt: number;
  readonly account: SimulationReport['account'];
  readonly opensAt: OpensAt;
  readonly places: readonly Whereabouts[];
}

const HOUR_MS = 3_600_000;
/** Hours of a timeline at most: a campaign that takes longer shows its beginning. */
const MOST_HOURS = 24 * 62;

/** The hours from the first message's day to the last one's, and whether anybody's window is open in them. */
function hoursOf(parts: SimulationModelParts): TimetableHour[] {
  const sent = parts.record.hours();
  const zone = parts.config.defaults.timeZone;
  const last = Math.max(...sent.keys());
  let at = Math.min(...sent.keys());
  const isOpen = (hour: number): boolean =>
    parts.places.some((place) => parts.opensAt(place, hour) < hour + HOUR_MS);
  const hours: TimetableHour[] = [];
  while (isoWithOffset(at, zone).slice(11, 13) !== '00') at -= HOUR_MS;
  while (hours.length < MOST_HOURS && (at <= last || isoWithOffset(at, zone).slice(11, 13) !== '00')) {
    hours.push({ at, messages: sent.get(at) ?? 0, open: isOpen(at) });
    at += HOUR_MS;
  }
  return hours;
}

/** Cost of what was delivered, by day of sending and country. */
async function costsOf(parts: SimulationModelParts): Promise<SimulatedCost[]> {
  const { made } = parts.campaign;
  const zone = parts.config.defaults.timeZone;
  const { category } = made.summary.messages;
  const sums = new Map<string, { day: string; country: string; messages: number; millionths: number }>();
  for await (const batch of parts.store.journal.messages(made.campaign.id)) {
    for (const { state, acceptedAt, deliveredAt, billable, phone, country } of batch) {
      const isDelivered = state === 'delivered' || state === 'read';
      if (!isDelivered || acceptedAt === undefined || acceptedAt < parts.startAt || billable === false)
        continue;
      const day = isoWithOffset(acceptedAt, zone).slice(0, 10);
      const sum = sums.get(`${day} ${country}`) ?? { day, country, messages: 0, millionths: 0 };
      sum.messages += 1;
      sum.millionths += Math.round(priceOf(phone, category, deliveredAt ?? acceptedAt).unit * 1_000_000);
      sums.set(`${day} ${country}`, sum);
    }
  }
  return [...sums.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { day, country, messages, millionths }]) => ({
      day,
      country,
      messages,
      total: millionths / 1_000_000,
    }));
}

function stopOf({ sent }: SimulatedCampaign): SimulationReport['stopped'] {
  if (sent?.run.state !== 'stopped') return undefined;
  return { reason: sent.run.stoppedBy ?? '', resumeAt: sent.run.resumeAt };
}

/** The model of a simulation's reports. */
export async function simulationModel(parts: SimulationModelParts): Promise<SimulationReport> {
  const { campaign, record, startAt } = parts;
  const { made, sent } = campaign;
  const isAnySent = record.hours().size > 0;
  const costs = isAnySent ? await costsOf(parts) : [];
  const { summary, account, report } = made;
  return {
    ...reportFrame({
      ...parts,
      campaign: made.campaign,
      templates: account.templates,
      summary,
      usedToday: 0,
      madeAt: startAt,
    }),
    kind: 'simulation',
    summary,
    seed: parts.seed,
    startAt,
    account: parts.account,
    holds: report?.holds ?? [],
    days: record.days(),
    waits: record.waits(),
    hours: isAnySent ? hoursOf(parts) : [],
    counts: sent?.standing.counts ?? emptyCounts(),
    failures: (sent?.standing.failures ?? []).map((failure) => ({
      ...failure,
      disposition: dispositionOf(failure.code),
    })),
    skips: sent?.standing.skips ?? [],
    optOuts: record.stops(),
    refusals: record.requests().refused,
    stopped: stopOf(campaign),
    cost: {
      currency: summary.cost.currency,
      estimate: summary.cost.total,
      total: Math.round(costs.reduce((sum, { total }) => sum + total * 1_000_000, 0)) / 1_000_000,
      parts: costs,
    },
  };
}
