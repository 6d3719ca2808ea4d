import type { Command } from 'commander';
import type { WhyOptions } from '../actions/why.ts';
import type { CommandHost } from '../command.ts';
import { withHelpTail } from '../command.ts';

/** `consend why NUMBER`: everything for and against messaging this person. */
export function registerWhy(program: Command, { session, finish }: CommandHost): void {
  const { commands } = session.messages.overview;
  const command = program
    .command('why')
    .description(commands.why.about)
    .argument('<number>', commands.number)
    .option('--campaign <file>', commands.why.campaign)
    .option('--occurrence <id>', session.messages.control.commands.occurrenceWhy)
    .option('--at <time>', commands.at)
    .action(async (number: string, options: WhyOptions) => {
      const { runWhy } = await import('../actions/why.ts');
      finish(await runWhy(session, number, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend why "0151 20000042"',
      'consend why +4915120000042 --campaign herbst-2026.yaml --at 2026-10-03T14:00',
    ],
    exits: ['ok', 'usage', 'invalid', 'unavailable'],
  });
}
