import type { Command } from 'commander';
import type { RetentionOptions } from '../actions/retention.ts';
import type { CommandHost } from '../command.ts';
import { withHelpTail } from '../command.ts';

/** `consend retention run`: what has served its time goes. */
export function registerRetention(program: Command, { session, finish }: CommandHost): void {
  const text = session.messages.care.retention;
  const group = program.command('retention').description(text.about);
  const command = group
    .command('run')
    .description(text.run)
    .option('--dry-run', text.dryRun)
    .option('-y, --yes', text.yes)
    .option('--actor <name>', text.actor)
    .action(async (options: RetentionOptions) => {
      const { runRetention } = await import('../actions/retention.ts');
      finish(await runRetention(session, options));
    });
  withHelpTail(command, session, {
    examples: ['consend retention run --dry-run', 'consend retention run --yes --quiet'],
    exits: ['ok', 'usage', 'invalid', 'stopped', 'locked', 'unavailable'],
  });
}
