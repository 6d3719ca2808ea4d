/** The only place that turns an error into words and an exit code. */
import type { Problem } from '../core/errors.ts';
import { ConsendError } from '../core/errors.ts';
import { redactText } from '../core/redact.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import type { Session } from './session.ts';

/** `file:14:10` or what of it is known. */
function place(file: string, problem: Problem): string {
  if (problem.line === undefined) return file;
  return `${file}:${problem.line}${problem.column === undefined ? '' : `:${problem.column}`}`;
}

function asConsendError(error: unknown): ConsendError {
  if (error instanceof ConsendError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new ConsendError('internal', { params: { detail: redactText(detail) }, cause: error });
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const cause = error.cause === undefined ? '' : `\nCaused by: ${stackOf(error.cause)}`;
  return redactText(`${error.stack ?? error.message}${cause}`);
}

/** Reports an error as the command line's contract says, and gives the exit code. */
export async function reportFailure(session: Session, thrown: unknown): Promise<number> {
  const error = asConsendError(thrown);
  const text = session.messages.errors[error.code];
  const headline = text.headline(error.params);
  const hint = text.hint(error.params);
  const exitCode = exitCodeOf(error.category);
  if (session.globals.json) {
    const document = {
      schema: 'consend.error/1',
      code: error.code,
      message: headline,
      hint,
      problems: error.problems,
    };
    await session.io.out(`${JSON.stringify(document)}\n`);
  } else {
    const file = typeof error.params.file === 'string' ? error.params.file : '';
    const lines = [`✗ ${headline}`];
    for (const problem of error.problems) {
      const where = [place(file, problem), problem.path].filter((part) => part !== '').join('  ');
      lines.push(`  ${where}${where === '' ? '' : '  '}${problem.message}`);
    }
    lines.push(...hint.split('\n').map((line) => `  ${line}`));
    lines.push(`  (exit ${exitCode})`);
    session.io.err(`${lines.join('\n')}\n`);
  }
  const isInternal = error.category === 'internal';
  if (session.globals.verbose || (isInternal && !session.globals.json))
    session.io.err(`${stackOf(thrown)}\n`);
  return exitCode;
}

/** The exit code of a stop by Ctrl-C before anything had to be recorded. */
export const INTERRUPTED = EXIT.stopped;
