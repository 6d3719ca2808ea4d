/**
 * When what has served its purpose goes (Art. 5 (1) e GDPR): periods by the calendar, counted from a year's end where claims
 * lapse then (§§ 195, 199 BGB), and whose consents and bases have all ended. Pure: state and settings in, decision out.
 */
import type { WorkspaceConfig } from './config.ts';
import { DURATION, durationMs } from './config.ts';
import type { ConsentState, SlotEntry } from './consent.ts';
import { ALL_CHANNELS, ALL_MARKETING, ALL_PURPOSES } from './consent.ts';
import { localToInstant, parseInstant, zoneOffsetMs } from './instant.ts';
import type { MessageCounts } from './message-state.ts';
import type { RunRecord } from './ports.ts';

/** The settings `retention:` of a workspace. */
export type RetentionConfig = WorkspaceConfig['retention'];

/** Before which instants (epoch milliseconds) what of each class is due. */
export interface RetentionCutoffs {
  /** Ends of consents and bases. */
  readonly evidence: number;
  /** Ends of messages. */
  readonly messageLogs: number;
  readonly webhookPayloads: number;
  readonly plans: number;
}

/**
 * An instant moved by a period, by the calendar of a zone: three years after 1 January are 1 January, whatever years leap.
 * A day that a month lacks is its last.
 */
function moved(at: number, period: string, { zone, sign }: { zone: string; sign: 1 | -1 }): number {
  const [, count = '0', unit = ''] = DURATION.exec(period) ?? [];
  const name = unit.toLowerCase();
  const months = name.startsWith('mo') ? Number(count) : name.startsWith('y') ? Number(count) * 12 : 0;
  if (months === 0) return at + sign * (durationMs(period) ?? 0);
  const local = new Date(at + zoneOffsetMs(at, zone));
  const day = local.getUTCDate();
  local.setUTCDate(1);
  local.setUTCMonth(local.getUTCMonth() + sign * months);
  const lastDay = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();
  local.setUTCDate(Math.min(day, lastDay));
  return localToInstant(local.getTime(), zone);
}

function yearStart(year: number, zone: string): number {
  return localToInstant(Date.UTC(year, 0, 1), zone);
}

/**
 * The instant before which an end is due when the period counts from the end of its year: the latest year's beginning
 * since which the period is over.
 */
export function yearEndCutoff(now: number, period: string, zone: string): number {
  let year = new Date(now + zoneOffsetMs(now, zone)).getUTCFullYear();
  while (moved(yearStart(year, zone), period, { zone, sign: 1 }) > now) year -= 1;
  return yearStart(year, zone);
}

/** The instant that lies a period before now. */
export function plainCutoff(now: number, period: string, zone: string): number {
  return moved(now, period, { zone, sign: -1 });
}

/** What is due at an instant. */
export function retentionCutoffs(config: RetentionConfig, now: number, zone: string): RetentionCutoffs {
  return {
    evidence: yearEndCutoff(now, config.evidenceAfterWithdrawal, zone),
    messageLogs: yearEndCutoff(now, config.messageLogs, zone),
    webhookPayloads: plainCutoff(now, config.webhookPayloads, zone),
    plans: plainCutoff(now, config.plans, zone),
  };
}

/** A slot's name in parts. */
interface Slot {
  readonly family: string;
  readonly purpose: string;
  readonly channel: string;
  readonly entry: SlotEntry;
}

function slotsOf(state: ConsentState): Slot[] {
  return Object.entries(state).map(([name, entry]) => {
    const [family = '', purpose = '', channel = ''] = name.split('|');
    return { family, purpose, channel, entry };
  });
}

/** Whether a restriction reaches all that an opening covers. A blanket of all marketing reaches marketing alone. */
function covers(stop: Slot, opening: Slot, marketing: ReadonlySet<string>): boolean {
  const isPurpose =
    stop.purpose === ALL_PURPOSES ||
    stop.purpose === opening.purpose ||
    (stop.purpose === ALL_MARKETING && (marketing.has(opening.purpose) || opening.purpose === ALL_MARKETING));
  const isChannel = stop.channel === ALL_CHANNELS || stop.channel === opening.channel;
  return isPurpose && isChannel && stop.entry.at >= opening.entry.at;
}

