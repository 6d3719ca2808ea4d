import type { Command } from 'commander';
import type { ShowOptions } from '../../actions/consent-show.ts';
import type { CommandHost } from '../../command.ts';
import { withHelpTail } from '../../command.ts';

function registerShow(group: Command, { session, finish }: CommandHost): void {
  const { commands } = session.messages.overview;
  const command = group
    .command('show')
    .description(commands.show)
    .argument('<number>', commands.number)
    .option('--at <time>', commands.at)
    .action(async (number: string, options: ShowOptions) => {
      const { runConsentShow } = await import('../../actions/consent-show.ts');
      finish(await runConsentShow(session, number, options));
    });
  withHelpTail(command, session, {
    examples: ['consend consent show "0151 20000042"', 'consend consent show +4915120000042 --at 2026-10-03'],
    exits: ['ok', 'usage', 'invalid', 'unavailable'],
  });
}

/** `consend consent show`, `list`, `stats`: what the ledger knows. */
export function registerOverview(group: Command, host: CommandHost): void {
  registerShow(group, host);
}
