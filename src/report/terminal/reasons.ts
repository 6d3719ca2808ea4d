/** The table of reasons: a line each where there is room for four columns, a small block each where there is not. */
import { byGroup, groupOf } from '../../core/finding-groups.ts';
import type { FindingLine, PlanReport } from '../model.ts';
import { groupText } from '../parameter-reason.ts';
import { freeingText } from '../rule-text.ts';
import type { Terminal } from './context.ts';
import { labelled, padEnd, padStart, widthOf, wrap, wrapAtMost } from './layout.ts';

/** From this width on the table has four columns. */
const FOUR_COLUMNS = 100;
/** The report has them all; a terminal is for the ones that matter most. */
const MOST_REASONS = 8;
const MOST_PROBLEMS = 3;

/** What is wrong with values, below the reason that it belongs to. */
function problemLines({ problems = [] }: FindingLine, terminal: Terminal): string[] {
  const { more } = terminal.parameters.groups;
  const texts = problems.slice(0, MOST_PROBLEMS).map((group) => groupText(group, terminal));
  if (problems.length > MOST_PROBLEMS) texts.push(more(problems.length - MOST_PROBLEMS));
  return texts.flatMap((text) =>
    wrap(text, terminal.width - 6).map((line, index) => `    ${index === 0 ? '·' : ' '} ${line}`),
  );
}

/** The heading of a reason's group, where it is the first of it; undefined: it is not. */
function headingOf(
  reasons: readonly FindingLine[],
  index: number,
  { groups, terminal }: { readonly groups: PlanReport['groups']; readonly terminal: Terminal },
): { readonly name: string; readonly people: string } | undefined {
  const group = groupOf(reasons[index]?.code ?? '');
  if (index > 0 && groupOf(reasons[index - 1]?.code ?? '') === group) return undefined;
  const people = groups.find((one) => one.group === group)?.people;
  const count = people === undefined ? '' : terminal.format.number(people);
  return { name: terminal.rules.groups[group], people: count };
}

/** What the table counts: people, or messages where one person may get several. */
function countedWord({ summary }: PlanReport, { texts, sending }: Terminal): string {
  return summary.once === undefined ? texts.reasons.people : sending.once.reasons;
}

function wideRows(reasons: readonly FindingLine[], terminal: Terminal, report: PlanReport): string[] {
  const { groups } = report;
  const counted = countedWord(report, terminal);
  const { width, texts, format, checks, color } = terminal;
  const code = Math.min(30, Math.max(...reasons.map((reason) => widthOf(reason.code))));
  const people = Math.max(widthOf(counted), ...reasons.map((reason) => widthOf(format.number(reason.count))));
  const free = width - 2 - code - 2 - 2 - people - 3;
  const rule = Math.floor(free * 0.5);
  const fix = free - rule;
  const head = `${padEnd(texts.reasons.title, 2 + code + 2 + rule)}  ${padStart(counted, people)}   `;
  const lines = [`${color.bold(head)}${texts.reasons.fix}`];
  for (const [index, reason] of reasons.entries()) {
    const heading = headingOf(reasons, index, { groups, terminal });
    if (heading)
      lines.push(`${padEnd(heading.name, 2 + code + 2 + rule)}  ${padStart(heading.people, people)}`);
    const words = checks(reason.code);
    const left = wrapAtMost(words.rule, rule, 3);
    const right = wrapAtMost(words.fix, fix, 3);
    // A code wider than its column takes the line for itself rather than pushing the others out of place.
    const alone = widthOf(reason.code) > code;
    if (alone) lines.push(`  ${reason.code}`);
    for (let at = 0; at < Math.max(left.length, right.length, 1); at += 1) {
      const name = at === 0 && !alone ? reason.code : '';
      const count = at === 0 ? format.number(reason.count) : '';
      lines.push(
        `  ${color.bold(padEnd(name, code))}  ${padEnd(left[at] ?? '', rule)}  ${padStart(count, people)}   ${color.dim(right[at] ?? '')}`,
      );
    }
    lines.push(...problemLines(reason, terminal));
  }
  return lines;
}

function narrowRows(reasons: readonly FindingLine[], terminal: Terminal, report: PlanReport): string[] {
  const { groups } = report;
  const { width, texts, format, checks, color } = terminal;
  const spread = (left: string, right: string) => padEnd(left, width - widthOf(right)) + right;
  const lines = [color.bold(spread(texts.reasons.title, countedWord(report, terminal)))];
  for (const [index, reason] of reasons.entries()) {
    const heading = headingOf(reasons, index, { groups, terminal });
    if (heading) lines.push(spread(heading.name, heading.people));
    const words = checks(reason.code);
    lines.push(color.bold(spread(`  ${reason.code}`, format.number(reason.count))));
    lines.push(...wrapAtMost(words.rule, width - 4, 2).map((line) => `    ${line}`));
    const fix = wrapAtMost(words.fix, width - 6, 2);
    lines.push(...fix.map((line, index) => color.dim(`    ${index === 0 ? '→' : ' '} ${line}`)));
    lines.push(...problemLines(reason, terminal));
  }
  return lines;
}

/** The one action that frees the most people. */
function freeingLines({ freeing, summary }: PlanReport, terminal: Terminal): string[] {
  const [most] = freeing;
  if (most === undefined) return [];
  const { label } = terminal.rules.freeing;
  const columns = { label: widthOf(label) + 2, width: terminal.width };
  return [...labelled(label, freeingText(most, terminal, summary), columns), ''];
}

/** That reasons add up to more than there are. */
function overlapText({ summary }: PlanReport, { texts, sending }: Terminal): string {
  return summary.once === undefined ? texts.reasons.overlap : sending.once.overlap;
}

/** Why people may not be messaged, the most fundamental first. Empty where nobody is blocked. */
export function reasonLines(report: PlanReport, terminal: Terminal): string[] {
  const all = report.findings
    .filter((finding) => finding.scope === 'recipient' && finding.severity === 'block')
    .sort((a, b) => b.count - a.count);
  if (all.length === 0) return [];
  const shown = byGroup(all.slice(0, MOST_REASONS));
  const isWide = terminal.width >= FOUR_COLUMNS;
  const lines = isWide ? wideRows(shown, terminal, report) : narrowRows(shown, terminal, report);
  const notes: string[] = [];
  if (all.length > shown.length) notes.push(terminal.texts.reasons.more(all.length - shown.length));
  const sum = all.reduce((total, reason) => total + reason.count, 0);
  if (sum > report.summary.decisions.block) notes.push(overlapText(report, terminal));
  for (const note of notes)
    lines.push(...wrap(note, terminal.width - 2).map((line) => terminal.color.dim(`  ${line}`)));
  return ['', ...freeingLines(report, terminal), ...lines];
}

/** What stops the whole campaign: blocking findings on anything but a recipient. */
export function stopLines(report: PlanReport, terminal: Terminal): string[] {
  const stops = report.findings.filter(
    (finding) => finding.scope !== 'recipient' && finding.severity === 'block',
  );
  if (stops.length === 0) return [];
  const lines = ['', terminal.color.bold(terminal.texts.reasons.whole)];
  for (const stop of stops) {
    const words = terminal.checks(stop.code, stop.params);
    lines.push(`  ${terminal.color.red('✗')} ${terminal.color.bold(stop.code)}`);
    lines.push(...wrap(words.rule, terminal.width - 4).map((line) => `    ${line}`));
    lines.push(
      ...wrap(words.fix, terminal.width - 6).map((line, index) =>
        terminal.color.dim(`    ${index === 0 ? '→' : ' '} ${line}`),
      ),
    );
  }
  return lines;
}
