import type { Command } from 'commander';
import type { ExportOptions } from '../../actions/consent-export.ts';
import type { CommandHost } from '../../command.ts';
import { withHelpTail } from '../../command.ts';

/** `consend consent export`. */
export function registerExport(group: Command, { session, finish }: CommandHost): void {
  const text = session.messages.transfer.export;
  const command = group
    .command('export')
    .description(text.about)
    .option('--format <format>', text.format)
    .option('--out <file>', text.out)
    .option('--yes', text.yes)
    .action(async (options: ExportOptions) => {
      const { runConsentExport } = await import('../../actions/consent-export.ts');
      finish(await runConsentExport(session, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend consent export --out ledger.csv',
      'consend consent export --format ndjson | gzip > ledger.ndjson.gz',
    ],
    exits: ['ok', 'usage', 'invalid', 'stopped', 'unavailable'],
  });
}
