/** Several windows as one: open where all of them are. Asked for each recipient, so an answer is kept until it has passed. */
import type { WindowBar } from './quiet-hours.ts';
import type { SendWindow, WindowSubject } from './sending/scheduler.ts';
import type { WindowGate } from './window.ts';

/** One window in one zone. */
export interface WindowPart {
  readonly gate: WindowGate;
  readonly zone: string;
  /** Where its holidays are asked for. */
  readonly place: string;
  readonly bar: WindowBar;
  /** Whether it holds messages back; else it is only told that it is shut. */
  readonly binds: boolean;
}

/** So many openings one after the other without one in common: there is none. */
const MOST_TRIES = 1000;
/** Kinds of recipients whose answers are kept. */
const MOST_KEPT = 20_000;

/** Nothing is shut. */
const OPEN: readonly WindowBar[] = [];

interface Joint {
  /** The instant the question was asked for, and those of the opening. */
  readonly since: number;
  readonly opensAt: number;
  readonly closesAt: number;
  /** What is shut at `since`. */
  readonly bars: readonly WindowBar[];
}

const opening = ({ gate, zone, place }: WindowPart, at: number): number => gate.nextOpening(at, zone, place);

/** When the last of some windows opens, at an instant or after it, and which it is; undefined: all are open. */
function lastToOpen(parts: readonly WindowPart[], at: number): { at: number; bar: WindowBar | undefined } {
  let last = { at, bar: undefined as WindowBar | undefined };
  for (const part of parts) {
    const opensAt = opening(part, at);
    if (opensAt > last.at) last = { at: opensAt, bar: part.bar };
  }
  return last;
}

/** What is shut at an instant: the law's hours that begin last, then the others. */
function shutAt(parts: readonly WindowPart[], at: number): readonly WindowBar[] {
  const law = parts.filter(({ bar }) => bar.hardness === 'law');
  const other = parts.filter(({ bar }) => bar.hardness !== 'law');
  return [law, other].flatMap((some) => lastToOpen(some, at).bar ?? []);
}

/** The first opening that all windows have in common, at an instant or after it. */
function jointOpening(parts: readonly WindowPart[], since: number): Joint {
  const bars = shutAt(parts, since);
  let at = since;
  for (let tries = 0; tries < MOST_TRIES && Number.isFinite(at); tries += 1) {
    const next = lastToOpen(parts, at).at;
    if (next === at) {
      const ends = parts.map(({ gate, zone, place }) => gate.closesAt(at, zone, place));
      return { since, opensAt: at, closesAt: Math.min(Number.POSITIVE_INFINITY, ...ends), bars };
    }
    at = next;
  }
  return { since, opensAt: Number.POSITIVE_INFINITY, closesAt: Number.POSITIVE_INFINITY, bars };
}

/** What is known of one kind of recipients. */
interface Kept {
  readonly binding: readonly WindowPart[];
  readonly told: readonly WindowPart[];
  joint: Joint | undefined;
  /** What of `told` is shut at an instant: a plan asks a million people about the same one. */
  shut: { readonly at: number; readonly bars: readonly WindowBar[] } | undefined;
}

function toldAt(kept: Kept, at: number): readonly WindowBar[] {
  if (kept.told.length === 0) return OPEN;
  if (kept.shut?.at !== at) kept.shut = { at, bars: shutAt(kept.told, at) };
  return kept.shut.bars;
}

/**
 * Makes the window.
 * @param partsOf the windows of a recipient; asked once for each country and place
 */
export function createJointWindow(partsOf: (subject: WindowSubject) => readonly WindowPart[]): SendWindow {
  let countries = new Map<string, Map<string, Kept>>();
  let size = 0;
  const keep = (subject: WindowSubject): Kept => {
    if (size >= MOST_KEPT) {
      countries = new Map();
      size = 0;
    }
    const parts = partsOf(subject);
    const binding = parts.filter(({ binds }) => binds);
    const made: Kept = {
      binding,
      told: parts.filter(({ binds }) => !binds),
      joint: undefined,
      shut: undefined,
    };
    const places = countries.get(subject.country) ?? new Map<string, Kept>();
    places.set(subject.zoneCell, made);
    countries.set(subject.country, places);
    size += 1;
    return made;
  };
  const jointAt = (subject: WindowSubject, at: number): Joint => {
    const kept = countries.get(subject.country)?.get(subject.zoneCell) ?? keep(subject);
    const { joint } = kept;
    if (joint !== undefined && at >= joint.since && at < joint.closesAt) return joint;
    kept.joint = jointOpening(kept.binding, at);
    return kept.joint;
  };
  return {
    opensAt: (subject, at) => Math.max(at, jointAt(subject, at).opensAt),
    closesAt: (subject, at) => jointAt(subject, at).closesAt,
    barsAt(subject, at) {
      const joint = jointAt(subject, at);
      const kept = countries.get(subject.country)?.get(subject.zoneCell);
      const held = joint.opensAt > at ? joint.bars : OPEN;
      const told = kept === undefined ? OPEN : toldAt(kept, at);
      if (told.length === 0) return held;
      return held.length === 0 ? told : [...held, ...told];
    },
  };
}