/** Families that end an opening: a withdrawal ends a consent, an objection also what rests on a sale or an interest. */
function endingFamilies(family: string): readonly string[] {
  if (family === 'given') return ['withdrawn', 'objected'];
  const ended = `basis-ended:${family.slice('basis:'.length)}`;
  const isObjectable = family === 'basis:existing-customer' || family === 'basis:legitimate-interest';
  return isObjectable ? [ended, 'objected'] : [ended];
}

/** When a contract's own time was over, epoch milliseconds; undefined: it has none, or it is not over. */
function ranOutAt({ entry }: Slot, now: number): number | undefined {
  const until = entry.facts?.contractUntil;
  const at = until === undefined ? undefined : parseInstant(until, 'UTC');
  if (until === undefined || at === undefined) return undefined;
  const end = until.length === 10 ? Date.parse(`${until}T23:59:59.999Z`) : at;
  return end < now ? end : undefined;
}

/** What a person's end follows from. */
export interface EndQuestion {
  readonly now: number;
  /** Purposes of category marketing. */
  readonly marketing: ReadonlySet<string>;
}

/**
 * When the last consent or basis of a person ended, or anything else of them last happened (epoch milliseconds): from then
 * on their evidence is kept for defence alone. Undefined: something is in force still, or the person asked for their data
 * to be kept (Art. 18 GDPR), or nothing at all is known.
 */
export function endedAt(state: ConsentState, { now, marketing }: EndQuestion): number | undefined {
  const slots = slotsOf(state);
  const { restricted, unrestricted } = state;
  if (restricted !== undefined && !(unrestricted !== undefined && unrestricted.at > restricted.at))
    return undefined;
  let last: number | undefined;
  for (const slot of slots) {
    const { family, entry } = slot;
    const isOpening = family === 'given' || family.startsWith('basis:');
    const ranOut = isOpening ? ranOutAt(slot, now) : undefined;
    if (isOpening && ranOut === undefined) {
      const families = endingFamilies(family);
      const isEnded = slots.some((stop) => families.includes(stop.family) && covers(stop, slot, marketing));
      if (!isEnded) return undefined;
    }
    last = Math.max(last ?? Number.NEGATIVE_INFINITY, entry.at, ranOut ?? Number.NEGATIVE_INFINITY);
  }
  return last;
}

/** A kept plan. */
export interface KeptPlan {
  readonly campaign: string;
  readonly plan: string;
  /** When it was made, epoch milliseconds. */
  readonly at: number;
}

/** What is known of a campaign's messages and newest run. */
export interface CampaignStanding {
  readonly counts: MessageCounts;
  readonly run: Pick<RunRecord, 'plan' | 'state' | 'startedAt' | 'finishedAt'> | undefined;
}

/** Whether a campaign may go on: messages wait, or its run never came to an end. */
export function mayGoOn({ counts, run }: CampaignStanding): boolean {
  const waiting = counts.planned + counts.held + counts.sending;
  return waiting > 0 || run?.state === 'running' || run?.state === 'stopped';
}

/** Plans of one campaign that are due: old ones, but never the plan a campaign may go on with, nor its newest. */
export function duePlans(
  plans: readonly KeptPlan[],
  standing: CampaignStanding,
  cutoff: number,
): readonly KeptPlan[] {
  const old = plans.filter(({ at }) => at < cutoff);
  if (!mayGoOn(standing)) return old;
  const newest = plans.reduce<KeptPlan | undefined>(
    (latest, plan) => (latest === undefined || plan.at > latest.at ? plan : latest),
    undefined,
  );
  return old.filter(({ plan }) => plan !== newest?.plan && plan !== standing.run?.plan);
}
