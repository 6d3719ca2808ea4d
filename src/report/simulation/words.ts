/** Phrases of a simulation that the terminal and the page share. */
import { stopReason, word } from '../phrases.ts';
import type { Voice } from '../voice.ts';
import type { SimulatedDay, SimulationReport } from './model.ts';

/** The reason for which a run ends with its campaign. */
const OVER = 'until';

/** A binding limit's or a wait's name. */
export function bindName(reason: string, voice: Voice): string {
  const { binds } = voice.simulation;
  return Object.hasOwn(binds, reason) ? word(binds, reason) : stopReason(reason, voice);
}

/** What bound a day, most in the way first. */
export function dayBinds(day: SimulatedDay, voice: Voice): string {
  if (day.boundBy.length === 0) return voice.simulation.nothingBinds;
  return day.boundBy.map((reason) => bindName(reason, voice)).join(', ');
}

/** Messages that went out in the simulation. */
export function sentIn(report: SimulationReport): number {
  return report.days.reduce((sum, day) => sum + day.messages, 0);
}

/** The sentence that matters: how many, on how many days, until when. */
export function verdictText(report: SimulationReport, voice: Voice): string {
  const { simulation, texts, format } = voice;
  const last = report.days.at(-1);
  if (last === undefined) return simulation.verdictNobody;
  return simulation.verdict({
    messages: texts.messages(sentIn(report)),
    days: report.days.length,
    end: `${format.weekday(last.lastAt)}, ${format.time(last.lastAt)}`,
  });
}

/** Why it ended early, as sentences; nothing where everything is sent. */
export function stopTexts(report: SimulationReport, voice: Voice): string[] {
  const { simulation, format, texts } = voice;
  const { stopped, counts } = report;
  if (report.summary.messages.count === 0) return [simulation.blocked];
  if (stopped === undefined) return [];
  const left = counts.planned + counts.held;
  const sentences =
    stopped.reason === OVER ? [simulation.over] : [simulation.stops(stopReason(stopped.reason, voice))];
  if (left > 0) sentences.push(simulation.left(texts.messages(left)));
  if (stopped.resumeAt !== undefined) sentences.push(simulation.resumes(format.dayTime(stopped.resumeAt)));
  return sentences;
}

/** The account's limits and where they come from. */
export function limitWords({ account }: SimulationReport, { simulation, format }: Voice): string {
  const { messagingLimit } = account;
  return messagingLimit === undefined
    ? simulation.unlimited
    : simulation.people(format.number(messagingLimit));
}

/** What became of the messages, in one line. */
export function outcomeText(report: SimulationReport, { simulation, format }: Voice): string {
  const { counts, optOuts } = report;
  return simulation.outcome({
    delivered: format.number(counts.delivered + counts.read),
    read: format.number(counts.read),
    failed: format.number(counts.failed),
    unknown: format.number(counts.unknown),
    optOuts: format.number(optOuts),
  });
}

/** Cost of a day. */
export function dayCost(report: SimulationReport, day: string): number {
  const parts = report.cost.parts.filter((part) => part.day === day);
  return Math.round(parts.reduce((sum, part) => sum + part.total * 1_000_000, 0)) / 1_000_000;
}

/** Messages that were delivered and cost something. */
export function billedMessages(report: SimulationReport): number {
  return report.cost.parts.reduce((sum, part) => sum + part.messages, 0);
}
