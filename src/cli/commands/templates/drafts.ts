import type { Command } from 'commander';
import type { TemplatesStatusOptions } from '../../actions/templates-status.ts';
import type { TemplatesSubmitOptions } from '../../actions/templates-submit.ts';
import type { CommandHost } from '../../command.ts';
import { withHelpTail } from '../../command.ts';

/** `consend templates lint`, `submit` and `status`: from a draft to an approved template. */
export function registerDrafts(group: Command, host: CommandHost): void {
  registerLint(group, host);
  registerSubmit(group, host);
  registerStatus(group, host);
}

function registerLint(group: Command, { session, finish }: CommandHost): void {
  const text = session.messages.drafts.commands.lint;
  const command = group
    .command('lint')
    .description(text.about)
    .argument('<what...>', text.what)
    .action(async (what: readonly string[]) => {
      const { runTemplatesLint } = await import('../../actions/templates-lint.ts');
      finish(await runTemplatesLint(session, what));
    });
  withHelpTail(command, session, {
    examples: [
      'consend templates lint templates/*.json',
      'consend templates lint herbst_sale --json | jq .errors',
    ],
    exits: ['ok', 'usage', 'invalid'],
  });
}

function registerSubmit(group: Command, { session, finish }: CommandHost): void {
  const text = session.messages.drafts.commands.submit;
  const command = group
    .command('submit')
    .description(text.about)
    .argument('<file>', text.file)
    .option('--yes', text.yes)
    .option('--skip-lint <reason>', text.skipLint)
    .option('--edit', text.edit)
    .option('--wait', text.wait)
    .action(async (file: string, options: TemplatesSubmitOptions) => {
      const { runTemplatesSubmit } = await import('../../actions/templates-submit.ts');
      finish(await runTemplatesSubmit(session, file, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend templates submit templates/winter_sale.json --wait',
      'consend templates submit templates/winter_sale.json --edit --yes --json | jq -r .status',
    ],
    exits: ['ok', 'usage', 'invalid', 'blocked', 'stopped', 'unavailable'],
  });
}

function registerStatus(group: Command, { session, finish }: CommandHost): void {
  const text = session.messages.drafts.commands.status;
  const command = group
    .command('status')
    .description(text.about)
    .argument('<name>', text.name)
    .option('--language <language>', text.language)
    .option('--wait', text.wait)
    .option('--watch', text.watch)
    .action(async (name: string, options: TemplatesStatusOptions) => {
      const { runTemplatesStatus } = await import('../../actions/templates-status.ts');
      finish(await runTemplatesStatus(session, name, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend templates status winter_sale',
      'consend templates status winter_sale --language de --wait && consend plan winter.yaml',
    ],
    exits: ['ok', 'usage', 'invalid', 'blocked', 'stopped', 'unavailable'],
  });
}
