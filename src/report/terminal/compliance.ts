/** Provider and account as the checks find them: a table with what blocks first, what to do below it, and the calendar of duties. */
import type { Duty } from '../../core/duties.ts';
import { type CheckRow, checkRows } from '../check-rows.ts';
import type { AccountReport } from '../model.ts';
import { notRunText } from '../rule-text.ts';
import { type Terminal, type TerminalOptions, terminalOf } from './context.ts';
import { padEnd, plain, widthOf, wrap } from './layout.ts';

const MARKS = { block: '✗', warn: '!', info: '·', 'no-data': '?', off: '-', passed: '✓' } as const;
const INDENT = '    ';
const DAY_MS = 86_400_000;

/** Widths of a table's first columns. */
interface Widths {
  readonly code: number;
  readonly state: number;
}

function styled(mark: string, { color }: Terminal): string {
  const style = mark === '✗' ? color.red : mark === '✓' ? color.green : color.yellow;
  return style(mark);
}

/** What is found and what to do, below a row that is not in order. */
function details(row: CheckRow, { checks, rules, width }: Terminal): string[] {
  const { finding, left } = row;
  const wrapped = (text: string): string[] => wrap(text, width - INDENT.length).map((line) => INDENT + line);
  if (left !== undefined)
    return wrapped(left.need?.place === 'account' ? rules.duties.noAnswer : notRunText(left, rules));
  if (finding === undefined) return [];
  const { rule, fix, action = fix, write = [] } = checks(finding.code, finding.params);
  // What is to be written stays whole, however long: it is copied.
  return [...wrapped(rule), ...wrapped(`→ ${action}`), ...write.map((line) => INDENT + line)];
}

function rowLines(row: CheckRow, terminal: Terminal, { code, state }: Widths): string[] {
  const { rules, format, color } = terminal;
  const due = row.dueAt === undefined ? '' : format.day(row.dueAt);
  const name = color.bold(padEnd(row.code, code));
  const head = `${styled(MARKS[row.state], terminal)} ${name}  ${padEnd(rules.duties.states[row.state], state)}  ${due}`;
  return [head, ...details(row, terminal)];
}

function table(rows: readonly CheckRow[], terminal: Terminal): string[] {
  const words = terminal.rules.duties;
  const code = Math.max(widthOf(words.table.check), ...rows.map((row) => widthOf(row.code)));
  const state = Math.max(widthOf(words.table.state), ...rows.map((row) => widthOf(words.states[row.state])));
  const head = `  ${padEnd(words.table.check, code)}  ${padEnd(words.table.state, state)}  ${words.table.due}`;
  return [terminal.color.dim(head), ...rows.flatMap((row) => rowLines(row, terminal, { code, state }))];
}

/** How far away a duty is, where that is worth saying. */
function distance({ state, dueAt = 0 }: Duty, now: number, { rules }: Terminal): string {
  if (state === 'overdue') return ` (${rules.duties.overdue})`;
  return state === 'soon' ? ` (${rules.duties.days(Math.ceil((dueAt - now) / DAY_MS))})` : '';
}

function calendar(duties: readonly Duty[], now: number, terminal: Terminal): string[] {
  const { rules, format, width, color } = terminal;
  const words = rules.duties;
  const dayOf = ({ dueAt }: Duty): string => (dueAt === undefined ? words.unknown : format.day(dueAt));
  const day = Math.max(...duties.map((duty) => widthOf(dayOf(duty))));
  const lines = duties.flatMap((duty) => {
    const text = words.names[duty.duty](duty.about ?? '') + distance(duty, now, terminal);
    const [first = '', ...rest] = wrap(text, width - day - 4);
    const isPressing = duty.state === 'overdue' || duty.state === 'soon';
    const mark = isPressing ? color.yellow('!') : ' ';
    return [
      `${mark} ${padEnd(dayOf(duty), day)}  ${first}`,
      ...rest.map((line) => ' '.repeat(day + 4) + line),
    ];
  });
  return [color.bold(words.title), ...lines];
}

/** The checks on provider and account as text. `now`: epoch milliseconds. */
export function terminalCompliance(
  found: AccountReport,
  options: TerminalOptions,
  { zone, now }: { readonly zone: string; readonly now: number },
): string {
  const terminal = terminalOf(options, zone);
  const { rules, width } = terminal;
  const rows = checkRows(found);
  const blocking = rows.filter(({ state }) => state === 'block').length;
  const pressing = found.duties.filter(({ state }) => state === 'overdue' || state === 'soon').length;
  const verdict = blocking > 0 ? rules.check.verdict.block(blocking) : rules.check.verdict.fine;
  return plain([
    ...wrap(rules.check.head(found.policies.join(', '), found.country), width),
    '',
    ...table(rows, terminal),
    '',
    ...calendar(found.duties, now, terminal),
    '',
    ...wrap([verdict, ...(pressing === 0 ? [] : [rules.duties.soon(pressing)])].join(' '), width),
  ]);
}
