import type { Command } from 'commander';
import type { CommandHost } from '../../command.ts';

/** `consend consent access` and `erase`: the rights of the person (Art. 15, 17 GDPR). */
export function registerRights(_group: Command, _host: CommandHost): void {}
