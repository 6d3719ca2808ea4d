import type { Command } from 'commander';
import type { ReportOptions } from '../actions/report.ts';
import type { CommandHost } from '../command.ts';
import { withHelpTail } from '../command.ts';

/** `consend report`: the outcome so far, as files. */
export function registerReport(program: Command, { session, finish }: CommandHost): void {
  const text = session.messages.cli.commands.report;
  const command = program
    .command('report')
    .description(text.about)
    .argument('<campaign>', text.campaign)
    .option('--format <formats>', text.format, 'html,json,csv')
    .option('--out <dir>', text.out)
    .option('--open', text.open)
    .option('--occurrence <id>', session.messages.control.commands.occurrence)
    .action(async (campaign: string, options: ReportOptions) => {
      const { runReport } = await import('../actions/report.ts');
      finish(await runReport(session, campaign, options));
    });
  withHelpTail(command, session, {
    examples: ['consend report herbst-2026 --open', 'consend report herbst-2026 --format csv --out reports'],
    exits: ['ok', 'usage', 'invalid', 'unavailable'],
  });
}
