/** What `consend templates lint` found, as text and as a document. */
import type { LintSeverity } from '../../core/template-rules/index.ts';
import type { Messages } from '../../i18n/index.ts';
import type { Styles } from '../terminal/context.ts';
import { wrap } from '../terminal/layout.ts';

/** One finding, in words. */
export interface LintFinding {
  readonly code: string;
  readonly severity: LintSeverity;
  readonly metaCode: number | undefined;
  /** `BODY`, `BUTTONS[2]`, `card 1 HEADER`; empty for the draft as a whole. */
  readonly component: string;
  /** `components[0].text`; empty for the draft as a whole. */
  readonly path: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly why: string;
  readonly fix: string;
  readonly source: string;
  readonly checkedOn: string;
  readonly isVerified: boolean;
}

/** What was looked at: a draft file, or a stored copy. */
export interface LintedTemplate {
  /** As the user named it; undefined for a stored copy. */
  readonly file: string | undefined;
  readonly name: string | undefined;
  readonly language: string | undefined;
  readonly category: string | undefined;
  readonly findings: readonly LintFinding[];
}

/** How findings are shown. */
export interface LintOptions {
  readonly messages: Pick<Messages, 'drafts'>;
  readonly color: Styles;
  /** Columns of the terminal. */
  readonly width: number;
}

const SEVERITIES: readonly LintSeverity[] = ['error', 'warning', 'note'];
const MARKS: Readonly<Record<LintSeverity, string>> = { error: '✗', warning: '!', note: '·' };

/** Findings of a severity in all templates. */
export function countFindings(templates: readonly LintedTemplate[], severity: LintSeverity): number {
  return templates.flatMap(({ findings }) => findings).filter((found) => found.severity === severity).length;
}

/** The document of `--json`: `consend.template-lint/1`. */
export function lintJson(templates: readonly LintedTemplate[]): object {
  return {
    schema: 'consend.template-lint/1',
    errors: countFindings(templates, 'error'),
    warnings: countFindings(templates, 'warning'),
    notes: countFindings(templates, 'note'),
    templates: templates.map(({ file, name, language, category, findings }) => ({
      file: file ?? null,
      name: name ?? null,
      language: language ?? null,
      category: category ?? null,
      findings: findings.map(({ metaCode, line, column, isVerified, ...found }) => ({
        ...found,
        metaCode: metaCode ?? null,
        line: line ?? null,
        column: column ?? null,
        verified: isVerified,
      })),
    })),
  };
}

function painted(text: string, severity: LintSeverity, color: Styles): string {
  if (severity === 'error') return color.red(text);
  return severity === 'warning' ? color.yellow(text) : color.dim(text);
}

function findingLines(found: LintFinding, { messages, color, width }: LintOptions): string[] {
  const { lint } = messages.drafts;
  const place = found.line === undefined ? '' : `${found.line}:${found.column ?? 1}`;
  const code = found.metaCode === undefined ? found.code : `${found.code} (${lint.meta} ${found.metaCode})`;
  const head = [place, found.component, code].filter((part) => part !== '').join('  ');
  const why = found.isVerified ? found.why : `${found.why} ${lint.unverified}`;
  const text = (each: string): string[] => wrap(each, Math.max(30, width - 4)).map((line) => `    ${line}`);
  return [
    `  ${painted(MARKS[found.severity], found.severity, color)} ${head}`,
    ...text(why),
    ...(found.fix === '' ? [] : text(`→ ${found.fix}`)),
  ];
}

function templateLines(linted: LintedTemplate, options: LintOptions): string[] {
  const { lint } = options.messages.drafts;
  const { file, name, language, category, findings } = linted;
  const head = [file, name, language, category].filter((part) => part !== undefined).join(' · ');
  if (findings.length === 0) return [`${options.color.bold(head)}  ${options.color.green(lint.clean)}`];
  const groups = SEVERITIES.flatMap((severity) => {
    const own = findings.filter((found) => found.severity === severity);
    if (own.length === 0) return [];
    return [
      `  ${lint.counted[severity](own.length)}`,
      ...own.flatMap((found) => findingLines(found, options)),
    ];
  });
  return [options.color.bold(head), ...groups];
}

/** The text for people: each template with its findings by severity, at the end the sum. */
export function terminalLint(templates: readonly LintedTemplate[], options: LintOptions): string {
  const { lint } = options.messages.drafts;
  const blocks = templates.flatMap((each, index) => [
    ...(index === 0 ? [] : ['']),
    ...templateLines(each, options),
  ]);
  const counts = SEVERITIES.map((severity) => lint.counted[severity](countFindings(templates, severity)));
  const sum = templates.length > 1 ? ['', lint.sum(templates.length, counts.join(' · '))] : [];
  return `${[...blocks, ...sum].join('\n')}\n`;
}
