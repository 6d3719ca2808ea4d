import type { Command } from 'commander';
import type { DossierOptions } from '../../actions/compliance-dossier.ts';
import type { CommandHost } from '../../command.ts';
import { withHelpTail } from '../../command.ts';
import type { PaperOptions } from '../../paper-files.ts';

/** Adds the options that every paper takes. */
export function withPaperOptions(command: Command, { session }: CommandHost): Command {
  const text = session.messages.papers.commands;
  return command
    .option('--out <dir>', text.out)
    .option('--at <time>', text.at)
    .option('--by <name>', text.by);
}

function registerRecord(group: Command, host: CommandHost): void {
  const { session, finish } = host;
  const command = group
    .command('record-of-processing')
    .description(session.messages.papers.commands.record)
    .action(async (options: PaperOptions) => {
      const { runRecordOfProcessing } = await import('../../actions/compliance-record.ts');
      finish(await runRecordOfProcessing(session, options));
    });
  withHelpTail(withPaperOptions(command, host), session, {
    examples: [
      'consend compliance record-of-processing --by "A. Beispiel" --lang de',
      'consend compliance record-of-processing --out papers/2026 --at 2026-12-31',
    ],
    exits: ['ok', 'usage', 'invalid', 'unavailable'],
  });
}

function registerInterests(group: Command, host: CommandHost): void {
  const { session, finish } = host;
  const command = group
    .command('interests')
    .description(session.messages.papers.interests.command)
    .action(async (options: PaperOptions) => {
      const { runInterests } = await import('../../actions/compliance-interests.ts');
      finish(await runInterests(session, options));
    });
  withHelpTail(withPaperOptions(command, host), session, {
    examples: ['consend compliance interests', 'consend compliance interests --by "A. Beispiel" --lang de'],
    exits: ['ok', 'usage', 'invalid', 'unavailable'],
  });
}

function registerDossier(group: Command, host: CommandHost): void {
  const { session, finish } = host;
  const text = session.messages.papers.dossier;
  const command = group
    .command('dossier')
    .description(text.command)
    .argument('<campaign>', text.campaign)
    .option('--occurrence <id>', session.messages.control.commands.occurrence)
    .action(async (campaign: string, options: DossierOptions) => {
      const { runDossier } = await import('../../actions/compliance-dossier.ts');
      finish(await runDossier(session, campaign, options));
    });
  withHelpTail(withPaperOptions(command, host), session, {
    examples: [
      'consend compliance dossier herbst-2026.yaml --by "A. Beispiel"',
      'consend compliance dossier herbst-2026 --out dossiers --lang de',
    ],
    exits: ['ok', 'usage', 'invalid', 'tampered', 'unavailable'],
  });
}

function registerProcessors(group: Command, host: CommandHost): void {
  const { session, finish } = host;
  const command = group
    .command('processors')
    .description(session.messages.papers.processors.command)
    .action(async (options: PaperOptions) => {
      const { runProcessors } = await import('../../actions/compliance-processors.ts');
      finish(await runProcessors(session, options));
    });
  withHelpTail(withPaperOptions(command, host), session, {
    examples: ['consend compliance processors', 'consend compliance processors --at 2026-12-31 --lang de'],
    exits: ['ok', 'usage', 'invalid', 'unavailable'],
  });
}

/** The papers of `consend compliance`: each a JSON document and a page. */
export function registerPapers(group: Command, host: CommandHost): void {
  registerDossier(group, host);
  registerRecord(group, host);
  registerInterests(group, host);
  registerProcessors(group, host);
}
