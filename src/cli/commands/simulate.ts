import type { Command } from 'commander';
import type { SimulateOptions } from '../actions/simulate.ts';
import type { CommandHost } from '../command.ts';
import { withHelpTail } from '../command.ts';

/** `consend simulate`: the whole campaign on a virtual clock. */
export function registerSimulate(program: Command, { session, finish }: CommandHost): void {
  const text = session.messages.cli.commands.simulate;
  const command = program
    .command('simulate')
    .description(text.about)
    .argument('<campaign>', text.campaign)
    .option('--start <time>', text.start)
    .option('--seed <number>', text.seed)
    .option('--profile <file>', text.profile)
    .option('--speed <factor>', text.speed)
    .option('--out <dir>', text.out)
    .option('--accept-invalid', text.acceptInvalid)
    .action(async (campaign: string, options: SimulateOptions) => {
      const { runSimulate } = await import('../actions/simulate.ts');
      finish(await runSimulate(session, campaign, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend simulate herbst-2026.yaml --start 2026-11-27T09:00 --seed 7',
      'consend simulate newsletter.yaml --profile tier-2k.json --out simulation',
    ],
    exits: ['ok', 'usage', 'invalid', 'blocked', 'stopped', 'unavailable'],
  });
}
