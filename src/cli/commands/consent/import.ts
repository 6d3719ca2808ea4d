import type { Command } from 'commander';
import type { CommandHost } from '../../command.ts';
import { withHelpTail } from '../../command.ts';
import type { ImportOptions } from '../../import-options.ts';

/** `consend consent import`. */
export function registerImport(group: Command, { session, finish }: CommandHost): void {
  const text = session.messages.transfer.import;
  const { fill } = text;
  const command = group
    .command('import')
    .description(text.about)
    .argument('<file>', text.file)
    .option('--map <columns>', text.map)
    .option('--date-format <format>', text.dateFormat)
    .option('--rejects <file>', text.rejects)
    .option('--dry-run', text.dryRun)
    .option('--actor <name>', text.actor)
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
      'consend consent import consents.csv --dry-run',
      'consend consent import kunden.csv --map phone=handy,occurred_at=am --date-format DD.MM.YYYY --purpose newsletter --source shop',
    ],
    exits: ['ok', 'usage', 'invalid', 'partial', 'stopped', 'unavailable'],
  });
}
