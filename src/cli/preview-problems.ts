/** What is to be said of a previewed row: why it could not be sent, which values change the look. */
import { basename } from 'node:path';
import { ConsendError } from '../core/errors.ts';
import { formattingValues } from '../core/message/formatting-values.ts';
import { textsOf } from '../core/message/render.ts';
import type { ParameterProblem } from '../core/parameter-problem.ts';
import type { FoundRow, MissingRow, PreviewedRow } from '../pipeline/preview.ts';
import { maskDigits } from '../report/mask.ts';
import { parameterReason } from '../report/parameter-reason.ts';
import { word } from '../report/phrases.ts';
import type { FormattingNote, PreviewModel, PreviewProblem } from '../report/preview/model.ts';
import type { PreviewRows, PreviewWish } from './preview-rows.ts';
import { rowProblemText } from './words.ts';
import type { OpenWorkspace } from './workspace.ts';

/** No row begins on the line: says which ones are near. */
export function missingRow(rows: PreviewRows, line: number | undefined, missing: MissingRow): ConsendError {
  const near = [missing.before, missing.after].filter((row) => row !== undefined).map(String);
  const last = missing.after === undefined ? missing.before : undefined;
  const file = rows.files.map((each) => basename(each)).join(', ');
  return new ConsendError('recipients.row-missing', {
    params: { file, row: line ?? 2, rows: missing.rows, near, last },
  });
}

function parameterProblem({ session }: OpenWorkspace, problem: ParameterProblem): PreviewProblem {
  const { kind, parameter, column, reason, params } = problem;
  return {
    code: `parameter.${kind}`,
    column,
    parameter,
    message:
      reason === undefined
        ? session.messages.preview.problems.missing
        : parameterReason(session.messages, reason, params),
  };
}

/** The column that a place of the campaign file names: `body."2"`. */
function columnAt({ campaign }: PreviewRows, path: string): string | undefined {
  const found = path
    .split('.')
    .map((part) => part.replaceAll('"', ''))
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Object(value)[key] : undefined),
      campaign.config.parameters,
    );
  const column: unknown = typeof found === 'object' && found !== null ? Object(found).column : undefined;
  return typeof column === 'string' ? column : undefined;
}

function templateProblems(open: OpenWorkspace, wish: PreviewWish, previewed: PreviewedRow): PreviewProblem[] {
  if (previewed.sendable) return [];
  const { preview, templateCopies } = open.session.messages;
  const { language } = previewed;
  const found = wish.copies.find(({ template }) => template.language === language)?.template;
  const place = { column: undefined, parameter: undefined };
  if (!found) {
    const known = wish.copies.map(({ template }) => template.language).join(', ');
    return [{ code: 'template.language', ...place, message: preview.problems.language(language, known) }];
  }
  if (found.status === 'APPROVED')
    return [{ code: 'template.quality', ...place, message: preview.problems.quality(language) }];
  const message = preview.problems.status(language, word(templateCopies.statuses, found.status));
  return [{ code: 'template.status', ...place, message }];
}

function rowProblems({ session }: OpenWorkspace, { problem }: FoundRow): PreviewProblem[] {
  if (!problem || problem.code === 'phone.not-mobile') return [];
  const value = session.globals.showNumbers ? problem.value : maskDigits(problem.value);
  const message = rowProblemText(session.messages, { ...problem, value });
  return [{ code: problem.code, column: problem.column, parameter: undefined, message }];
}

/** Values that the reader's phone takes for formatting. */
export function formattingNotes(message: PreviewModel['message'], rows: PreviewRows): FormattingNote[] {
  return textsOf(message).flatMap(({ at, text }) =>
    // Headers show marks as they are.
    at.endsWith('header')
      ? []
      : formattingValues(text).map((variable) => ({
          variable,
          column: columnAt(rows, `${at}."${variable}"`),
        })),
  );
}

/** Why a row could not be sent: its cells, its language, its values. */
export function previewProblems(
  open: OpenWorkspace,
  {
    wish,
    found,
    previewed,
  }: {
    readonly wish: PreviewWish;
    readonly found: FoundRow;
    readonly previewed: PreviewedRow;
  },
): PreviewProblem[] {
  return [
    ...rowProblems(open, found),
    ...templateProblems(open, wish, previewed),
    ...previewed.problems.map((problem) => parameterProblem(open, problem)),
  ];
}
