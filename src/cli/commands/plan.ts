import type { Command } from 'commander';
import type { PlanOptions } from '../actions/plan.ts';
import type { CommandHost } from '../command.ts';
import { withHelpTail } from '../command.ts';

/** `consend plan`: the dry run. */
export function registerPlan(program: Command, { session, finish }: CommandHost): void {
  const text = session.messages.cli.commands.plan;
  const command = program
    .command('plan')
    .description(text.about)
    .argument('<campaign>', text.campaign)
    .option('--out <dir>', text.out)
    .option('--at <time>', text.at)
    .option('--occurrence <id>', session.messages.control.commands.occurrencePlan)
    .option('--check-media', text.checkMedia)
    .option('--accept-invalid', text.acceptInvalid)
    .action(async (campaign: string, options: PlanOptions) => {
      const { runPlan } = await import('../actions/plan.ts');
      finish(await runPlan(session, campaign, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend plan herbst-2026.yaml',
      'consend plan herbst-2026.yaml --at 2026-11-24T09:00 --json | jq .decisions',
    ],
    exits: ['ok', 'usage', 'invalid', 'blocked', 'unavailable'],
  });
}
