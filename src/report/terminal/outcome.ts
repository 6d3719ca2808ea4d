/** What came of a run, and where campaigns stand, for a terminal. */

import { MESSAGE_STATES, type MessageCounts } from '../../core/message-state.ts';
import { whyStopped } from '../canary.ts';
import type { CampaignStatus, FailureLine, OutcomeReport, RunView, UnbegunStatus } from '../model.ts';
import { failureAdvice, failureName, skipReason, stopReason, totalOf, word } from '../phrases.ts';
import { resentTexts } from '../resent.ts';
import { type Terminal, type TerminalOptions, terminalOf } from './context.ts';
import { glued, labelled, padEnd, padStart, plain, widthOf, wrap } from './layout.ts';
import { progressLines } from './progress.ts';

/** Messages whose request left this machine and was answered or lost. */
function sentOf(counts: MessageCounts): number {
  return counts.accepted + counts.sent + counts.delivered + counts.read + counts.failed + counts.unknown;
}

function stateText(counts: MessageCounts, terminal: Terminal): string {
  const { texts, format } = terminal;
  return MESSAGE_STATES.filter((state) => counts[state] > 0)
    .map((state) => glued(`${format.number(counts[state])} ${texts.states[state]}`))
    .join(' · ');
}

/** What did not arrive, and what that means. */
export interface Losses {
  readonly failures: readonly FailureLine[];
  readonly unknown: number;
  readonly skips: OutcomeReport['skips'];
}

/** What did not arrive, a line or more each. */
export function failureLines(losses: Losses, terminal: Terminal): string[] {
  const { texts, format, width, color } = terminal;
  const rows = losses.failures.map((failure) => ({
    name: failureName(failure, terminal),
    count: failure.count,
    text: failureAdvice(failure, terminal),
  }));
  if (losses.unknown > 0)
    rows.push({ name: texts.states.unknown, count: losses.unknown, text: texts.outcome.unknown });
  for (const { reason, count } of losses.skips) {
    const name = `${texts.states.skipped}: ${reason}`;
    rows.push({ name, count, text: skipReason(reason, terminal) });
  }
  if (rows.length === 0) return [];
  const numbers = Math.max(...rows.map((row) => widthOf(format.number(row.count))));
  const names = Math.min(Math.floor(width * 0.42), Math.max(...rows.map((row) => widthOf(row.name))));
  const texted = width - 2 - names - 2 - numbers - 3;
  return rows.flatMap((row) => {
    const left = wrap(row.name, names);
    const right = wrap(row.text, texted);
    return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => {
      const count = padStart(at === 0 ? format.number(row.count) : '', numbers);
      return `  ${padEnd(left[at] ?? '', names)}  ${color.bold(count)}   ${color.dim(right[at] ?? '')}`;
    });
  });
}

function stopText(run: RunView, terminal: Terminal): string | undefined {
  const { texts, format, sending } = terminal;
  if (run.stoppedBy === undefined && run.waitsFor === undefined) return undefined;
  const stopped =
    run.waitsFor === undefined
      ? texts.outcome.stopped(whyStopped(run, terminal))
      : sending.holds.waits(stopReason(run.waitsFor, terminal));
  if (run.resumeAt === undefined) return stopped;
  return `${stopped}; ${texts.outcome.resume(`${format.weekday(run.resumeAt)}, ${format.time(run.resumeAt)}`)}`;
}

/** What to do next: why, the command, and what to know of it. */
function nextStep(
  { counts, run, skips, campaign, plan, goesOnByPlan }: OutcomeReport,
  { texts, format }: Terminal,
): { readonly why: string; readonly command: string; readonly note: string } {
  const { next } = texts;
  // Sending again would be refused until somebody lets it go on.
  if (run.stoppedBy === 'paused')
    return { why: next.again, command: `consend resume ${campaign.id}`, note: '' };
  if (counts.planned + counts.held > 0) {
    const { resumeAt } = run;
    const when = resumeAt === undefined ? '' : `${format.weekday(resumeAt)}, ${format.time(resumeAt)}`;
    const why = when === '' ? next.again : next.resumeAt(when);
    const byPlan = goesOnByPlan === true ? ` --plan ${plan}` : '';
    return { why, command: `consend send ${campaign.file}${byPlan}`, note: '' };
  }
  // The next plan takes up who was left out for a file alone; nobody would think of it.
  if (skips.some(({ reason }) => reason === 'media.changed' || reason === 'media.missing'))
    return { why: next.files, command: `consend plan ${campaign.file}`, note: '' };
  return { why: '', command: `consend status ${campaign.id}`, note: next.status };
}

function nextLines(report: OutcomeReport, terminal: Terminal): string[] {
  const { texts, color, width } = terminal;
  const { why, command, note: tail } = nextStep(report, terminal);
  const before = why === '' ? `${texts.labels.next}: ` : `${texts.labels.next}: ${why}  `;
  const after = tail === '' ? '' : `   ${tail}`;
  const first = `${before}${color.bold(command)}`;
  if (widthOf(before + command + after) <= width) return [`${first}${color.dim(after)}`];
  const note = tail === '' ? [] : wrap(tail, width - 2).map((line) => color.dim(`  ${line}`));
  return widthOf(before + command) <= width
    ? [first, ...note]
    : [...wrap(before, width), `  ${color.bold(command)}`, ...note];
}

