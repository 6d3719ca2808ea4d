import type { Command } from 'commander';
import type { CommandHost } from '../command.ts';
import { withHelpTail } from '../command.ts';

/** `consend demo`: the whole road with example data and the sandbox. */
export function registerDemo(program: Command, { session, finish }: CommandHost): void {
  const text = session.messages.cli.commands.demo;
  const command = program
    .command('demo')
    .description(text.about)
    .option('--keep <dir>', text.keep)
    .option('--recipients <number>', text.recipients)
    .action(async (options: { keep?: string; recipients?: string }) => {
      const { runDemo } = await import('../actions/demo.ts');
      finish(await runDemo(session, options));
    });
  withHelpTail(command, session, {
    examples: ['consend demo', 'consend demo --keep my-workspace --lang de'],
    exits: ['ok', 'usage', 'unavailable'],
  });
}
