import type { Command } from 'commander';
import type { MigrateOptions } from '../actions/store.ts';
import type { RestoreOptions } from '../actions/store-restore.ts';
import type { CommandHost } from '../command.ts';
import { withHelpTail } from '../command.ts';

function registerStatus(group: Command, { session, finish }: CommandHost): void {
  const command = group
    .command('status')
    .description(session.messages.care.store.status)
    .action(async () => {
      const { runStoreStatus } = await import('../actions/store.ts');
      finish(await runStoreStatus(session));
    });
  withHelpTail(command, session, {
    examples: ['consend store status', 'consend store status --json'],
    exits: ['ok', 'usage', 'invalid', 'unavailable'],
  });
}

function registerMigrate(group: Command, { session, finish }: CommandHost): void {
  const text = session.messages.care.store;
  const command = group
    .command('migrate')
    .description(text.migrate)
    .option('--rebuild', text.rebuild)
    .action(async (options: MigrateOptions) => {
      const { runStoreMigrate } = await import('../actions/store.ts');
      finish(await runStoreMigrate(session, options));
    });
  withHelpTail(command, session, {
    examples: ['consend store migrate', 'consend store migrate --rebuild'],
    exits: ['ok', 'usage', 'invalid', 'locked', 'unavailable'],
  });
}

function registerBackup(group: Command, { session, finish }: CommandHost): void {
  const text = session.messages.care.store;
  const command = group
    .command('backup')
    .description(text.backup)
    .argument('<file>', text.backupFile)
    .action(async (file: string) => {
      const { runStoreBackup } = await import('../actions/store.ts');
      finish(await runStoreBackup(session, file));
    });
  withHelpTail(command, session, {
    examples: [
      'consend store backup /srv/backup/consend-2026-11-23.db',
      'consend store backup "backup-$(date +%F).db" --quiet',
    ],
    exits: ['ok', 'usage', 'invalid', 'unavailable'],
  });
}

function registerRestore(group: Command, { session, finish }: CommandHost): void {
  const text = session.messages.care.store;
  const command = group
    .command('restore')
    .description(text.restore)
    .argument('<file>', text.restoreFile)
    .option('-y, --yes', text.yes)
    .option('--actor <name>', text.actor)
    .action(async (file: string, options: RestoreOptions) => {
      const { runStoreRestore } = await import('../actions/store-restore.ts');
      finish(await runStoreRestore(session, file, options));
    });
  withHelpTail(command, session, {
    examples: [
      'consend store restore /srv/backup/consend-2026-11-23.db',
      'consend store restore backup.db --yes --json',
    ],
    exits: ['ok', 'usage', 'invalid', 'stopped', 'locked', 'unavailable'],
  });
}

/** `consend store …`: the database and its backups. */
export function registerStore(program: Command, host: CommandHost): void {
  const group = program.command('store').description(host.session.messages.care.store.about);
  registerStatus(group, host);
  registerMigrate(group, host);
  registerBackup(group, host);
  registerRestore(group, host);
}