/** What came of a run as text. */
export function terminalOutcome(report: OutcomeReport, options: TerminalOptions): string {
  const terminal = terminalOf(options, report.timeZone);
  const { texts, format, color, width } = terminal;
  const { counts, run, cost } = report;
  const finished = run.finishedAt ?? report.madeAt;
  const duration = format.duration(Math.max(0, finished - run.startedAt) / 1000);
  const rate = texts.outcome.rate(format.decimal(run.perSecond.mean, 1), format.number(run.perSecond.limit));
  const all = sentOf(counts);
  const { sent = all } = run;
  const what = texts.outcome.sent(texts.messages(sent), duration);
  // A pace is that of seconds: what took less has none worth telling.
  const paced = finished - run.startedAt < 1000 ? what : `${what} (${rate})`;
  const head = sent === all ? paced : `${paced}${texts.outcome.inAll(format.number(all))}`;
  const stop = stopText(run, terminal);
  const indent = (text: string) => wrap(text, width - 2).map((line) => `  ${line}`);
  const money = texts.outcome.costLine(
    format.money(cost.actual, cost.currency),
    format.number(cost.billable),
    format.money(cost.estimate, cost.currency),
  );
  return plain([
    ...wrap(head, width).map((line) => color.bold(line)),
    ...(stop === undefined ? [] : indent(stop).map((line) => color.yellow(line))),
    ...indent(stateText(counts, terminal)),
    ...failureLines({ failures: report.failures, unknown: counts.unknown, skips: report.skips }, terminal),
    ...resentTexts(report.resent, terminal).flatMap(indent),
    ...(cost.billable === 0
      ? []
      : labelled(`${texts.labels.cost}  `, money, { label: widthOf(texts.labels.cost) + 2, width })),
    ...nextLines(report, terminal),
  ]);
}

/** That nothing is sent until somebody says so, or ever. */
function controlText(
  { campaign, control }: Pick<CampaignStatus, 'campaign' | 'control'>,
  { sending }: Terminal,
): string {
  return control === 'cancelled' ? sending.control.cancelled : sending.control.paused(campaign);
}

/** What the held messages wait for, a line each. */
function holdTexts({ holds = [] }: CampaignStatus, { sending, format }: Terminal): string[] {
  return holds.map(({ limit, count, firstAt }) => {
    const [kind = '', code = ''] = limit.split(':');
    const when = `${format.weekday(firstAt)}, ${format.time(firstAt)}`;
    const why = kind === 'api' ? sending.holds.api(code) : word(sending.holds.limits, kind || 'other');
    return sending.holds.line({ count: format.number(count), why, when });
  });
}

/** How far a run is that is under way, and when the rest leaves. */
function outlookLines({ counts, run, outlook }: CampaignStatus, terminal: Terminal): string[] {
  if (outlook === undefined) return [];
  const { failed, unknown, held, skipped } = counts;
  const figures = {
    ...{ ...outlook, total: totalOf(counts), sent: sentOf(counts), failed, unknown, held, skipped },
    mean: run.perSecond.mean,
  };
  return progressLines(figures, terminal, terminal.width - 2).map((line) => `  ${line}`);
}

function statusBlock(status: CampaignStatus, terminal: Terminal): string[] {
  const { texts, format, color, width } = terminal;
  const { counts, run } = status;
  const total = totalOf(counts);
  const head = [
    status.campaign,
    word(texts.runStates, run.state),
    texts.outcome.sentOf(format.number(sentOf(counts)), format.number(total)),
    `${format.decimal(run.perSecond.mean, 1)}/s`,
  ];
  if (status.secondsLeft !== undefined && status.outlook === undefined)
    head.push(texts.outcome.secondsLeft(format.duration(status.secondsLeft)));
  const stop = stopText(run, terminal);
  const lines = wrap(head.map(glued).join(' · '), width)
    .map((line) => line.replace(/ ·$/, ''))
    .map((line, index) =>
      index === 0 ? color.bold(status.campaign) + line.slice(status.campaign.length) : line,
    );
  lines.push(...outlookLines(status, terminal));
  for (const line of wrap(stateText(counts, terminal), width - 2)) lines.push(`  ${line}`);
  if (stop !== undefined) for (const line of wrap(stop, width - 2)) lines.push(color.yellow(`  ${line}`));
  for (const text of holdTexts(status, terminal))
    for (const line of wrap(text, width - 2)) lines.push(`  ${line}`);
  if (status.goesOnWith !== undefined)
    lines.push(
      ...wrap(terminal.sending.control.cutOff(status.goesOnWith), width - 2).map((line) => `  ${line}`),
    );
  if (status.control !== undefined)
    for (const line of wrap(controlText(status, terminal), width - 2)) lines.push(color.yellow(`  ${line}`));
  return [
    ...lines,
    ...failureLines({ failures: status.failures, unknown: counts.unknown, skips: [] }, terminal),
    ...resentTexts(status.resent, terminal).flatMap((text) =>
      wrap(text, width - 2).map((line) => `  ${line}`),
    ),
  ];
}

/** A campaign that was paused or cancelled before its first run. */
function unbegunBlock(status: UnbegunStatus, terminal: Terminal): string[] {
  const { texts, color, width } = terminal;
  const said = wrap(controlText(status, terminal), width - 2).map((line) => color.yellow(`  ${line}`));
  return [`${color.bold(status.campaign)} · ${texts.runStates['not-begun']}`, ...said];
}

/** Where campaigns stand as text, in the order given; times in `zone`. */
export function terminalStatus(
  statuses: readonly (CampaignStatus | UnbegunStatus)[],
  options: TerminalOptions & { readonly zone: string },
): string {
  const terminal = terminalOf(options, options.zone);
  if (statuses.length === 0) return plain([terminal.texts.outcome.none]);
  return plain(
    statuses.flatMap((status, index) => [
      ...(index === 0 ? [] : ['']),
      ...('run' in status ? statusBlock(status, terminal) : unbegunBlock(status, terminal)),
    ]),
  );
}
