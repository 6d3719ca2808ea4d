import type { Command } from 'commander';
import type { SuppressOptions } from '../actions/suppress.ts';
import type { SuppressImportOptions } from '../actions/suppress-import.ts';
import type { CommandHost } from '../command.ts';
import { withHelpTail } from '../command.ts';

function registerAdd(group: Command, { session, finish }: CommandHost): void {
  const text = session.messages.care.suppress;
  const command = group
    .command('add')
    .description(text.add)
    .argument('<number...>', text.numbers)
    .option('--reason <text>', text.reason)
    .option('--actor <name>', text.actor)
    .action(async (numbers: string[], options: SuppressOptions) => {
      const { runSuppressAdd } = await import('../actions/suppress.ts');
      finish(await runSuppressAdd(session, numbers, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend suppress add "0151 20000042" --reason "asked by phone"',
      'consend suppress add +4915120000042 +4915120000043 --actor "A. Beispiel"',
    ],
    exits: ['ok', 'usage', 'invalid', 'unavailable'],
  });
}

function registerRemove(group: Command, { session, finish }: CommandHost): void {
  const text = session.messages.care.suppress;
  const command = group
    .command('remove')
    .description(text.remove)
    .argument('<number...>', text.numbers)
    .option('--reason <text>', text.reason)
    .option('--actor <name>', text.actor)
    .option('-y, --yes', text.yes)
    .action(async (numbers: string[], options: SuppressOptions) => {
      const { runSuppressRemove } = await import('../actions/suppress.ts');
      finish(await runSuppressRemove(session, numbers, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend suppress remove "0151 20000042" --reason "entered by mistake"',
      'consend suppress remove +4915120000042 --yes',
    ],
    exits: ['ok', 'usage', 'invalid', 'stopped', 'unavailable'],
  });
}

function registerList(group: Command, { session, finish }: CommandHost): void {
  const command = group
    .command('list')
    .description(session.messages.care.suppress.list)
    .action(async () => {
      const { runSuppressList } = await import('../actions/suppress.ts');
      finish(await runSuppressList(session));
    });
  withHelpTail(command, session, {
    examples: ['consend suppress list', 'consend suppress list --json'],
    exits: ['ok', 'usage', 'invalid', 'unavailable'],
  });
}

function registerImport(group: Command, { session, finish }: CommandHost): void {
  const text = session.messages.care.suppress;
  const command = group
    .command('import')
    .description(text.import)
    .argument('<file>', text.file)
    .option('--phone <column>', text.phone)
    .option('--reason <text>', text.reason)
    .option('--actor <name>', text.actor)
    .option('--rejects <file>', text.rejects)
    .action(async (file: string, options: SuppressImportOptions) => {
      const { runSuppressImport } = await import('../actions/suppress-import.ts');
      finish(await runSuppressImport(session, file, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend suppress import robinson.csv --reason "do-not-contact list of 2026-11"',
      'consend suppress import sperrliste.csv --phone Rufnummer --rejects sperrliste.rejects.csv',
    ],
    exits: ['ok', 'usage', 'invalid', 'partial', 'stopped', 'unavailable'],
  });
}

/** `consend suppress …`: the do-not-contact list. */
export function registerSuppress(program: Command, host: CommandHost): void {
  const group = program.command('suppress').description(host.session.messages.care.suppress.about);
  registerAdd(group, host);
  registerRemove(group, host);
  registerList(group, host);
  registerImport(group, host);
}
