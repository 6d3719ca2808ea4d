import type { Command } from 'commander';
import type { TemplatesShowOptions } from '../../actions/templates-show.ts';
import type { CommandHost } from '../../command.ts';
import { withHelpTail } from '../../command.ts';

/** `consend templates show NAME`: everything known of a template. */
export function registerShow(group: Command, { session, finish }: CommandHost): void {
  const text = session.messages.templateShow;
  const command = group
    .command('show')
    .description(text.about)
    .argument('<name>', text.name)
    .option('--language <language>', text.language)
    .action(async (name: string, options: TemplatesShowOptions) => {
      const { runTemplatesShow } = await import('../../actions/templates-show.ts');
      finish(await runTemplatesShow(session, name, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend templates show herbst_sale',
      'consend templates show herbst_sale --language de --json | jq -r .languages[0].parameters',
    ],
    exits: ['ok', 'usage', 'invalid', 'unavailable'],
  });
}
