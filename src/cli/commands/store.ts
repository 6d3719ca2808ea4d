import type { Command } from 'commander';
import type { CommandHost } from '../command.ts';

/** `consend store …`: the database and its backups. */
export function registerStore(_program: Command, _host: CommandHost): void {}
