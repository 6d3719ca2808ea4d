import type { Command } from 'commander';
import type { CheckOptions } from '../actions/recipients-check.ts';
import type { CommandHost } from '../command.ts';
import { withHelpTail } from '../command.ts';

/** `consend recipients …`: recipient lists. */
export function registerRecipients(program: Command, { session, finish }: CommandHost): void {
  const text = session.messages.cli.commands.recipients;
  const group = program.command('recipients').description(text.about);
  const command = group
    .command('check')
    .description(text.check.about)
    .argument('<file>', text.check.file)
    .option('--rejects <file>', text.check.rejects)
    .option('--phone <column>', text.check.phone)
    .option('--country <code>', text.check.country)
    .action(async (file: string, options: CheckOptions) => {
      const { runRecipientsCheck } = await import('../actions/recipients-check.ts');
      finish(await runRecipientsCheck(session, file, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend recipients check recipients.csv',
      'consend recipients check export.csv --rejects bad.csv --json',
    ],
    exits: ['ok', 'usage', 'invalid'],
  });
}
