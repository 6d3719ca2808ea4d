import type { Command } from 'commander';
import { PERSON_STATES } from '../../../core/explanation.ts';
import type { ListOptions } from '../../actions/consent-list.ts';
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

function registerList(group: Command, { session, finish }: CommandHost): void {
  const { list } = session.messages.overview.commands;
  const command = group
    .command('list')
    .description(list.about)
    .option('--purpose <purposes>', list.purpose)
    .option('--state <states>', list.state(PERSON_STATES.join(', ')))
    .option('--stale', list.stale)
    .action(async (options: ListOptions) => {
      const { runConsentList } = await import('../../actions/consent-list.ts');
      finish(await runConsentList(session, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend consent list --purpose newsletter --state unconfirmed,withdrawn',
      'consend consent list --stale --json > stale.ndjson',
    ],
    exits: ['ok', 'usage', 'invalid', 'stopped', 'unavailable'],
  });
}

function registerStats(group: Command, { session, finish }: CommandHost): void {
  const command = group
    .command('stats')
    .description(session.messages.overview.commands.stats)
    .action(async () => {
      const { runConsentStats } = await import('../../actions/consent-stats.ts');
      finish(await runConsentStats(session));
    });
  withHelpTail(command, session, {
    examples: ['consend consent stats', 'consend consent stats --json'],
    exits: ['ok', 'invalid', 'stopped', 'unavailable'],
  });
}

/** `consend consent show`, `list`, `stats`: what the ledger knows. */
export function registerOverview(group: Command, host: CommandHost): void {
  registerShow(group, host);
  registerList(group, host);
  registerStats(group, host);
}
