/** What tests of policies came to: each person with a mark, and where expected and found differ, both. */
import type { PolicyTestResult } from '../../core/policy-test.ts';
import type { Messages } from '../../i18n/index.ts';
import { type Terminal, type TerminalOptions, terminalOf } from './context.ts';
import { plain, wrap } from './layout.ts';

/** A test file with its results. */
export interface PolicyTestFile {
  readonly file: string;
  readonly results: readonly PolicyTestResult[];
}

type Words = Messages['policies'];

/** What a result's two sides differ in. */
function differences({ expected, found }: PolicyTestResult, { test }: Words): string[] {
  const lines: string[] = [];
  if (expected.decision !== found.decision) {
    const said = `${test.expected}: ${test.decisions[expected.decision]}`;
    lines.push(`${said} · ${test.found}: ${test.decisions[found.decision]}`);
  }
  const all = [...found.codes, ...found.warnings];
  const wanted = new Set([...(expected.codes ?? found.codes), ...(expected.warnings ?? found.warnings)]);
  const missing = [...wanted].filter((code) => !all.includes(code));
  const extra = all.filter((code) => !wanted.has(code));
  if (missing.length > 0) lines.push(test.missing(missing.join(', ')));
  if (extra.length > 0) lines.push(test.extra(extra.join(', ')));
  if (expected.codes === undefined && found.codes.length > 0)
    lines.push(`${test.found}: ${found.codes.join(', ')}`);
  return lines;
}

function resultLines(result: PolicyTestResult, terminal: Terminal, words: Words): string[] {
  const { color, width } = terminal;
  const mark = result.passed ? color.green('✓') : color.red('✗');
  const place = result.country === '' ? result.policy : `${result.country}, ${result.policy}`;
  const [first = '', ...rest] = wrap(`${result.name} (${place})`, width - 4);
  const below = result.passed ? [] : differences(result, words);
  return [
    `  ${mark} ${first}`,
    ...rest.map((line) => `    ${line}`),
    ...below.flatMap((text) => wrap(text, width - 6).map((line) => `      ${line}`)),
  ];
}

/** Tests of policies as text. */
export function terminalPolicyTest(
  files: readonly PolicyTestFile[],
  page: TerminalOptions & { readonly policies: Words },
): string {
  const terminal = terminalOf(page, 'UTC');
  const all = files.flatMap(({ results }) => results);
  const passed = all.filter((result) => result.passed).length;
  return plain([
    ...files.flatMap(({ file, results }) => [
      terminal.color.bold(file),
      ...results.flatMap((result) => resultLines(result, terminal, page.policies)),
      '',
    ]),
    page.policies.test.summary(passed, all.length),
  ]);
}

/** `consend.policy-test/1`. */
export function policyTestJson(files: readonly PolicyTestFile[]): object {
  const all = files.flatMap(({ results }) => results);
  const passed = all.filter((result) => result.passed).length;
  return {
    schema: 'consend.policy-test/1',
    passed,
    failed: all.length - passed,
    files: files.map(({ file, results }) => ({
      file,
      people: results.map(({ expected, ...result }) => ({
        ...result,
        expected: {
          decision: expected.decision,
          codes: expected.codes ?? null,
          warnings: expected.warnings ?? null,
        },
      })),
    })),
  };
}
