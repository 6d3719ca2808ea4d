/** Asking before something is erased or overwritten. Nothing ever prompts without a terminal: `--yes` is the answer there. */
import { ConsendError } from '../core/errors.ts';
import type { Session } from './session.ts';

/** What is asked. */
export interface Question {
  /** The question as a sentence; what answers it is added. */
  readonly question: string;
  /** What would be done, for the error where there is no terminal: `Erase 2 people`. */
  readonly action: string;
  /** The user said so beforehand. */
  readonly yes: boolean | undefined;
}

const YES = /^(y|yes|j|ja)$/i;

/**
 * Whether the user wants it. Throws `usage.confirmation-needed` where nobody can be asked, `run.interrupted` at Ctrl-C:
 * that is no answer.
 */
export async function confirms(session: Session, { question, action, yes }: Question): Promise<boolean> {
  if (yes === true) return true;
  if (!session.io.isInTty || !session.io.isErrTty || session.globals.json)
    throw new ConsendError('usage.confirmation-needed', { params: { action, flag: '--yes' } });
  const { input } = await import('@inquirer/prompts');
  const { yesOrNo } = session.messages.care.ask;
  const typed = await input({ message: `${question} ${yesOrNo}` }, { output: session.io.stderr }).catch(
    (error: unknown) => {
      throw new ConsendError('run.interrupted', { cause: error });
    },
  );
  return YES.test(typed.trim());
}
