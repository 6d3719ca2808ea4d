/** Provider and account as the checks find them: what blocks first, what is in order last. */
import type { Severity } from '../../core/decision.ts';
import type { AccountReport } from '../model.ts';
import { notRunText } from '../rule-text.ts';
import { type Terminal, type TerminalOptions, terminalOf } from './context.ts';
import { padEnd, plain, widthOf, wrap } from './layout.ts';

const MARKS = { block: '✗', warn: '!', info: '·' } as const;
const WEIGHT = { block: 0, warn: 1, info: 2 } as const;

/** What is said of one check. */
interface Line {
  readonly mark: string;
  readonly code: string;
  readonly texts: readonly string[];
}

function lines({ findings, notRun, passed }: AccountReport, { checks, rules }: Terminal): Line[] {
  const bySeverity = (one: { severity: Severity }, other: { severity: Severity }) =>
    WEIGHT[one.severity] - WEIGHT[other.severity];
  return [
    ...[...findings].sort(bySeverity).map(({ code, severity, params }) => {
      const { rule, fix } = checks(code, params);
      return { mark: MARKS[severity], code, texts: [rule, `→ ${fix}`] };
    }),
    ...notRun
      .filter(({ why }) => why !== 'not-applicable')
      .map((check) => ({ mark: '?', code: check.code, texts: [notRunText(check, rules)] })),
    ...passed.map((code) => ({ mark: '✓', code, texts: [rules.check.passed] })),
  ];
}

/** The checks on provider and account as text. */
export function terminalCompliance(found: AccountReport, options: TerminalOptions, zone: string): string {
  const terminal = terminalOf(options, zone);
  const { rules, color, width } = terminal;
  const all = lines(found, terminal);
  const code = Math.min(34, Math.max(...all.map((line) => widthOf(line.code))));
  const indent = code + 6;
  const blocking = found.findings.filter(({ severity }) => severity === 'block').length;
  const table = all.flatMap((line) => {
    const text = line.texts.flatMap((one) => wrap(one, width - indent));
    const style = line.mark === '✗' ? color.red : line.mark === '✓' ? color.green : color.yellow;
    const head = `  ${style(line.mark)} ${color.bold(padEnd(line.code, code))}  ${text[0] ?? ''}`;
    return [head, ...text.slice(1).map((one) => ' '.repeat(indent) + one)];
  });
  const verdict = blocking > 0 ? rules.check.verdict.block(blocking) : rules.check.verdict.fine;
  return plain([
    ...wrap(rules.check.head(found.policies.join(', '), found.country), width),
    '',
    ...table,
    '',
    ...wrap(verdict, width),
  ]);
}
