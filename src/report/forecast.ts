/** A forecast in words, and for scripts. */
import type { Forecast, ForecastLeg } from '../core/sending/forecast.ts';
import { isoWithOffset } from '../i18n/format.ts';
import { stopReason, word } from './phrases.ts';
import type { Voice } from './voice.ts';

/** `14:32` on the day of `now`, else with its day. */
function whenText(at: number, now: number, { format }: Voice): string {
  return format.day(at) === format.day(now) ? format.time(at) : `${format.weekday(at)} ${format.time(at)}`;
}

function whyText(reason: string, voice: Voice): string {
  const { why } = voice.sending.forecast;
  return Object.hasOwn(why, reason) ? word(why, reason) : stopReason(reason, voice);
}

/** Below this an instant to the minute says less than what is left, seconds. */
const SOON_S = 120;

function doneText(doneAt: number, now: number, voice: Voice): string {
  const { forecast } = voice.sending;
  const seconds = Math.max(0, doneAt - now) / 1000;
  const left = voice.format.duration(seconds);
  return seconds < SOON_S ? forecast.soon(left) : forecast.done(whenText(doneAt, now, voice), left);
}

/** What leaves before the next long wait, and after it. */
function legTexts({ legs, run, doneAt }: Forecast, now: number, voice: Voice): string[] {
  const { sending, format } = voice;
  const total = run.messages + run.left;
  const rest = (leg: ForecastLeg, count: number): string =>
    sending.forecast.rest({
      count: format.number(count),
      when: whenText(leg.from, now, voice),
      why: whyText(leg.after ?? '', voice),
    });
  const [first, second] = legs;
  if (first === undefined) return [];
  const end = doneAt === undefined ? [] : [sending.forecast.all(whenText(doneAt, now, voice))];
  if (first.after !== undefined) return [rest(first, total), ...end];
  const now1 = sending.forecast.leg(format.number(first.messages), whenText(first.until, now, voice));
  return second === undefined ? [now1] : [now1, rest(second, total - first.messages), ...end];
}

/**
 * When the rest leaves and what binds, in phrases: `done 14:32 (in 12 min)`, or `2,000 until 14:40`, `8,000 from Thu 26
 * Nov 14:15 (messaging limit)`, `all by Sun 29 Nov 14:20`. None where nothing waits.
 */
export function forecastTexts(seen: Forecast, now: number, voice: Voice): string[] {
  const { sending, format } = voice;
  const { run, legs, legCount, doneAt, lapsed } = seen;
  const late = lapsed > 0 ? [sending.forecast.lapsed(format.number(lapsed))] : [];
  if (run.messages + run.left === 0) return late;
  // A forecast that has passed foresees nothing.
  if (doneAt !== undefined && doneAt < now) return late;
  const isOwnEnd = run.stop !== undefined && run.resumeAt === undefined;
  if (isOwnEnd) {
    const stops = sending.forecast.stops(whyText(run.stop ?? '', voice), format.number(run.left));
    return [...legTexts(seen, now, voice), stops, ...late];
  }
  if (doneAt === undefined) return [...legTexts(seen, now, voice), sending.forecast.open, ...late];
  const isStraight = legCount === 1 && legs[0]?.after === undefined;
  return [...(isStraight ? [doneText(doneAt, now, voice)] : legTexts(seen, now, voice)), ...late];
}

/** A forecast for scripts. Times are ISO 8601 with offset; null: nobody knows, or nothing is to come. */
export interface ForecastJson {
  /** When it was made. */
  readonly madeAt: string;
  /** When the campaign's last message leaves, if sending goes on as soon as it may. */
  readonly doneAt: string | null;
  /** Seconds from `madeAt` until then. */
  readonly seconds: number | null;
  /** Messages a second that it reckons with. */
  readonly perSecond: number;
  /** Messages that leave without a longer wait between them, at most eight; `after`: what was waited for, named as in `stoppedBy`. */
  readonly legs: readonly {
    readonly from: string;
    readonly until: string;
    readonly messages: number;
    readonly after: string | null;
  }[];
  /** How many legs there are in all. */
  readonly legCount: number;
  /** Messages that no longer leave in time. */
  readonly lapsed: number;
  /** This run: until when it sends, how many, what it leaves, why, and when the rest may go on. */
  readonly run: {
    readonly until: string;
    readonly messages: number;
    readonly left: number;
    readonly stoppedBy: string | null;
    readonly resumeAt: string | null;
  };
}

/** A forecast as JSON; `zone`: IANA time zone that times are written in. */
export function forecastJson(seen: Forecast, zone: string): ForecastJson {
  const { madeAt, doneAt, run } = seen;
  const iso = (at: number): string => isoWithOffset(Math.round(at), zone);
  return {
    madeAt: iso(madeAt),
    doneAt: doneAt === undefined ? null : iso(doneAt),
    seconds: doneAt === undefined ? null : Math.round((doneAt - madeAt) / 1000),
    perSecond: Math.round(seen.perSecond * 10) / 10,
    legs: seen.legs.map(({ from, until, messages, after = null }) => ({
      from: iso(from),
      until: iso(until),
      messages,
      after,
    })),
    legCount: seen.legCount,
    lapsed: seen.lapsed,
    run: {
      until: iso(run.until),
      messages: run.messages,
      left: run.left,
      stoppedBy: run.stop ?? null,
      resumeAt: run.resumeAt === undefined ? null : iso(run.resumeAt),
    },
  };
}
