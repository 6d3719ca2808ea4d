/** Small things that several commands say: row problems, stop reasons, check texts. */
import type { ConsentProblemCode } from '../core/consent-row.ts';
import type { RowProblem, RowProblemCode } from '../core/recipient.ts';
import type { Language, Messages } from '../i18n/index.ts';
import { messagesFor } from '../i18n/index.ts';
import type { CheckTexts } from '../report/index.ts';

/** Why a row cannot be used, as a sentence without capital and full stop. */
export function rowProblemText(
  messages: Messages,
  problem: {
    readonly code: RowProblemCode | ConsentProblemCode;
    readonly value: string;
    readonly firstRow?: RowProblem['firstRow'];
  },
): string {
  if (problem.code === 'row.duplicate' && problem.firstRow !== undefined)
    return messages.cli.repeatsRow(problem.firstRow);
  const text = messages.cli.rows[problem.code];
  return problem.value === '' ? text : `"${problem.value}" ${text}`;
}

/** Why a run stopped, in words; codes carry a number behind a colon. */
export function stopText(messages: Messages, reason: string): string {
  const { stops } = messages.cli;
  const [kind = '', detail = ''] = reason.split(':');
  if (kind === 'api') return stops.api(detail);
  if (kind === 'template-fault') return stops['template-fault'](detail);
  const text: unknown = Object.hasOwn(stops, kind) ? stops[kind as keyof typeof stops] : undefined;
  return typeof text === 'string' ? text : reason;
}

/** Texts of checks in a language, for the reports. */
export function checkTexts(language: Language): CheckTexts {
  const texts: Readonly<Record<string, { rule: string; fix: string }>> = messagesFor(language).checks;
  return (code) => texts[code] ?? { rule: code, fix: '' };
}
