import type { Command } from 'commander';
import type { ImportOptions } from '../../actions/consent-import.ts';
import type { CommandHost } from '../../command.ts';
import { withHelpTail } from '../../command.ts';

/** `consend consent import`. */
export function registerImport(group: Command, { session, finish }: CommandHost): void {
  const text = session.messages.cli.commands.consent;
  const fill = text.import.fill;
  const command = group
    .command('import')
    .description(text.import.about)
    .argument('<file>', text.import.file)
    .option('--map <columns>', text.import.map)
    .option('--rejects <file>', text.import.rejects)
    .option('--dry-run', text.import.dryRun)
    .option('--event <kind>', fill('event'))
    .option('--basis <basis>', fill('basis'))
    .option('--purpose <purpose>', fill('purpose'))
    .option('--source <source>', fill('source'))
    .option('--wording <id@version>', fill('wording'))
    .option('--occurred-at <time>', fill('occurred_at'))
    .action(async (file: string, options: ImportOptions) => {
      const { runConsentImport } = await import('../../actions/consent-import.ts');
      finish(await runConsentImport(session, file, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend consent import consents.csv',
      'consend consent import shop.csv --map phone=handy --purpose newsletter --source shop --rejects shop.rejects.csv',
    ],
    exits: ['ok', 'usage', 'invalid', 'stopped', 'unavailable'],
  });
}
