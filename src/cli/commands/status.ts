import type { Command } from 'commander';
import type { CommandHost } from '../command.ts';
import { withHelpTail } from '../command.ts';

/** `consend status`: where campaigns stand. */
export function registerStatus(program: Command, { session, finish }: CommandHost): void {
  const text = session.messages.cli.commands.status;
  const command = program
    .command('status')
    .description(text.about)
    .argument('[campaign]', text.campaign)
    .option('--watch', text.watch)
    .option('--occurrence <id>', session.messages.control.commands.occurrence)
    .action(async (campaign: string | undefined, options: { watch?: boolean; occurrence?: string }) => {
      const { runStatus } = await import('../actions/status.ts');
      finish(await runStatus(session, campaign, options));
    });
  withHelpTail(command, session, {
    examples: ['consend status', 'consend status herbst-2026 --json | jq .messages'],
    exits: ['ok', 'usage', 'invalid', 'unavailable'],
  });
}
