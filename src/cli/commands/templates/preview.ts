import type { Command } from 'commander';
import type { PreviewCommandOptions } from '../../actions/templates-preview.ts';
import type { CommandHost } from '../../command.ts';
import { withHelpTail } from '../../command.ts';

/** `consend templates preview NAME`: a message as a phone shows it. */
export function registerPreview(group: Command, { session, finish }: CommandHost): void {
  const text = session.messages.preview;
  const command = group
    .command('preview')
    .description(text.about)
    .argument('<name>', text.name)
    .option('--language <language>', text.language)
    .option('--campaign <file>', text.campaign)
    .option('--recipients <file>', text.recipients)
    .option('--row <line>', text.row)
    .action(async (name: string, options: PreviewCommandOptions) => {
      const { runTemplatesPreview } = await import('../../actions/templates-preview.ts');
      finish(await runTemplatesPreview(session, name, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend templates preview herbst_sale --campaign herbst-2026.yaml --row 7',
      'consend templates preview bestellung_bereit --language en --recipients bestellungen.csv',
    ],
    exits: ['ok', 'usage', 'invalid', 'unavailable'],
  });
}
