import type { Command } from 'commander';
import type { CommandHost } from '../../command.ts';

/** `consend consent show`, `list`, `stats`, `export`: what the ledger knows. */
export function registerOverview(_group: Command, _host: CommandHost): void {}
