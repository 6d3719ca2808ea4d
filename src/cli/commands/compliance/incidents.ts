import type { Command } from 'commander';
import type { CommandHost } from '../../command.ts';
import { withHelpTail } from '../../command.ts';
import { INCIDENT_OPTIONS, type IncidentOptions } from '../../incident-facts.ts';
import type { PaperOptions } from '../../paper-files.ts';
import { withPaperOptions } from './papers.ts';

/** What an option takes, by its kind. */
const VALUES = { text: '<text>', time: '<time>', count: '<n>', kind: '<kind>', risk: '<rating>' } as const;

function withFacts(command: Command, { session }: CommandHost): Command {
  const { options } = session.messages.papers.incidents.commands;
  for (const { name, flag, kind } of INCIDENT_OPTIONS)
    command.option(`${flag} ${VALUES[kind]}`, options[name]);
  return command.option('--by <name>', options.by);
}

function registerWriting(group: Command, host: CommandHost): void {
  const { session, finish } = host;
  const text = session.messages.papers.incidents.commands;
  const add = group
    .command('add')
    .description(text.add)
    .action(async (options: IncidentOptions) => {
      const { runIncidentAdd } = await import('../../actions/compliance-incident.ts');
      finish(await runIncidentAdd(session, options));
    });
  withHelpTail(withFacts(add, host), session, {
    examples: [
      'consend compliance incident add',
      'consend compliance incident add --what "access token in a chat" --kind token-leak --noticed 09:40 --people 0 --risk unlikely',
    ],
    exits: ['ok', 'usage', 'invalid', 'stopped', 'unavailable'],
  });
  const amend = group
    .command('amend')
    .description(text.amend)
    .argument('<number>', text.number)
    .action(async (number: string, options: IncidentOptions) => {
      const { runIncidentAmend } = await import('../../actions/compliance-incident.ts');
      finish(await runIncidentAmend(session, number, options));
    });
  withHelpTail(withFacts(amend, host), session, {
    examples: [
      'consend compliance incident amend 1 --reported 2026-11-26T10:00 --reference "LDI 45.2-117"',
      'consend compliance incident amend 1 --not-reported "the token was never used" --lessons "tokens only from the vault"',
    ],
    exits: ['ok', 'usage', 'invalid', 'unavailable'],
  });
}

/** `consend compliance incident …`: the log of incidents. */
export function registerIncidents(compliance: Command, host: CommandHost): void {
  const { session, finish } = host;
  const text = session.messages.papers.incidents.commands;
  const group = compliance.command('incident').description(text.about);
  registerWriting(group, host);
  const list = group
    .command('list')
    .description(text.list)
    .action(async () => {
      const { runIncidentList } = await import('../../actions/compliance-incident.ts');
      finish(await runIncidentList(session));
    });
  withHelpTail(list, session, {
    examples: ['consend compliance incident list', 'consend compliance incident list --json'],
    exits: ['ok', 'usage', 'invalid', 'tampered', 'unavailable'],
  });
  const log = group
    .command('log')
    .description(text.log)
    .action(async (options: PaperOptions) => {
      const { runIncidentLog } = await import('../../actions/compliance-incident.ts');
      finish(await runIncidentLog(session, options));
    });
  withHelpTail(withPaperOptions(log, host), session, {
    examples: [
      'consend compliance incident log',
      'consend compliance incident log --out papers/2026 --lang de',
    ],
    exits: ['ok', 'usage', 'invalid', 'tampered', 'unavailable'],
  });
}
