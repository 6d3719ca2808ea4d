import type { Command } from 'commander';
import type { CommandHost } from '../command.ts';
import { withHelpTail } from '../command.ts';

/** `consend error [CODE]`: what an error code of the API means. */
export function registerError(program: Command, { session, finish }: CommandHost): void {
  const text = session.messages.lookup;
  const command = program
    .command('error')
    .description(text.about)
    .argument('[code]', text.code)
    .action(async (code: string | undefined) => {
      const { runError } = await import('../actions/error.ts');
      finish(await runError(session, code));
    });
  withHelpTail(command, session, {
    examples: ['consend error 131049', 'consend error --json'],
    exits: ['ok', 'usage'],
  });
}
