/** The dry run for a terminal: the number first, the next step last. */
import { plannedCanaryText } from '../canary.ts';
import { maskDigits } from '../mask.ts';
import { mediaPhrases, mediaTroubles } from '../media-text.ts';
import type { HoldLine, PlanReport } from '../model.ts';
import {
  approveCommand,
  holdReason,
  isStopped,
  localized,
  peopleOf,
  templateState,
  unitPrice,
  warningText,
  word,
} from '../phrases.ts';
import { notRunText, overrideText } from '../rule-text.ts';
import { type Terminal, type TerminalOptions, terminalOf } from './context.ts';
import { glued, labelled, padEnd, padStart, plain, widthOf, wrap } from './layout.ts';
import { reasonLines, stopLines } from './reasons.ts';

/** The report has them all. */
const MOST_TROUBLES = 5;

function headLines(report: PlanReport, terminal: Terminal): string[] {
  const { template, campaign, purpose } = report;
  const languages = template.languages.map((each) => each.language).join(', ');
  const parts = [
    campaign.id,
    localized(purpose.title, terminal.language, purpose.id),
    terminal.texts.templateLine(template.name, languages),
    `${template.category}, ${templateState(template, terminal)}`,
  ];
  const lines = wrap(
    parts.map((part, index) => (index === 3 ? part : glued(part))).join(' · '),
    terminal.width,
  );
  return lines.map((line, index) =>
    index === 0 && line.startsWith(campaign.id)
      ? terminal.color.bold(campaign.id) + line.slice(campaign.id.length)
      : line,
  );
}

function holdText(hold: HoldLine, terminal: Terminal): string {
  return glued(`${holdReason(hold, terminal)} (${terminal.format.number(hold.count)})`);
}

/** Whom the plan is about: people, or messages where it goes out once for each key. */
function peopleText(report: PlanReport, { texts, sending }: Terminal): string {
  const { once } = report.summary;
  const people = peopleOf(report);
  return once === undefined ? texts.funnel.people(people) : sending.once.messages(people === 1, once);
}

function funnelLines(report: PlanReport, terminal: Terminal): string[] {
  const { texts, format, color, width } = terminal;
  const { rows, decisions } = report.summary;
  const people = peopleOf(report);
  const notes: string[] = [];
  if (rows.invalid > 0) notes.push(glued(texts.funnel.unusable(rows.invalid)));
  if (rows.duplicate > 0) notes.push(glued(texts.funnel.repeats(rows.duplicate)));
  const same = (text: string) => text;
  const steps = [
    { count: rows.read, label: texts.funnel.rows(rows.read), note: notes.join(' · '), style: same },
    { count: people, label: peopleText(report, terminal), note: '', style: same },
    { count: decisions.send, label: texts.funnel.now(decisions.send), note: '', style: color.green },
    {
      count: decisions.hold,
      label: texts.funnel.later,
      note: report.holds.map((hold) => holdText(hold, terminal)).join(' · '),
      style: color.yellow,
    },
    { count: decisions.block, label: texts.funnel.no, note: '', style: color.red },
  ];
  const numbers = Math.max(7, ...steps.map((step) => widthOf(format.number(step.count)) + 2));
  const labels = Math.max(...steps.filter((step) => step.note !== '').map((step) => widthOf(step.label)), 0);
  const indent = numbers + 1 + labels + 4;
  return steps.flatMap(({ count, label, note, style }) => {
    const number = style(color.bold(padStart(format.number(count), numbers)));
    if (note === '') return [`${number} ${label}`];
    const [first = '', ...rest] = wrap(note, width - indent);
    return [
      `${number} ${padEnd(label, labels)}    ${first}`,
      ...rest.map((line) => ' '.repeat(indent) + line),
    ];
  });
}

function rowProblemText(report: PlanReport, terminal: Terminal): string {
  const { texts, format, showNumbers } = terminal;
  return report.rowProblems
    .filter((problem) => problem.code !== 'row.duplicate' && problem.code !== 'phone.not-mobile')
    .map((problem) => {
      const value = showNumbers ? problem.firstValue : maskDigits(problem.firstValue);
      const first = value === '' ? '' : `, ${texts.labels.first(format.number(problem.firstRow), value)}`;
      return `${word(texts.rowProblems, problem.code)} (${format.number(problem.count)}${first})`;
    })
    .join(' · ');
}

function sendingText(report: PlanReport, terminal: Terminal): string {
  const { texts, format } = terminal;
  const { schedule, messages } = report.summary;
  if (messages.count === 0) return texts.sending.nothing;
  const count = texts.messages(messages.count);
  const last = schedule.lastAt === null ? undefined : Date.parse(schedule.lastAt);
  const parts: string[] = [];
  if (schedule.days > 1 && last !== undefined) {
    const when = `${format.weekday(last)}, ${format.time(last)}`;
    parts.push(texts.sending.days(count, texts.sending.dayCount(schedule.days), when));
    parts.push(texts.sending.limitedBy(word(texts.limitNames, schedule.limitedBy)));
  } else {
    parts.push(
      texts.sending.now(count, format.duration(schedule.seconds), format.number(schedule.perSecond)),
    );
  }
  const first = schedule.firstAt === null ? undefined : Date.parse(schedule.firstAt);
  if (first !== undefined && first > report.madeAt + 60_000) {
    parts.push(texts.sending.starting(`${format.weekday(first)}, ${format.time(first)}`));
  }
  const limit = report.limits.find((each) => each.kind === 'messaging-limit');
  if (limit?.people !== undefined) {
    const left = Math.max(0, limit.people - limit.used - messages.count);
    parts.push(texts.sending.limitLeaves(format.number(limit.people), format.number(left)));
  }
  return parts.join('; ');
}

