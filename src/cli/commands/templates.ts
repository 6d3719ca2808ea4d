import type { Command } from 'commander';
import type { CommandHost } from '../command.ts';
import { withHelpTail } from '../command.ts';

/** `consend templates …`: the account's message templates. */
export function registerTemplates(program: Command, { session, finish }: CommandHost): void {
  const text = session.messages.cli.commands.templates;
  const group = program.command('templates').description(text.about);
  const sync = group
    .command('sync')
    .description(text.sync.about)
    .action(async () => {
      const { runTemplatesSync } = await import('../actions/templates.ts');
      finish(await runTemplatesSync(session));
    });
  withHelpTail(sync, session, {
    examples: ['consend templates sync', 'consend templates sync --json | jq .templates[].status'],
    exits: ['ok', 'invalid', 'unavailable'],
  });
  const list = group
    .command('list')
    .description(text.list.about)
    .action(async () => {
      const { runTemplatesList } = await import('../actions/templates.ts');
      finish(await runTemplatesList(session));
    });
  withHelpTail(list, session, {
    examples: ['consend templates list', 'consend templates list --json'],
    exits: ['ok', 'invalid', 'unavailable'],
  });
}
