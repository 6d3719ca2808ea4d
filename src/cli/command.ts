/** How commands are declared: localised help with examples and exit codes, one place that collects the exit code. */
import type { Command } from 'commander';
import type { ExitName } from './exit-codes.ts';
import { EXIT } from './exit-codes.ts';
import type { Session } from './session.ts';

/** What a command's file gets to declare itself with. */
export interface CommandHost {
  readonly session: Session;
  /** Sets the exit code that the program ends with. */
  finish(code: number): void;
}

/** Examples and exit codes for the end of a command's help. */
export interface HelpTail {
  readonly examples: readonly string[];
  readonly exits: readonly ExitName[];
}

/** Adds examples and exit codes to a command's help. */
export function withHelpTail(command: Command, session: Session, tail: HelpTail): Command {
  const { help, exits } = session.messages.cli;
  const lines = [
    '',
    help.examples,
    ...tail.examples.map((example) => `  ${example}`),
    '',
    help.exitCodes,
    ...tail.exits.map((name) => `  ${EXIT[name]}  ${exits[name]}`),
  ];
  return command.addHelpText('after', lines.join('\n'));
}
