import type { Command } from 'commander';
import type { TemplatesDiffOptions } from '../../actions/templates-diff.ts';
import type { TemplatesListOptions } from '../../actions/templates-list.ts';
import type { CommandHost } from '../../command.ts';
import { withHelpTail } from '../../command.ts';

function registerSync(group: Command, { session, finish }: CommandHost): void {
  const command = group
    .command('sync')
    .description(session.messages.templateCopies.commands.sync)
    .action(async () => {
      const { runTemplatesSync } = await import('../../actions/templates-sync.ts');
      finish(await runTemplatesSync(session));
    });
  withHelpTail(command, session, {
    examples: ['consend templates sync', 'consend templates sync --json | jq .changes'],
    exits: ['ok', 'invalid', 'unavailable'],
  });
}

function registerList(group: Command, { session, finish }: CommandHost): void {
  const { list } = session.messages.templateCopies.commands;
  const command = group
    .command('list')
    .description(list.about)
    .option('--status <states>', list.status)
    .option('--category <categories>', list.category)
    .option('--name <text>', list.name)
    .option('--language <codes>', list.language)
    .action(async (options: TemplatesListOptions) => {
      const { runTemplatesList } = await import('../../actions/templates-list.ts');
      finish(await runTemplatesList(session, options));
    });
  withHelpTail(command, session, {
    examples: ['consend templates list', 'consend templates list --status paused,rejected --json'],
    exits: ['ok', 'usage', 'invalid', 'unavailable'],
  });
}

function registerDiff(group: Command, { session, finish }: CommandHost): void {
  const { diff } = session.messages.templateCopies.commands;
  const command = group
    .command('diff')
    .description(diff.about)
    .argument('[name]', diff.name)
    .option('--since <time>', diff.since)
    .option('--stored', diff.stored)
    .option('--exit-code', diff.exitCode)
    .action(async (name: string | undefined, options: TemplatesDiffOptions) => {
      const { runTemplatesDiff } = await import('../../actions/templates-diff.ts');
      finish(await runTemplatesDiff(session, name, options));
    });
  withHelpTail(command, session, {
    examples: ['consend templates diff', 'consend templates diff herbst_sale --since "7 days" --exit-code'],
    exits: ['ok', 'usage', 'invalid', 'blocked', 'unavailable'],
  });
}

/** `consend templates sync`, `list`, `diff`: the copies that are kept of the account's templates. */
export function registerCopies(group: Command, host: CommandHost): void {
  registerSync(group, host);
  registerList(group, host);
  registerDiff(group, host);
}
