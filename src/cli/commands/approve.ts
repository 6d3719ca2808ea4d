import type { Command } from 'commander';
import type { ApproveOptions } from '../actions/approve.ts';
import type { CommandHost } from '../command.ts';
import { withHelpTail } from '../command.ts';

/** `consend approve`: a second person's signature under a plan. */
export function registerApprove(program: Command, { session, finish }: CommandHost): void {
  const text = session.messages.approval.commands;
  const command = program
    .command('approve')
    .description(text.about)
    .argument('[plan]', text.plan)
    .option('--by <name>', text.by)
    .option('--key <file>', text.key)
    .option('--note <text>', text.note)
    .option('--verify', text.verify)
    .option('--new-key <name>', text.newKey)
    .option('-y, --yes', text.yes)
    .action(async (plan: string | undefined, options: ApproveOptions) => {
      const { runApprove } = await import('../actions/approve.ts');
      finish(await runApprove(session, plan, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend approve --new-key "Dana Kern"',
      'consend approve p_01JDKQ7V3M8Z --by "Dana Kern" --note "checked with legal"',
      'consend approve p_01JDKQ7V3M8Z --verify --json',
    ],
    exits: ['ok', 'usage', 'invalid', 'blocked', 'stopped', 'tampered', 'unavailable'],
  });
}