function costText(report: PlanReport, terminal: Terminal): string {
  const { texts, format } = terminal;
  const { cost } = report.summary;
  if (cost.total === 0 && cost.byCountry.length === 0) return texts.costFree;
  const countries = cost.byCountry
    .slice(0, 6)
    .map((each) =>
      glued(`${each.country} ${format.number(each.messages)} × ${unitPrice(each.unit, terminal)}`),
    );
  if (cost.byCountry.length > 6) countries.push('…');
  const total = texts.cost(format.money(cost.total, cost.currency), format.calendarDay(cost.rates));
  return countries.length === 0 ? total : `${total}: ${countries.join(' · ')}`;
}

function warningTexts(report: PlanReport, terminal: Terminal): string[] {
  const findings = report.findings.filter((finding) => finding.severity === 'warn');
  return [
    ...report.warnings.map((warning) => warningText(warning, terminal)),
    ...mediaTroubles(report.summary.media, terminal).slice(0, MOST_TROUBLES),
    ...findings.map((finding) => {
      const people = finding.scope === 'recipient' ? ` (${terminal.texts.people(finding.count)})` : '';
      return `${finding.code}: ${terminal.checks(finding.code, finding.params).rule}${people}`;
    }),
  ];
}

/** Checks that would need data, with what to write, and those that somebody switched off; what cannot apply is in the report. */
function notRunTexts(report: PlanReport, { rules }: Terminal): string[] {
  return report.checksNotRun
    .filter(({ why }) => why !== 'not-applicable')
    .map((check) => `${check.code}: ${notRunText(check, rules)}`);
}

function factLines(report: PlanReport, terminal: Terminal): string[] {
  const { labels } = terminal.texts;
  const { media } = report.summary;
  const shown = mediaPhrases(media, terminal).join(' · ');
  const unchecked = notRunTexts(report, terminal);
  const names = [
    labels.rows,
    labels.sending,
    labels.cost,
    labels.warnings,
    ...(shown === '' ? [] : [terminal.media.report.label]),
    ...(unchecked.length === 0 ? [] : [terminal.rules.notRun.title]),
    ...(report.overrides.length === 0 ? [] : [terminal.rules.overrides.title]),
  ];
  const columns = { label: Math.max(11, ...names.map(widthOf)) + 2, width: terminal.width };
  const rows = rowProblemText(report, terminal);
  return [
    ...(rows === '' ? [] : labelled(labels.rows, rows, columns)),
    ...labelled(labels.sending, sendingText(report, terminal), columns),
    ...(report.canary === undefined
      ? []
      : labelled(terminal.sending.canary.label, plannedCanaryText(report.canary, terminal), columns)),
    ...labelled(labels.cost, costText(report, terminal), columns),
    ...(shown === '' ? [] : labelled(terminal.media.report.label, shown, columns)),
    ...warningTexts(report, terminal).flatMap((text, index) =>
      labelled(index === 0 ? labels.warnings : '', text, columns),
    ),
    ...report.overrides.flatMap((one, index) =>
      labelled(
        index === 0 ? terminal.rules.overrides.title : '',
        `${one.code}: ${overrideText(one, terminal)}`,
        columns,
      ),
    ),
    ...unchecked.flatMap((text, index) =>
      labelled(index === 0 ? terminal.rules.notRun.title : '', text, columns),
    ),
  ];
}

function nextLines(report: PlanReport, terminal: Terminal): string[] {
  const { texts, color, width } = terminal;
  const where = `${texts.labels.plan} ${glued(report.plan)}  ${texts.labels.report}  ${report.summary.files.report}`;
  const nothing = report.summary.decisions.send + report.summary.decisions.hold === 0;
  const command = nothing
    ? `consend plan ${report.campaign.file}`
    : `consend send ${report.campaign.file} --plan ${report.plan}`;
  const { approval } = report.summary;
  const isFirst = approval !== undefined && !nothing;
  const commands = isFirst ? [approveCommand(report.plan, approval.approvers[0]), command] : [command];
  const send = isFirst ? texts.next.approve : texts.next.send;
  const words = `${texts.labels.next}: ${nothing ? texts.next.nothing : send}`;
  const oneLine = !isFirst && widthOf(words) + 2 + widthOf(command) <= width;
  const next = oneLine
    ? [`${words}  ${color.bold(command)}`]
    : [...wrap(words, width), ...commands.map((one) => `  ${color.bold(one)}`)];
  const place =
    widthOf(where) <= width
      ? [where]
      : [`${texts.labels.plan} ${report.plan}`, `${texts.labels.report} ${report.summary.files.report}`];
  return ['', ...place, ...next];
}

/** The dry run as text. */
export function terminalPlan(report: PlanReport, options: TerminalOptions): string {
  const terminal = terminalOf(options, report.timeZone);
  const stop = isStopped(report) ? stopLines(report, terminal) : [];
  return plain([
    ...headLines(report, terminal),
    '',
    ...funnelLines(report, terminal),
    ...stop,
    ...reasonLines(report, terminal),
    '',
    ...factLines(report, terminal),
    ...nextLines(report, terminal),
  ]);
}
