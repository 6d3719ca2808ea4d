import type { Command } from 'commander';
import type { CommandHost } from '../../command.ts';

/** `consend consent verify`, `prove`, `check-proof`, `checkpoint`: evidence that stands up outside the program. */
export function registerProof(_group: Command, _host: CommandHost): void {}
