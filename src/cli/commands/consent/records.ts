import type { Command } from 'commander';
import type { CommandHost } from '../../command.ts';

/** `consend consent record`, `confirm`, `withdraw`, `object`, `notice`: one event by hand. */
export function registerRecords(_group: Command, _host: CommandHost): void {}
